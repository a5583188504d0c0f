/** The tables of the page's stand-in for Excel, as the golden files write them. */
import Papa from "papaparse";
import { ALL_TABLES } from "../../../src/workbook/tables";
import type { OpenPane } from "./pane";

/** @returns "tables/Charges.csv" → its text, for every table of the product */
export async function tablesIn(pane: OpenPane): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name, columns } of ALL_TABLES) {
    const headings = columns.map((column) => column.heading);
    const rows = await pane.with({ name, headings }, ({ workbook }, wanted) => {
      const found = workbook.tables.find(
        (table) =>
          table.columns.some((c) => c.name === wanted.headings[0]) && table.sheet.name === wanted.name,
      );
      if (found === undefined) return [];
      const { body, area, sheet } = found;
      const places = wanted.headings.map(
        (heading) => area.left + found.columns.findIndex((c) => c.name === heading),
      );
      const cells = Array.from({ length: body.bottom - body.top + 1 }, (_row, r) =>
        places.map((column) => sheet.value(body.top + r, column) ?? ""),
      );
      // A table without rows has one blank row in Excel.
      return cells.filter((row) => row.some((cell) => cell !== ""));
    });
    texts.set(`tables/${name}.csv`, `${Papa.unparse([headings, ...rows], { newline: "\n" })}\n`);
  }
  return texts;
}
