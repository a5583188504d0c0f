/** One FOCUS charge as the workbook keeps it: what the provider said, who pays, and what people decided. */
import type { Amount } from "./money";
import type { Instant, Period } from "./period";

export const REVIEW_STATES = ["OK", "Pending", "Approved", "Rejected", "Held"] as const;
/** OK: no rule holds it. Pending: a person must decide. Held: carried into the next month at closing. */
export type Review = (typeof REVIEW_STATES)[number];

/** Which step of the order in billing/who-pays.ts named the fund. */
export const PAYER_STEPS = ["Reassigned", "Split", "Tags", "Project default", "Fallback", "Nobody"] as const;
export type PayerStep = (typeof PAYER_STEPS)[number];

export type Commitment = "" | "Purchase" | "Used" | "Unused";

/** A charge that was held and carried is the one it was: `<ID>@<month>@<month>` → `<ID>`. */
export function rootIdOf(chargeId: string): string {
  return chargeId.replace(/(@\d{4}-\d{2})+$/, "");
}

export interface Charge {
  /** Identity hash, amount hash, occurrence: see import/charge-id.ts. */
  readonly chargeId: string;
  readonly period: Period;
  readonly source: string;
  readonly review: Review;
  /** All flags as text, `Rule: reason; Rule: reason`; see review/flags.ts. */
  readonly flags: string;
  /** Mail address of the PI in force: imported, or reassigned by a person. */
  readonly pi: string;
  readonly project: string;
  /** The whole fund code on the charge itself; splits and project defaults are not written here. */
  readonly fundOrg: string;
  readonly payer: PayerStep;
  readonly serviceName: string;
  readonly resourceName: string;
  readonly resourceId: string;
  readonly chargeDescription: string;
  readonly chargeCategory: string;
  readonly chargeClass: string;
  /** What the row has to do with a commitment discount; "" for nothing. */
  readonly commitment: Commitment;
  /** The closed month that a correction is about; "" for what is no correction. */
  readonly originalPeriod: Period;
  /** The Charge ID that a restated amount differs from; "" where there is none. */
  readonly corrects: string;
  readonly chargePeriodStart: Instant;
  readonly chargePeriodEnd: Instant;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly listCost: Amount;
  readonly contractedCost: Amount | null;
  readonly billedCost: Amount;
  readonly effectiveCost: Amount | null;
  /** What is to be charged: billed or effective cost, by the source's cost basis. */
  readonly amount: Amount;
  readonly billingCurrency: string;
  readonly account: string;
  readonly reference1: string;
  readonly reference2: string;
  /** The tags as the file had them. */
  readonly tags: string;
  readonly importedPi: string;
  readonly importedProject: string;
  readonly importedFundOrg: string;
  readonly reviewNote: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Instant;
  readonly statementNo: string;
  /** The closed month this charge was held in, where it was carried; else "". */
  readonly carriedFrom: Period;
  /** Line of the source file, 1 is the heading. */
  readonly sourceRow: number;
  readonly importId: string;
  /** Of a closed month: what the row was at closing, see seal.ts; else "". */
  readonly seal: string;
}

/** Charges in these states are billed. */
export function isBillable(charge: Pick<Charge, "review">): boolean {
  return charge.review === "OK" || charge.review === "Approved";
}

/** A state only a person sets; rules never change it. */
export function isDecided(charge: Pick<Charge, "review">): boolean {
  return charge.review === "Approved" || charge.review === "Rejected" || charge.review === "Held";
}

/** Mail addresses are compared trimmed and case-folded everywhere. */
export function normalizeAddress(address: string): string {
  return address.trim().toLowerCase();
}
