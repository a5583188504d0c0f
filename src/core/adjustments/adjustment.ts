/** What a person adds beyond the invoices: a charge, a credit, a transfer, or the correction of a closed month. */
import type { Amount } from "../money";
import type { Instant, Period } from "../period";

export const ADJUSTMENT_KINDS = ["Charge", "Credit", "Transfer", "Correction"] as const;
export const ADJUSTMENT_STATES = ["Entered", "Approved", "Held", "Rejected", "Withdrawn"] as const;

/**
 * One entry. Its rows in Charges carry its ID before a "/": one for a charge or credit, a pair for a transfer, a
 * reversal for each fund that paid and what replaces it for a correction.
 */
export interface Adjustment {
  /** `ADJ-2025-02-0001`. */
  readonly adjustmentId: string;
  /** The open month it is billed in. */
  readonly period: Period;
  readonly kind: (typeof ADJUSTMENT_KINDS)[number];
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  /** Where a transfer goes, or who a corrected charge belongs to; "" elsewhere. */
  readonly toPi: string;
  readonly toProject: string;
  readonly toFundOrg: string;
  /** Of a charge and transfer above zero, of a credit below; of a correction what it changes altogether. */
  readonly amount: Amount;
  readonly source: string;
  readonly serviceName: string;
  readonly account: string;
  /** The closed month and the Charge ID that a correction is about. */
  readonly originalPeriod: Period;
  readonly corrects: string;
  readonly reason: string;
  /** A web address or a file's name. */
  readonly evidence: string;
  /** Why it comes more than 90 days late, and who certifies it; "" for what is in time. */
  readonly explanation: string;
  readonly certifier: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  /** Held and Rejected say what became of its charges; who approved the entry stays beside it. */
  readonly status: (typeof ADJUSTMENT_STATES)[number];
}

const PREFIX = "ADJ-";

/** Whether a charge was entered by a person rather than imported. */
export function isAdjustment(charge: { readonly chargeId: string }): boolean {
  return charge.chargeId.startsWith(PREFIX);
}

/** The adjustment that a charge belongs to; "" for an imported one. */
export function adjustmentIdOf(chargeId: string): string {
  return chargeId.startsWith(PREFIX) ? (chargeId.split("/")[0] ?? "") : "";
}

/** The next free ID of a month. */
export function nextAdjustmentId(period: Period, all: readonly Pick<Adjustment, "adjustmentId">[]): string {
  const start = `${PREFIX}${period}-`;
  const numbers = all
    .filter((a) => a.adjustmentId.startsWith(start))
    .map((a) => Number(a.adjustmentId.slice(start.length)));
  return `${start}${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}`;
}
