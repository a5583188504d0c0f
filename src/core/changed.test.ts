import fc from "fast-check";
import { changedSince, difference, monthBefore, type ComparedTotal } from "./changed";
import { absolute, amount } from "./money";

function total(period: string, billed: string, changes: Partial<ComparedTotal> = {}): ComparedTotal {
  return {
    period,
    pi: "ada.quill@example.edu",
    serviceName: "Compute",
    charges: 1,
    billed: amount(billed),
    pending: 0n,
    held: 0n,
    ...changes,
  };
}

const since = (...totals: ComparedTotal[]): string[] =>
  changedSince("2025-01", "2025-02", totals).map((c) => `${c.pi} ${c.serviceName}`);
const FOUND = ["ada.quill@example.edu Compute"];

describe("what changed since the month before", () => {
  it.each([
    ["more than a quarter and more than 100", "400", "500.01", true],
    ["a quarter exactly", "404", "505", false],
    ["100 exactly, though much more than a quarter", "10", "110", false],
    ["less by as much", "500.01", "350", true],
    ["something that was not there", "0", "100.01", true],
    ["something that is gone", "100.01", "0", true],
    ["a refund that grew", "-400", "-500.01", true],
    ["nothing", "500", "500", false],
  ])("finds %s: %s to %s", (_what, before, after, found) => {
    expect(since(total("2025-01", before), total("2025-02", after))).toEqual(found ? FOUND : []);
  });

  it("adds up projects, funds and sources of a PI's service, and what is not decided", () => {
    expect(since(total("2025-01", "400"), total("2025-02", "300"), total("2025-02", "120"))).toEqual([]);
    const waiting = { pending: amount("60"), held: amount("41") };
    expect(since(total("2025-01", "400"), total("2025-02", "400", waiting))).toEqual(FOUND);
  });

  it("takes services that differ in case for one, PIs and services apart otherwise", () => {
    expect(since(total("2025-01", "400"), total("2025-02", "400", { serviceName: "COMPUTE " }))).toEqual([]);
    expect(since(total("2025-01", "400"), total("2025-02", "400", { serviceName: "Storage" }))).toHaveLength(
      2,
    );
    expect(since(total("2025-01", "400"), total("2025-02", "400", { pi: "b@example.edu" }))).toHaveLength(2);
  });

  it("has the largest change first, whichever way", () => {
    const changed = changedSince("2025-01", "2025-02", [
      total("2025-02", "150", { serviceName: "A" }),
      total("2025-01", "900", { serviceName: "B" }),
      total("2025-02", "300", { serviceName: "C" }),
    ]);
    expect(changed.map((c) => c.serviceName)).toEqual(["B", "C", "A"]);
  });

  it("differs by what the months came to, and by more than 100", () => {
    const sums = fc.array(
      fc.tuple(fc.boolean(), fc.constantFrom("A", "B"), fc.integer({ min: -900, max: 900 })),
    );
    fc.assert(
      fc.property(sums, (list) => {
        const totals = list.map(([first, serviceName, sum]) =>
          total(first ? "2025-01" : "2025-02", String(sum), { serviceName }),
        );
        for (const change of changedSince("2025-01", "2025-02", totals)) {
          const own = totals.filter((t) => t.serviceName === change.serviceName);
          const of = (period: string) =>
            own.filter((t) => t.period === period).reduce((sum, t) => sum + t.billed, 0n);
          expect(difference(change)).toBe(of("2025-02") - of("2025-01"));
          expect(absolute(difference(change)) > amount("100")).toBe(true);
        }
      }),
    );
  });
});

describe("the month to compare with", () => {
  it("is the last one before that has charges", () => {
    const none = { charges: 0 };
    const totals = [total("2024-10", "1"), total("2024-12", "1", none), total("2025-02", "1")];
    expect(monthBefore("2025-02", totals)).toBe("2024-10");
    expect(monthBefore("2024-10", totals)).toBe("");
    expect(changedSince("", "2024-10", totals)).toEqual([]);
  });
});
