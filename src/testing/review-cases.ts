/** Tests of review rules as tables of cases: a charge, what stands around it, and the reason expected. */
import type { Charge } from "../core/charge";
import { amount } from "../core/money";
import type { Fund, Person, Project, Reference, Split } from "../core/reference";
import { buildContext, type ContextInput, type EarlierCharge } from "../core/review/context";
import type { ReviewContext, Rule } from "../core/review/rule";
import { readSettings } from "../core/settings";

/** A charge of January 2025 that no rule holds; the overrides make it wrong. */
export function reviewCharge(overrides: Partial<Charge> = {}): Charge {
  return { ...PLAIN, ...overrides };
}

const PLAIN: Charge = {
  chargeId: "0123456789abcdef-00000001-1",
  period: "2025-01",
  source: "AWS",
  review: "OK",
  flags: "",
  pi: "ada.quill@example.edu",
  project: "coral",
  fundOrg: "BIO-10000",
  payer: "Tags",
  serviceName: "Compute",
  resourceName: "node-1",
  resourceId: "i-0001",
  chargeDescription: "Linux, on demand",
  chargeCategory: "Usage",
  chargeClass: "",
  chargePeriodStart: "2025-01-10T00:00:00Z",
  chargePeriodEnd: "2025-01-11T00:00:00Z",
  quantity: amount("24"),
  unit: "Hours",
  listCost: amount("15"),
  contractedCost: null,
  billedCost: amount("12.5"),
  effectiveCost: null,
  amount: amount("12.5"),
  billingCurrency: "USD",
  account: "",
  reference1: "",
  reference2: "",
  tags: '{"project_id":"coral"}',
  importedPi: "ada.quill@example.edu",
  importedProject: "coral",
  importedFundOrg: "BIO-10000",
  reviewNote: "",
  reviewedBy: "",
  reviewedAt: "",
  statementNo: "",
  carriedFrom: "",
  sourceRow: 2,
  importId: "import-1",
};

const NOTHING_KNOWN: Reference = { sources: [], people: [], projects: [], funds: [], splits: [] };

export function reviewContext(around: Partial<ContextInput> = {}): ReviewContext {
  return buildContext({
    settings: readSettings([]),
    reference: NOTHING_KNOWN,
    period: "2025-01",
    today: "2025-02-03",
    charges: [],
    history: [],
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
  readonly history?: readonly EarlierCharge[];
  readonly mainPeriods?: ReadonlyMap<string, string>;
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
        mainPeriods: row.mainPeriods ?? new Map(),
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

export function person(overrides: Partial<Person>): Person {
  return {
    email: "ada.quill@example.edu",
    name: "Ada Quill",
    department: "Biology",
    sendTo: "",
    cc: "",
    aliases: "",
    activeFrom: "",
    activeTo: "",
    status: "Active",
    ...overrides,
  };
}

export function project(overrides: Partial<Project>): Project {
  return {
    project: "coral",
    title: "Coral reefs",
    pi: "ada.quill@example.edu",
    defaultFundOrg: "",
    cc: "",
    activeFrom: "",
    activeTo: "",
    status: "Active",
    ...overrides,
  };
}

export function fund(overrides: Partial<Fund>): Fund {
  return {
    fundOrg: "BIO-10000",
    title: "Reef award",
    account: "",
    program: "",
    activity: "",
    location: "",
    awardNumber: "",
    awardStart: "",
    awardEnd: "",
    cap: null,
    fallbackFundOrg: "",
    status: "Active",
    ...overrides,
  };
}

/** @param share in units of 10⁻¹⁰ */
export function split(fundOrg: string, share: bigint, overrides: Partial<Split> = {}): Split {
  return {
    splitId: fundOrg,
    project: "coral",
    fundOrg,
    share,
    from: "",
    to: "",
    takesRemainder: "No",
    ...overrides,
  };
}

/** A charge of an earlier month. */
export function earlier(period: string, cost: string, overrides: Partial<EarlierCharge> = {}): EarlierCharge {
  return {
    period,
    pi: "ada.quill@example.edu",
    serviceName: "Compute",
    amount: amount(cost),
    review: "OK",
    ...overrides,
  };
}
