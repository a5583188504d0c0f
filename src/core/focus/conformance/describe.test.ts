/** The rules in docs/focus.md: the page itself is compared by tests/docs. */
import { RULE_CODES } from "./rules";
import { describeRules } from "./describe";

it("has every rule once", () => {
  const codes = [...describeRules().matchAll(/^\| ([A-Z]\d\d) \|/gm)].map(([, code]) => code);
  expect(codes.sort()).toEqual([...RULE_CODES].sort());
});
