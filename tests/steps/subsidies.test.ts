/** Subsidies from the table to statements, mail, journal, tie-out and closing; balances from month to month. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Subsidy } from "../../src/core/subsidies/subsidy";
import type { Workbook } from "../../src/ports/ports";
import { readMonthState } from "../../src/steps/month-state";
import { importReference } from "../../src/steps/reference";
import { previewStatements, printStatement } from "../../src/steps/statements-preview";
import { subsidiesBoard } from "../../src/steps/subsidies-board";
import { subsidy as aSubsidy } from "../../src/testing/book-builders";
import {
  FUNDS,
  JOURNAL,
  STATEMENT_LINES,
  STATEMENTS,
  SUBSIDIES,
  SUBSIDY_BALANCES,
} from "../../src/workbook/tables";
import { textFile, type FocusRow } from "../support/focus";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, newMonthOn, usd, TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
/** Half of everything, 30.00 paid in advance by Ada, 5.00 a project at least. */
const SHARE = aSubsidy({ subsidyId: "HALF", paidByFundOrg: "GEO-10000" });
const fixed = (subsidyId: string, kind: Subsidy["kind"], amount: string, change: Partial<Subsidy> = {}) =>
  aSubsidy({ subsidyId, kind, share: null, amount: usd(amount), paidByFundOrg: "", ...change });
const PREPAID = fixed("ADVANCE", "Prepaid", "30", { title: "Paid in advance", pi: ADA });
const LEAST = fixed("LEAST", "Minimum charge", "5", { scope: "Project", paidByAccount: "09990" });
const ALL = [SHARE, PREPAID, LEAST];

const ROWS: readonly FocusRow[] = [
  { billed: "40", list: "50" },
  { billed: "15.01", project: "atlas" },
  { billed: "2.50", pi: BEN, project: "polymer" },
];
const ofFebruary = ROWS.map((row): FocusRow => ({ ...row, day: "2025-02-10" }));

const withAll = madeOnce(() => monthWith(ALL));
const withStatements = madeOnce(async () => {
  const month = await withAll();
  await month.statements();
  return month;
});
/** All subsidies, closed. */
const finished = madeOnce(async () => {
  const month = await withAll();
  await month.finish();
  return month;
});

async function aMonth(subsidies: readonly Subsidy[] = ALL): Promise<TestMonth> {
  return subsidies === ALL ? await withAll() : await monthWith(subsidies);
}

async function monthWith(subsidies: readonly Subsidy[]): Promise<TestMonth> {
  const month = await newMonth();
  await month.add(SUBSIDIES, subsidies);
  await month.import("hpc_2025-01.csv", ROWS);
  return month;
}

async function amounts<W extends Workbook>(month: TestMonth<W>, period = JANUARY): Promise<unknown[]> {
  const statements = (await month.table(STATEMENTS)).filter((s) => s.period === period);
  return statements.map((s) => [s.list, s.discount, s.credits, s.amount, s.status]);
}

/** "opening + granted − used = left" */
async function balances<W extends Workbook>(month: TestMonth<W>): Promise<string[]> {
  const rows = await month.table(SUBSIDY_BALANCES);
  return rows.map((b) => `${b.balanceId}: ${b.opening} + ${b.granted} - ${b.used} = ${b.left}`);
}

async function off<W extends Workbook>(month: TestMonth<W>, period = JANUARY): Promise<string[]> {
  const { checks } = (await month.tieOut(period)).tieOut;
  return checks.filter((check) => check.difference !== 0n).map((check) => check.name);
}

const HALVES = [
  // 65.01 in list, 10.00 off it; a half of 55.01 is 27.51, then 27.50 of what was paid in advance.
  [6501, 1000, 5501, 0, "Draft"],
  // A half of 2.50 is 1.25; what is left is raised to 5.00.
  [250, 0, -250, 500, "Draft"],
];

