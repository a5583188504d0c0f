/** A table's part (`tableN.xml`): what it says, and the same with other ranges. */
import { HostFailure } from "../../core/problem";
import type { SheetPart } from "./parts";
import { unescapeHex } from "../ooxml/xml-text";
import { parseRange, type Range } from "../../workbook/a1";
import { withRange } from "../ooxml/table-range";
import { findTags, splice, withAttributes } from "../ooxml/xml";

export interface TableColumn {
  readonly heading: string;
  /** What Excel fills down the column, without "="; null where cells are typed. */
  readonly formula: string | null;
}

export interface TablePart {
  /** The display name, as formulas use it. */
  readonly name: string;
  readonly path: string;
  readonly sheet: SheetPart;
  /** With heading and totals rows. */
  readonly range: Range;
  readonly headerRows: number;
  readonly totalsRows: number;
  /** In the order they stand on the sheet. */
  readonly columns: readonly TableColumn[];
}

export function readTablePart(xml: string, path: string, sheet: SheetPart): TablePart {
  const tags = findTags(xml, ["table", "tableColumn", "calculatedColumnFormula"]);
  const root = tags.find((tag) => tag.name === "table");
  const range = parseRange(root?.attributes.ref ?? "");
  if (root === undefined || range === null)
    throw new HostFailure(
      `A table on sheet ${sheet.name} has no range that can be read. Open the workbook in Excel, save it, and run the command again. Nothing was written.`,
      "nothing",
    );
  const columns = tags
    .filter((tag) => tag.name === "tableColumn")
    .map((tag) => ({
      heading: unescapeHex(tag.attributes.name ?? ""),
      formula:
        tags.find((t) => t.name === "calculatedColumnFormula" && t.start >= tag.end && t.close <= tag.close)
          ?.text ?? null,
    }));
  const { headerRowCount = "1", totalsRowCount = "0", displayName, name } = root.attributes;
  return {
    name: displayName ?? name ?? "",
    path,
    sheet,
    range,
    headerRows: Number(headerRowCount),
    totalsRows: Number(totalsRowCount),
    columns,
  };
}

export function firstDataRow(table: TablePart): number {
  return table.range.top + table.headerRows;
}

export function lastDataRow(table: TablePart): number {
  return table.range.bottom - table.totalsRows;
}

/** Column on the sheet by heading; undefined where the table lacks it. */
export function sheetColumns(table: TablePart): Map<string, number> {
  return new Map(table.columns.map((column, index) => [column.heading, table.range.left + index]));
}

/** The part's text with columns added at the right end. */
export function withColumns(xml: string, table: TablePart, headings: readonly string[]): string {
  const tags = findTags(xml, ["tableColumns", "tableColumn"]);
  const list = tags.find((tag) => tag.name === "tableColumns");
  const columns = tags.filter((tag) => tag.name === "tableColumn");
  const last = columns[columns.length - 1];
  if (list === undefined || last === undefined) return xml;
  let id = Math.max(...columns.map((tag) => Number(tag.attributes.id ?? 0)));
  const added = headings
    .map((heading) => withAttributes(`<${last.prefix}tableColumn/>`, { id: String(++id), name: heading }))
    .join("");
  const count = String(columns.length + headings.length);
  const wider = splice(xml, [
    { start: list.start, end: list.end, text: withAttributes(xml.slice(list.start, list.end), { count }) },
    { start: last.close, end: last.close, text: added },
  ]);
  const right = table.range.right + headings.length;
  return withRange(wider, (range) =>
    range.right === table.range.right && range.left === table.range.left ? { ...range, right } : range,
  );
}
