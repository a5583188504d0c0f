/** A PivotTable made by Excelize; Excel fills it when it opens the workbook. */
import { address, parseRange } from "../../workbook/a1";
import { tableName, type ReportPivot } from "../../workbook/shape";
import { ok, type ExcelizeFile } from "./excelize";
import { writeHeadings, type Source } from "./report-objects";
import type { ZipArchive } from "./zip";

/** Excel's number format 4: #,##0.00 */
const MONEY = 4;

/** @param sheet the PivotTable goes to */
export function addPivot(file: ExcelizeFile, sheet: string, pivot: ReportPivot, source: Source): void {
  writeHeadings(file, source);
  const corner = parseRange(pivot.at);
  if (corner === null) throw new Error(`No cell ${pivot.at}`);
  const { left, top, headings } = source;
  const end = address(left + headings.length - 1, top + 1);
  ok(
    file.AddPivotTable({
      DataRange: `${source.sheet}!${address(left, top)}:${end}`,
      PivotTableRange: `${sheet}!${pivot.at}:${address(corner.left + 2, corner.top + 3)}`,
      Name: pivot.name,
      Rows: pivot.rows.map((Data) => ({ Data, DefaultSubtotal: true, Compact: false, Outline: true })),
      Columns: pivot.columns.map((Data) => ({ Data, DefaultSubtotal: true })),
      Filter: pivot.filters.map((Data) => ({ Data })),
      Data: [{ Data: pivot.value.heading, Name: pivot.value.caption, Subtotal: "Sum", NumFmt: MONEY }],
      RowGrandTotals: true,
      ColGrandTotals: true,
      ShowDrill: true,
      ShowRowHeaders: true,
      ShowColHeaders: true,
      ShowLastColumn: true,
      PivotTableStyleName: "PivotStyleLight16",
    }),
  );
}

const SOURCE = /<worksheetSource\b[^>]*>/;

/** Excelize names the range that it was given; a table's name goes on meaning all its rows. */
export function sourcesByName(
  made: ZipArchive,
  isNew: (part: string) => boolean,
  pivots: readonly ReportPivot[],
): void {
  const parts = made
    .names()
    .filter((name) => /\/pivotCacheDefinition\d+\.xml$/.test(name) && isNew(name))
    .sort();
  parts.forEach((part, i) => {
    const pivot = pivots[i];
    if (pivot === undefined) return;
    // As recalculate.ts says it, so that a step has nothing to change in it.
    const xml = made.text(part).replace('refreshOnLoad="true"', 'refreshOnLoad="1"');
    const closed = SOURCE.exec(xml)?.[0].endsWith("/>") === true ? "/" : "";
    made.set(part, xml.replace(SOURCE, `<worksheetSource name="${tableName(pivot.table)}"${closed}>`));
  });
}
