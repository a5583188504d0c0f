/** Review: every rule over every charge of a month; says which charges change, and never changes a decision. */
import { isDecided, type Charge, type PayerStep, type Review } from "../charge";
import { approvedReason } from "../standing/wording";
import { formatFlags, stickyFlags, type Flag } from "./flags";
import type { Check, ReviewContext, RuleSetting, Severity } from "./rule";
import { checkRuleSettings, settingOf } from "./rule-settings";
import { RULES_LIST } from "./rules";
import { sameName, splitList } from "../reference";

export { checkRuleSettings, defaultRuleSettings, ruleSettingProblems } from "./rule-settings";

/** What the review writes to one charge. */
export interface Reviewed {
  readonly chargeId: string;
  readonly review: Review;
  readonly flags: string;
  readonly payer: PayerStep;
}

interface ActiveRule {
  readonly name: string;
  readonly severity: Severity;
  /** Empty for all sources. */
  readonly sources: readonly string[];
  readonly check: Check;
}

/**
 * Reviews the charges of a month.
 * @param rules rows of the Rules table; a rule without a row has its defaults
 * @returns only the charges where something differs from what they have, in the order given
 * @throws Refusal when a row of the Rules table is not valid
 */
export function reviewCharges(
  charges: readonly Charge[],
  rules: readonly RuleSetting[],
  context: ReviewContext,
): Reviewed[] {
  checkRuleSettings(rules);
  const rulesFor = bySource(activeRules(rules, context));
  const changed: Reviewed[] = [];
  for (const charge of charges) {
    const reviewed = reviewCharge(charge, rulesFor(charge.source), context);
    if (differs(charge, reviewed)) changed.push(reviewed);
  }
  return changed;
}

function activeRules(rows: readonly RuleSetting[], context: ReviewContext): ActiveRule[] {
  return RULES_LIST.flatMap((rule) => {
    const setting = settingOf(rule, rows);
    if (setting.on === "No") return [];
    const { severity, appliesTo, value } = setting;
    const check = rule.check(value, context);
    return [{ name: rule.name, severity, sources: splitList(appliesTo), check }];
  });
}

/** The rules that apply to a source; a month has few sources. */
function bySource(rules: readonly ActiveRule[]): (source: string) => readonly ActiveRule[] {
  const known = new Map<string, readonly ActiveRule[]>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const applying = rules.filter(
      (r) => r.sources.length === 0 || r.sources.some((s) => sameName(s, source)),
    );
    known.set(source, applying);
    return applying;
  };
}

function reviewCharge(charge: Charge, rules: readonly ActiveRule[], context: ReviewContext): Reviewed {
  const decided = isDecided(charge);
  // A decision settles what happened to the charge before; what the rules find stays in sight.
  const flags: Flag[] = decided ? [] : stickyFlags(charge.flags);
  let held = flags.length > 0;
  for (const { name, severity, check } of rules) {
    const reason = check(charge);
    if (reason === null) continue;
    const approval = severity === "Hold" ? context.approval(name, charge) : undefined;
    flags.push({ rule: name, reason: approval === undefined ? reason : approvedReason(reason, approval) });
    if (severity === "Hold" && approval === undefined) held = true;
  }
  return {
    chargeId: charge.chargeId,
    review: decided ? charge.review : held ? "Pending" : "OK",
    flags: formatFlags(flags),
    payer: context.payer(charge).step,
  };
}

function differs(charge: Charge, reviewed: Reviewed): boolean {
  return (
    charge.review !== reviewed.review || charge.flags !== reviewed.flags || charge.payer !== reviewed.payer
  );
}

/** Why charges of a month cannot be approved: what must be mended first. Empty when one can. */
export function blockerCheck(
  context: ReviewContext,
  rules: readonly RuleSetting[],
): (charge: Charge) => string[] {
  const checks = RULES_LIST.filter((rule) => rule.mustBeMended === true).map((rule) =>
    rule.check(settingOf(rule, rules).value, context),
  );
  return (charge) => {
    const reasons = checks.map((check) => check(charge)).filter((reason) => reason !== null);
    if (charge.amount !== 0n && context.payer(charge).funds.length === 0)
      reasons.push("the charge has no fund");
    return reasons;
  };
}
