/** The Office Script's figures are the program's own, in every state that a month goes through. */
import fc from "fast-check";
import type { Period } from "../../src/core/period";
import { amount, amountFromNumber, amountToText, sum } from "../../src/core/money";
import { largest } from "../../src/core/tieout/check";
import { completeness } from "../../src/steps/completeness";
import { initWorkbook } from "../../src/steps/init";
import { readMonthState, type MonthStep } from "../../src/steps/month-state";
import { fixProblem, listProblems, waiveProblem } from "../../src/steps/problems";
import { listReview } from "../../src/steps/review";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { runs } from "../../src/testing/runs";
import { keyHeading, type Cell, type TableShape } from "../../src/workbook/shape";
import {
  CHARGES,
  IMPORTS,
  JOURNAL,
  MAIL_LOG,
  MONTHLY_TOTALS,
  PERIODS,
  SOURCES,
  STATEMENT_LINES,
  STATEMENTS,
} from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, source, TestMonth, usd, type FocusRow } from "../support/month";
import { loadScript, ScriptWorkbook, scriptWorkbook, type MonthCheck } from "./script-host";

const script = loadScript();
const HPC: readonly FocusRow[] = [
  { billed: "10.005" },
  { billed: "33.333333", pi: BEN, project: "polymer", resource: "b" },
  { billed: "0.1", resource: "c" },
];
const AWS: readonly FocusRow[] = [{ billed: "1.004", resource: "d" }];
const UNKNOWN: FocusRow = { billed: "30", project: "unknown", resource: "u" };

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

async function check(period?: Period): Promise<MonthCheck> {
  return script.main(await scriptWorkbook(month.workbook), period);
}

/** Why a step of the pane's month needs attention, as the count that its sentence begins with. */
async function attention(step: MonthStep, words: RegExp): Promise<number> {
  const why = (await readMonthState(month.workbook, JANUARY)).steps.find((s) => s.step === step)?.why ?? "";
  const part = why.split("; ").find((one) => words.test(one));
  return part === undefined ? 0 : Number(/^\d+/.exec(part)?.[0] ?? NaN);
}

/** What needs the exported file, the log, or the subsidies' rules. */
const BY_THE_PROGRAM_ALONE =
  /exported file|Credits against who pays|Billed and list cost|source of their import|typed over|against the Log/;

/** The same figures by the program's own steps. */
async function program(): Promise<Partial<MonthCheck>> {
  const host = month.host();
  const review = await listReview(host, JANUARY, { ids: [], where: [], all: true });
  const of = (state: string) => review.charges.filter((c) => c.review === state);
  const open = (await listProblems(host, JANUARY)).filter((p) => p.status === "Open");
  const { missing } = await completeness(host, JANUARY);
  const gaps = missing.filter((gap) => gap.kind === "Source").map((gap) => gap.what);
  const { tieOut } = await month.tieOut();
  const { months } = await readMonthState(month.workbook, JANUARY);
  return {
    period: JANUARY,
    monthState: months.find((m) => m.period === JANUARY)?.status ?? "Open",
    charges: (await month.charges()).length,
    pendingCharges: review.pending,
    pendingAmount: amountToText(tieOut.pending),
    heldCharges: of("Held").length,
    heldAmount: amountToText(tieOut.held),
    openProblems: open.length,
    openProblemsAmount: amountToText(sum(open.map((p) => p.amount))),
    missingSources: gaps.length,
    missingSourceNames: gaps.join(", "),
    imported: amountToText(tieOut.imported),
    billed: amountToText(tieOut.billed),
    tieOutDifference: amountToText(tieOut.difference),
    tieOutOff: tieOut.checks
      .filter((c) => c.difference !== 0n && !BY_THE_PROGRAM_ALONE.test(c.name))
      .map((c) => c.name)
      .join("; "),
    statements: (await month.table(STATEMENTS)).filter((s) => s.status === "Draft" || s.status === "Issued")
      .length,
    statementsTotal: amountToText(tieOut.statements),
    mailsUnknown: await attention("send", /may have left/),
    journalExported: tieOut.journalDebits !== null,
  };
}

/** @returns what the script says, after comparing it with the program */
async function agreed(): Promise<MonthCheck> {
  const found = await check(JANUARY);
  expect(found).toMatchObject(await program());
  expect([found["missingTables"], found["unreadableCells"]]).toEqual(["", 0]);
  return found;
}

