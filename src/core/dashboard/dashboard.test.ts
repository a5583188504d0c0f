/** The Dashboard's figures: parts add up to totals whatever the months hold, and the year begins where it should. */
import fc from "fast-check";
import { charge, costing, problem, source } from "../../testing/builders";
import { runs } from "../../testing/runs";
import { amount, sum, type Amount } from "../money";
import { addMonths } from "../period";
import type { MonthlyTotal } from "../totals";
import { dashboard, MOST_RANKED, type DashboardInput } from "./dashboard";
import { fraction, subsidised } from "./figures";
import { fiscalYearStart } from "./fiscal-year";
import { sourcesShown } from "./months";
import { rank } from "./ranking";

const anyAmount: fc.Arbitrary<Amount> = fc.bigInt({ min: -(10n ** 33n), max: 10n ** 35n });

function total(changes: Partial<MonthlyTotal> = {}): MonthlyTotal {
  const names = { pi: "ada.quill@example.edu", project: "coral", fundOrg: "BIO-10000", source: "AWS" };
  const nothing = { list: 0n, billed: 0n, pending: 0n, held: 0n, rejected: 0n };
  return {
    totalId: "t",
    period: "2025-01",
    serviceName: "Compute",
    charges: 1,
    ...names,
    ...nothing,
    ...changes,
  };
}

const letters = "abcdefghijklmnopqrst".split("");
const anyTotal: fc.Arbitrary<MonthlyTotal> = fc
  .record({
    period: fc.integer({ min: -16, max: 2 }).map((n) => addMonths("2025-01", n)),
    pi: fc.constantFrom("", "PI-a@example.edu", ...letters.map((l) => `pi-${l}@example.edu`)),
    source: fc.constantFrom("", "aws", "AWS", "Azure", "GCP", "HPC", "Storage", "Tape", "Cold"),
    serviceName: fc.constantFrom("", ...letters),
    charges: fc.integer({ min: 0, max: 5 }),
    billed: anyAmount,
    list: anyAmount,
    pending: anyAmount,
    held: anyAmount,
  })
  .map((fields) => total(fields));

function input(changes: Partial<DashboardInput> = {}): DashboardInput {
  return {
    period: "2025-01",
    charges: [],
    problems: [],
    totals: [],
    sources: [],
    fiscalYearStarts: 1,
    ...changes,
  };
}

const anyInput = fc
  .record({
    totals: fc.array(anyTotal, { maxLength: 60 }),
    starts: fc.integer({ min: 1, max: 12 }),
    sources: fc.subarray(["Tape", "aws", "Idle"]),
  })
  .map(({ totals, starts, sources }) =>
    input({ totals, fiscalYearStarts: starts, sources: sources.map((s) => source({ source: s })) }),
  );

it("parts add up to totals, with every name that months hold", () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const d = dashboard(given);
      for (const ranking of [d.pis, d.services]) {
        const rows = [...ranking.top, ranking.others];
        expect(ranking.top.length).toBeLessThanOrEqual(MOST_RANKED);
        expect(sum(rows.map((row) => row.billed))).toBe(d.month.billed);
        expect(sum(rows.map((row) => row.list))).toBe(d.month.list);
        expect(sum(rows.map((row) => row.yearToDate))).toBe(d.yearToDate.billed);
      }
      for (const month of d.months)
        if (month !== null) expect(sum([...month.bySource, month.others])).toBe(month.billed);
      expect(d.months.at(-1)?.billed ?? 0n).toBe(d.month.billed);
      expect(d.months.at(-2)?.billed).toBe(d.monthBefore?.billed);
      const { total: all, ...parts } = d.outcomes;
      expect(sum(Object.values(parts).map((part) => part.amount))).toBe(all.amount);
      expect(subsidised(d.month)).toBe(d.month.list - d.month.billed);
    }),
    runs(100),
  );
});

it("the year to date is the sum of its months, each seen by itself", () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const d = dashboard(given);
      let [billed, list, charges] = [0n, 0n, 0];
      for (let month = d.yearStart; month <= d.period; month = addMonths(month, 1)) {
        const own = dashboard({ ...given, period: month }).month;
        billed += own.billed;
        list += own.list;
        charges += own.charges;
      }
      expect([d.yearToDate.billed, d.yearToDate.list, d.yearToDate.charges]).toEqual([billed, list, charges]);
    }),
    runs(50),
  );
});

