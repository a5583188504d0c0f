/** Two people: who imported files or decided about charges of a month does not close or post it. */
import { IN_SHEET, plainName, samePerson } from "./actor";
import type { LogEntry } from "./log";
import type { Period } from "./period";
import { APPROVALS_STEP, loggedCounts } from "./standing/let-through";

/** What follows from the decisions of others: making, sending, booking and closing. */
const CLERICAL = new Set(["Statements", "Send", "Journal", "Close", "Archive", "Evidence", APPROVALS_STEP]);

/** What edits in the sheet are logged as: nobody knows whose hand it was. */
const NOBODY = new Set(["", IN_SHEET]);

export interface Involved {
  readonly by: string;
  /** Each step with how often, the most first: "Import 2 times". */
  readonly did: string;
  readonly lastAt: string;
}

/** What this person did in the month that keeps them from closing it; null for nothing. */
export function involvedIn(log: readonly LogEntry[], period: Period, by: string): Involved | null {
  const decisions = log.filter((e) => e.period === period && !CLERICAL.has(e.step));
  const own = [...decisions, ...grantsUsed(log, period)].filter(
    (e) => !NOBODY.has(e.by) && samePerson(e.by, by),
  );
  if (own.length === 0) return null;
  const counts = new Map<string, number>();
  for (const e of own) counts.set(e.step, (counts.get(e.step) ?? 0) + 1);
  const did = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([step, n]) => `${step} ${n === 1 ? "once" : `${n} times`}`)
    .join(", ");
  return {
    by: plainName(by),
    did,
    lastAt: own.reduce((last, e) => (e.at > last ? e.at : last), ""),
  };
}

/** Whoever runs a review logs what standing approvals let through; the decision is that of who granted them. */
function grantsUsed(log: readonly LogEntry[], period: Period): LogEntry[] {
  const counts = loggedCounts(log);
  return log.filter(
    (e) =>
      e.step === APPROVALS_STEP &&
      e.period === "" &&
      e.after.startsWith("Active") &&
      (counts.get(e.what)?.get(period) ?? 0) > 0,
  );
}