describe("a month from its first file to its closing", () => {
  test("nothing decided, then decided, billed, sent, booked and closed", async () => {
    await month.import("hpc_2025-01.csv", [...HPC, UNKNOWN]);
    const fresh = await agreed();
    expect(fresh).toMatchObject({ ok: false, pendingCharges: 1, pendingAmount: "30.00", missingSources: 1 });
    expect(fresh.summary).toBe(
      "2025-01 is open. 1 charge waits for a decision (30.00 USD). No file was imported of AWS. 3 charges are on no statement yet.",
    );

    await month.import("aws_2025-01.csv", AWS);
    await month.decide("hold", "all");
    expect(await agreed()).toMatchObject({ heldCharges: 1, heldAmount: "30.00", missingSources: 0 });

    await month.statements();
    const billed = await agreed();
    expect(billed).toMatchObject({ chargesNotOnStatements: 0, statementsNotSent: 2, statements: 2 });
    expect(billed.summary).toBe("2025-01 is open. 2 statements are not sent. The journal is not exported.");

    month.mail.broken.add(BEN);
    await month.send();
    expect(await agreed()).toMatchObject({ statementsNotSent: 1 });
    expect(await attention("send", /not sent/)).toBe(1);
    month.mail.broken.clear();
    await month.send();
    await month.journal();
    const done = await agreed();
    expect([done.ok, done.summary]).toEqual([true, "2025-01 is open. Nothing is left to do."]);
    expect(done["journalId"]).toBe("2025-01-J1");

    await month.close();
    expect(await agreed()).toMatchObject({
      ok: true,
      monthState: "Closed",
      summary: "2025-01 is closed. Nothing is left to do.",
    });
  });

  test("problem rows: open, waived, mended", async () => {
    const bad: FocusRow = { billed: "5", day: "2025-01-99", resource: "p" };
    await month.import(
      "hpc_2025-01.csv",
      [...HPC, { billed: "1,5", list: "1.5", effective: "", resource: "q" }, bad],
      {
        acceptProblems: true,
      },
    );
    const found = await agreed();
    expect(found).toMatchObject({ openProblems: 2, openProblemsAmount: "5.00" });
    expect(found.summary).toContain("2 problem rows wait for a decision (5.00 USD)");
    const [first, second] = [...(await listProblems(month.host(), JANUARY))].sort((a, b) =>
      a.column.localeCompare(b.column),
    );
    expect([first?.column, second?.column]).toEqual(["BilledCost", "ChargePeriodStart"]);
    await fixProblem(month.host(), {
      period: JANUARY,
      id: first!.problemId,
      amount: usd("1.50"),
      reason: "seen",
    });
    await waiveProblem(month.host(), JANUARY, second!.problemId, "a test row");
    expect(await agreed()).toMatchObject({ openProblems: 0, tieOutDifference: "0.00" });
  });

  test("the month at hand is the newest open one; another is named; a month that was opened in the sheet is closed", async () => {
    await month.import("hpc_2025-01.csv", HPC);
    await month.import("aws_2025-01.csv", AWS);
    await month.finish();
    await month.import("hpc_2025-02.csv", [{ billed: "7", day: "2025-02-03" }]);
    expect(await check()).toMatchObject({
      period: "2025-02",
      charges: 1,
      billed: "7.00",
      monthState: "Open",
    });
    expect(await check(JANUARY)).toMatchObject({
      period: JANUARY,
      charges: 4,
      monthState: "Closed",
      ok: true,
    });
    await month.type(PERIODS, JANUARY, { Status: "Open" });
    expect(await check(JANUARY)).toMatchObject({ monthState: "Closed" });
    expect(await check(" 2025-03 ")).toMatchObject({ charges: 0, ok: false });
    expect((await check("March")).summary).toBe('"March" is not a month: write it as 2025-01.');
  });
});

