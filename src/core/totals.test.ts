/** Monthly totals: nothing is lost, nothing counted twice, whatever the order. */
import fc from "fast-check";
import { charge, person, project, split } from "../testing/builders";
import { REVIEW_STATES, type Charge } from "./charge";
import { amount, sum, type Amount } from "./money";
import { Directory, type Reference } from "./reference";
import { notRejected, totalCharges } from "./totals";

const ADA = "ada.quill@example.edu";

function directory(known: Partial<Reference> = {}): Directory {
  return new Directory({
    sources: [],
    people: [],
    projects: [],
    funds: [],
    splits: [],
    lookups: [],
    ...known,
  });
}

test("one row a month, PI, project, fund, source and service; states apart", () => {
  const charges = [
    charge({ amount: amount("10"), listCost: amount("12") }),
    charge({ amount: amount("1.5"), listCost: amount("2"), review: "Approved" }),
    charge({ amount: amount("3"), listCost: amount("4"), review: "Pending" }),
    charge({ amount: amount("5"), listCost: amount("6"), review: "Held" }),
    charge({ amount: amount("7"), listCost: amount("8"), review: "Rejected" }),
    charge({ amount: amount("9"), listCost: amount("9"), serviceName: "Storage" }),
  ];
  const [compute, storage, ...others] = totalCharges(charges, directory());
  expect(others).toEqual([]);
  expect(compute).toMatchObject({
    period: "2025-01",
    pi: ADA,
    serviceName: "Compute",
    charges: 4,
    list: amount("14"),
    billed: amount("11.5"),
    pending: amount("3"),
    held: amount("5"),
    rejected: amount("7"),
  });
  expect(storage).toMatchObject({ serviceName: "Storage", charges: 1, billed: amount("9") });
});

test("a PI's addresses are one PI, and the fund is the one that pays", () => {
  const known = directory({
    people: [person({ aliases: "quill@example.edu" })],
    projects: [project({ project: "shared", defaultFundOrg: "CHEM-1" })],
    splits: [split("CHEM-1", 6n * 10n ** 9n), split("BIO-1", 4n * 10n ** 9n)],
  });
  const charges = [
    charge({ pi: "QUILL@example.edu", project: "shared", fundOrg: "", importedFundOrg: "" }),
    charge({ project: "shared", fundOrg: "", importedFundOrg: "" }),
    charge({ project: "coral", fundOrg: "", importedFundOrg: "" }),
    charge({ project: "none", fundOrg: "", importedFundOrg: "" }),
  ];
  const totals = totalCharges(charges, known);
  expect(totals.map((t) => [t.pi, t.project, t.fundOrg, t.charges])).toEqual([
    [ADA, "shared", "CHEM-1", 2],
    [ADA, "coral", "CHEM-1 + BIO-1", 1],
    [ADA, "none", "", 1],
  ]);
});

const anyCharge = fc.record({
  period: fc.constantFrom("2024-12", "2025-01"),
  review: fc.constantFrom(...REVIEW_STATES),
  pi: fc.constantFrom("", ADA, "bo.tern@example.edu"),
  serviceName: fc.constantFrom("Compute", "Storage"),
  source: fc.constantFrom("AWS", "Slurm"),
  amount: fc.bigInt(-(10n ** 18n), 10n ** 18n),
  listCost: fc.bigInt(0n, 10n ** 18n),
});

test("the totals add up to the charges to the last digit, in any order, and their IDs are their own", () => {
  fc.assert(
    fc.property(fc.array(anyCharge, { maxLength: 60 }), (given) => {
      const charges: Charge[] = given.map((fields) => charge(fields));
      const totals = totalCharges(charges, directory());
      const of = (state: Charge["review"][]): Amount =>
        sum(charges.filter((c) => state.includes(c.review)).map((c) => c.amount));
      expect(sum(totals.map((t) => t.billed))).toBe(of(["OK", "Approved"]));
      expect(sum(totals.map((t) => t.rejected))).toBe(of(["Rejected"]));
      expect(sum(totals.map(notRejected))).toBe(of(["OK", "Approved", "Pending", "Held"]));
      expect(new Set(totals.map((t) => t.totalId)).size).toBe(totals.length);
      const byId = (list: typeof totals) => [...list].sort((a, b) => (a.totalId < b.totalId ? -1 : 1));
      expect(byId(totalCharges([...charges].reverse(), directory()))).toEqual(byId(totals));
    }),
  );
});
