/**
 * What a month's status is, whatever its cell says: only closing, posting and reopening change it, and the log has each.
 * A status that was typed over in the sheet neither opens a closed month nor takes a posted one out of the ledger.
 */
import type { LogEntry } from "./log";
import type { Period } from "./period";
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

/** Of what the cell, the content hash and the log say, the state that lets least be changed. */
export function knownPeriods(
  rows: readonly PeriodRecord[],
  logged: ReadonlyMap<Period, Status>,
): readonly KnownPeriod[] {
  return rows.map((row) => {
    const hashed: Status = row.contentHash === "" ? "Open" : "Closed";
    const status = strictest([row.status, hashed, logged.get(row.period) ?? "Open"]);
    return status === row.status ? row : { ...row, status, inSheet: row.status };
  });
}

function strictest(states: readonly Status[]): Status {
  return states.reduce((a, b) => (PERIOD_STATES.indexOf(b) > PERIOD_STATES.indexOf(a) ? b : a));
}
