import fc from "fast-check";
import { charge, costing, statement, statementLine } from "../testing/builders";
import { amount, centsToAmount, sum } from "./money";
import { foremostPi, piPage, type PiPageInput } from "./pi-page";
import { LARGEST } from "./pi-page-charges";
import { RANKED, ranked, type Part } from "./pi-page-ranking";
import type { MonthlyTotal } from "./totals";

const ADA = "ada.quill@example.edu";
const NOTHING: PiPageInput = {
  pi: ADA,
  period: "2025-02",
  fiscalYearStarts: 1,
  charges: [],
  monthlyTotals: [],
  statements: [],
  lines: [],
};

function total(period: string, billed: string, changes: Partial<MonthlyTotal> = {}): MonthlyTotal {
  const due = amount(billed);
  return {
    totalId: "",
    period,
    pi: ADA,
    project: "coral",
    fundOrg: "BIO-10000",
    source: "AWS",
    serviceName: "Compute",
    charges: 1,
    list: due * 2n,
    billed: due,
    pending: 0n,
    held: 0n,
    rejected: 0n,
    ...changes,
  };
}

describe("a PI's months", () => {
  const monthlyTotals = [
    total("2024-02", "1"),
    total("2024-03", "2"),
    total("2024-12", "4"),
    total("2025-01", "8"),
    total("2025-02", "16", { pending: amount("3"), held: amount("5"), rejected: amount("7") }),
    total("2025-02", "32", { pi: "ben.ortho@example.edu" }),
    total("2025-03", "64"),
  ];

  it("are the month, the one before, and the twelve up to it; later ones and other PIs' do not count", () => {
    const page = piPage({ ...NOTHING, monthlyTotals });
    expect(page.month).toEqual({
      period: "2025-02",
      charges: 1,
      list: amount("32"),
      billed: amount("16"),
      pending: amount("3"),
      held: amount("5"),
    });
    expect([page.before.period, page.before.billed]).toEqual(["2025-01", amount("8")]);
    expect(page.trend.map((month) => month.period).slice(0, 1)).toEqual(["2024-03"]);
    expect(sum(page.trend.map((month) => month.billed))).toBe(amount("30"));
  });

  it.each([
    [1, "2025-01", "24"],
    [2, "2025-02", "16"],
    [3, "2024-03", "30"],
  ])("add up to a fiscal year that begins in month %d from %s on", (fiscalYearStarts, from, billed) => {
    const { year } = piPage({ ...NOTHING, monthlyTotals, fiscalYearStarts });
    expect(year).toEqual({ from, list: amount(billed) * 2n, billed: amount(billed) });
  });
});

describe("a PI's statements", () => {
  const issued = (statementNo: string, period: string, status = "Issued" as const) =>
    statement({ statementNo, period, status, pi: ADA, amount: 500, list: 700 });
  const line = (statementNo: string, project: string, billed: number) =>
    statementLine({ statementNo, period: "2025-02", pi: ADA, project, billed, list: 2 * billed });

  it("are those in force, newest month first", () => {
    const statements = [
      issued("2024-03-1", "2024-03"),
      issued("2024-02-1", "2024-02"),
      issued("2025-02-1", "2025-02"),
      statement({ statementNo: "old", period: "2025-02", status: "Superseded", pi: ADA }),
      statement({ statementNo: "other", period: "2025-02", pi: "ben.ortho@example.edu" }),
      issued("2025-02-2", "2025-02"),
    ];
    const page = piPage({ ...NOTHING, statements });
    expect(page.statements.map((s) => s.statementNo)).toEqual(["2025-02-1", "2025-02-2", "2024-03-1"]);
    expect(page.moreStatements).toBe(0);
  });

  it("are what projects and services add up to; superseded ones' lines do not count", () => {
    const statements = [
      statement({ statementNo: "old", period: "2025-02", status: "Superseded", pi: ADA }),
      issued("new", "2025-02"),
    ];
    const lines = [line("old", "coral", 900), line("new", "coral", 100), line("new", "atlas", 400)];
    const page = piPage({ ...NOTHING, statements, lines, monthlyTotals: [total("2025-02", "5.004")] });
    expect(page.ofStatements).toBe(true);
    expect(page.byProject.rows.map(({ names, billed }) => [names[0], billed])).toEqual([
      ["atlas", centsToAmount(400)],
      ["coral", centsToAmount(100)],
    ]);
    expect(page.byProject.total.billed).toBe(centsToAmount(500));
  });

  it("have what others pay on nobody's project: the PI's fund has the credit", () => {
    const lines = [
      line("new", "coral", 500),
      { ...line("new", "coral", -200), kind: "Credit" as const },
      { ...line("new", "coral", 200), kind: "Paid by" as const, fundOrg: "VPR-1" },
    ];
    const statements = [statement({ statementNo: "new", period: "2025-02", list: 500, amount: 300 })];
    const page = piPage({ ...NOTHING, statements, lines });
    expect(page.byProject.rows.map(({ billed }) => billed)).toEqual([centsToAmount(300)]);
    expect(page.byProject.total.billed).toBe(centsToAmount(300));
  });

  it("give way to what is billed so far where none is made", () => {
    const page = piPage({ ...NOTHING, monthlyTotals: [total("2025-02", "5.004")] });
    expect(page.ofStatements).toBe(false);
    expect(page.byService.total.billed).toBe(amount("5.004"));
    expect(page.byService.rows[0]?.names).toEqual(["Compute"]);
  });
});

