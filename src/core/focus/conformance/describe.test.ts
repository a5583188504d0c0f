/** docs/focus.md says what the rules say; `npm run docs` makes that part again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULE_CODES } from "./rules";
import { describeRules, withRules } from "./describe";

it("docs/focus.md is up to date", () => {
  const document = readFileSync(join(__dirname, "../../../../docs/focus.md"), "utf8");
  expect(document).toBe(withRules(document));
});

it("has every rule once", () => {
  const codes = [...describeRules().matchAll(/^\| ([A-Z]\d\d) \|/gm)].map(([, code]) => code);
  expect(codes.sort()).toEqual([...RULE_CODES].sort());
});
