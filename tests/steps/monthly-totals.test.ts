/** Monthly Totals follow every step that changes a month, and are made up for months that lack them. */
import { Directory } from "../../src/core/reference";
import { totalCharges, type MonthlyTotal } from "../../src/core/totals";
import { CHARGES, FUNDS, MONTHLY_TOTALS, PEOPLE, PROJECTS, SOURCES, SPLITS } from "../../src/workbook/tables";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const ROWS: FocusRow[] = [
  { billed: "10.005" },
  { billed: "20", pi: BEN, project: "polymer" },
  { billed: "30", resource: "held" },
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
});

function sorted(totals: readonly MonthlyTotal[]): MonthlyTotal[] {
  return [...totals].sort((a, b) => (a.totalId < b.totalId ? -1 : 1));
}

/** What the table says, and what the charges in the sheet add up to. */
async function bothSides(): Promise<[MonthlyTotal[], MonthlyTotal[]]> {
  const directory = new Directory({
    sources: await month.table(SOURCES),
    people: await month.table(PEOPLE),
    projects: await month.table(PROJECTS),
    funds: await month.table(FUNDS),
    splits: await month.table(SPLITS),
    lookups: [],
  });
  return [
    sorted(await month.table(MONTHLY_TOTALS)),
    sorted(totalCharges(await month.table(CHARGES), directory)),
  ];
}

async function expectInStep(): Promise<void> {
  const [kept, counted] = await bothSides();
  expect(kept).toEqual(counted);
}

async function idOf(resource: string): Promise<string> {
  return (await month.charges()).find((c) => c.resourceId === resource)!.chargeId;
}

test("an import makes them", async () => {
  const totals = await month.table(MONTHLY_TOTALS);
  expect(totals.map((t) => [t.period, t.pi, t.project, t.fundOrg, t.charges, t.billed])).toEqual([
    [JANUARY, ADA, "coral", "BIO-10000", 2, usd("40.005")],
    [JANUARY, BEN, "polymer", "CHEM-10000", 1, usd("20")],
  ]);
  await expectInStep();
});

test("decisions, a corrected file, statements, closing and reopening keep them in step", async () => {
  await month.decide("hold", [await idOf("held")]);
  await expectInStep();
  expect((await month.table(MONTHLY_TOTALS))[0]).toMatchObject({ billed: usd("10.005"), held: usd("30") });
  await month.decide({ do: "reassign", pi: BEN, project: "polymer", fundOrg: "GEO-10000" }, [
    (await month.charges())[0]!.chargeId,
  ]);
  await expectInStep();
  await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "1", resource: "new", service: "Tape" }]);
  await expectInStep();
  await month.finish();
  await expectInStep();
  expect((await month.table(MONTHLY_TOTALS)).map((t) => t.period)).toContain(FEBRUARY);
  await month.reopen();
  await expectInStep();
});

test("an edit in the sheet counts from the next step", async () => {
  await month.type(CHARGES, await idOf("held"), { Review: "Rejected" });
  const [kept, counted] = await bothSides();
  expect(kept).not.toEqual(counted);
  await month.statements();
  await expectInStep();
});

test("months of an older workbook are made up by the next step, and the rules know them", async () => {
  const [rows = []] = await month.workbook.read([{ table: MONTHLY_TOTALS }]);
  const keys = rows.map((row) => String(row["Total ID"]));
  await month.workbook.apply([{ do: "remove", table: MONTHLY_TOTALS, keys }]);
  expect(await month.table(MONTHLY_TOTALS)).toEqual([]);
  const day = "2025-02-10";
  await month.import("hpc_2025-02.csv", [
    { billed: "900", day },
    { billed: "5", day, pi: "new@example.edu" },
  ]);
  await expectInStep();
  const flags = (await month.charges(FEBRUARY)).map((c) => c.flags);
  expect(flags[0]).toContain("Spike");
  expect(flags[0]).not.toContain("New PI");
  expect(flags[1]).toContain("New PI");
});
