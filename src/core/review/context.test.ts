/** The context of a month: history, totals and equal rows, beyond what the rules' own cases show. */
import fc from "fast-check";
import { amount, SHARE_WHOLE } from "../money";
import { earlier, person, project, reviewCharge, reviewContext, split } from "../../testing/review-cases";
import { whoPays } from "../billing/who-pays";

const ADA = "ada.quill@example.edu";

test("history has a number for each of the last 6 months with any charges, newest first", () => {
  const months = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-06", "2024-09", "2024-12"];
  const history = months.map((period, i) => earlier(period, String(i + 1)));
  const other = earlier("2024-11", "70", { serviceName: "Storage" });
  const context = reviewContext({ history: [...history, other] });
  expect(context.history(ADA, "Compute")).toEqual([7, 0, 6, 5, 4, 3]);
  expect(context.history(ADA, "Storage")).toEqual([0, 70, 0, 0, 0, 0]);
  expect(context.history("bo.tern@example.edu", "Compute")).toEqual([0, 0, 0, 0, 0, 0]);
});

test("totals are exact", () => {
  const charges = Array.from({ length: 10 }, () => reviewCharge({ amount: amount("0.1") }));
  expect(reviewContext({ charges }).currentTotal(ADA, "Compute")).toBe(1);
});

test("a PI's addresses are one PI", () => {
  const reference = {
    sources: [],
    people: [person({ aliases: "quill@example.edu" })],
    projects: [],
    funds: [],
    splits: [],
    lookups: [],
  };
  const charges = [reviewCharge({ pi: "Quill@Example.edu" }), reviewCharge()];
  const context = reviewContext({
    reference,
    charges,
    history: [earlier("2024-12", "5", { pi: "quill@example.edu" })],
  });
  expect(context.currentTotal(ADA, "Compute")).toBe(25);
  expect(context.currentTotal("QUILL@example.edu", "Compute")).toBe(25);
  expect(context.knownBefore(ADA)).toBe(true);
});

test("who pays is answered for each charge as whoPays does, whatever was asked before", () => {
  const context = reviewContext({
    reference: {
      sources: [],
      people: [person({ aliases: "quill@example.edu" })],
      projects: [project({ defaultFundOrg: "BIO-2" })],
      funds: [],
      splits: [split("BIO-3", SHARE_WHOLE, { to: "2025-01-10" })],
      lookups: [],
    },
  });
  const fund = fc.constantFrom("", "BIO-10000", "CHEM-2");
  const charge = fc.record({
    pi: fc.constantFrom("", ADA, "quill@example.edu"),
    project: fc.constantFrom("", "coral", "kelp"),
    fundOrg: fund,
    importedFundOrg: fund,
    chargePeriodStart: fc.constantFrom("", "2025-01-10T00:00:00Z", "2025-01-11T00:00:00Z"),
    period: fc.constantFrom("2025-01", "2025-02"),
  });
  fc.assert(
    fc.property(fc.array(charge.map(reviewCharge), { minLength: 20, maxLength: 40 }), (charges) => {
      for (const one of charges) expect(context.payer(one)).toEqual(whoPays(one, context.directory));
    }),
  );
});

test("an import that is not known has no main period", () => {
  const context = reviewContext({ mainPeriods: new Map([["import-1", "2025-01"]]) });
  expect(context.mainPeriod("import-1")).toBe("2025-01");
  expect(context.mainPeriod("import-2")).toBe("");
});