describe("lists of the page", () => {
  const part = fc.record({
    project: fc.constantFrom("a", "b", "B", "c", ""),
    fundOrg: fc.constantFrom("F-1", "F-2", ""),
    serviceName: fc.stringMatching(/^[a-z]{1,2}$/),
    list: fc.bigInt(-amount("1000"), amount("1000")),
    billed: fc.bigInt(-amount("1000"), amount("1000")),
  });

  it("add up to the total with all others, the largest first", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 90 }), (parts: readonly Part[]) => {
        const all = { list: sum(parts.map((p) => p.list)), billed: sum(parts.map((p) => p.billed)) };
        const { rows, others, total: whole } = ranked(parts, (p) => [p.project, p.fundOrg], all);
        expect(rows.length).toBeLessThanOrEqual(RANKED);
        expect(sum(rows.map((r) => r.billed)) + others.billed).toBe(whole.billed);
        expect(sum(rows.map((r) => r.list)) + others.list).toBe(all.list);
        expect(rows.every((row, i) => i === 0 || (rows[i - 1]?.billed ?? 0n) >= row.billed)).toBe(true);
      }),
    );
  });

  it("have the largest charges, equal ones in the order of the sheet, and what the others come to", () => {
    const charges = [
      costing("1", { chargeId: "small", period: "2025-02" }),
      ...Array.from({ length: LARGEST }, (_, i) =>
        costing("3", { chargeId: `c${i}`, period: "2025-02", review: "Pending" }),
      ),
      costing("900", { chargeId: "no", period: "2025-02", review: "Rejected" }),
      costing("9", { chargeId: "large", period: "2025-02", review: "Held" }),
      charge({ chargeId: "of January" }),
    ];
    const { charges: largest } = piPage({ ...NOTHING, charges });
    expect(largest.rows.map((c) => c.chargeId).slice(0, 3)).toEqual(["large", "c0", "c1"]);
    expect(largest.rows).toHaveLength(LARGEST);
    expect(largest.more).toEqual({ count: 2, list: amount("6"), amount: amount("4") });
    expect(largest.total.amount).toBe(amount("85"));
  });
});

describe("the PI shown while nobody chose one", () => {
  it("has most billed of the month, else most waiting; the first of equals; nobody in an empty month", () => {
    const of = (pi: string, billed: string, pending = "0"): MonthlyTotal =>
      total("2025-02", billed, { pi, pending: amount(pending) });
    expect(foremostPi("2025-02", [of("a", "5"), of("b", "3"), of("b", "4"), of("", "99")])).toBe("b");
    expect(foremostPi("2025-02", [of("a", "0", "1"), of("b", "0", "2"), of("c", "0", "2")])).toBe("b");
    expect(foremostPi("2025-02", [total("2025-01", "5")])).toBe("");
  });
});
