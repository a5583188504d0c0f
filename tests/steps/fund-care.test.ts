/** Funds through the steps: fallbacks to the cent, caps over months, and what the boards say of them. */
import { Book } from "../../src/steps/book";
import { completeness } from "../../src/steps/completeness";
import { fundsBoard } from "../../src/steps/funds-board";
import { postPeriod } from "../../src/steps/post-month";
import { recovery, recoveryOfYear } from "../../src/steps/recovery";
import { runReview } from "../../src/steps/review";
import { currentStatements } from "../../src/steps/statements";
import { fund } from "../../src/testing/review-cases";
import { serviceCost } from "../../src/testing/book-builders";
import { FUNDS, MONTHLY_TOTALS, SERVICE_COSTS, STATEMENT_LINES, STATEMENTS } from "../../src/workbook/tables";
import { BEN, JANUARY, newMonth, source, usd, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const others = ["BIO-20000", "CHEM-10000", "GEO-10000", "RCC-90030"].map((fundOrg) => fund({ fundOrg }));

async function lines(month: TestMonth, period = JANUARY): Promise<string[]> {
  const all = (await month.table(STATEMENT_LINES)).filter((line) => line.period === period);
  return all.map((line) => `${line.fundOrg} ${line.billed}`).sort();
}

async function flags(month: TestMonth, period = JANUARY): Promise<string[]> {
  return (await month.charges(period))
    .map((c) => `${c.resourceId} ${c.review} ${c.payer}: ${c.flags}`)
    .sort();
}

test("an award that ends within the month: its last days are paid by the fallback, and the month ties out", async () => {
  const ends = fund({ awardEnd: "2025-01-15", fallbackFundOrg: "GEO-10000" });
  const month = await newMonth({ funds: [ends, ...others] });
  await month.import("hpc_2025-01.csv", [
    { billed: "10", resource: "a", day: "2025-01-15" },
    { billed: "20.05", resource: "b", day: "2025-01-16" },
  ]);
  expect(await flags(month)).toEqual([
    "a OK Project default: Award ends soon: the award of fund BIO-10000 ends on 2025-01-15, within the billed month",
    "b OK Fallback: Fallback fund: fund BIO-10000 ended on 2025-01-15, GEO-10000 pays instead",
  ]);
  await month.finish();
  expect(await lines(month)).toEqual(["BIO-10000 1000", "GEO-10000 2005"]);
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  const totals = await month.table(MONTHLY_TOTALS);
  expect(totals.map((total) => total.fundOrg).sort()).toEqual(["BIO-10000", "GEO-10000"]);

  const board = await fundsBoard(month.host(), JANUARY);
  const stands = board.funds.find((f) => f.fund.fundOrg === "BIO-10000");
  expect(stands).toMatchObject({
    month: usd("10"),
    left: null,
    daysToEnd: -19,
    closed: "ended on 2025-01-15",
  });
  expect(stands?.paysInstead).toBe("GEO-10000");
});

test("without a fallback that is open the award's end holds the charge as before", async () => {
  const ends = fund({ awardEnd: "2025-01-15", fallbackFundOrg: "GEO-10000" });
  const closed = fund({ fundOrg: "GEO-10000", status: "Inactive" });
  const month = await newMonth({ funds: [ends, closed, fund({ fundOrg: "RCC-90030" })] });
  await month.import("hpc_2025-01.csv", [{ resource: "b", day: "2025-01-16" }]);
  expect(await flags(month)).toEqual([
    "b Pending Project default: Fund outside award dates: the award of fund BIO-10000 ended on 2025-01-15, the charge is of 2025-01-16, and its fallback GEO-10000 cannot pay either",
  ]);
});

test("a fund that is closed after its month changes nothing of that month, and the next falls back", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10", resource: "a" }]);
  await month.statements();
  await month.journal();
  await month.close(JANUARY, "sent later");
  const statements = await month.table(STATEMENTS);
  await month.type(FUNDS, "BIO-10000", { Status: "Inactive", "Fallback Fund Org": "GEO-10000" });
  month.now = "2025-03-03T09:00:00Z";
  await month.import("hpc_2025-02.csv", [{ billed: "10", resource: "a", day: "2025-02-03" }]);
  await month.statements(FEBRUARY);
  expect(await lines(month, FEBRUARY)).toEqual(["GEO-10000 1000"]);
  const book = await Book.open(month.workbook, [JANUARY]);
  const [made] = currentStatements(month.host(), book, JANUARY);
  expect(made?.document.projects[0]?.funds.map((f) => f.fundOrg)).toEqual(["BIO-10000"]);
  await postPeriod(month.host(), JANUARY, "GL-77", "2025-03-04");
  expect(await lines(month)).toEqual(["BIO-10000 1000"]);
  const after = (await month.table(STATEMENTS)).filter((s) => s.period === JANUARY);
  expect(after.map((s) => s.contentHash)).toEqual(statements.map((s) => s.contentHash));
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  const totals = await month.table(MONTHLY_TOTALS);
  expect(totals.map((t) => `${t.period} ${t.fundOrg}`).sort()).toEqual([
    "2025-01 BIO-10000",
    "2025-02 GEO-10000",
  ]);
});

