/** Functions in the cells of the stand-in for Excel: answers, errors in words, one reading for many, and new answers. */
import { openExcel, underLease, type OpenExcel } from "../../tests/support/excel";
import { functionsMetadata } from "../../tests/support/function-files";
import { amount } from "../core/money";
import type { MonthlyTotal } from "../core/totals";
import { ExcelFormulas } from "../testing/custom-functions";
import { ExcelHost } from "../testing/excel-host";
import { settles } from "../testing/settles";
import { toRow } from "../workbook/codec";
import { tableName } from "../workbook/shape";
import { CHARGES, MONTHLY_TOTALS, PEOPLE, PROJECTS } from "../workbook/tables";
import { associateFunctions } from "./associate";
import { followed } from "./follow";
import { Functions } from "./functions";

const METADATA = functionsMetadata();
const ADA = "ada@example.edu";

interface Page extends Omit<OpenExcel, "workbook"> {
  /** As the pane's steps have it. */
  readonly workbook: ReturnType<typeof followed>["workbook"];
  readonly excel: OpenExcel["workbook"];
  readonly functions: Functions;
  readonly formulas: ExcelFormulas;
  /** The sheets that Excel was asked to calculate. */
  readonly calculated: readonly string[];
  /** Time goes on for the functions. */
  readonly later: (ms: number) => void;
  /** From now on changes do not come to rest, until what it returns is called. */
  readonly hold: () => () => void;
  /** For what must not happen: a time in which it would, on most machines. What happens is waited for. */
  readonly rest: () => Promise<void>;
}

/** A page in Excel, as taskpane/main.ts starts it. */
async function openPage(on?: ExcelHost): Promise<Page> {
  const open = await openExcel(on);
  const formulas = new ExcelFormulas(METADATA);
  const calculated = formulas.listenTo(open.host);
  let now = 0;
  let held = Promise.resolve();
  const timing = {
    now: () => now,
    wait: async () => {
      await new Promise<void>((resolve) => setTimeout(resolve, 5));
      await held;
    },
  };
  const functions = new Functions(open.workbook.functionSheets, timing);
  associateFunctions(formulas.CustomFunctions, () => Promise.resolve(functions));
  const { workbook: excel } = open;
  const { workbook } = followed({ workbook: excel, structure: excel, coWorking: excel.coWorking }, functions);
  const later = (ms: number): void => void (now += ms);
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    held = new Promise((resolve) => (release = resolve));
    return release;
  };
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80));
  return { ...open, workbook, excel, functions, formulas, calculated, later, hold, rest };
}

const total = (totalId: string, more: Partial<MonthlyTotal>): ReturnType<typeof toRow> =>
  toRow<MonthlyTotal>(MONTHLY_TOTALS, {
    totalId,
    period: "2025-01",
    pi: ADA,
    project: "genome",
    fundOrg: "CHEM-10000",
    source: "AWS",
    serviceName: "Storage",
    charges: 1,
    list: amount("20"),
    billed: amount("10"),
    pending: 0n,
    held: 0n,
    rejected: 0n,
    ...more,
  });

/** A workbook with three totals of ada@example.edu, whom People knows, and one of bo@example.edu. */
async function filled(on?: ExcelHost): Promise<Page> {
  const page = await openPage(on);
  await page.excel.ensure([MONTHLY_TOTALS, PEOPLE, PROJECTS], []);
  await page.excel.apply([
    {
      do: "append",
      table: MONTHLY_TOTALS,
      rows: [
        total("1", { billed: amount("0.1"), list: amount("0.3"), pending: amount("7.25") }),
        total("2", { billed: amount("0.2"), list: amount("0.3"), project: "climate" }),
        total("3", { billed: amount("1000000.01"), period: "2025-02", serviceName: "EC2" }),
        total("4", { billed: amount("5"), pi: "bo@example.edu" }),
      ],
    },
    {
      do: "append",
      table: PEOPLE,
      rows: [{ Email: ADA, Aliases: "a.l@example.edu; ada@lab.example.edu", Status: "Active" }],
    },
    { do: "append", table: PROJECTS, rows: [{ Project: "quiet", Status: "Active" }] },
  ]);
  return page;
}

test.each([
  ["BILLED", [ADA, "2025-01"], 0.3],
  ["BILLED", [" A.L@example.edu", "2025-01"], 0.3],
  ["BILLED", [ADA, 45_658], 0.3],
  ["BILLED", [ADA, 2025], 1_000_000.31],
  ["BILLED", [ADA, "2025-01", "Genome"], 0.1],
  ["BILLED", [ADA, "2025-01:2025-02", undefined, "ec2"], 1_000_000.01],
  ["BILLED", ["", "2025-01"], 5.3],
  ["BILLED", [null, "2025-01", null, null], 5.3],
  ["BILLED", [0, "2025-01", 0], 5.3],
  ["BILLED", [ADA, "2025-01", "quiet"], 0],
  ["BILLED", [ADA, "2024-12"], 0],
  ["LIST", [ADA, "2025-01"], 0.6],
  ["SUBSIDY", [ADA, "2025-01"], 0.3],
  ["PENDING", [ADA, "2025-01"], 7.25],
] as const)("%s of %j is %d", async (id, args, value) => {
  const { formulas } = await filled();
  expect(await formulas.call(id, args)).toBe(value);
});