describe("a month with subsidies", () => {
  let month: TestMonth;
  beforeEach(async () => {
    month = await withStatements();
  });

  test("statements are what is due after credits, each credit with its payer", async () => {
    expect(await amounts(month)).toEqual(HALVES);
    const lines = (await month.table(STATEMENT_LINES)).filter((l) => l.subsidyId === "LEAST");
    expect(lines.map((l) => [l.kind, l.fundOrg, l.account, l.list, l.discount, l.billed, l.exact])).toEqual([
      ["Credit", "CHEM-10000", "07420", 0, 0, 375, "3.75"],
      ["Paid by", "RCC-90030", "09990", 0, 0, -375, "-3.75"],
    ]);
    expect(await balances(month)).toEqual([`2025-01 ADVANCE ${ADA}: 0 + 3000 - 2750 = 250`]);
  });

  test("statements, journal and tie-out agree; what is closed stays so", async () => {
    const closed = await month.finish();
    expect(closed.carried).toBe(0);
    expect(await off(month)).toEqual([]);
    const { tieOut } = await month.tieOut();
    expect([tieOut.statements, tieOut.paidByOthers]).toEqual([usd("5"), usd("52.51")]);
    expect([tieOut.journalDebits, tieOut.journalCredits]).toEqual([usd("57.51"), usd("57.51")]);
    const funds = new Map<string, number>();
    for (const l of await month.table(JOURNAL))
      if (l.kind === "Payer") funds.set(l.fundOrg, (funds.get(l.fundOrg) ?? 0) + l.debit - l.credit);
    expect(Object.fromEntries([...funds].filter(([, cents]) => cents !== 0))).toEqual({
      "CHEM-10000": 500,
      "GEO-10000": 2876,
      "RCC-90030": 2375,
    });
    const { steps } = await readMonthState(month.workbook, JANUARY);
    expect(steps.map((s) => [s.step, s.why])).toEqual(steps.map((s) => [s.step, ""]));
  });

  test("a closed month keeps its credits, whatever the table says since then", async () => {
    await month.finish();
    const before = await month.table(STATEMENTS);
    await month.type(SUBSIDIES, "HALF", { "Share %": 0.25, "Paid By Account": "1" });
    await month.type(SUBSIDIES, "ADVANCE", { Status: "Inactive", Amount: 1 });
    await month.add(SUBSIDIES, [fixed("LATER", "Amount", "9", { paidByFundOrg: "NO-1" })]);
    const { statements } = await previewStatements(month.host(), JANUARY);
    expect(statements.map((s) => s.changed)).toEqual([false, false]);
    const { bytes } = await printStatement(month.host(), JANUARY, "2025-01-0001", month.fonts);
    expect(bytes.length).toBeGreaterThan(1000);
    expect(await month.table(STATEMENTS)).toEqual(before);
    // Reopened it is billed as the table says now.
    await month.type(SUBSIDIES, "LATER", { Status: "Inactive" });
    await month.reopen();
    const again = await previewStatements(month.host(), JANUARY);
    expect(again.statements.map((s) => s.changed)).toEqual([true, true]);
  });

  test("running again changes nothing", async () => {
    const before = await month.everything();
    const again = await month.statements();
    expect([again.changed, again.statements.every((s) => !s.changed)]).toEqual([false, true]);
    expect(await month.everything()).toBe(before);
  });

  test("the mail names the credits, and the preview has them in words", async () => {
    await month.send();
    expect(month.mail.mails.map((mail) => /Subsidies and credits: (\S+)/.exec(mail.text)?.[1])).toEqual([
      "$55.01",
      "-$2.50",
    ]);
    const { statements } = await previewStatements(month.host(), JANUARY);
    expect(statements.flatMap((s) => s.sentences)).toEqual(
      expect.arrayContaining([
        "Research office paid $27.51 of your charges.",
        "Paid in advance paid $27.50 of your charges. $2.50 is left.",
        "Research office (polymer) added $3.75.",
      ]),
    );
  });

  test("what each paid, for whom, and what is left", async () => {
    const board = await subsidiesBoard(month.host(), JANUARY);
    expect(board.subsidies.map((s) => [s.subsidy.subsidyId, s.paid, s.pis, s.paidBy])).toEqual([
      ["HALF", 2876, [ADA, BEN], ["GEO-10000"]],
      ["ADVANCE", 2750, [ADA], ["RCC-90030"]],
      ["LEAST", -375, [BEN], ["RCC-90030"]],
    ]);
    expect(board.subsidies[1]?.balances).toMatchObject([{ used: 2750, left: 250 }]);
  });

  test("a fund that pays beyond its cap is spoken of", async () => {
    await month.type(FUNDS, "GEO-10000", { Cap: 20 });
    const said = ["GEO-10000, which pays for HALF, bears 28.76 with 2025-01: 8.76 beyond its Cap of 20.00."];
    expect((await month.statements()).warnings).toEqual(said);
    expect((await subsidiesBoard(month.host(), JANUARY)).notices).toEqual(expect.arrayContaining(said));
  });

  test("a fund that is closed pays nothing", async () => {
    await month.type(FUNDS, "GEO-10000", { "Award End": "2024-12-31" });
    const why = "HALF is paid by GEO-10000, which ended on 2024-12-31";
    await expect(month.statements()).rejects.toThrow(why);
    expect((await subsidiesBoard(month.host(), JANUARY)).problems).toEqual([why]);
  });

  test("a statement that ends takes its lines and its balance with it", async () => {
    const ids = (await month.charges()).filter((c) => c.pi === ADA).map((c) => c.chargeId);
    await month.decide("reject", ids);
    await month.statements();
    expect((await amounts(month)).map((of) => (of as unknown[]).at(-1))).toEqual(["Void", "Draft"]);
    expect(await balances(month)).toEqual([]);
    expect(await off(month)).toEqual([]);
  });

  test.each<readonly [string, (month: TestMonth) => Promise<void>, string]>([
    [
      "a credit's line",
      async (m) => {
        const [line] = (await m.table(STATEMENT_LINES)).filter((l) => l.kind === "Credit");
        await m.type(STATEMENT_LINES, line!.lineId, { Billed: -1 });
      },
      "Credits against who pays for them",
    ],
    [
      "a balance's use",
      async (m) => await m.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Used: 1, Left: 29 }),
      "Subsidy balances against the lines of their subsidies",
    ],
    [
      "what a balance has left",
      async (m) => await m.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Left: 20 }),
      "Subsidy balances against their month before",
    ],
    [
      "a statement's credits",
      async (m) => await m.type(STATEMENTS, "2025-01-0001", { Credits: 1 }),
      "Statements against their lines",
    ],
  ])("the tie-out finds %s that was typed over", async (_what, tamper, check) => {
    await tamper(month);
    expect(await off(month)).toContain(check);
  });
});