describe("a cap", () => {
  let month: TestMonth;
  beforeEach(async () => {
    month = await newMonth({ funds: [fund({ cap: usd("100") }), ...others] });
    await month.import("hpc_2025-01.csv", [{ billed: "80", resource: "january" }]);
    await month.finish();
    month.now = "2025-03-03T09:00:00Z";
    await month.import("hpc_2025-02.csv", [
      { billed: "5", resource: "third", day: "2025-02-20" },
      { billed: "15", resource: "first", day: "2025-02-03" },
      { billed: "10", resource: "second", day: "2025-02-10" },
      { billed: "-2", resource: "refund", day: "2025-02-25" },
    ]);
  });

  const capped = async (): Promise<string[]> =>
    (await flags(month, FEBRUARY))
      .filter((text) => /: .*(Fund cap|Fund nearly)/.test(text))
      .map((text) => text.replace(/ Project default: .*(Fund cap|Fund nearly used up): /, " $1: "));

  test("with January's statement the charges beyond it wait, in the order of days", async () => {
    const reach = "fund BIO-10000 reaches 90 % of its cap of 100.00 USD, 7.00 USD is left after this charge";
    const left = (amount: string, wants: string): string =>
      `fund BIO-10000 has ${amount} USD left of its cap of 100.00 USD, this charge puts ${wants} USD on it`;
    expect(await capped()).toEqual([
      `first OK Fund nearly used up: ${reach}`,
      `second Pending Fund cap: ${left("7.00", "10.00")}`,
      `third Pending Fund cap: ${left("0.00", "5.00").replace("100.00 USD,", "100.00 USD, which is passed by 3.00 USD,")}`,
    ]);
  });

  test("a person may approve one beyond it; the others stay as they were, and the board shows what is left", async () => {
    const second = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "second")!;
    const before = (await capped()).filter((text) => !text.startsWith("second"));
    const { refused } = await month.decide("approve", [second.chargeId], "the sponsor agreed", FEBRUARY);
    expect(refused).toEqual([]);
    await runReview(month.host(), FEBRUARY);
    expect((await capped()).filter((text) => !text.startsWith("second"))).toEqual(before);
    const third = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "third")!;
    await month.decide("reject", [third.chargeId], "not agreed", FEBRUARY);
    await month.statements(FEBRUARY);
    expect(await lines(month, FEBRUARY)).toEqual(["BIO-10000 2300"]);
    for (const close of [false, true]) {
      if (close) await month.finish(FEBRUARY);
      const { funds } = await fundsBoard(month.host(), FEBRUARY);
      expect(funds[0]).toMatchObject({
        before: usd("80"),
        month: usd("23"),
        used: usd("103"),
        left: usd("-3"),
      });
    }
  });
});

