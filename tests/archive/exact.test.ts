/** Archives in Excel's own format: rows of any cells are read as they were written, and the file is the same each time. */
import fc from "fast-check";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { archiveSheets, rowsOfArchive } from "../../src/steps/archive/sheets";
import { runs } from "../../src/testing/runs";
import type { Cell, Row } from "../../src/workbook/shape";
import { CHARGES } from "../../src/workbook/tables";

const files = sheetFiles();

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
  fc.constantFrom(45_667, 45_667.5, 45_667.123_456_7, 0.1 + 0.2, 1e-7, 1e21, 60, 61, 2_958_465, 3_000_000),
);
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1 }),
  fc.constantFrom("=1+1", "00123", "2025-01-31", "1E5", " lead", "a\r\nb", "_x000D_", "😀", "<a>&amp;"),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(fc.constant(null), text, number, fc.boolean());
/** Cells as the columns mean them, and any. */
const row: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(
    CHARGES.columns.map(({ heading, kind }) => [
      heading,
      fc.oneof(kind === "text" || kind === "choice" ? text : number, cell),
    ]),
  ),
);

test("rows of any cells are the same after writing and reading an .xlsx file", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
      const sheets = archiveSheets([["Month", "2025-01"]], rows);
      const bytes = await files.write(sheets);
      expect(rowsOfArchive(await files.read(bytes), "file")).toEqual(rows);
      expect(await files.write(sheets)).toEqual(bytes);
    }),
    runs(40),
  );
});
