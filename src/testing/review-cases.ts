/** Tests of review rules as tables of cases: a charge, what stands around it, and the reason expected. */
import type { Charge } from "../core/charge";
import { amount } from "../core/money";
import type { Reference } from "../core/reference";
import { buildContext, type ContextInput, type EarlierTotal } from "../core/review/context";
import type { ReviewContext, Rule } from "../core/review/rule";
import { readSettings } from "../core/settings";
import { charge as reviewCharge, settings } from "./builders";

export { charge as reviewCharge, fund, person, project, split } from "./builders";

const NOTHING_KNOWN: Reference = {
  sources: [],
  people: [],
  projects: [],
  funds: [],
  splits: [],
  lookups: [],
};

export function reviewContext(around: Partial<ContextInput> = {}): ReviewContext {
  return buildContext({
    settings: readSettings([]),
    reference: NOTHING_KNOWN,
    period: "2025-01",
    today: "2025-02-03",
    charges: [],
    history: [],
    fundsBefore: new Map(),
    mainPeriods: new Map(),
    ...around,
  });
}

export interface RuleCase {
  /** Completes the sentence "it …". */
  readonly it: string;
  readonly charge?: Partial<Charge>;
  /** The rule's Value; its default where none is given. */
  readonly value?: string;
  readonly reference?: Partial<Reference>;
  /** Charges of the month beside the one under test. */
  readonly others?: readonly Partial<Charge>[];
  readonly history?: readonly EarlierTotal[];
  readonly fundsBefore?: ReadonlyMap<string, number>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly mainPeriods?: ReadonlyMap<string, string>;
  readonly lateMonths?: ReadonlyMap<string, string>;
  readonly reason: string | null;
}

/** Runs a table of cases against one rule. */
export function testRule(rule: Rule, cases: readonly RuleCase[]): void {
  describe(rule.name, () => {
    test.each(cases)("$it", (row) => {
      const charge = reviewCharge(row.charge);
      const context = reviewContext({
        reference: { ...NOTHING_KNOWN, ...row.reference },
        charges: [charge, ...(row.others ?? []).map(reviewCharge)],
        history: row.history ?? [],
        fundsBefore: row.fundsBefore ?? new Map(),
        ...(row.settings === undefined ? {} : { settings: settings(row.settings) }),
        mainPeriods: row.mainPeriods ?? new Map(),
        lateMonths: row.lateMonths ?? new Map(),
      });
      expect(rule.check(row.value ?? rule.value, context)(charge)).toBe(row.reason);
    });
  });
}

/** Values that people may type into a rule's Value, and what is said of the bad ones (null: nothing). */
export function testRuleValues(rule: Rule, cases: readonly (readonly [string, string | null])[]): void {
  test.each(cases)(`${rule.name}: Value "%s"`, (value, problem) => {
    expect(rule.valueProblem?.(value)).toBe(problem);
  });
}

/** What an earlier month came to. */
export function earlier(period: string, cost: string, overrides: Partial<EarlierTotal> = {}): EarlierTotal {
  return {
    period,
    pi: "ada.quill@example.edu",
    serviceName: "Compute",
    amount: amount(cost),
    ...overrides,
  };
}