it("ranks by what is billed, and writes a name that differs in case only once", () => {
  const totals = [
    total({ pi: "Ben@example.edu", billed: 3n, list: 4n }),
    total({ pi: "ben@example.edu", billed: 4n }),
    total({ pi: "cy@example.edu", billed: 5n }),
    total({ pi: "", billed: 100n }),
    total({ pi: "free@example.edu", list: 9n }),
    total({ pi: "idle@example.edu" }),
  ];
  const { top, others } = rank(totals, totals, (t) => t.pi, 10);
  expect(top.map((one) => [one.name, one.billed])).toEqual([
    ["Ben@example.edu", 7n],
    ["cy@example.edu", 5n],
    ["free@example.edu", 0n],
  ]);
  expect(others.billed).toBe(100n);
});

it("shows the sources of twelve months, the largest first, then active ones without charges", () => {
  const totals = [
    total({ source: "HPC", billed: 2n }),
    total({ source: "AWS", billed: 5n, period: "2024-02" }),
    total({ source: "aws", billed: 1n }),
    total({ source: "Old", billed: 99n, period: "2024-01" }),
    total({ source: "Later", billed: 99n, period: "2025-02" }),
  ];
  const known = [
    source({ source: "hpc" }),
    source({ source: "Tape" }),
    source({ source: "Gone", active: "No" }),
  ];
  expect(sourcesShown(totals, known, "2025-01", 5)).toEqual(["AWS", "HPC", "Tape"]);
  expect(sourcesShown(totals, known, "2025-01", 1)).toEqual(["AWS"]);
});

it.each([
  ["2025-01", 1, "2025-01"],
  ["2025-12", 1, "2025-01"],
  ["2025-01", 7, "2024-07"],
  ["2025-06", 7, "2024-07"],
  ["2025-07", 7, "2025-07"],
  ["2025-01", 12, "2024-12"],
])("the fiscal year of %s that starts in month %d begins in %s", (period, starts, first) => {
  expect(fiscalYearStart(period, starts)).toBe(first);
});

it("the month's own figures are those of its charges while it has some, and say how far the totals are off", () => {
  const charges = [
    costing("10", { chargeId: "a" }),
    costing("20", { chargeId: "b", review: "Approved" }),
    costing("5", { chargeId: "c", review: "Pending" }),
    costing("4", { chargeId: "d", review: "Held" }),
    costing("3", { chargeId: "e", review: "Rejected" }),
  ];
  const totals = [total({ charges: 4, billed: amount("30"), list: amount("45"), pending: amount("5.25") })];
  const problems = [
    problem({ amount: amount("2") }),
    problem({ amount: amount("9"), status: "Resolved" }),
    problem({ amount: amount("1"), status: "Waived" }),
  ];
  const d = dashboard(input({ charges, totals, problems }));
  expect(d.month).toMatchObject({
    billed: amount("30"),
    list: amount("45"),
    pending: amount("5"),
    charges: 4,
  });
  expect(d.totalsDifference).toBe(725);
  // Billed, pending and held are the charges not rejected; with the rejected ones they are all rows of Charges.
  const { billed, pending, held, rejected } = d.outcomes;
  const counted = [billed, pending, held].reduce((all, { count }) => all + Number(count), 0);
  expect([counted, counted + Number(rejected.count)]).toEqual([d.month.charges, d.inCharges.count]);
  expect(d.inCharges).toEqual({ count: 5, amount: amount("42") });
  expect(Object.values(d.outcomes).map((o) => [o.count, o.amount])).toEqual(
    [[2, "30"], [1, "5"], [1, "4"], [1, "3"], [2, "3"], [7, "45"]].map(([n, a]) => [n, amount(String(a))]),
  ); // prettier-ignore
});

it("an archived month has its totals and nobody's count", () => {
  const d = dashboard(input({ totals: [total({ charges: 3, billed: amount("30"), held: amount("1") })] }));
  expect(d.month).toMatchObject({ billed: amount("30"), charges: 3, pis: 1 });
  expect(d.outcomes.held).toEqual({ count: null, amount: amount("1") });
  expect(d.inCharges).toEqual({ count: null, amount: amount("31") });
  expect([d.totalsDifference, d.chargeRows]).toEqual([0, 0]);
});

it("has no month before where nothing is known of it, and no share of nothing", () => {
  const d = dashboard(input({ charges: [charge()], totals: [total()] }));
  expect(d.monthBefore).toBeNull();
  expect(d.months.slice(0, 11)).toEqual(Array(11).fill(null));
  expect(fraction(1n, 0n)).toBeNull();
  expect(fraction(amount("1"), amount("0.004"))).toBeNull();
  expect(fraction(amount("1"), amount("-4"))).toBe(0.25);
});