describe("what does not add up is what the tie-out says", () => {
  const withJournal = madeOnce(async () => {
    await month.import("hpc_2025-01.csv", HPC);
    await month.import("aws_2025-01.csv", AWS);
    await month.statements();
    await month.journal();
    return month;
  });
  beforeEach(async () => {
    month = await withJournal();
  });
  /** A person types into a cell of a table's first row. */
  async function typeInFirst(table: TableShape, heading: string, cell: Cell): Promise<void> {
    const [[row = {}] = []] = await month.workbook.read([{ table }]);
    const key = keyHeading(table);
    await month.workbook.apply([
      { do: "update", table, rows: [{ [key]: row[key] ?? null, [heading]: cell }] },
    ]);
  }

  test("an amount that was typed over", async () => {
    await typeInFirst(CHARGES, "Amount", 10.105);
    const found = await agreed();
    expect(found.ok).toBe(false);
    expect(found["tieOutOff"]).toContain("Imported against charges");
    // Three checks say it: the file, the statements, and the lines of this charge's statement.
    expect(found["tieOutDifference"]).toBe("0.10");
  });

  test.each([
    ["a charge given twice", CHARGES, "Charge ID", "twice"],
    ["a charge moved out of the month", CHARGES, "Period", "2024-12"],
    ["a charge on no statement", CHARGES, "Statement No", ""],
    ["a charge of another import", CHARGES, "Import ID", "unknown"],
    ["a charge that is rejected in the sheet", CHARGES, "Review", "rejected"],
    ["a statement's amount", STATEMENTS, "Amount", 99.99],
    ["a statement's list", STATEMENTS, "List", 1],
    ["a statement's number of charges", STATEMENTS, "Charges", 7],
    ["a statement that is void", STATEMENTS, "Status", "Void"],
    ["a line's billed amount", STATEMENT_LINES, "Billed", -3.005],
    ["a line's exact amount", STATEMENT_LINES, "Exact", "1E-3"],
    ["a line's fund", STATEMENT_LINES, "Fund Org", "GEO-10000"],
    ["a line that others pay", STATEMENT_LINES, "Kind", "Paid by"],
    ["a journal's debit", JOURNAL, "Debit", 1000],
    ["a journal line's source", JOURNAL, "Source", "Azure"],
    ["a journal line that recovers", JOURNAL, "Kind", "Recovery"],
    ["a journal line that is reversed", JOURNAL, "Status", "Reversed"],
    ["the total of an import", IMPORTS, "Amount Total", "43.4383330000000000000000001"],
    ["the rows of an import", IMPORTS, "Rows", 5],
    ["an import that is added up", IMPORTS, "Format", "FOCUS 1.2, summarised by day"],
    ["an import that was undone", IMPORTS, "Status", "Undone"],
  ] as readonly (readonly [string, TableShape, string, Cell])[])(
    "%s",
    async (_what, table, heading, cell) => {
      await typeInFirst(table, heading, cell);
      const found = await check(JANUARY);
      const { tieOut } = await month.tieOut();
      const off = tieOut.checks.filter((c) => c.difference !== 0n && !BY_THE_PROGRAM_ALONE.test(c.name));
      expect([found["tieOutDifference"], found["tieOutOff"]]).toEqual([
        amountToText(largest(off)),
        off.map((c) => c.name).join("; "),
      ]);
      expect(found.ok).toBe(false);
    },
  );

  test("a charge that people took off a statement, and a statement that is out of date", async () => {
    const [charge] = await month.charges();
    await month.type(CHARGES, charge!.chargeId, { Review: "Rejected" });
    expect(await check()).toMatchObject({ chargesNotOnStatements: 1 });
    expect(await attention("statements", /differ/)).toBe(1);
    await month.type(CHARGES, charge!.chargeId, { Review: "OK", Amount: 12 });
    expect(await check()).toMatchObject({ chargesNotOnStatements: 0, statementsOutOfDate: 1 });
    expect(await attention("statements", /out of date/)).toBe(1);
  });

  test("mails of which nobody knows, and such that are leaving", async () => {
    await month.send();
    const [one, two] = await month.table(MAIL_LOG);
    await month.type(MAIL_LOG, one!.mailKey, { Status: "Unknown" });
    await month.type(MAIL_LOG, two!.mailKey, { Status: "Sending" });
    const found = await agreed();
    expect(found).toMatchObject({ mailsUnknown: 1, mailsSending: 1, statementsNotSent: 1 });
    expect(found.summary).toContain("Nobody knows whether 1 mail left: decide under Send");
  });
});

test("sources: inactive ones are not missed, others that had charges in the six months before are", async () => {
  await month.import("hpc_2025-01.csv", HPC);
  const total = { Billed: 5, Charges: 1, PI: ADA, List: 0, Pending: 0, Held: 0, Rejected: 0 };
  const had = (period: string, name: string, more: object = {}) => ({
    ...{ "Total ID": `${period} ${name}`, Period: period, Source: name },
    ...{ ...total, ...more },
  });
  const rows = [
    had("2024-12", "Azure"),
    had("2024-07", "azure"),
    had("2024-06", "Too old"),
    had("2025-02", "Too new"),
    had("2024-12", "Held only", { Billed: 0, Held: 5 }),
    had("2024-12", "Free", { Billed: 0, List: 5 }),
    had("2024-11", "hpc"),
    had("2024-11", "Off"),
  ];
  await month.workbook.apply([{ do: "append", table: MONTHLY_TOTALS, rows }]);
  await month.add(SOURCES, [source("Off", { active: "No" })]);
  expect((await agreed())["missingSourceNames"]).toBe("AWS, Azure, azure, Free");
});

