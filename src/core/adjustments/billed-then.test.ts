/** What each charge of a month was billed: together exactly what the month's lines have on every fund and account. */
import fc from "fast-check";
import { anyCharges, DIRECTORY, REFERENCE, statements } from "../../testing/any-month";
import { charge, directory, fund, person, project, split } from "../../testing/builders";
import { runs } from "../../testing/runs";
import type { Charge } from "../charge";
import { amount, roundToCents, SHARE_WHOLE, sum } from "../money";
import { Directory, type Reference } from "../reference";
import { NO_SUBSIDIES } from "../subsidies/apply";
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

describe("where a default fund has changed since", () => {
  const before: Partial<Reference> = {
    people: [person({ email: "a@bio.example.edu", aliases: "old@bio.example.edu" })],
    funds: ["CHEM-1", "BIO-2", "GEO-3"].map((fundOrg) => fund({ fundOrg })),
    projects: [project({ project: "p1", defaultFundOrg: "CHEM-1" }), project({ project: "ps" })],
    splits: [
      split("CHEM-1", SHARE_WHOLE / 2n, { project: "ps" }),
      split("BIO-2", SHARE_WHOLE / 2n, { project: "ps", takesRemainder: "Yes" }),
    ],
  };
  const since = directory({
    ...before,
    projects: [project({ project: "p1", defaultFundOrg: "GEO-3" }), project({ project: "ps" })],
    splits: [
      split("CHEM-1", SHARE_WHOLE / 4n, { project: "ps" }),
      split("BIO-2", (SHARE_WHOLE / 4n) * 3n, { project: "ps", takesRemainder: "Yes" }),
    ],
  });
  const of = (chargeId: string, billed: string, own: Partial<Charge>): Charge =>
    charge({
      chargeId,
      pi: "old@bio.example.edu",
      amount: amount(billed),
      listCost: amount(billed),
      fundOrg: "",
      importedFundOrg: "",
      ...own,
    });
  const plan = statements(
    [
      of("x1", "10.00", { project: "p1", payer: "Project default" }),
      of("x2", "20.00", { project: "p1", payer: "Reassigned", fundOrg: "BIO-2" }),
      of("y1", "30.00", { project: "ps", payer: "Split" }),
      of("y2", "40.00", { project: "ps", payer: "Reassigned", fundOrg: "GEO-3" }),
    ],
    {},
    NO_SUBSIDIES,
    "2025-01",
    false,
    { statements: [], lines: [] },
    directory(before),
  );
  const billed = billedThen(plan, since);

  test.each<readonly [string, Record<string, number>]>([
    ["x1", { "CHEM-1": 1000 }],
    ["x2", { "BIO-2": 2000 }],
    ["y1", { "CHEM-1": 1500, "BIO-2": 1500 }],
    ["y2", { "GEO-3": 4000 }],
  ])("%s goes back to the funds that paid it, not to those of its service's other charges", (id, funds) => {
    const parts = billed(plan.charges.find((c) => c.chargeId === id)!);
    expect(Object.fromEntries(parts.map((part) => [part.fundOrg, part.billed]))).toEqual(funds);
  });

  test("a PI whose address became an alias since is the one who was billed", () => {
    const lines = plan.lines.map((line) => ({ ...line, pi: "old@bio.example.edu" }));
    const then = billedThen({ ...plan, lines }, since);
    expect(plan.charges.map((c) => then(c).reduce((cents, part) => cents + part.billed, 0))).toEqual(
      plan.charges.map((c) => roundToCents(c.amount)),
    );
  });
});