describe("month after month", () => {
  test("a month opens with what the last one left, and is out of date where that changes", async () => {
    const month = await aMonth();
    await month.statements();
    await month.import("hpc_2025-02.csv", ofFebruary);
    await month.statements(FEBRUARY);
    const rows = [
      `2025-01 ADVANCE ${ADA}: 0 + 3000 - 2750 = 250`,
      `2025-02 ADVANCE ${ADA}: 250 + 0 - 250 = 0`,
    ];
    expect(await balances(month)).toEqual(rows);
    expect([await off(month), await off(month, FEBRUARY)]).toEqual([[], []]);

    // Running January again gives the same, and February stays as it is.
    expect((await month.statements()).changed).toBe(false);
    expect((await previewStatements(month.host(), FEBRUARY)).upToDate).toBe(true);

    // January is 20.00 less: 10.00 of it a half.
    await month.import("hpc_2025-01.csv", [{ billed: "20", list: "50" }, ...ROWS.slice(1)], {
      replacePeriods: [JANUARY],
    });
    await month.statements();
    expect(await off(month, FEBRUARY)).toEqual(["Subsidy balances against their month before"]);
    expect((await previewStatements(month.host(), FEBRUARY)).upToDate).toBe(false);
    await expect(month.send({ period: FEBRUARY })).rejects.toThrow(/do not say what the charges say/);
    await month.statements(FEBRUARY);
    expect(await balances(month)).toEqual([
      `2025-01 ADVANCE ${ADA}: 0 + 3000 - 1750 = 1250`,
      `2025-02 ADVANCE ${ADA}: 1250 + 0 - 1250 = 0`,
    ]);
    expect(await off(month, FEBRUARY)).toEqual([]);
  });

  test("an earlier month is not reopened while a closed one carries on from it: nothing is paid twice", async () => {
    const month = await finished();
    await month.import("hpc_2025-02.csv", ofFebruary);
    await month.finish(FEBRUARY);
    const before = await month.everything();
    await expect(month.reopen()).rejects.toThrow(/Reopen 2025-02 first; then 2025-01/);
    expect(await month.everything()).toBe(before);
    await month.reopen(FEBRUARY);
    await month.reopen();
    await month.reverse("2025-01-J1");
    await month.import("hpc_2025-01.csv", [{ billed: "20", list: "50" }, ...ROWS.slice(1)], {
      replacePeriods: [JANUARY],
    });
    await month.finish();
    expect(await balances(month)).toContain(`2025-01 ADVANCE ${ADA}: 0 + 3000 - 1750 = 1250`);
  });

  test("what was typed into a closed month's balance is not spent in the next", async () => {
    const month = await finished();
    await month.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Left: 90 });
    await month.import("hpc_2025-02.csv", ofFebruary);
    await expect(month.statements(FEBRUARY)).rejects.toThrow(
      /says 90.00 left, the statement lines come to 2.50/,
    );
    await month.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Left: 2.5 });
    await month.statements(FEBRUARY);
    await month.send({ period: FEBRUARY });
    await month.journal(FEBRUARY);
    await month.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Left: 90 });
    await expect(month.close(FEBRUARY, "all the same")).rejects.toThrow(
      /tie-out is off: Subsidy balances against their month before/,
    );
    await month.type(SUBSIDY_BALANCES, `2025-01 ADVANCE ${ADA}`, { Left: 2.5 });
    await month.close(FEBRUARY);
    expect(await balances(month)).toContain(`2025-02 ADVANCE ${ADA}: 250 + 0 - 250 = 0`);
  });

  test("an earlier month that came late does not pay what a closed one paid already", async () => {
    const month = await aMonth();
    await month.import("hpc_2025-02.csv", ofFebruary);
    await month.finish(FEBRUARY);
    const before = await month.everything();
    await expect(month.statements()).rejects.toThrow(
      /2025-02 is closed, and its Subsidy Balances \(ADVANCE\) do not open with what 2025-01 leaves.*Reopen 2025-02 first/,
    );
    expect(await month.everything()).toBe(before);
    await month.reopen(FEBRUARY);
    await month.finish();
    await month.reverse("2025-02-J1", FEBRUARY);
    await month.finish(FEBRUARY);
    expect(await balances(month)).toContain(`2025-02 ADVANCE ${ADA}: 250 + 0 - 250 = 0`);
  });

  test("an earlier month that came late and draws nothing goes through beside a closed one", async () => {
    const month = await aMonth();
    await month.type(SUBSIDIES, "HALF", { "Share %": 1 });
    await month.import("hpc_2025-02.csv", ofFebruary);
    await month.type(SUBSIDIES, "HALF", { To: "2025-01-31" });
    await month.finish(FEBRUARY);
    expect(await balances(month)).toEqual([`2025-02 ADVANCE ${ADA}: 0 + 3000 - 3000 = 0`]);
    await month.finish();
    expect(await balances(month)).toEqual([`2025-02 ADVANCE ${ADA}: 0 + 3000 - 3000 = 0`]);
    expect([await off(month), await off(month, FEBRUARY)]).toEqual([[], []]);
  });

  test("the year to date and the months before have the credits", async () => {
    const month = await aMonth();
    await month.statements();
    await month.import("hpc_2025-02.csv", ofFebruary);
    await month.statements(FEBRUARY);
    const { statements } = await previewStatements(month.host(), FEBRUARY);
    const { yearToDate, trend } = statements[0]!.document;
    expect(yearToDate).toEqual({ list: 13_002, discount: 2000, credits: 8502, amount: 2500, months: 2 });
    expect(trend.slice(-2).map(({ totals }) => totals?.credits)).toEqual([5501, 3001]);
  });

  test("a PI whose first month came before a welcome credit began gets none", async () => {
    const welcome = fixed("NEW", "Welcome credit", "10", { from: "2025-02-01", paidByFundOrg: "GEO-10000" });
    const month = await aMonth([welcome]);
    await month.statements();
    const cy = "cy.mara@example.edu";
    await month.import("hpc_2025-02.csv", [
      ...ofFebruary,
      { billed: "12", pi: cy, fund: "BIO-10000", day: "2025-02-10" },
    ]);
    await month.decide("approve", "all", "known", FEBRUARY);
    await month.statements(FEBRUARY);
    expect(await balances(month)).toEqual([`2025-02 NEW ${cy}: 0 + 1000 - 1000 = 0`]);
  });
});

