/** One month's row, and the one guard that keeps a closed month closed. */
import type { Amount } from "./money";
import type { Day, Instant, Period } from "./period";
import { Refusal, type Ways } from "./problem";

export const PERIOD_STATES = ["Open", "Closed", "Posted"] as const;

export interface PeriodRecord {
  readonly period: Period;
  readonly status: (typeof PERIOD_STATES)[number];
  readonly charges: number;
  readonly list: Amount;
  readonly billed: Amount;
  readonly pending: number;
  readonly statements: number;
  readonly journalId: string;
  /** The file the journal was exported to, and its SHA-256, for the tie-out to read again. */
  readonly journalFile: string;
  readonly journalSha256: string;
  readonly journalReference: string;
  readonly postingDate: Day;
  readonly contentHash: string;
  /** The last entry of the log at closing, and its chain: "0000123 0011223344556677". */
  readonly logEntry: string;
  /** The workbook that the charges were moved to, and its SHA-256; "" while they are here. */
  readonly archiveFile: string;
  readonly archiveSha256: string;
  /** The earlier months that archived charges correct, separated by "; ". */
  readonly archivedCorrections: string;
  readonly reason: string;
  readonly notes: string;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly closedBy: string;
  readonly closedAt: Instant;
  readonly updatedAt: Instant;
}

/** As steps see it: a status that was typed over in the sheet counts as what the log has; see period-status.ts. */
export interface KnownPeriod extends PeriodRecord {
  /** What the cell says, where that is something else. */
  readonly inSheet?: PeriodRecord["status"];
  /** Its row is not in the sheet any more: only that it was closed is known. */
  readonly isGone?: true;
}

type Statuses = readonly Pick<PeriodRecord, "period" | "status">[];

/** A month without a row is open: it was never closed. */
export function statusOf(periods: Statuses, period: Period): PeriodRecord["status"] {
  return periods.find((p) => p.period === period)?.status ?? "Open";
}

export function isOpen(periods: Statuses, period: Period): boolean {
  return statusOf(periods, period) === "Open";
}

/** Every plan that changes a month passes here. @throws Refusal when the month is closed or posted. */
export function refuseUnlessOpen(periods: readonly KnownPeriod[], period: Period): void {
  const record = periods.find((p) => p.period === period);
  if (record === undefined || record.status === "Open") return;
  refuseTypedOver(record);
  if (record.status === "Posted")
    throw new Refusal(
      `${period} is posted to the ledger and cannot be changed. Nothing was written. Put corrections into an open month.`,
    );
  throw new Refusal(`${period} is closed. Nothing was written. Reopen it first{way}`, [], REOPEN(period));
}

/** How a closed month is opened again: what stands for {way} at the end of a refusal. */
export const REOPEN = (period: Period): Ways => ({
  script: `: openchargeback periods reopen --period ${period} --reason "…"`,
  pane: ", under Close.",
});

/** @throws Refusal where its row is gone: what it said cannot be worked out */
export function refuseGone(record: KnownPeriod): void {
  if (record.isGone !== undefined) throw new Refusal(`${goneWords(record)} Nothing was written.`);
}

/** How a deleted row is told of, and put back. */
export function goneWords({ period, status }: Pick<KnownPeriod, "period" | "status">): string {
  return `${period} is ${status.toLowerCase()}, and its row in the sheet Periods is gone: the month stays as it was. Take the row back from an earlier version of the file; or type ${period} (as text) and ${status} into a new row, under Period and Status.`;
}

/** @throws Refusal where its row is gone or its status was typed over, saying how it is put right */
export function refuseTypedOver(record: KnownPeriod): void {
  refuseGone(record);
  const { period, status, inSheet } = record;
  if (inSheet === undefined) return;
  const was = inSheet === "Open" ? "was opened in the sheet, not by reopening" : "had its status typed over";
  const back = `Type ${status} back under Status in the sheet Periods`;
  throw new Refusal(
    `${period} is ${status.toLowerCase()}: it ${was}, and stays as it was. Nothing was written. ${back}${status === "Posted" ? "; corrections belong into an open month." : ", or reopen it{way}"}`,
    [],
    REOPEN(period),
  );
}
