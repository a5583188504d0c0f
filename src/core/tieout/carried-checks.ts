/** What was carried in against what the months before held: each row once, at the amounts it had there. */
import { rootIdOf, type Charge } from "../charge";
import type { LogEntry } from "../log";
import type { Period } from "../period";
import { rowCheck, type Check } from "./check";
import { rowWords } from "./charge-words";
import type { TieOutInput } from "./tie-out";

export function carriedChecks({ period, charges, log, held }: TieOutInput): Check[] {
  const carried = charges.filter((c) => c.carriedFrom !== "");
  const logged = log === undefined ? new Set<string>() : carriedInto(period, log);
  if (carried.length + logged.size === 0) return [];
  const known = new Set(carried.map((c) => c.chargeId));
  const lost = [...logged].filter((id) => !known.has(id)).map((id) => `Charge ${id} was carried in and is gone`);
  return [rowCheck("Carried in against what was held", [...lost, ...carried.flatMap(differsFrom(logged, held))])];
} // prettier-ignore

function differsFrom(logged: ReadonlySet<string>, held: TieOutInput["held"]): (row: Charge) => string[] {
  return (row) => {
    // Months that earlier versions closed left no entries.
    if (logged.size > 0 && !logged.has(row.chargeId)) return [`${rowWords(row)}: closing carried no such row`];
    if (held?.months.has(row.carriedFrom) !== true) return [];
    const before = held.charges.get(row.chargeId.replace(/@\d{4}-\d{2}$/, ""));
    if (before === undefined) return [`${rowWords(row)}: ${row.carriedFrom} held no such row`];
    const other = SAME.filter(([, of]) => of(row) !== of(before)).map(([heading]) => heading);
    return other.length === 0 ? [] : [`${rowWords(row)}: ${other.join(", ")} not as ${row.carriedFrom} held it`];
  };
} // prettier-ignore

const SAME: readonly (readonly [heading: string, of: (charge: Charge) => unknown])[] = [
  ["Amount", (c) => c.amount],
  ["Billed Cost", (c) => c.billedCost],
  ["List Cost", (c) => c.listCost],
  ["Effective Cost", (c) => c.effectiveCost],
  ["Source", (c) => c.source],
];

/** The Log has each charge that closing carried into a month, and each that reopening took back. */
export function carriedInto(period: Period, log: readonly LogEntry[]): Set<string> {
  const last = new Map<string, LogEntry>();
  for (const entry of log) {
    if (entry.step !== "Close" || entry.period !== period || rootIdOf(entry.what) === entry.what) continue;
    if (entry.entry > (last.get(entry.what)?.entry ?? "")) last.set(entry.what, entry);
  }
  return new Set([...last.values()].filter((e) => e.reason === "Carried over").map((e) => e.what));
}