describe("a row that cannot be used", () => {
  test("stops the statements, named, before anything is written", async () => {
    const month = await aMonth([{ ...SHARE, paidByFundOrg: "NO-1" }]);
    const before = await month.everything();
    await expect(month.statements()).rejects.toThrow(
      /Subsidies table needs a correction: HALF is paid by NO-1.*Nothing was written/,
    );
    expect(await month.everything()).toBe(before);
    expect(month.statementFiles.names).toEqual([]);
  });

  test("is told when a file brings it", async () => {
    const month = await newMonth();
    const file = textFile(
      "Subsidies.csv",
      [
        "Subsidy ID,Title,Kind,Order,PI,Share %,Amount,Per,Each,Paid By Fund Org",
        `HALF,Research office,share,1,${ADA.toUpperCase()},50,,PI,,GEO-10000`,
        "BAD,Nothing,Prepaid,2,,,,PI,,GEO-10000",
      ].join("\n"),
    );
    const taken = await importReference(month.host(), "subsidies", file);
    expect([taken.rows, taken.warnings]).toEqual([
      2,
      ["BAD (Prepaid) needs an Amount above 0: no statement can be made until it is put right."],
    ]);
    expect(await month.table(SUBSIDIES)).toMatchObject([
      { pi: ADA, kind: "Share", share: 5_000_000_000n, amount: null, each: "Month", status: "Active" },
      { kind: "Prepaid", share: null },
    ]);
  });
});

