/** Adjustments in the figures of a month: whatever people enter, everything ties, and one that was changed shows. */
import fc from "fast-check";
import { anyAdjustments, type AnyAdjustments } from "../../testing/any-adjustments";
import { anyCharges, journal, statements, wholeMonth } from "../../testing/any-month";
import { runs } from "../../testing/runs";
import type { Charge } from "../charge";
import { amount, centsToAmount, sum } from "../money";
import { tieOut, type TieOutInput } from "../tieout/tie-out";

/** The month with what people entered, its statements and journal. */
function monthWith(charges: readonly Charge[], { adjustments, charges: rows }: AnyAdjustments): TieOutInput {
  const month = wholeMonth(charges);
  const plan = statements([...month.charges, ...rows]);
  const lines = journal(plan.lines).lines;
  const file = {
    debits: sum(lines.map((l) => centsToAmount(l.debit))),
    credits: sum(lines.map((l) => centsToAmount(l.credit))),
  };
  const { charges: all, statements: papers, lines: statementLines } = plan;
  return {
    ...month,
    charges: all,
    statements: papers,
    lines: statementLines,
    journal: lines,
    adjustments,
    file,
  };
}

const off = (input: TieOutInput) => tieOut(input).checks.filter((check) => check.difference !== 0n);

test("imported + carried in + adjustments = billed + held + rejected + pending + problems, and all checks tie", () => {
  fc.assert(
    fc.property(anyCharges, anyAdjustments, (charges, entered) => {
      const t = tieOut(monthWith(charges, entered));
      expect(t.checks.filter((check) => check.difference !== 0n)).toEqual([]);
      expect(t.imported + t.carriedIn + t.adjustments).toBe(
        t.billed + t.held + t.rejected + t.pending + t.problems,
      );
      // What mending added to the month of any-month: 6.50 for a row of 5.00.
      expect(t.adjustments).toBe(amount("1.5") + sum(entered.charges.map((c) => c.amount)));
    }),
    runs(60),
  );
});

test("an adjustment that was typed over, removed or doubled shows", () => {
  const change = fc.constantFrom("typed over", "row removed", "entry removed", "row doubled");
  fc.assert(
    fc.property(anyCharges, anyAdjustments, change, fc.nat(), (charges, entered, how, at) => {
      fc.pre(entered.charges.length > 0);
      const row = entered.charges[at % entered.charges.length]!;
      const other = { ...row, chargeId: `${row.chargeId.split("/")[0]!}/9` };
      const rows = {
        "typed over": entered.charges.map((c) =>
          c === row ? { ...c, amount: c.amount + amount("0.01") } : c,
        ),
        "row removed": entered.charges.filter((c) => c !== row),
        "entry removed": entered.charges,
        "row doubled": [...entered.charges, other],
      }[how];
      const entries = entered.adjustments.filter(
        (a) => how !== "entry removed" || a.adjustmentId !== row.importId,
      );
      const found = off(monthWith(charges, { adjustments: entries, charges: rows }));
      expect(found.map((check) => check.name)).toContain("Adjustments against their charges (rows)");
    }),
    runs(60),
  );
});