describe("a cap, and a month that is billed after the one that follows it", () => {
  let month: TestMonth;
  const late = async (): Promise<unknown> => await month.import("hpc_2025-01.csv", [{ billed: "80" }]);
  const left = async (period: string): Promise<bigint | null | undefined> =>
    (await fundsBoard(month.host(), period)).funds[0]?.left;
  beforeEach(async () => {
    month = await newMonth({ funds: [fund({ cap: usd("100") }), ...others] });
    month.now = "2025-03-03T09:00:00Z";
    await month.import("hpc_2025-02.csv", [{ billed: "80", day: "2025-02-03" }]);
  });

  test("closed, what it billed counts: the charge waits, and all figures say what is left", async () => {
    await month.finish(FEBRUARY);
    await late();
    const [charge] = await month.charges();
    expect(charge).toMatchObject({ review: "Pending" });
    expect(charge?.flags).toContain(
      "Fund cap: fund BIO-10000 has 20.00 USD left of its cap of 100.00 USD, this charge puts 80.00 USD on it",
    );
    await month.decide("approve", "all");
    month.now = "2025-03-04T09:00:00Z";
    for (const close of [false, true]) {
      if (close) await month.finish();
      else await month.statements();
      const [made] = currentStatements(month.host(), await Book.open(month.workbook, [JANUARY]), JANUARY);
      expect(made?.document.projects[0]?.funds[0]?.capLeft).toBe(-6000);
      expect([await left(JANUARY), await left(FEBRUARY)]).toEqual([usd("-60"), usd("-60")]);
    }
  });

  test("open, it gives way: its own charge waits before it can be closed, drafts or not", async () => {
    await month.statements(FEBRUARY);
    await late();
    expect((await month.charges())[0]).toMatchObject({ review: "OK", flags: "" });
    await month.finish();
    expect(await left(JANUARY)).toBe(usd("20"));
    await expect(month.close(FEBRUARY, "the ledger is down")).rejects.toThrow(/1 charge is pending/);
    await runReview(month.host(), FEBRUARY);
    expect((await month.charges(FEBRUARY))[0]?.flags).toContain(
      "Fund cap: fund BIO-10000 has 20.00 USD left",
    );
  });
});

test("what is missing and what is new in the second month", async () => {
  const month = await newMonth({ sources: [source("HPC"), source("AWS"), source("Old", { active: "No" })] });
  await month.import("hpc_2025-01.csv", [
    { billed: "80", resource: "a" },
    { billed: "7", resource: "b", pi: BEN, project: "polymer", service: "Storage" },
  ]);
  await month.import("aws_2025-01.csv", [{ billed: "3", resource: "c" }]);
  await month.import("hpc_2025-02.csv", [
    { billed: "9", resource: "a", day: "2025-02-03", service: "Queue" },
  ]);
  const before = await month.everything();
  const found = await completeness(month.host(), FEBRUARY);
  expect(found.missing.map((gap) => gap.words)).toEqual([
    "no file of AWS was imported; it came to 3.00 USD in 2025-01",
    `Ben Ortho (${BEN}) had 7.00 USD in 2025-01; nothing this month`,
    "HPC: Compute had 80.00 USD in 2025-01; nothing this month",
    "HPC: Storage had 7.00 USD in 2025-01; nothing this month",
  ]);
  expect(found.new.map((gap) => gap.words)).toEqual(["HPC: Queue is billed for the first time: 9.00 USD"]);
  expect(await month.everything()).toBe(before);
  expect((await completeness(month.host(), JANUARY)).missing).toEqual([]);
});

test("recovery: a year's statements against what people entered", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "80", resource: "a" },
    { billed: "7.50", resource: "b", pi: BEN, project: "polymer", service: "Storage" },
  ]);
  await month.statements();
  await month.add(SERVICE_COSTS, [serviceCost({ serviceName: "Compute", cost: usd("100") })]);
  const board = await recovery(month.host(), JANUARY);
  expect(board).toMatchObject({ currency: "USD", months: [JANUARY], fiscalYear: { name: "FY2025" } });
  expect(board.rows.map((r) => [r.serviceName, r.recovered, r.cost, r.result, r.permille])).toEqual([
    ["Compute", usd("80"), usd("100"), usd("-20"), 800],
    ["Storage", usd("7.50"), null, null, null],
  ]);
  await month.setting("Fiscal Year Starts", "7");
  expect((await recoveryOfYear(month.host(), "2025")).fiscalYear).toMatchObject({
    first: "2024-07",
    last: "2025-06",
  });
  await expect(recoveryOfYear(month.host(), "25")).rejects.toThrow(/"25" is not a fiscal year/);
});
