/** Statements as the workbook keeps them, and the document a PI reads. All totals are whole cents. */
import type { Adjustment } from "../adjustments/adjustment";
import type { Amount, Cents, Share } from "../money";
import type { Day, Instant, Period } from "../period";
import type { SubsidyKind } from "../subsidies/subsidy";

export const STATEMENT_STATES = ["Draft", "Issued", "Superseded", "Void"] as const;

/** One statement (a revision). */
export interface StatementRecord {
  /** `2025-01-0007`; from the second revision on `2025-01-0007-R2`. */
  readonly statementNo: string;
  readonly period: Period;
  readonly pi: string;
  readonly name: string;
  readonly revision: number;
  /** Its projects, separated by "; ". */
  readonly projects: string;
  readonly charges: number;
  readonly list: Cents;
  readonly discount: Cents;
  /** What others pay (subsidies, credits): list − discount − credits = amount. */
  readonly credits: Cents;
  readonly amount: Cents;
  readonly currency: string;
  readonly contentHash: string;
  readonly file: string;
  /** Where a person opens the saved file: a web address; "" where it was not saved on OneDrive. */
  readonly link: string;
  readonly status: (typeof STATEMENT_STATES)[number];
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** Of a closed month: what the row was at closing, see seal.ts; else "". */
  readonly seal: string;
}

/**
 * Charge: what the PI's charges come to. Credit: what a subsidy or credit takes off the PI's fund (below zero; a minimum
 * charge above). Paid by: the same on the fund that pays; it is no part of the statement's amount.
 */
export const LINE_KINDS = ["Charge", "Credit", "Paid by"] as const;

/** One line in cents: the only thing statements and journal add. */
export interface StatementLine {
  readonly lineId: string;
  readonly statementNo: string;
  readonly period: Period;
  readonly pi: string;
  readonly project: string;
  readonly kind: (typeof LINE_KINDS)[number];
  /** Of a credit; else "". */
  readonly subsidyId: string;
  readonly fundOrg: string;
  readonly source: string;
  readonly serviceName: string;
  readonly account: string;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly billed: Cents;
  /** The exact amount behind `billed`, decimal text. */
  readonly exact: string;
  /** billed − exact. */
  readonly rounding: Amount;
  readonly seal: string;
}

/** What charges come to: list − discount = amount. */
export interface ChargeTotals {
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

/** What is owed: list − discount − credits = amount. */
export interface StatementTotals extends ChargeTotals {
  /** What others pay; below zero where a minimum charge added more. */
  readonly credits: Cents;
}

/** What one subsidy or credit did. */
export interface StatementSubsidy {
  readonly subsidyId: string;
  /** What the PI reads. */
  readonly title: string;
  readonly kind: SubsidyKind;
  /** Of one that is for each project by itself; else "". */
  readonly project: string;
  /** The funds that pay: none where nothing was paid. */
  readonly paidBy: readonly { readonly fundOrg: string; readonly title: string }[];
  /** What it takes off; below zero for what it adds. */
  readonly credits: Cents;
  /** What can still be used in later months; null where it keeps no balance, or shares it with other PIs. */
  readonly left: Cents | null;
}

/** Twelve months, named after the calendar year in which they end: `FY2025`. */
export interface FiscalYear {
  readonly name: string;
  readonly first: Period;
  readonly last: Period;
}

/** The fiscal year up to this statement, this one included. */
export interface YearToDate extends StatementTotals {
  /** How many of its months the workbook has; months before it was kept are not in the sum. */
  readonly months: number;
}

export interface TrendMonth {
  readonly period: Period;
  /** null: the workbook has no statements of this month, in this currency. */
  readonly totals: StatementTotals | null;
}

/** Some charges of a statement, said in a sentence; count 0 for none. */
export interface Counted {
  readonly count: number;
  readonly amount: Cents;
}

/** Each charge counts in one of the first three at most; a carried one may be in any of them. */
export interface Adjusted {
  /** Of earlier months. */
  readonly corrections: Counted;
  readonly credits: Counted;
  /** What people entered, and adjustments of files that pay nothing back. */
  readonly adjustments: Counted;
  /** Held in an earlier month, billed in this one. */
  readonly carried: Counted;
}

/** Everything a statement's PDF shows. Rows of each list add up to the totals above them, to the cent. */
export interface StatementDocument {
  readonly statementNo: string;
  readonly revision: number;
  /** The statement it replaces, or "". */
  readonly replaces: string;
  /** What was due on the statement it replaces. */
  readonly replacedAmount?: Cents;
  /** Of a statement that was sent and would read otherwise today (letterhead, a closed month's names): its hash then. */
  readonly issuedHash?: string;
  readonly period: Period;
  readonly madeAt: Instant;
  readonly pi: string;
  /** The PI's name, or the address where People has none. */
  readonly name: string;
  readonly department: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly credits: Cents;
  readonly amount: Cents;
  readonly projects: readonly StatementProject[];
  /** In the order in which they were applied; their credits are the statement's. */
  readonly subsidies: readonly StatementSubsidy[];
  readonly fiscalYear: FiscalYear;
  readonly yearToDate: YearToDate;
  /** The last six months, oldest first, this month last. */
  readonly trend: readonly TrendMonth[];
  /** What is in the amounts beside this month's own charges. */
  readonly adjusted: Adjusted;
  /** Charges held back for a later month; not in the amounts. */
  readonly held: Counted;
  readonly contentHash: string;
}

export interface StatementProject {
  /** "" for charges that name no project. */
  readonly project: string;
  readonly title: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly credits: Cents;
  readonly amount: Cents;
  /** What they pay after credits. */
  readonly funds: readonly StatementFund[];
  /** What subsidies and credits did here; balances stand on the statement. */
  readonly subsidies: readonly StatementSubsidy[];
  readonly services: readonly StatementService[];
  readonly details: readonly StatementDetail[];
}

export interface StatementFund {
  readonly fundOrg: string;
  readonly title: string;
  readonly awardNumber: string;
  readonly awardStart: Day;
  readonly awardEnd: Day;
  /** What is left of the fund's cap after this month, below zero where it is passed; absent without a cap. */
  readonly capLeft?: Cents;
  /** Of each of the project's charges; null where it is the whole, or was not the same for all of them. */
  readonly share: Share | null;
  readonly amount: Cents;
}

export interface StatementService {
  readonly source: string;
  readonly serviceName: string;
  /** null where the charges have no or several units. */
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

/** What a person entered: why, who, and what shows it. Blank where nothing is said. */
export interface EnteredNote {
  readonly adjustmentId: string;
  readonly kind: Adjustment["kind"];
  /** The fund that this row names; "" leaves it to the project. */
  readonly fundOrg: string;
  readonly reason: string;
  readonly evidence: string;
  readonly enteredBy: string;
  readonly approvedBy: string;
  /** Of a late correction. */
  readonly explanation: string;
  readonly certifier: string;
}

export interface StatementDetail {
  readonly day: Day;
  readonly serviceName: string;
  readonly resource: string;
  readonly description: string;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
  /** "Held in 2024-12", "Correction of 2024-11", "Credit" …; else "". */
  readonly label: string;
  /** The month that a correction is about, where it is known. */
  readonly originalPeriod?: Period;
  /** Of what a person entered. */
  readonly entered?: EnteredNote;
}
