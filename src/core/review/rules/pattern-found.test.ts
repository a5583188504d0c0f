/** Cases of the rule Pattern found. */
import { reviewCharge, reviewContext, testRule, testRuleValues } from "../../../testing/review-cases";
import { patternFound } from "./pattern-found";

testRule(patternFound, [
  { it: "checks nothing without a pattern", reason: null },
  { it: "passes a charge without the pattern", value: "marketplace; gpu", reason: null },
  {
    it: "looks in the service name, whatever the case",
    value: "gpu; ^compute$",
    reason: 'service name "Compute" holds "^compute$"',
  },
  { it: "looks in the resource name", value: "node", reason: 'resource name "node-1" holds "node"' },
  { it: "looks in the resource ID", value: "^i-\\d+", reason: 'resource ID "i-0001" holds "^i-\\d+"' },
  {
    it: "looks in the description",
    value: "on demand",
    reason: 'description "Linux, on demand" holds "on demand"',
  },
  { it: "does not look in the tags", value: "project_id", reason: null },
  {
    it: "does not find an empty match in a blank cell",
    value: "^$",
    charge: { resourceName: "", resourceId: "" },
    reason: null,
  },
]);

testRuleValues(patternFound, [
  ["", null],
  ["market(place)?", null],
  ["ok*; ab**", '"ab**" is not a valid pattern (invalid nested repetition operator at character 3: **)'],
]);

test("a pattern that hangs backtracking engines is matched at once", () => {
  const context = reviewContext();
  const check = patternFound.check("^(a+)+$", context);
  expect(check(reviewCharge({ resourceName: `${"a".repeat(5000)}!` }))).toBeNull();
});
