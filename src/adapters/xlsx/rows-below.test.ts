/** Rows right below a table that people keep up are not passed over: LibreOffice does not grow tables by typing. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadXlsx, saveXlsx } from "../../testing/excel-xlsx";
import type { Cell } from "../../workbook/shape";
import { ALL_TABLES, LOG, PEOPLE, SPLITS } from "../../workbook/tables";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "made.xlsx");
  const made = await openXlsxWorkbook(path, { create: true });
  await made.ensure(ALL_TABLES, []);
  await made.apply([
    { do: "append", table: PEOPLE, rows: [{ Email: "ada@example.edu", Status: "Active" }] },
    { do: "append", table: LOG, rows: [{ Entry: "000001", Step: "Import" }] },
  ]);
  await made.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads the tables of a copy in which these cells hold something more. */
async function readWith(sheet: string, row: number, cells: readonly Cell[]): Promise<readonly unknown[]> {
  const file = await loadXlsx(path);
  const found = file.sheets.find(({ name }) => name === sheet);
  cells.forEach((cell, column) => cell !== null && found?.grid.set(row - 1, column, cell));
  const copy = join(folder, "copy.xlsx");
  await writeFile(copy, saveXlsx(file));
  const workbook = await openXlsxWorkbook(copy);
  try {
    return await workbook.read([{ table: PEOPLE }, { table: SPLITS }, { table: LOG }]);
  } finally {
    await workbook.close();
  }
}

test("a person below People is named", async () => {
  await expect(readWith("People", 3, ["ben@example.edu", "Ben"])).rejects.toThrow(
    /^Row 3 of sheet People stands below the table People and is not part of it: it would not be read\. Drag the table's lower right corner.*Nothing was written\.$/,
  );
});

test.each<[string, string, number, readonly Cell[]]>([
  ["a note with a row free between", "People", 4, ["ben@example.edu", "Ben"]],
  ["a note of one cell", "People", 3, ["Checked in January"]],
  ["a sum without a key", "People", 3, [null, "2 people", "x"]],
  ["records, which only the program writes", "Log", 3, ["000002", "x"]],
])("%s stays what it is", async (_name, sheet, row, cells) => {
  const [people = []] = (await readWith(sheet, row, cells)) as unknown[][];
  expect(people).toHaveLength(1);
});
