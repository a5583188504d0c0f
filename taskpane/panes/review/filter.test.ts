/** What the filter of the Review pane lets through. */
import type { Charge } from "../../../src/core/charge";
import { costing } from "../../../src/testing/builders";
import { filtered, haveRuleInCommon, NO_FILTER, pageOf, rulesOf, valuesOf, type Filter } from "./filter";

const charges = [
  costing("1", {
    chargeId: "a",
    review: "Pending",
    flags: "Missing PI: none; Missing fund: none",
    pi: "",
    source: "AWS",
  }),
  costing("2", { chargeId: "b", review: "Pending", flags: "Missing fund: none", pi: "ada@x", source: "HPC" }),
  costing("3", { chargeId: "c", review: "OK", flags: "Spike: twice", pi: "ada@x", source: "AWS" }),
  costing("4", {
    chargeId: "d",
    review: "Approved",
    flags: "",
    pi: "ben@x",
    source: "AWS",
    reviewNote: "Fine",
  }),
];
const ids = (filter: Partial<Filter>): string =>
  filtered(charges, { ...NO_FILTER, ...filter })
    .map((c: Charge) => c.chargeId)
    .join("");

test.each<[Partial<Filter>, string]>([
  [{}, "ab"],
  [{ state: "Warned" }, "c"],
  [{ state: "Decided" }, "d"],
  [{ state: "All" }, "abcd"],
  [{ rule: "Missing fund" }, "ab"],
  [{ rule: "Missing PI" }, "a"],
  [{ state: "All", source: "AWS", pi: "ada@x" }, "c"],
  [{ state: "All", text: "ADA spike" }, "c"],
  [{ state: "All", text: "fine" }, "d"],
  [{ state: "All", text: "nowhere" }, ""],
])("%j: %s", (filter, expected) => {
  expect(ids(filter)).toBe(expected);
});

test("the choices are those that occur, without blanks", () => {
  expect(valuesOf(charges, "pi")).toEqual(["ada@x", "ben@x"]);
});

test("a page beyond the end is the last", () => {
  expect(pageOf([1, 2, 3, 4, 5], 9, 2)).toEqual({ items: [5], page: 2, pages: 3 });
  expect(pageOf([], 0, 2)).toEqual({ items: [], page: 0, pages: 1 });
});

test.each([
  ["a", true, "Missing PI,Missing fund"],
  ["ab", true, "Missing PI,Missing fund"],
  ["bc", false, "Missing fund,Spike"],
  ["cd", false, "Spike"],
])("charges %s have a rule in common: %s; %s", (wanted, common, rules) => {
  const chosen = charges.filter((c) => wanted.includes(c.chargeId));
  expect(haveRuleInCommon(chosen)).toBe(common);
  expect(rulesOf(chosen).join()).toBe(rules);
});
