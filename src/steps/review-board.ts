/** All that a person needs to decide a month: flagged charges, rules with counts and money, problems, who may pay. */
import { payersAsReviewed, type Payer } from "../core/billing/who-pays";
import { isDecided, type Charge } from "../core/charge";
import type { ProblemRecord } from "../core/import/records";
import type { Amount } from "../core/money";
import type { Period } from "../core/period";
import { statusOf, type PeriodRecord } from "../core/periods";
import type { Person } from "../core/reference";
import { parseFlagNames } from "../core/review/flags";
import { coveredFlags, type CoveredFlag } from "../core/standing/let-through";
import type { StandingApproval } from "../core/standing/standing-approval";
import { Book } from "./book";
import type { Host } from "./host";
import { reviewMonth } from "./review-month";

/** What one rule found. A charge with several flags counts for each of their rules. */
export interface RuleCount {
  readonly rule: string;
  readonly charges: number;
  /** What is to be charged. */
  readonly amount: Amount;
  /** Of these, the charges that wait for a decision. */
  readonly pending: number;
  readonly pendingAmount: Amount;
  /** Of these, the charges whose flag a standing approval lets through. */
  readonly approved: number;
}

/** A flag that a standing approval lets through. */
export interface Covered extends CoveredFlag {
  readonly chargeId: string;
}

/** The funds that pay for a charge, and why these. */
export type ShownPayer = Pick<Payer, "step" | "funds" | "fallbacks">;

export interface ReviewBoard {
  readonly period: Period;
  readonly status: PeriodRecord["status"];
  readonly currency: string;
  /** All charges of the month. */
  readonly all: number;
  /** Flagged and decided charges, in sheet order. */
  readonly charges: readonly Charge[];
  /** Who pays for each of them, by its ID. */
  readonly payers: Readonly<Record<string, ShownPayer>>;
  /** Most waiting first, then most found. */
  readonly rules: readonly RuleCount[];
  /** The standing approvals of this month's flags, and which flags they let through. */
  readonly approvals: readonly StandingApproval[];
  readonly covered: readonly Covered[];
  readonly problems: readonly ProblemRecord[];
  readonly people: readonly Pick<Person, "email" | "name" | "department" | "aliases">[];
  readonly projects: readonly Choice[];
  readonly funds: readonly Choice[];
}

/** A project or fund that can be chosen. */
export interface Choice {
  readonly code: string;
  readonly title: string;
}

/** Reads only. Edits made in the sheet count as decided, and the rules have looked at everything. */
export async function reviewBoard(host: Host, period: Period): Promise<ReviewBoard> {
  const book = await Book.open(host.workbook, [period]);
  const { charges, context } = reviewMonth(host, book, period, book.charges([period]));
  const flagsOf = coveredFlags((rule, charge) => context.approval(rule, charge), book.rules);
  const covered = charges.flatMap((charge) =>
    flagsOf(charge).map((flag): Covered => ({ ...flag, chargeId: charge.chargeId })),
  );
  const used = new Set(covered.map(({ approvalId }) => approvalId));
  const { people, projects, funds } = book.reference;
  const listed = charges.filter((c) => c.flags !== "" || isDecided(c));
  const payerOf = payersAsReviewed(book.directory);
  return {
    period,
    status: statusOf(book.periods, period),
    currency: book.settings.currency,
    all: charges.length,
    charges: listed,
    payers: Object.fromEntries(
      listed.map((charge) => {
        const { step, funds: paying, fallbacks } = payerOf(charge);
        return [charge.chargeId, { step, funds: paying, fallbacks }];
      }),
    ),
    rules: countRules(charges, covered),
    approvals: book.standingApprovals.filter(({ approvalId }) => used.has(approvalId)),
    covered,
    problems: book.problems.filter((p) => p.period === period),
    people,
    projects: projects.map((p) => ({ code: p.project, title: p.title })),
    funds: funds.map((f) => ({ code: f.fundOrg, title: f.title })),
  };
}

/** @returns a rule for each flag, those that no rule set among them; the most waiting first, then the most found */
export function countRules(charges: readonly Charge[], covered: readonly CoveredFlag[] = []): RuleCount[] {
  const approved = new Map<string, number>();
  for (const { rule } of covered) approved.set(rule, (approved.get(rule) ?? 0) + 1);
  const counts = new Map<string, RuleCount>();
  for (const charge of charges) {
    const waits = charge.review === "Pending";
    for (const rule of new Set(parseFlagNames(charge.flags))) {
      const before = counts.get(rule) ?? NOTHING;
      counts.set(rule, {
        rule,
        charges: before.charges + 1,
        amount: before.amount + charge.amount,
        pending: before.pending + (waits ? 1 : 0),
        pendingAmount: before.pendingAmount + (waits ? charge.amount : 0n),
        approved: approved.get(rule) ?? 0,
      });
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.pending - a.pending || b.charges - a.charges || (a.rule < b.rule ? -1 : 1),
  );
}

const NOTHING: RuleCount = { rule: "", charges: 0, amount: 0n, pending: 0, pendingAmount: 0n, approved: 0 };
