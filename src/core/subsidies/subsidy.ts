/** Who else pays for a PI's charges: third parties, welcome credits, prepaid amounts, free tiers, minimum charges. */
import type { Amount, Cents, Share } from "../money";
import type { Day, Period } from "../period";
import type { Status } from "../reference";

/**
 * Share: a part of each charge. Amount: up to an amount a month. Welcome credit: an amount for a PI who is new. Prepaid:
 * an amount that was paid in advance. Free tier: so much of a unit is free each month. Minimum charge: what is below it
 * is raised to it.
 */
export const SUBSIDY_KINDS = [
  "Free tier",
  "Share",
  "Amount",
  "Welcome credit",
  "Prepaid",
  "Minimum charge",
] as const;
export type SubsidyKind = (typeof SUBSIDY_KINDS)[number];

/** Whom each amount, cap or quantity is for. */
export const SUBSIDY_SCOPES = ["PI", "Project", "Service", "All"] as const;
/** How often a cap starts anew. */
export const CAP_PERIODS = ["Month", "Fiscal year", "Once"] as const;

/** A row of the Subsidies table, which people keep up. Blank conditions hold for everything. */
export interface Subsidy {
  readonly subsidyId: string;
  /** What the PI reads: "Provost's research computing fund". */
  readonly title: string;
  readonly kind: SubsidyKind;
  /** Within a kind the lower comes first. */
  readonly order: number;
  readonly pi: string;
  readonly project: string;
  readonly source: string;
  readonly serviceName: string;
  /** Of a Share; else null. */
  readonly share: Share | null;
  /** Money: of Amount, Welcome credit, Prepaid and Minimum charge; the cap of a Share; null for none. */
  readonly amount: Amount | null;
  readonly scope: (typeof SUBSIDY_SCOPES)[number];
  readonly each: (typeof CAP_PERIODS)[number];
  /** Of a Free tier, in `unit`. */
  readonly quantity: Amount | null;
  readonly unit: string;
  /** How many months a Welcome credit can be used, from the first month of the PI; 0 for no end. */
  readonly months: number;
  /** By the day of the charge. */
  readonly from: Day;
  readonly to: Day;
  /** The fund that pays (or, of a minimum charge, that receives); blank for the Credit Fund Org of the source. */
  readonly paidByFundOrg: string;
  readonly paidByAccount: string;
  /** The approval or agreement. */
  readonly reference: string;
  readonly status: Status;
}

/**
 * What a subsidy with an amount came to in a month for one beneficiary; made anew whenever the month's statements are.
 * Opening + granted − used = left.
 */
export interface SubsidyBalance {
  /** Month, subsidy and beneficiary. */
  readonly balanceId: string;
  readonly period: Period;
  readonly subsidyId: string;
  /** The PI, project or service it is for; "" for all together. */
  readonly beneficiary: string;
  /** Of an amount that starts anew: the month (2025-01) or the fiscal year (FY2025) that it is for; "" for one given once. */
  readonly grantedFor: string;
  /** What the last month before it left of the same. */
  readonly opening: Cents;
  readonly granted: Cents;
  /** Below zero where refunds returned more than was paid. */
  readonly used: Cents;
  readonly left: Cents;
}
