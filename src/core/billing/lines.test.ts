/** Charges become cents: once for each PI and project, spread so that everything adds up. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { charge, costing, directory, project, split, tagged } from "../../testing/builders";
import { anyCharges, DIRECTORY } from "../../testing/any-month";
import type { Charge } from "../charge";
import { absolute, amount, centsToAmount, roundToCents, sum } from "../money";
import { billCharges, type BilledGroup } from "./lines";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const billed = (groups: readonly BilledGroup[]): number[] => groups.map((g) => g.billed);
const add = (cents: readonly number[]): number => cents.reduce((a, b) => a + b, 0);

test("each PI and project is rounded once, not each row", () => {
  const charges = Array.from({ length: 10 }, () => costing("0.004"));
  expect(billed(billCharges(charges, directory()))).toEqual([4]);
});

test("groups are PI, project, source, service, account and funds, in that order", () => {
  const groups = billCharges(
    [
      costing("1", tagged(BEN, "coral", "BIO-1")),
      costing("2", { source: "HPC" }),
      costing("3", { serviceName: "Archive" }),
      costing("4", { account: "7300" }),
      costing("5", tagged(ADA, "coral", "BIO-2")),
      costing("6"),
      costing("7"),
    ],
    directory(),
  );
  expect(
    groups.map((g) => [g.pi.slice(0, 3), g.source, g.serviceName, g.account, g.funds[0]?.fundOrg, g.billed]),
  ).toEqual([
    ["ada", "AWS", "Archive", "", "BIO-10000", 300],
    ["ada", "AWS", "Compute", "", "BIO-10000", 1300],
    ["ada", "AWS", "Compute", "", "BIO-2", 500],
    ["ada", "AWS", "Compute", "7300", "BIO-10000", 400],
    ["ada", "HPC", "Compute", "", "BIO-10000", 200],
    ["ben", "AWS", "Compute", "", "BIO-1", 100],
  ]);
});

test("a project spelt in two ways is one project, rounded once", () => {
  const groups = billCharges(
    [costing("0.004", { project: "Coral" }), costing("0.004", { project: "coral" })],
    directory({ projects: [project({ project: "Coral" })] }),
  );
  expect(groups.map((g) => [g.project, g.billed])).toEqual([["Coral", 1]]);
});

test.each<readonly [string, readonly Partial<Charge>[], string | null, string]>([
  ["are added", [{}, {}], "48", "Hours"],
  ["of two units are none", [{}, { unit: "GB" }], null, ""],
  ["that one row lacks are none", [{}, { quantity: null }], null, ""],
])("quantities %s", (_what, rows, quantity, unit) => {
  const [group] = billCharges(
    rows.map((row) => charge(row)),
    directory(),
  );
  expect(group).toMatchObject({ quantity: quantity === null ? null : amount(quantity), unit });
});

describe("a project that funds share", () => {
  const shares = (...list: readonly (readonly [string, bigint, "Yes" | "No"])[]) =>
    directory({
      splits: list.map(([code, share, takesRemainder]) => split(code, share, { takesRemainder })),
    });

  test("every other fund is rounded, the one that takes the remainder takes the rest", () => {
    const thirds = shares(
      ["A", 3_333_333_333n, "No"],
      ["B", 3_333_333_333n, "Yes"],
      ["C", 3_333_333_334n, "No"],
    );
    const [group] = billCharges([costing("100")], thirds);
    expect(group?.fundLines.map((l) => [l.fundOrg, l.billed])).toEqual([
      ["A", 3333],
      ["B", 3334],
      ["C", 3333],
    ]);
    expect(sum(group!.fundLines.map((l) => l.exact))).toBe(amount("100"));
    expect(sum(group!.fundLines.map((l) => l.quantity!))).toBe(amount("24"));
  });

  test("one cent goes to one fund", () => {
    const halves = shares(["A", 5_000_000_000n, "No"], ["B", 5_000_000_000n, "Yes"]);
    const lines = (cost: string) => billCharges([costing(cost)], halves)[0]!.fundLines.map((l) => l.billed);
    expect(lines("0.01")).toEqual([1, 0]);
    expect(lines("-0.01")).toEqual([-1, -0].map((cents) => cents + 0));
  });
});

describe("whatever the charges", () => {
  const bill = (charges: readonly Charge[]): BilledGroup[] => billCharges(charges, DIRECTORY);

  test("charges, groups and fund lines add up to the rounded total of each PI and project", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const groups = bill(charges);
        for (const group of groups) {
          expect(add(group.charges.map((c) => c.billed))).toBe(group.billed);
          expect(add(group.charges.map((c) => c.list))).toBe(group.list);
          expect(add(group.fundLines.map((l) => l.billed))).toBe(group.billed);
          expect(add(group.fundLines.map((l) => l.list))).toBe(group.list);
          expect(sum(group.fundLines.map((l) => l.exact))).toBe(group.exact);
        }
        for (const key of new Set(groups.map((g) => `${g.pi} ${g.project}`))) {
          const own = groups.filter((g) => `${g.pi} ${g.project}` === key);
          const exact = sum(own.map((g) => g.exact));
          expect(add(billed(own))).toBe(roundToCents(exact));
          expect(absolute(centsToAmount(add(billed(own))) - exact) * 2n <= centsToAmount(1)).toBe(true);
        }
        expect(groups.flatMap((g) => g.charges.map((c) => c.charge.chargeId)).sort()).toEqual(
          charges.map((c) => c.chargeId),
        );
      }),
      runs(60),
    );
  });

  test("what has no discount shows none, on no line and for no fund", () => {
    fc.assert(
      fc.property(anyCharges, (given) => {
        const charges = given.map((c) => ({ ...c, listCost: c.amount }));
        for (const group of billCharges(charges, DIRECTORY))
          for (const { list, billed } of [group, ...group.charges, ...group.fundLines])
            expect(list).toBe(billed);
      }),
      runs(100),
    );
  });

  test("a reversal leaves nothing on any line", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const back = charges.map((c) => ({
          ...c,
          amount: -c.amount,
          billedCost: -c.billedCost,
          listCost: -c.listCost,
        }));
        const lines = (of: readonly Charge[]) =>
          bill(of).flatMap((g) => g.fundLines.flatMap((l) => [l.billed, l.list]));
        const again = lines(back);
        expect(lines(charges).map((cents, i) => cents + again[i]!)).toEqual(again.map(() => 0));
      }),
      runs(60),
    );
  });

  test("the order of the charges does not matter", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        expect(bill([...charges].reverse())).toEqual(bill(charges));
      }),
      runs(30),
    );
  });
});