test.each([
  [[ADA, "2025-1"], "#VALUE!", '"2025-1" is no period.'],
  [[ADA, null], "#VALUE!", "The period is missing."],
  [["adda@example.edu", "2025-01"], "#N/A", "adda@example.edu is not in People and has no charges."],
  [[ADA, "2025-01", "genom"], "#N/A", "The project genom is not in Projects and has no charges."],
  [[ADA, "2025-01", "", "S3"], "#N/A", "No month has charges for the service S3."],
] as const)("BILLED of %j shows %s and says why", async (args, error, words) => {
  const { formulas } = await filled();
  expect(await formulas.call("BILLED", args)).toEqual({
    error,
    message: expect.stringContaining(words) as string,
  });
});

test("a workbook without the tables says what to do, and is asked again after the set-up", async () => {
  const page = await openPage();
  expect(await page.formulas.enter("Sheet1!A1", "BILLED", "", "2025-01")).toEqual({
    error: "#N/A",
    message:
      "This workbook has no Monthly Totals. Open OpenChargeback on the Home tab and set up the workbook.",
  });
  await page.workbook.apply([{ do: "append", table: PEOPLE, rows: [{ Email: ADA, Status: "Active" }] }]);
  await page.workbook.apply([{ do: "append", table: PROJECTS, rows: [{ Project: "p", Status: "Active" }] }]);
  await page.workbook.apply([{ do: "append", table: MONTHLY_TOTALS, rows: [total("1", {})] }]);
  await settles(() => page.formulas.shown("Sheet1!A1"), 10);
});

test("a cell that cannot be read is named, not skipped", async () => {
  const { formulas, host } = await filled();
  host.workbook.edit(MONTHLY_TOTALS.name, "J2", [["a lot"]], "Local");
  expect(await formulas.call("BILLED", [ADA, "2025-01"])).toEqual({
    error: "#N/A",
    message: expect.stringMatching(
      /Monthly Totals 1: Billed is "a lot", not a number. Correct them in the sheet.$/,
    ) as string,
  });
});

test("a thousand formulas at once read the tables once", async () => {
  const { formulas, host, later } = await filled();
  await formulas.call("BILLED", [ADA, "2025-01"]);
  later(60_000);
  host.traffic.reset();
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_one, n) =>
      formulas.call(n % 2 === 0 ? "BILLED" : "LIST", [ADA, "2025-01"]),
    ),
  );
  expect(new Set(answers)).toEqual(new Set([0.3, 0.6]));
  const { requests } = host.traffic;
  expect(requests).toBeLessThanOrEqual(3);
  await formulas.call("PENDING", [ADA, "2025-01"]);
  expect(host.traffic.requests).toBe(requests);
  later(5_001);
  await formulas.call("PENDING", [ADA, "2025-01"]);
  expect(host.traffic.requests).toBe(2 * requests);
});

test("after a step the formulas show the new totals; a sheet without formulas is calculated once only", async () => {
  const page = await filled();
  page.host.workbook.addSheet("Report");
  page.host.workbook.addSheet("Dean's page");
  page.host.workbook.addSheet("Notes");
  await page.formulas.enter("Report!B2", "BILLED", ADA, "2025-01");
  // It came with the file, calculated when there was nothing: nobody has asked the page for it yet.
  page.formulas.opened("'Dean''s page'!C3", 0, "PENDING", ADA, "2025-01");
  const step = (billed: string): Promise<unknown> =>
    underLease(page.excel, "Review", () =>
      page.workbook.apply([
        { do: "update", table: MONTHLY_TOTALS, rows: [{ "Total ID": "1", Billed: Number(billed) }] },
      ]),
    );
  await step("100.1");
  await settles(() => page.formulas.shown("Report!B2"), 100.3);
  await settles(() => page.formulas.shown("'Dean''s page'!C3"), 7.25);
  expect(page.calculated).toEqual(["Sheet1", "Report", "Dean's page", "Notes"]);
  const release = page.hold();
  await step("200.1");
  await step("300.1");
  release();
  await settles(() => page.formulas.shown("Report!B2"), 300.3);
  await settles(() => page.calculated.slice(4), ["Report", "Dean's page"]);
});

test("nothing is calculated for steps that leave the totals alone, nor where no formula was found", async () => {
  const page = await filled();
  await page.excel.ensure([CHARGES], []);
  await page.workbook.apply([{ do: "remove", table: CHARGES, keys: ["x"] }]);
  await page.rest();
  expect(page.calculated).toEqual([]);
  const people = { do: "update", table: PEOPLE, rows: [{ Email: ADA, Name: "A" }] } as const;
  await page.workbook.apply([people]);
  await settles(() => page.calculated, ["Sheet1"]);
  await page.workbook.apply([{ ...people, rows: [{ Email: ADA, Name: "B" }] }]);
  await page.rest();
  expect(page.calculated).toEqual(["Sheet1"]);
});

