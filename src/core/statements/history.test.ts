/** The months before: what counts, for whom, and what is not known rather than nothing. */
import { statement, statementLine } from "../../testing/builders";
import { historyOf, type HistoryOptions, type OtherMonths } from "./history";
import type { StatementRecord } from "./statement";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const MONTH = { list: 1000, discount: 400, credits: 0, amount: 600 };

/** A statement of one line. */
function made(
  period: string,
  billed: number,
  change: Partial<StatementRecord> = {},
  project = "coral",
): OtherMonths {
  const record = statement({
    statementNo: `${period}-0001`, period, pi: ADA, currency: "USD", status: "Issued", ...change,
  }); // prettier-ignore
  const { statementNo, pi } = record;
  const line = { lineId: `${statementNo}/001`, statementNo, period, pi, project };
  return {
    statements: [record],
    lines: [statementLine({ ...line, list: billed + 50, discount: 50, billed })],
  };
}

function together(...months: readonly OtherMonths[]): OtherMonths {
  return { statements: months.flatMap((m) => m.statements), lines: months.flatMap((m) => m.lines) };
}

function ofAda(others: OtherMonths, change: Partial<HistoryOptions> = {}, key = ADA) {
  const options = { period: "2025-01", currency: "USD", fiscalYearStarts: 1, keyOf: (pi: string) => pi };
  return historyOf(others, { ...options, ...change })(key, MONTH);
}

test("without other months the year to date and the last month are this statement, and five months are not known", () => {
  const { yearToDate, trend } = ofAda({ statements: [], lines: [] });
  expect(yearToDate).toEqual({ ...MONTH, months: 1 });
  expect(trend.map((m) => m.period)).toEqual([
    "2024-08", "2024-09", "2024-10", "2024-11", "2024-12", "2025-01",
  ]); // prettier-ignore
  expect(trend.map((m) => m.totals)).toEqual([null, null, null, null, null, MONTH]);
});

test("a month in which only others had charges is nothing, not unknown", () => {
  const { trend } = ofAda(made("2024-12", 700, { pi: BEN }));
  expect(trend[4]).toEqual({ period: "2024-12", totals: { list: 0, discount: 0, credits: 0, amount: 0 } });
});

test.each([
  [1, "2025-03", { name: "FY2025", first: "2025-01", last: "2025-12" }, 600],
  [7, "2025-03", { name: "FY2025", first: "2024-07", last: "2025-06" }, 600 + 100 + 200],
  [10, "2024-12", { name: "FY2025", first: "2024-10", last: "2025-09" }, 600],
  [9, "2025-09", { name: "FY2026", first: "2025-09", last: "2026-08" }, 600],
])("a fiscal year that begins in month %d, in %s", (fiscalYearStarts, period, fiscalYear, amount) => {
  const others = together(made("2024-08", 100), made("2024-12", 200), made("2023-12", 400));
  const history = ofAda(others, { fiscalYearStarts, period });
  expect(history.fiscalYear).toEqual(fiscalYear);
  expect(history.yearToDate.amount).toBe(amount);
});

test("months of the year that the workbook has not are not counted among them", () => {
  const others = together(made("2024-08", 100), made("2024-12", 200));
  expect(ofAda(others, { fiscalYearStarts: 7 }).yearToDate).toEqual({
    list: 1000 + 150 + 250,
    discount: 400 + 100,
    credits: 0,
    amount: 600 + 300,
    months: 3,
  });
});

test.each<readonly [string, OtherMonths]>([
  ["a void statement", made("2024-12", 700, { status: "Void" })],
  ["a superseded one", made("2024-12", 700, { status: "Superseded" })],
  ["one in another currency", made("2024-12", 700, { currency: "EUR" })],
  ["a later month", made("2025-02", 700)],
  ["this month's own", made("2025-01", 700)],
])("%s is not in the sums", (_what, others) => {
  const { yearToDate, trend } = ofAda(others, { fiscalYearStarts: 7 });
  expect(yearToDate).toEqual({ ...MONTH, months: 1 });
  expect(trend[4]?.totals).toBeNull();
});

test("of one project where statements are of one project", () => {
  const others = together(made("2024-12", 700), made("2024-12", 30, { statementNo: "2024-12-0002" }, "reef"));
  const keyOf = (pi: string, project: string) => `${pi} ${project}`;
  expect(ofAda(others, { keyOf }, `${ADA} reef`).trend[4]?.totals?.amount).toBe(30);
  expect(ofAda(others).trend[4]?.totals?.amount).toBe(730);
});

test("200 PIs and a year of months are gone through once", () => {
  const many = Array.from({ length: 12 }, (_, m) =>
    Array.from({ length: 200 }, (_, p) =>
      made(`2024-${String(m + 1).padStart(2, "0")}`, p, { statementNo: `2024-${m}-${p}`, pi: `pi-${p}` }),
    ),
  );
  const others = together(...many.flat());
  let seen = 0;
  const keyOf = (pi: string): string => {
    seen += 1;
    return pi;
  };
  const of = historyOf(others, { period: "2024-12", currency: "USD", fiscalYearStarts: 1, keyOf });
  const sums = Array.from({ length: 200 }, (_, p) => of(`pi-${p}`, MONTH).yearToDate.amount);
  expect(seen).toBe(11 * 200);
  expect(sums[3]).toBe(11 * 3 + 600);
});
