/** How many charges of a month each standing approval lets through, and what the log says of it when that changes. */
import type { Charge } from "../charge";
import type { LogDraft, LogEntry } from "../log";
import type { Instant, Period } from "../period";
import { sameName } from "../reference";
import { parseFlagNames } from "../review/flags";
import type { RuleSetting } from "../review/rule";
import { settingOf } from "../review/rule-settings";
import { RULES_LIST } from "../review/rules";
import type { Covering } from "./covering";

export const APPROVALS_STEP = "Standing Approvals";

/** A flag that holds, and the approval that lets it through. */
export interface CoveredFlag {
  readonly rule: string;
  readonly approvalId: string;
}

/** Finds what lets a charge's flags through. @param rules the Rules table */
export function coveredFlags(
  approval: Covering,
  rules: readonly RuleSetting[],
): (charge: Charge) => CoveredFlag[] {
  const holding = RULES_LIST.filter((rule) => settingOf(rule, rules).severity === "Hold");
  return (charge) => {
    if (charge.flags === "") return [];
    const names = parseFlagNames(charge.flags);
    return holding.flatMap(({ name: rule }): CoveredFlag[] => {
      if (!names.some((name) => sameName(name, rule))) return [];
      const approvalId = approval(rule, charge)?.approvalId;
      return approvalId === undefined ? [] : [{ rule, approvalId }];
    });
  };
}

/** Charges that would wait for a person, by the approval that lets them through. @param charges as reviewed */
export function letThrough(
  charges: readonly Charge[],
  approval: Covering,
  rules: readonly RuleSetting[],
): Map<string, number> {
  const flagsOf = coveredFlags(approval, rules);
  const counts = new Map<string, number>();
  for (const charge of charges) {
    if (charge.review !== "OK") continue;
    for (const id of new Set(flagsOf(charge).map(({ approvalId }) => approvalId))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** The last count that the log has for each approval and month, newest months last. */
export function loggedCounts(
  log: readonly Pick<LogEntry, "step" | "what" | "period" | "after">[],
): Map<string, Map<Period, number>> {
  const counts = new Map<string, Map<Period, number>>();
  for (const { step, what, period, after } of log) {
    if (step !== APPROVALS_STEP || period === "") continue;
    const ofApproval = counts.get(what) ?? new Map<Period, number>();
    counts.set(what, ofApproval.set(period, Number(/^\d+/.exec(after)?.[0] ?? 0)));
  }
  return counts;
}

/** One entry for each approval whose count differs from what the log has for the month: a review run again says nothing. */
export function letThroughLog(
  counts: ReadonlyMap<string, number>,
  log: readonly Pick<LogEntry, "step" | "what" | "period" | "after">[],
  at: { readonly at: Instant; readonly by: string; readonly period: Period },
): LogDraft[] {
  const logged = loggedCounts(log);
  const ids = new Set([...logged.keys(), ...counts.keys()]);
  return [...ids].sort().flatMap((what): LogDraft[] => {
    const [before, after] = [logged.get(what)?.get(at.period) ?? 0, counts.get(what) ?? 0];
    if (before === after) return [];
    return [{ ...at, step: APPROVALS_STEP, what, before: said(before), after: said(after), reason: "" }];
  });
}

function said(count: number): string {
  return `${count} ${count === 1 ? "charge" : "charges"} let through`;
}