test("an edit by hand, and a co-worker's step, show in the formulas", async () => {
  const page = await filled();
  await page.formulas.enter("Sheet1!A1", "BILLED", "alias@example.edu", "2025-01");
  await page.formulas.enter("Sheet1!A2", "BILLED", "bo@example.edu", "2025-01");
  expect(await page.formulas.shown("Sheet1!A1")).toMatchObject({ error: "#N/A" });
  const aliases = PEOPLE.columns.findIndex(({ heading }) => heading === "Aliases");
  page.host.type(PEOPLE.name, `${String.fromCharCode(65 + aliases)}2`, [["alias@example.edu"]]);
  await settles(() => page.formulas.shown("Sheet1!A1"), 0.3);
  const other = await openExcel(new ExcelHost({ workbook: page.host.workbook }));
  await underLease(other.workbook, "Review", () =>
    other.workbook.apply([{ do: "update", table: MONTHLY_TOTALS, rows: [{ "Total ID": "4", Billed: 55 }] }]),
  );
  await settles(() => page.formulas.shown("Sheet1!A2"), 55);
});

test("what an interrupted step had written and a new one took back shows in the formulas", async () => {
  const page = await filled();
  await page.formulas.enter("Sheet1!A1", "BILLED", "bo@example.edu", "2025-01");
  const { calls } = page.formulas;
  const release = (): Promise<void> => Promise.resolve();
  let undone = "";
  const { coWorking } = followed(
    {
      workbook: page.excel,
      structure: page.excel,
      coWorking: {
        holder: () => Promise.resolve(null),
        take: () => Promise.resolve({ lease: { release }, undone }),
      },
    },
    page.functions,
  );
  await coWorking.take("Review", "anna@example.edu");
  await page.rest();
  expect(page.formulas.calls).toBe(calls);
  undone = "Import, since 10:02";
  expect((await coWorking.take("Review", "anna@example.edu")).undone).toBe(undone);
  await settles(() => page.formulas.calls, calls + 1);
});

test("a formula entered while a step writes waits for its end, and never shows half of it", async () => {
  const page = await filled();
  page.host.latency = 5;
  const write = page.workbook.apply([
    { do: "update", table: MONTHLY_TOTALS, rows: [{ "Total ID": "1", Billed: 1 }] },
    { do: "append", table: MONTHLY_TOTALS, rows: [total("9", { billed: amount("2") })] },
  ]);
  let written = false;
  void write.then(() => (written = true));
  const answer = await page.formulas.call("BILLED", [ADA, "2025-01"]);
  expect(written).toBe(true);
  expect(answer).toBe(3.2);
  page.host.failAt(1, "AccessDenied", "before");
  await expect(page.workbook.apply([{ do: "remove", table: PEOPLE, keys: [ADA] }])).rejects.toThrow();
  expect(await page.formulas.call("BILLED", [ADA, "2025-01"])).toBe(3.2);
});

test("functions wait while a cell is being edited, and while Excel is busy", async () => {
  const { formulas, host, waits } = await filled();
  let requests = 0;
  Object.defineProperty(host, "cellEditMode", { get: () => (requests += 1) <= 8 });
  expect(await formulas.call("BILLED", [ADA, "2025-01"])).toBe(0.3);
  expect(waits.length).toBeGreaterThan(1);
  expect(new Set(waits)).toEqual(new Set([1000]));
  const other = await filled();
  other.host.failAt(2, "ServiceNotAvailable", "before");
  expect(await other.formulas.call("BILLED", [ADA, "2025-01"])).toBe(0.3);
});

test("when Excel stays busy the cell says so, and the next call asks again", async () => {
  const { formulas, host } = await filled();
  host.cellEditMode = true;
  expect(await formulas.call("BILLED", [ADA, "2025-01"])).toEqual({
    error: "#N/A",
    message: "Excel is editing a cell: press Enter or Esc, then try again. Ctrl+Alt+F9 tries again.",
  });
  host.cellEditMode = false;
  expect(await formulas.call("BILLED", [ADA, "2025-01"])).toBe(0.3);
});

test("functions write nothing", async () => {
  const { formulas, host } = await filled();
  host.traffic.reset();
  const seen: string[] = [];
  host.workbook.onChange(({ what }) => seen.push(what));
  for (const { id } of METADATA.functions) await formulas.call(id, [ADA, "2025"]);
  expect(seen).toEqual([]);
  expect(host.workbook.table(tableName(MONTHLY_TOTALS)).name).toBe("MonthlyTotals");
});

test("an Excel too old for the add-in says so in the cell", async () => {
  const formulas = new ExcelFormulas(METADATA);
  associateFunctions(formulas.CustomFunctions, () => Promise.resolve(null));
  expect(await formulas.call("BILLED", [ADA, "2025-01"])).toEqual({
    error: "#N/A",
    message: "This version of Excel cannot run OpenChargeback's functions.",
  });
});
