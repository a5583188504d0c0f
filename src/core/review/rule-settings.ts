/** The Rules table: its default rows, what may stand in it, and the setting in force for each rule. */
import { Refusal } from "../problem";
import { sameName } from "../reference";
import type { Rule, RuleSetting } from "./rule";
import { RULES_LIST } from "./rules";

/** A row for each rule, in the order of the list. */
export function defaultRuleSettings(): RuleSetting[] {
  return RULES_LIST.map(defaultSetting);
}

function defaultSetting(rule: Rule): RuleSetting {
  return {
    rule: rule.name,
    on: rule.on ? "Yes" : "No",
    severity: rule.severity,
    appliesTo: "",
    value: rule.value,
    whatItChecks: rule.whatItChecks,
  };
}

/**
 * The setting in force: the table's row, else the default. A rule that must be mended, or that always holds, is on,
 * holds, and applies to every source, whatever the row says: what it finds cannot be billed.
 */
export function settingOf(rule: Rule, rows: readonly RuleSetting[]): RuleSetting {
  const row = rows.find((r) => sameName(r.rule, rule.name)) ?? defaultSetting(rule);
  return isAlwaysOn(rule) ? { ...row, on: "Yes", severity: "Hold", appliesTo: "" } : row;
}

export function isAlwaysOn({ mustBeMended = false, always = false }: Rule): boolean {
  return mustBeMended || always;
}

/** What is wrong with the rows, each with the rule and the place; empty when nothing is. */
export function ruleSettingProblems(rows: readonly RuleSetting[]): string[] {
  return rows.flatMap((row, index) => {
    const rule = RULES_LIST.find((r) => sameName(r.name, row.rule));
    if (rule === undefined) return [`there is no review rule "${row.rule}"`];
    const first = rows.findIndex((r) => sameName(r.rule, row.rule));
    if (first < index) return [`${rule.name}: has more than one row`];
    const problem = rule.valueProblem?.(row.value) ?? null;
    return problem === null ? [] : [`${rule.name}: ${problem}`];
  });
}

/** @throws Refusal naming every bad row; its details are the single problems. */
export function checkRuleSettings(rows: readonly RuleSetting[]): void {
  const bad = ruleSettingProblems(rows);
  if (bad.length > 0) throw new Refusal(`The Rules sheet needs a correction: ${bad.join("; ")}.`, bad);
}
