/** Worktags of Workday: each tenant has its own, so that finance staff name the columns and what stands in them. */
import { fillValues, valueProblem } from "../line-values";
import { namedValues } from "../named-values";
import type { JournalFinding, JournalInput, PresetColumn, PresetValue } from "./preset";

export const WORKTAGS: PresetValue = {
  field: "Worktags",
  meaning:
    "The worktag columns in the order of your template, each with what stands in it: a field in braces, text, or both; {award or org} is the first that is not blank, {org unless award} is blank where there is an award",
  example: "Cost Center={org unless award}; Fund={fund}; Grant={award}",
  standard: "Cost Center={org}; Fund={fund}",
  needed: true,
};

export interface Worktag {
  readonly column: PresetColumn;
  readonly template: string;
}

export function worktagsOf(input: Pick<JournalInput, "value">): Worktag[] {
  return namedValues(input.value(WORKTAGS.field)).map(({ name, value }) => ({
    column: { heading: name, holds: `worktag, from ${value}`, identifies: true },
    template: value,
  }));
}

export function worktagText(tag: Worktag, values: Readonly<Record<string, string>>): string {
  return fillValues(tag.template, values).trim();
}

/** @param known names that the templates may use */
export function worktagFindings(
  input: Pick<JournalInput, "value">,
  known: readonly string[],
): JournalFinding[] {
  const text = input.value(WORKTAGS.field);
  const finding = (says: string): JournalFinding => ({
    severity: "Error",
    line: 0,
    column: WORKTAGS.field,
    value: text,
    says: `The value ${WORKTAGS.field} ${says}`,
  });
  return namedValues(text).flatMap(({ name, value }) => {
    if (value === "") return [finding(`has no field for ${name}. Write it as ${name}={fund}.`)];
    const problem = valueProblem(value, known);
    return problem === null ? [] : [finding(problem)];
  });
}
