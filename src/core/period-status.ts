/**
 * What a month's status is, whatever its cell says: only closing, posting and reopening change it, and the log has each.
 * A status that was typed over in the sheet, or a row that was deleted, neither opens a closed month nor takes a posted one out of the ledger.
 */
import type { LogEntry } from "./log";
import { isPeriod, type Period } from "./period";
import { PERIOD_STATES, type KnownPeriod, type PeriodRecord } from "./periods";

type Status = PeriodRecord["status"];
/** An entry of the step Close about a month. */
export type StatusEntry = Pick<LogEntry, "entry" | "what" | "after">;

/** The last that the log has of each month, by entry number. */
export function statusesOf(log: readonly StatusEntry[]): ReadonlyMap<Period, Status> {
  const last = new Map<Period, StatusEntry>();
  for (const e of log) if (e.entry > (last.get(e.what)?.entry ?? "")) last.set(e.what, e);
  return new Map([...last].map(([period, { after }]) => [period, statusIn(after)]));
}

/** "Closed, <content hash>", "Posted as <reference> on <day>", "Open". */
function statusIn(after: string): Status {
  return PERIOD_STATES.find((status) => after.startsWith(status)) ?? "Open";
}

/** Of a row that is there. A content hash is there from closing until reopening. @param logged undefined for none */
export function knownStatus(
  { status, contentHash }: Pick<PeriodRecord, "status" | "contentHash">,
  logged: Status | undefined,
): Status {
  return strictest([status, contentHash === "" ? "Open" : "Closed", logged ?? "Open"]);
}

/**
 * Of what the cell, the content hash and the log say, the state that lets least be changed. A month that was closed
 * stays so where its row is gone.
 * @param sealed the months that have seals: reopening takes them off
 */
export function knownPeriods(
  rows: readonly PeriodRecord[],
  logged: ReadonlyMap<Period, Status>,
  sealed: ReadonlySet<Period>,
): readonly KnownPeriod[] {
  const known = rows.map((row): KnownPeriod => {
    const status = knownStatus(row, logged.get(row.period));
    return status === row.status ? row : { ...row, status, inSheet: row.status };
  });
  const there = new Set(rows.map((row) => row.period));
  const gone = [...new Set([...logged.keys(), ...sealed])]
    .filter((period) => isPeriod(period) && !there.has(period))
    .map((period) => ({
      period,
      status: strictest([sealed.has(period) ? "Closed" : "Open", logged.get(period) ?? "Open"]),
    }))
    .filter(({ status }) => status !== "Open")
    .map(({ period, status }) => goneRow(period, status));
  return gone.length === 0 ? known : [...known, ...gone];
}

function goneRow(period: Period, status: Status): KnownPeriod {
  return {
    ...{ period, status, isGone: true },
    ...{ charges: 0, list: 0n, billed: 0n, pending: 0, statements: 0 },
    ...{ journalId: "", journalFile: "", journalSha256: "", journalReference: "", postingDate: "" },
    ...{ contentHash: "", logEntry: "", archiveFile: "", archiveSha256: "", archivedCorrections: "" },
    ...{ reason: "", notes: "", openedBy: "", openedAt: "", closedBy: "", closedAt: "", updatedAt: "" },
  };
}

function strictest(states: readonly Status[]): Status {
  return states.reduce((a, b) => (PERIOD_STATES.indexOf(b) > PERIOD_STATES.indexOf(a) ? b : a));
}
