/** Functions in cells through Microsoft's own client: what Excel asks it, and what it tells Excel. */
import { functionsMetadata } from "../../tests/support/function-files";
import { openExcelWorkbook } from "../adapters/excel/excel-workbook";
import { openExcelClient } from "../testing/excel-client";
import { workOut } from "../testing/page-functions";
import { settles } from "../testing/settles";
import { MONTHLY_TOTALS, PEOPLE, PROJECTS } from "../workbook/tables";
import { associateFunctions } from "./associate";
import { Functions } from "./functions";

test("Excel's client finds each function by its id, passes the cell's address, and tells numbers, #N/A and #VALUE!", async () => {
  const { host, run, CustomFunctions } = await openExcelClient();
  const excel = openExcelWorkbook({ run, clock: { now: () => "2025-02-03T10:00:00Z" } });
  await excel.ensure([MONTHLY_TOTALS, PEOPLE, PROJECTS], []);
  const row = { "Total ID": "1", Period: "2025-01", PI: "ada@example.edu", Project: "p", Rejected: 0 };
  await excel.apply([
    {
      do: "append",
      table: MONTHLY_TOTALS,
      rows: [{ ...row, "Service Name": "EC2", Charges: 1, List: 3, Billed: 1.25, Pending: 9, Held: 0 }],
    },
  ]);
  const calculated: string[] = [];
  const sheets = {
    read: excel.functionSheets.read.bind(excel.functionSheets),
    onEdit: excel.functionSheets.onEdit.bind(excel.functionSheets),
    recalculate: (names: readonly string[] | null): Promise<void> => {
      calculated.push(...(names ?? ["all"]));
      return Promise.resolve();
    },
  };
  const functions = new Functions(sheets, { now: () => 0, wait: () => Promise.resolve() });
  associateFunctions(CustomFunctions, () => Promise.resolve(functions));

  const ids = functionsMetadata().functions.map(({ id }) => id);
  const ask = (id: string, ...values: unknown[]): Parameters<typeof workOut>[1][number] => ({
    id,
    values: [...values, null, null, null, null].slice(0, 4),
    address: "'Dean''s page'!B2",
  });
  const told = await workOut(host, [
    ...ids.map((id) => ask(id, "ADA@example.edu", "2025-01")),
    ask("BILLED", "nobody@example.edu", "2025-01"),
    ask("BILLED", "ada@example.edu", "soon"),
  ]);
  expect(ids).toEqual(["BILLED", "LIST", "SUBSIDY", "PENDING"]);
  expect(told.slice(0, 4).map(({ value }) => value)).toEqual([1.25, 3, 1.75, 9]);
  expect(told.slice(0, 4).some(({ failed }) => failed === true)).toBe(false);
  expect(told.slice(4)).toMatchObject([
    {
      failed: true,
      errorCode: 1,
      value: expect.stringContaining("nobody@example.edu is not in People") as string,
    },
    { failed: true, errorCode: 7, value: expect.stringContaining('"soon" is no period.') as string },
  ]);

  // The first change calculates all, the second the sheets that asked.
  for (let time = 0; time < 2; time += 1) {
    await functions.during([PEOPLE.name], () => Promise.resolve());
    await settles(() => calculated.length, time + 1);
  }
  expect(calculated).toEqual(["all", "Dean's page"]);
});
