/** Review rules: as they are set, what a change would find in a month before it is saved, and saving it. */
import { parseFlagNames } from "../core/review/flags";
import { sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { sameName, splitList } from "../core/reference";
import { ruleSettingProblems } from "../core/review/review";
import { isAlwaysOn, settingOf } from "../core/review/rule-settings";
import type { RuleSetting } from "../core/review/rule";
import { RULES_LIST } from "../core/review/rules";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { reviewMonth } from "./review-month";
import { save } from "./save";

export interface ShownRule {
  /** In force: the table's row, else the default. */
  readonly setting: RuleSetting;
  /** What it finds cannot be billed: it is always on, holds, and applies to all sources. */
  readonly mustBeMended: boolean;
  readonly takesValue: boolean;
}

export function shownRules(rows: readonly RuleSetting[]): readonly ShownRule[] {
  return RULES_LIST.map((rule) => ({
    setting: { ...settingOf(rule, rows), rule: rule.name, whatItChecks: rule.whatItChecks },
    mustBeMended: isAlwaysOn(rule),
    takesValue: rule.valueProblem !== undefined,
  }));
}

export interface RuleTrial {
  /** Why it cannot be tried; "" when it can. */
  readonly problem: string;
  /** Charges of the month that it would flag. */
  readonly charges: number;
  readonly amount: Amount;
  /** How many of them no person has decided yet: these would wait, where the rule holds. */
  readonly undecided: number;
  /** How many the rule flags now. */
  readonly now: number;
  /** The largest few, with the reason that would stand there. */
  readonly examples: readonly {
    readonly chargeId: string;
    readonly pi: string;
    readonly serviceName: string;
    readonly amount: Amount;
    readonly reason: string;
  }[];
}

const EXAMPLES = 5;
const NOTHING = { charges: 0, amount: 0n, undecided: 0, now: 0, examples: [] };

/** @param setting as a person typed it, not saved yet */
export async function tryRule(host: Host, period: Period, setting: RuleSetting): Promise<RuleTrial> {
  const problem = ruleProblem(setting);
  if (problem !== "") return { ...NOTHING, problem };
  const rule = RULES_LIST.find((r) => sameName(r.name, setting.rule));
  if (rule === undefined)
    throw new Refusal(
      `There is no review rule "${setting.rule}". Take one of the list of rules. Nothing was written.`,
    );
  const book = await Book.open(host.workbook, [period]);
  const { charges, context } = reviewMonth(host, book, period, book.charges([period]));
  const check = rule.check(setting.value, context);
  const sources = splitList(setting.appliesTo);
  const hits = charges.flatMap((charge) => {
    const applies = sources.length === 0 || sources.some((s) => sameName(s, charge.source));
    const reason = applies && setting.on === "Yes" ? check(charge) : null;
    return reason === null ? [] : [{ charge, reason }];
  });
  return {
    problem,
    charges: hits.length,
    amount: sum(hits.map(({ charge }) => charge.amount)),
    undecided: hits.filter(({ charge: { review } }) => review === "OK" || review === "Pending").length,
    now: charges.filter((c) => parseFlagNames(c.flags).some((name) => sameName(name, rule.name))).length,
    examples: largestFirst(hits)
      .slice(0, EXAMPLES)
      .map(({ charge, reason }) => {
        const { chargeId, pi, serviceName, amount } = charge;
        return { chargeId, pi, serviceName, amount, reason };
      }),
  };
}

function largestFirst<H extends { readonly charge: { readonly amount: Amount } }>(hits: readonly H[]): H[] {
  return [...hits].sort((a, b) => (a.charge.amount < b.charge.amount ? 1 : -1));
}

/** What is wrong with a setting as typed; "" when nothing is. */
export function ruleProblem(setting: RuleSetting): string {
  return ruleSettingProblems([setting]).join("; ");
}

/** @returns whether anything differed. @throws Refusal when the value is not valid */
export async function saveRule(host: Host, setting: RuleSetting): Promise<boolean> {
  const problem = ruleProblem(setting);
  if (problem !== "") throw new Refusal(`${problem}. Nothing was written.`, [problem]);
  const book = await Book.open(host.workbook);
  const known = book.rules.find((r) => sameName(r.rule, setting.rule));
  const rule = RULES_LIST.find((r) => sameName(r.name, setting.rule));
  const before = known ?? (rule === undefined ? undefined : settingOf(rule, []));
  if (before === undefined)
    throw new Refusal(
      `There is no review rule "${setting.rule}". Take one of the list of rules. Nothing was written.`,
    );
  const after: RuleSetting = { ...setting, rule: before.rule, whatItChecks: before.whatItChecks };
  if (saidOf(before) === saidOf(after)) return false;
  const draft = {
    at: host.clock.now(),
    by: actor(host),
    step: "Rules",
    period: "",
    what: before.rule,
    reason: "",
  };
  return await save(host, book, {
    after: {
      rules: known === undefined ? [...book.rules, after] : book.rules.map((r) => (r === known ? after : r)),
    },
    log: [{ ...draft, before: saidOf(before), after: saidOf(after) }],
    periods: [],
  });
}

function saidOf({ on, severity, appliesTo, value }: RuleSetting): string {
  const applies = appliesTo === "" ? "all sources" : appliesTo;
  return `${on === "Yes" ? severity : "Off"}; ${applies}; ${value === "" ? "no value" : value}`;
}
