/** What a person is told of the columns of several files: which one of two was read, and which only some files have. */
import { timeInName } from "./when";
import { listNote } from "./hold-notes";
import { cell, fitting, type Chosen, type Columns, type Field } from "./columns";
import type { Table } from "./parse";
import type { ExportNote } from "../usage";

/** A file with the columns that were found in it. */
export interface Read {
  readonly table: Pick<Table, "file" | "headings">;
  readonly columns: Columns;
}

/** Files that lack a column which others have: what is blank there may have been forgotten. */
export function columnsOfSome(files: readonly Read[], field: string, consequence: string): ExportNote[] {
  const without = files.filter(({ columns }) => columns[field] === undefined);
  if (without.length === 0 || without.length === files.length) return [];
  return listNote(
    without.map(({ table }) => table.file),
    `Files without a column for ${field}, which others have; ${consequence}:`,
    "warning",
  );
}

/** The same among the files of one system: another system may well have other columns. */
export function columnsOfSomeDays(files: readonly Read[], field: string, consequence: string): ExportNote[] {
  const bySeries = new Map<string, Read[]>();
  for (const file of files) {
    const { series } = timeInName(file.table.file);
    bySeries.set(series, [...(bySeries.get(series) ?? []), file]);
  }
  return [...bySeries.values()].flatMap((some) => columnsOfSome(some, field, consequence));
}

/** `500` below `1.5 TB`: as likely 500 TB or GB as 500 bytes. */
export function mixedUnits(
  files: readonly (Read & { readonly table: Pick<Table, "rows"> })[],
  fields: readonly string[],
): ExportNote[] {
  return files.flatMap(({ table, columns }) =>
    fields.flatMap((field) => {
      if (columns[field] === undefined || columns[field].unit !== "") return [];
      const cells = table.rows.map((row) => ({ where: row.where, text: cell(row, columns, field) }));
      const bare = cells.filter(({ text }) => /^[\d.,]*[1-9][\d.,]*$/.test(text));
      if (bare.length === 0 || !cells.some(({ text }) => /^[\d.,]+\s*[a-z]+$/i.test(text))) return [];
      return listNote(
        bare.map(({ where }) => where),
        `Some cells of ${field} have a unit, these have none, and are read as bytes or what --size-unit says. Write the unit there too:`,
        "warning",
      );
    }),
  );
}

/** Of several columns that fit, which one was read: once for all files that are alike. */
export function columnsTaken(files: readonly Read[], fields: readonly Field[], chosen: Chosen): ExportNote[] {
  const texts = new Set<string>();
  for (const { table, columns } of files)
    for (const field of fields) {
      const taken = columns[field.name]?.heading;
      if (taken === undefined || chosen.has(field.name.toLowerCase())) continue;
      const others = fitting(table, field).filter((heading) => heading !== taken);
      if (others.length > 0)
        texts.add(
          `${field.name} was read from the column ${taken}, not from ${others.join(" or ")}. If that is wrong, say --column ${field.name}=HEADING.`,
        );
    }
  return [...texts].map((text) => ({ severity: "note", text, where: "" }));
}
