/** Which months a period means, whose totals a question finds, and that parts add up to the whole. */
import fc from "fast-check";
import { amount, sum } from "./money";
import { addMonths } from "./period";
import type { Person, Project } from "./reference";
import { parseMonths, TotalsIndex, type QueriedTotal, type TotalsQuestion } from "./totals-query";

const person = (email: string, aliases = ""): Person => ({
  email,
  name: "",
  department: "",
  sendTo: "",
  cc: "",
  aliases,
  activeFrom: "",
  activeTo: "",
  status: "Active",
});
const project = (name: string): Project => ({
  project: name,
  title: "",
  pi: "",
  defaultFundOrg: "",
  cc: "",
  activeFrom: "",
  activeTo: "",
  status: "Active",
});
const total = (
  period: string,
  pi: string,
  name: string,
  serviceName: string,
  cost: string,
): QueriedTotal => ({
  period,
  pi,
  project: name,
  serviceName,
  billed: amount(cost),
  list: amount(cost) * 2n,
  pending: amount("0.01"),
});

const INDEX = new TotalsIndex(
  [
    total("2024-12", "ada@example.edu", "genome", "Amazon EC2", "1"),
    total("2025-01", "ada@example.edu", "genome", "Amazon EC2", "10.005"),
    total("2025-01", "ada@example.edu", "Genome ", "Storage", "20.0049"),
    total("2025-01", "ada@example.edu", "climate", "Storage", "40"),
    total("2025-01", "bo@example.edu", "genome", "Storage", "80"),
    total("2025-02", "ada@example.edu", "genome", "Storage", "160"),
    total("2025-02", "", "", "Storage", "320"),
  ],
  [person("ada@example.edu", "a.l@example.edu; ADA@lab.example.edu"), person("cy@example.edu")],
  [project("genome"), project("new")],
);
const ask = (asked: Partial<Omit<TotalsQuestion, "months">> & { months?: string }): TotalsQuestion => {
  const months = parseMonths(asked.months ?? "2025-01");
  if (months === null) throw new Error("no months");
  return { pi: "", project: "", service: "", ...asked, months };
};

test.each([
  ["2025-01", { from: "2025-01", to: "2025-01" }],
  [" 2025-01 ", { from: "2025-01", to: "2025-01" }],
  ["2025", { from: "2025-01", to: "2025-12" }],
  ["2025-01:2025-06", { from: "2025-01", to: "2025-06" }],
  ["2025-01 : 2025-06", { from: "2025-01", to: "2025-06" }],
  ["2024:2025-02", { from: "2024-01", to: "2025-02" }],
  ["2024:2025", { from: "2024-01", to: "2025-12" }],
  ["2025-02:2025-01", null],
  ["2025-13", null],
  ["2025-1", null],
  ["", null],
  [":", null],
  ["2025-01:", null],
  ["2025-01:2025-02:2025-03", null],
  ["January 2025", null],
  ["45658", null],
])("the period %j means %j", (text, months) => {
  expect(parseMonths(text)).toEqual(months);
});

test.each([
  [{ pi: "ada@example.edu" }, "70.0099"],
  [{ pi: " ADA@Example.edu " }, "70.0099"],
  [{ pi: "a.l@example.edu" }, "70.0099"],
  [{ pi: "ada@LAB.example.edu" }, "70.0099"],
  [{ pi: "ada@example.edu", months: "2024-12:2025-02" }, "231.0099"],
  [{ pi: "ada@example.edu", months: "2025" }, "230.0099"],
  [{ pi: "ada@example.edu", project: " GENOME" }, "30.0099"],
  [{ pi: "ada@example.edu", project: "genome", service: "amazon ec2" }, "10.005"],
  [{ service: "storage" }, "140.0049"],
  [{}, "150.0099"],
  [{ months: "2025-02" }, "480"],
  [{ pi: "ada@example.edu", months: "2030-01" }, "0"],
  [{ pi: "cy@example.edu" }, "0"],
  [{ project: "new" }, "0"],
])("Billed of %j is %s", (asked, billed) => {
  expect(INDEX.answer("billed", ask(asked))).toBe(amount(billed));
});

test("List, Subsidy and Pending add their own columns", () => {
  const question = ask({ pi: "ada@example.edu" });
  expect(INDEX.answer("list", question)).toBe(amount("140.0198"));
  expect(INDEX.answer("subsidy", question)).toBe(amount("70.0099"));
  expect(INDEX.answer("pending", question)).toBe(amount("0.03"));
});

test("charges of an address that became an alias later are found by either address", () => {
  const old = total("2024-01", "ada.old@example.edu", "genome", "EC2", "7");
  const since = total("2024-01", "ada@example.edu", "genome", "EC2", "1");
  const index = new TotalsIndex([old, since], [person("ada@example.edu", "ada.old@example.edu")], []);
  for (const pi of ["ada@example.edu", "ada.old@example.edu"])
    expect(index.answer("billed", ask({ pi, months: "2024" }))).toBe(amount("8"));
});

test.each([
  [{ pi: "ad@example.edu " }, "ad@example.edu is not in People and has no charges. Check the spelling."],
  [{ project: "genom" }, "The project genom is not in Projects and has no charges. Check the spelling."],
  [{ service: "S3" }, "No month has charges for the service S3. Check the spelling."],
])("%j is a name nobody knows", (asked, unknown) => {
  expect(INDEX.answer("billed", ask(asked))).toEqual({ unknown });
});

const FIRST = "2024-11";
const months = fc.integer({ min: 0, max: 5 }).map((n) => addMonths(FIRST, n));
const cost = fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n });
const anyTotal = fc.record({
  period: months,
  pi: fc.constantFrom("ada@example.edu", "bo@example.edu", ""),
  project: fc.constantFrom("genome", "Climate", ""),
  serviceName: fc.constantFrom("EC2", "Storage"),
  billed: cost,
  list: cost,
  pending: cost,
});

test("months, projects and services add up to the whole, and Billed + Subsidy to List", () => {
  fc.assert(
    fc.property(fc.array(anyTotal, { maxLength: 40 }), (totals) => {
      const index = new TotalsIndex(totals, [], [project("genome"), project("climate")]);
      const answer = (measure: "billed" | "list" | "subsidy", asked: Parameters<typeof ask>[0]): bigint => {
        const given = index.answer(measure, ask({ months: "2024:2025", ...asked }));
        return typeof given === "bigint" ? given : 0n;
      };
      const whole = sum(totals.map(({ billed }) => billed));
      expect(answer("billed", {})).toBe(whole);
      expect(answer("billed", { months: "2024" }) + answer("billed", { months: "2025" })).toBe(whole);
      expect(answer("billed", { service: "ec2" }) + answer("billed", { service: "storage" })).toBe(whole);
      expect(answer("billed", {}) + answer("subsidy", {})).toBe(answer("list", {}));
      const ofAda = (asked: Parameters<typeof ask>[0]): bigint =>
        answer("billed", { pi: "ada@example.edu", ...asked });
      const none = sum(
        totals.filter((t) => t.pi === "ada@example.edu" && t.project === "").map(({ billed }) => billed),
      );
      expect(ofAda({ project: "GENOME" }) + ofAda({ project: "climate" }) + none).toBe(ofAda({}));
    }),
  );
});
