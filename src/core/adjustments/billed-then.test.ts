/** What each charge of a month was billed: together exactly what the month's lines have on every fund and account. */
import fc from "fast-check";
import { anyCharges, DIRECTORY, REFERENCE, statements } from "../../testing/any-month";
import { split } from "../../testing/builders";
import { runs } from "../../testing/runs";
import type { Charge } from "../charge";
import { roundToCents, sum } from "../money";
import { Directory } from "../reference";
import { billedThen } from "./billed-then";

type Cents = Record<string, number>;

function added(parts: readonly { fundOrg: string; account: string; billed: number; list: number }[]): Cents {
  const all: Cents = {};
  for (const { fundOrg, account, billed, list } of parts) {
    all[`${fundOrg} ${account} billed`] = (all[`${fundOrg} ${account} billed`] ?? 0) + billed;
    all[`${fundOrg} ${account} list`] = (all[`${fundOrg} ${account} list`] ?? 0) + list;
  }
  return Object.fromEntries(Object.entries(all).filter(([, cents]) => cents !== 0));
}

test("the parts of all charges add up to the lines, cent for cent", () => {
  fc.assert(
    fc.property(anyCharges, (charges) => {
      const plan = statements(charges);
      const billed = billedThen(plan, DIRECTORY);
      expect(added(plan.charges.flatMap((c) => billed(c)))).toEqual(added(plan.lines));
    }),
    runs(100),
  );
});

describe("where splits have changed since", () => {
  const later = new Directory({
    ...REFERENCE,
    splits: [split("GEO-1", 10_000_000_000n, { project: "split2", takesRemainder: "Yes" })],
  });

  test("charges that share a line have its cents in its shares, each to a cent", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const alike = charges
          .map((c): Charge => ({ ...c, project: "split2", importedProject: "split2", payer: "Split", account: "", serviceName: "Compute", source: "HPC", pi: charges[0]!.pi }))
          .filter((c) => c.amount > 0n); // prettier-ignore
        fc.pre(alike.length > 0);
        const plan = statements(alike);
        const billed = billedThen(plan, later);
        const parts = plan.charges.map((c) => billed(c));
        const total = roundToCents(sum(alike.map((c) => c.amount)));
        expect(parts.flat().reduce((cents, part) => cents + part.billed, 0)).toBe(total);
        expect(parts.flat().map((part) => part.fundOrg)).not.toContain("GEO-1");
        const of = (fundOrg: string) =>
          parts.flat().reduce((cents, part) => cents + (part.fundOrg === fundOrg ? part.billed : 0), 0);
        for (const line of plan.lines)
          expect(Math.abs(of(line.fundOrg) - line.billed)).toBeLessThanOrEqual(alike.length);
      }),
      runs(40),
    );
  });
});
