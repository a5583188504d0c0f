/** Adjustments whose rows in Charges are not what was entered, by the Adjustments table and by the Log: typed over, removed, or nobody's. */
import type { Charge } from "../charge";
import type { LogEntry } from "../log";
import { amountToText, sum, type Amount } from "../money";
import { adjustmentIdOf, type Adjustment } from "./adjustment";
import { ADJUST_STEP } from "./rows";

/**
 * @param charges of the month, those carried into it left out
 * @param log what was entered, whatever both sheets say now; not compared where it is not given
 * @returns how many adjustments differ from their rows or from what was entered
 */
export function alteredAdjustments(
  adjustments: readonly Adjustment[],
  charges: readonly Charge[],
  log: readonly LogEntry[] = [],
): number {
  const logged = loggedAmounts(log);
  const rows = new Map<string, Amount[]>();
  for (const { chargeId, amount } of charges) {
    const id = adjustmentIdOf(chargeId);
    const before = rows.get(id);
    if (before === undefined) rows.set(id, [amount]);
    else before.push(amount);
  }
  let altered = 0;
  for (const adjustment of adjustments) {
    const own = rows.get(adjustment.adjustmentId) ?? [];
    rows.delete(adjustment.adjustmentId);
    if (!isAsEntered(adjustment, own) || isRetyped(adjustment, own, logged)) altered += 1;
  }
  return altered + rows.size;
}

/** The amounts of each adjustment's rows as they were entered, by ID. */
function loggedAmounts(log: readonly LogEntry[]): ReadonlyMap<string, readonly string[]> {
  const entered = new Map<string, readonly string[]>();
  for (const { step, what, before, after } of log) {
    if (step !== ADJUST_STEP || before !== "" || entered.has(what)) continue;
    const rows = ROWS.exec(after)?.[1];
    if (rows !== undefined)
      entered.set(
        what,
        rows.split("; ").flatMap((row) => AMOUNT.exec(row)?.[0] ?? []),
      );
  }
  return entered;
}

/** `Entered: Charge, 11.00 ada@example.edu coral`, as steps/adjust.ts writes it. */
const ROWS = /: (?:Charge|Credit|Transfer|Correction)(?: of \S+ in \d{4}-\d\d)?, (.*)$/;
const AMOUNT = /^-?\d+\.\d+(?= |$)/;

function isRetyped(
  { adjustmentId, status }: Adjustment,
  rows: readonly Amount[],
  logged: ReadonlyMap<string, readonly string[]>,
): boolean {
  const entered = logged.get(adjustmentId);
  if (entered === undefined || status === "Withdrawn") return false;
  const now = rows.map((amount) => amountToText(amount));
  return [...now].sort().join() !== [...entered].sort().join();
}

function isAsEntered({ kind, amount, status }: Adjustment, rows: readonly Amount[]): boolean {
  if (status === "Withdrawn") return rows.length === 0;
  switch (kind) {
    case "Charge":
    case "Credit":
      return rows.length === 1 && rows[0] === amount;
    case "Transfer":
      return rows.length === 2 && rows.includes(amount) && rows.includes(-amount);
    case "Correction":
      return rows.length > 0 && sum(rows) === amount;
  }
}