describe("a workbook that is not ours, or not whole, is told and never thrown at", () => {
  test("no tables at all", () => {
    const found = script.main(new ScriptWorkbook([]));
    expect(found).toMatchObject({ ok: false, period: "", missingTables: "table Periods, table Settings" });
    expect(found.summary).toBe(
      "The workbook lacks table Periods, table Settings: choose the right file, or set it up again.",
    );
  });

  test("set up and empty", async () => {
    month = new TestMonth(new MemoryWorkbook());
    await initWorkbook(month.host(), { ensure: () => Promise.resolve([]) }, []);
    expect(await check()).toMatchObject({ ok: false, summary: "The workbook has no month yet." });
  });

  test.each(["Charges", "Imports", "MailLog", "MonthlyTotals", "Journal"])("without %s", async (name) => {
    await month.import("hpc_2025-01.csv", HPC);
    const found = script.main(await scriptWorkbook(month.workbook, [name]));
    expect(found).toMatchObject({ ok: false, period: JANUARY, tieOutDifference: "" });
    expect(String(found["missingTables"]).replace(" ", "").replace(" ", "")).toBe(`table${name}`);
  });

  test("a column that was renamed", () => {
    const cells = [["Setting", "Wert"]];
    const found = script.main(new ScriptWorkbook([{ name: "Settings", cells }]));
    expect(found["missingTables"]).toBe("table Periods, column Value of Settings");
  });

  test("cells that cannot be read are counted, and the first is named", async () => {
    await month.import("hpc_2025-01.csv", HPC);
    const [charge] = await month.charges();
    await month.type(CHARGES, charge!.chargeId, { Amount: "#REF!", Review: "Perhaps" });
    const found = await check();
    expect(found).toMatchObject({ ok: false, unreadableCells: 2 });
    expect(found["unreadableCell"]).toBe(`Charges ${charge!.chargeId}: Amount is "#REF!"`);
  });
});

test("a month whose charges are in an archive has no tie-out here", async () => {
  await month.import("hpc_2025-01.csv", HPC);
  await month.import("aws_2025-01.csv", AWS);
  await month.finish();
  const keys = (await month.charges()).map((c) => c.chargeId);
  await month.workbook.apply([{ do: "remove", table: CHARGES, keys }]);
  await month.type(PERIODS, JANUARY, { Status: "Posted", "Archive File": "archive/2025-01.xlsx" });
  expect(await check()).toMatchObject({ ok: true, charges: 0, tieOutDifference: "", monthState: "Posted" });
});

describe("money", () => {
  const text = (cell: string | number): string | undefined => {
    const money = script.parseMoney(cell);
    return money === undefined ? undefined : script.moneyText(money);
  };

  test.each([
    ["", "0.00"],
    ["-0", "0.00"],
    [".5", "0.50"],
    ["-1E+3", "-1000.00"],
    [1e-7, "0.0000001"],
    [5.551115123125783e-17, "0.000000000000000055511151231258"],
    ["-0.000000000000000000000000000001", "-0.000000000000000000000000000001"],
    ["1,5", undefined],
    ["-", undefined],
    ["1e400", undefined],
  ])("%s is read as %s", (cell, expected) => {
    expect(text(cell)).toBe(expected);
  });

  test("any cells add up as the program adds them", () => {
    // Of at most 30 decimals: the last digit of longer ones rests on whether what a double shows is rounded, or what it is.
    const withinDecimals = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
    const number = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map(withinDecimals),
      fc.integer({ min: -99999, max: 99999 }).map((n) => n / 100),
      fc.double({ min: -1e-6, max: 1e-6, noNaN: true }).map(withinDecimals),
    );
    fc.assert(
      fc.property(fc.array(number), (cells) => {
        const total = script.parseMoney("")!;
        for (const cell of cells) script.addMoney(total, script.parseMoney(cell)!, 1);
        expect(script.moneyText(total)).toBe(amountToText(sum(cells.map(amountFromNumber))));
      }),
      runs(80, 600),
    );
  });

  test("any decimal text is read as the program reads it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 58n), max: 10n ** 58n }), (value) => {
        const exact = amountToText(value);
        expect([text(exact), amount(exact)]).toEqual([exact, value]);
      }),
      runs(80, 600),
    );
  });
});
