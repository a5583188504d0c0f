/** Every cell that a workbook may hold comes back from an archive as it was. */
import fc from "fast-check";
import { plainSheetFiles } from "../../testing/plain-sheet-files";
import { runs } from "../../testing/runs";
import type { Cell, Row } from "../../workbook/shape";
import { CHARGES } from "../../workbook/tables";
import { plainNumber } from "./cells";
import { archiveSheets, rowsOfArchive } from "./sheets";

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? 0 : x)),
  fc.integer(),
  fc.constantFrom(45_667, 45_667.5, 45_667.123_456_7, 0.1 + 0.2, 1e-7, 1e21, 60, 3_000_000),
);
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    "=1+1",
    "00123",
    "2025-01",
    "2025-01-31",
    "1E5",
    " lead",
    "a\r\nb",
    "_x000D_",
    "\ud800",
    "😀",
    "TRUE",
  ),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(fc.constant(null), text, number, fc.boolean());
const row: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(CHARGES.columns.map((column) => [column.heading, cell])),
);

test("rows of any cells are the same after writing and reading", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
      const bytes = await plainSheetFiles.write(archiveSheets([["Month", "2025-01"]], rows));
      expect(rowsOfArchive(await plainSheetFiles.read(bytes), "file")).toEqual(rows);
    }),
    runs(60),
  );
});

test.each([
  [1e-7, "0.0000001"],
  [-1.25e-8, "-0.0000000125"],
  [1.5e21, "1500000000000000000000"],
  [0.30000000000000004, "0.30000000000000004"],
  [-12.5, "-12.5"],
  [0, "0"],
])("%p is written as %s", (value, written) => {
  expect(plainNumber(value)).toBe(written);
  expect(Number(written)).toBe(value);
});

test("whole days are dates, and a column with a time of day is text in UTC", () => {
  const at = (start: number): Row => ({ "Charge ID": "c", "Charge Period Start": start });
  const start = CHARGES.columns.findIndex((column) => column.heading === "Charge Period Start");
  const shown = (rows: Row[]) =>
    archiveSheets([], rows)[1]
      ?.rows.slice(1)
      .map((cells) => cells[start]);
  expect(shown([at(45_667), at(45_668)])).toEqual([{ date: "2025-01-10" }, { date: "2025-01-11" }]);
  expect(shown([at(45_667), at(45_667.5)])).toEqual([
    { text: "2025-01-10T00:00:00Z" },
    { text: "2025-01-10T12:00:00Z" },
  ]);
});

test("what is no archive is refused", () => {
  expect(() => rowsOfArchive([{ name: "Charges", rows: [["Something"]] }], "x.xlsx")).toThrow(
    "x.xlsx is no archive of charges",
  );
});
