/** What a review rule is: one file with its description and one function; the list stands in rules/index.ts. */
import type { Adjustment } from "../adjustments/adjustment";
import type { Charge } from "../charge";
import type { Day, Period } from "../period";
import type { Payer } from "../billing/who-pays";
import type { CapUse } from "./fund-use";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { StandingApproval } from "../standing/standing-approval";

export const SEVERITIES = ["Hold", "Warn"] as const;
/** Hold: not billed until a person decides. Warn: billed, shown. */
export type Severity = (typeof SEVERITIES)[number];

/** A rule's row in the Rules table. */
export interface RuleSetting {
  readonly rule: string;
  readonly on: "Yes" | "No";
  readonly severity: Severity;
  /** Sources the rule applies to, separated by ";"; "" for all. */
  readonly appliesTo: string;
  /** The limit, pattern or number of days, by rule. */
  readonly value: string;
  readonly whatItChecks: string;
}

/** What a rule may look at besides the charge itself. Built once for a month. */
export interface ReviewContext {
  readonly settings: Settings;
  readonly directory: Directory;
  /** The month under review. */
  readonly period: Period;
  /** The day the review runs. */
  readonly today: Day;
  /** Who pays for a charge, by the one order of billing/who-pays.ts. */
  payer(charge: Charge): Payer;
  /** How many charges of the month are equal to this one in all that identifies them and in amount. */
  identicalCount(charge: Charge): number;
  /** What each earlier month (newest first, the last 6 with any charges) cost this PI for this service. */
  history(pi: string, serviceName: string): readonly number[];
  /** What the month under review costs this PI for this service. */
  currentTotal(pi: string, serviceName: string): number;
  /** Whether the PI had any charge in an earlier month, and whether there is an earlier month at all. */
  knownBefore(pi: string): boolean;
  readonly hasHistory: boolean;
  /** The charge's parts on funds with a cap, and what was left of it before. */
  capUse(charge: Charge): readonly CapUse[];
  /** The funds for which this is the month's last charge, by day; of funds with a cap or an award's end. */
  lastOnFunds(charge: Charge): readonly string[];
  /** What a person entered, by its Adjustment ID. */
  adjustment(adjustmentId: string): Adjustment | undefined;
  /** The standing approval that lets a rule's flag on a charge through. */
  approval(rule: string, charge: Charge): StandingApproval | undefined;
  /** The main period of the import that brought the charge; "" when it is not known. */
  mainPeriod(importId: string): Period;
  /** The closed month of which the import brought late rows; "" for every other import. */
  lateMonth(importId: string): Period;
}

/** Finds what is wrong with a charge: a reason a person understands, or null. */
export type Check = (charge: Charge) => string | null;

export interface Rule {
  /** The name in the Rules table and in Flags; sentence case. */
  readonly name: string;
  readonly whatItChecks: string;
  readonly severity: Severity;
  readonly on: boolean;
  /** The default of the Value column; "" when the rule takes none. */
  readonly value: string;
  /** True when approving cannot mend it (no PI: there is nobody to bill). Such a rule cannot be switched off. */
  readonly mustBeMended?: boolean;
  /** True where approving settles it, and the rule cannot be switched off all the same. */
  readonly always?: boolean;
  /** True where a person decides each time: no standing approval covers it. */
  readonly eachTime?: boolean;
  /** What is wrong with a value typed into the Rules table, with the place, or null. */
  valueProblem?(value: string): string | null;
  /** Prepares the check for a month: parses the value and compiles patterns once. */
  check(value: string, context: ReviewContext): Check;
}
