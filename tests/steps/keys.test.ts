/** Rows of the program's own tables are found by their keys: one that was cleared or doubled stops what bills, by name. */
import { CHARGES, STATEMENTS, type Table } from "../../src/workbook/tables";
import type { TestMonth } from "../support/month";
import { newRetypedMonth, type Retyped } from "../support/retyped";

let month: TestMonth<Retyped>;
beforeEach(async () => {
  month = await newRetypedMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20", resource: "other" }]);
});

const STEPS: readonly (readonly [string, (m: TestMonth<Retyped>) => Promise<unknown>])[] = [
  ["statements", (m) => m.statements()],
  ["send", (m) => m.send()],
  ["journal", (m) => m.journal()],
];

/** A person clears the key of a table's first row, or copies the row below itself. */
function spoil<R>(table: Table<R>, how: "cleared" | "doubled"): string {
  const heading = table.columns[0]!.heading;
  let key = "";
  month.workbook.retype(table, ([first = {}, ...rows]) => {
    key = String(first[heading]);
    return how === "cleared" ? [{ ...first, [heading]: null }, ...rows] : [first, { ...first }, ...rows];
  });
  return key;
}

test.each(STEPS)("a charge whose Charge ID was cleared: %s says which row", async (what, run) => {
  if (what !== "statements") await month.statements();
  spoil(CHARGES, "cleared");
  const before = await month.everything();
  await expect(run(month)).rejects.toThrow(
    /Charges: the row with Period 2025-01, Source HPC, .* has no Charge ID \(it was cleared/,
  );
  await expect(month.import("hpc_2025-01.csv", [{ billed: "10" }])).rejects.toThrow("has no Charge ID");
  expect(await month.everything()).toBe(before);
});

test.each(STEPS)("a charge that stands twice: %s names it", async (what, run) => {
  if (what !== "statements") await month.statements();
  const key = spoil(CHARGES, "doubled");
  await expect(run(month)).rejects.toThrow(`Charge ${key} stands twice`);
});

test("a statement whose number was cleared", async () => {
  await month.statements();
  spoil(STATEMENTS, "cleared");
  await expect(month.send()).rejects.toThrow(
    /Statements: the row with Period 2025-01, .* has no Statement No/,
  );
});
