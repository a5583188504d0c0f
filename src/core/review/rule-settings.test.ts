/** The Rules table: defaults, what is refused, and what cannot be switched off. */
import { Refusal } from "../problem";
import type { RuleSetting } from "./rule";
import { checkRuleSettings, defaultRuleSettings, ruleSettingProblems, settingOf } from "./rule-settings";
import { RULES_LIST } from "./rules";
import { missingPi } from "./rules/missing-pi";
import { newPi } from "./rules/new-pi";

function row(rule: string, overrides: Partial<RuleSetting> = {}): RuleSetting {
  return { rule, on: "Yes", severity: "Hold", appliesTo: "", value: "", whatItChecks: "", ...overrides };
}

test("the defaults have a row for each rule and are valid", () => {
  const rows = defaultRuleSettings();
  expect(rows.map((r) => r.rule)).toEqual(RULES_LIST.map((rule) => rule.name));
  expect(rows.find((r) => r.rule === "Amount above limit")).toMatchObject({
    on: "Yes",
    severity: "Hold",
    value: "10000",
  });
  expect(rows.find((r) => r.rule === "Discount above limit")).toMatchObject({
    on: "No",
    severity: "Warn",
    value: "50",
  });
  expect(ruleSettingProblems(rows)).toEqual([]);
});

const problems: readonly (readonly [string, readonly RuleSetting[], readonly string[]])[] = [
  ["no rows", [], []],
  ["a name in another case", [row("pattern FOUND", { value: "gpu" })], []],
  ["an unknown name", [row("Patern found")], ['there is no review rule "Patern found"']],
  [
    "a pattern, with the place",
    [row("Pattern found", { value: "ab[z-a]" })],
    ['Pattern found: "ab[z-a]" is not a valid pattern (invalid character class range at character 4: z-a)'],
  ],
  [
    "an off rule too, since it may be switched on",
    [row("Late charge", { on: "No", value: "soon" })],
    ['Late charge: Value "soon" must be a whole number of days, such as 31'],
  ],
  ["a second row", [row("New PI"), row("new pi", { on: "No" })], ["New PI: has more than one row"]],
];

test.each(problems)("problems of %s", (_what, rows, expected) => {
  expect(ruleSettingProblems(rows)).toEqual(expected);
});

test("a refusal names every bad row", () => {
  const check = (): void => checkRuleSettings([row("Nothing"), row("Spike", { value: "big" })]);
  expect(check).toThrow(Refusal);
  expect(check).toThrow(
    'The Rules sheet needs a correction: there is no review rule "Nothing"; Spike: Value "big" must be a factor of 1 or more, such as 3.',
  );
  expect(() => checkRuleSettings(defaultRuleSettings())).not.toThrow();
});

test("a rule that must be mended is on, holds and applies to all, whatever its row says", () => {
  const off = { on: "No", severity: "Warn", appliesTo: "Azure" } as const;
  expect(settingOf(missingPi, [row("missing pi", off)])).toMatchObject({
    on: "Yes",
    severity: "Hold",
    appliesTo: "",
  });
  expect(settingOf(newPi, [row("New PI", off)])).toMatchObject(off);
});
