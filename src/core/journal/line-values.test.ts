/** Templates over a line's values: filled leniently, what is wrong is named. */
import { fillValues, LINE_VALUE_NAMES, valueNames, valueProblem } from "./line-values";

const VALUES = { fund: "10000", org: "BIO", award: "", program: "P" };

test.each([
  ["{fund}-{org}", "10000-BIO"],
  ["text", "text"],
  ["", ""],
  ["{award}", ""],
  ["{award or org}", "BIO"],
  ["{program or org}", "P"],
  ["{award or award}", ""],
  ["{org unless award}", "BIO"],
  ["{org unless program}", ""],
  ["{award or org unless program}", ""],
  ["{unknown}", "{unknown}"],
  ["{org unless unknown}", "{org unless unknown}"],
  ["{toString}", "{toString}"],
])("%s is %j", (template, expected) => {
  expect(fillValues(template, VALUES)).toBe(expected);
});

test.each([
  ["{fund}{org unless award}", null],
  ["{fonds}", "has a placeholder that is not known: {fonds}. Known are {fund} {org}"],
  ["{org unless awards}", "has a placeholder that is not known: {awards}."],
  ["{org and award}", "has a placeholder that is not known: {org and award}."],
  ["{}", "has a placeholder that is not known: {}."],
  ["{fund", "has a brace that is not closed. Write a field as {fund}."],
])("%s: %s", (template, says) => {
  const problem = valueProblem(template);
  expect(says === null ? problem : problem?.startsWith(says)).toBe(says === null ? null : true);
});

test("all names of a template, in their order", () => {
  expect(valueNames("{award or org unless program}-{line}")).toEqual(["award", "org", "program", "line"]);
  expect(LINE_VALUE_NAMES).toContain("accounting_date");
});