test("only one PI's statements: the others' lines stay, what is shared is worked out for all", async () => {
  const month = await aMonth([fixed("POT", "Amount", "20", { scope: "All", paidByFundOrg: "GEO-10000" })]);
  await month.statements(JANUARY, month.host(), BEN);
  // Ada's projects come first: they use up the 20.00.
  expect(await amounts(month)).toEqual([[250, 0, 0, 250, "Draft"]]);
  await month.statements();
  expect(await off(month)).toEqual([]);
});

test("the same on a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "subsidies-"));
  try {
    const path = join(folder, "book.xlsx");
    let workbook = await openXlsxWorkbook(path, { create: true });
    const first = await newMonthOn(workbook, workbook);
    await first.add(SUBSIDIES, ALL);
    await first.import("hpc_2025-01.csv", ROWS);
    await first.statements();
    await first.journal();
    await workbook.close();
    workbook = await openXlsxWorkbook(path);
    const month = new TestMonth(workbook);
    for (const [name, bytes] of first.journalFiles.files) month.journalFiles.files.set(name, bytes);
    expect(await amounts(month)).toEqual(HALVES);
    expect(await balances(month)).toEqual([`2025-01 ADVANCE ${ADA}: 0 + 3000 - 2750 = 250`]);
    expect((await month.statements()).changed).toBe(false);
    expect(await off(month)).toEqual([]);
    await workbook.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
