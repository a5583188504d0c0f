/**
 * Rows that were read already, for as long as the parts that they came from are the same: entries of the archive never
 * change, so that the same entry is the same bytes. The steps of a month in one run ask for the same hundred thousand
 * charges again and again.
 */
import type { Wanted } from "../../ports/ports";
import type { Row } from "../../workbook/shape";
import type { WorkbookParts } from "./parts";
import type { TablePart } from "./table-part";
import type { ZipArchive } from "./zip";
import type { Entry } from "./zip-format";

interface Known {
  readonly entries: readonly (Entry | undefined)[];
  readonly columns: unknown;
  readonly question: string;
  readonly rows: readonly Row[];
}

export class KnownRows {
  /** By table part. Of each table what was asked last, so that memory does not grow with the questions. */
  private readonly tables = new Map<string, Known>();

  async rows(
    archive: ZipArchive,
    parts: WorkbookParts,
    table: TablePart,
    wanted: Wanted,
    read: () => Promise<Row[]>,
  ): Promise<Row[]> {
    const entries = entriesBehind(archive, parts, table);
    const { columns } = wanted.table;
    const question = JSON.stringify([wanted.columns, wanted.only]);
    const known = this.tables.get(table.path);
    const same = known?.columns === columns && known.question === question && isSame(known.entries, entries);
    if (known !== undefined && same) return [...known.rows];
    // The old rows would only stand in memory beside the new ones.
    this.tables.delete(table.path);
    const rows = await read();
    this.tables.set(table.path, { entries, columns, question, rows });
    return [...rows];
  }

  /** After a write: rows whose parts changed would only be kept in vain. */
  forgetChanged(archive: ZipArchive, parts: WorkbookParts): void {
    const tables = new Map([...parts.tables.values()].map((table) => [table.path, table]));
    for (const [path, { entries }] of this.tables) {
      const table = tables.get(path);
      if (table === undefined || !isSame(entries, entriesBehind(archive, parts, table)))
        this.tables.delete(path);
    }
  }
}

/** All that a table's rows are made of. */
function entriesBehind(
  archive: ZipArchive,
  parts: WorkbookParts,
  table: TablePart,
): readonly (Entry | undefined)[] {
  return [table.sheet.path, table.path, parts.path, parts.sharedStrings ?? ""].map((p) => archive.entry(p));
}

function isSame(a: readonly (Entry | undefined)[], b: readonly (Entry | undefined)[]): boolean {
  return a.every((entry, i) => entry === b[i]);
}
