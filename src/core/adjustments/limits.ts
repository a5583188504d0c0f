/**
 * The corrections of one charge together never take back more than it was billed: what each of them changes, and what a
 * decision about one would come to.
 */
import { isBillable, rootIdOf, type Charge, type Review } from "../charge";
import { centsToText, roundToCents, type Cents } from "../money";
import type { Period } from "../period";
import type { Directory } from "../reference";
import { adjustmentIdOf, isAdjustment } from "./adjustment";
import { billedInMonths, billedTotal, counts, openMonths, type CorrectedMonths } from "./standing";

/** A charge of a closed month with all rows that correct it, rejected ones among them. */
interface Corrected {
  readonly charge: Charge;
  readonly billed: Cents;
  readonly rows: readonly { readonly row: Charge; readonly cents: Cents }[];
}

/** Corrections that take back more than their charge was billed. */
export interface Overdrawn {
  readonly chargeId: string;
  readonly period: Period;
  readonly billed: Cents;
  /** What is taken back beyond it. */
  readonly beyond: Cents;
  /** The adjustments of the month asked about. */
  readonly adjustmentIds: readonly string[];
}

/** What a decision makes of rows; "Withdrawn" where they go. */
export type Becomes = Review | "Withdrawn";

export interface CorrectionLimits {
  /**
   * Why the rows cannot become so; "" where they can, and then they count as such in what is asked next.
   * @param rows those of one correction in one month
   */
  whyNot(rows: readonly Charge[], becomes: Becomes): string;
  /** Whether a row that a person entered gives back: that goes to who paid, and to nobody else. */
  givesBack(row: Charge): boolean;
  /** Charges of which the month's corrections that are billed, with those of other months, take back too much. */
  overdrawnIn(period: Period): readonly Overdrawn[];
}

/** @param months the month decided about, and for its corrections their charges' months and all that correct these */
export function correctionLimits(months: CorrectedMonths, directory: Directory): CorrectionLimits {
  const all = correctedCharges(months, directory);
  const open = openMonths(months.periods);
  const decided = new Map<string, Becomes>();
  const stateOf = ({ chargeId, review }: Charge): Becomes => decided.get(chargeId) ?? review;
  const total = ({ billed, rows }: Corrected, keep: (row: Charge, state: Review) => boolean): Cents =>
    rows.reduce((cents, { row, cents: own }) => {
      const state = stateOf(row);
      return state !== "Withdrawn" && keep(row, state) ? cents + own : cents;
    }, billed);
  const counted = (of: Corrected): Cents => total(of, (row, review) => counts({ ...row, review }, open));
  const toBill = (of: Corrected): Cents => total(of, (row, review) => isBillable({ ...row, review }));

  return {
    whyNot(rows, becomes) {
      const of = all.get(rootIdOf(rows[0]?.corrects ?? ""));
      if (of === undefined) return "";
      const before = [beyond(counted(of), of), beyond(toBill(of), of)] as const;
      const was = rows.map((row) => [row.chargeId, decided.get(row.chargeId)] as const);
      for (const { chargeId } of rows) decided.set(chargeId, becomes);
      const after = [beyond(counted(of), of), beyond(toBill(of), of)] as const;
      // What a vendor restates may well come to less than nothing; approved is what was counted all the time.
      const byHand = rows.some(isAdjustment);
      if (after[0] <= before[0] && (!byHand || after[1] <= before[1])) return "";
      for (const [id, state] of was) {
        if (state === undefined) decided.delete(id);
        else decided.set(id, state);
      }
      const left = becomes === "Approved" ? toBill(of) : counted(of);
      return whyWords(of, Math.max(...after), left, isTakenOut(becomes, rows));
    },
    givesBack(row) {
      const of = all.get(rootIdOf(row.corrects));
      return of !== undefined && isAdjustment(row) && row.amount !== 0n && of.billed < 0 !== row.amount < 0n;
    },
    overdrawnIn(period) {
      return [...all.values()].flatMap((of) => {
        const isOwn = (row: Charge): boolean => row.period === period && isAdjustment(row);
        const upTo = (row: Charge, review: Review): boolean =>
          row.period <= period && isBillable({ ...row, review });
        const billable = of.rows.filter(({ row }) => isOwn(row) && isBillable(row));
        const too = beyond(total(of, upTo), of);
        // What a vendor restates may come to less than nothing by itself.
        const without = beyond(
          total(of, (row, review) => upTo(row, review) && !isOwn(row)),
          of,
        );
        if (billable.length === 0 || too <= without) return [];
        const { chargeId, period: month } = of.charge;
        const adjustmentIds = [...new Set(billable.map(({ row }) => adjustmentIdOf(row.chargeId)))];
        return [{ chargeId, period: month, billed: of.billed, beyond: too, adjustmentIds }];
      });
    },
  };
}

/** How far an amount lies on the other side of zero than what was billed. */
function beyond(cents: Cents, { billed }: Corrected): Cents {
  return Math.max(0, billed < 0 ? cents : -cents);
}

/** Whether the rows stop counting: then it is others that take back too much. */
function isTakenOut(becomes: Becomes, rows: readonly Charge[]): boolean {
  return becomes !== "Approved" && rows.some((row) => row.review !== "Rejected");
}

function whyWords({ charge, billed }: Corrected, too: Cents, left: Cents, takenOut: boolean): string {
  const { chargeId, period } = charge;
  if (takenOut)
    return `without it, the other corrections of ${chargeId} take back ${centsToText(too)} more than the ${centsToText(billed)} that ${period} billed: reject or withdraw those first`;
  return `${centsToText(left)} is left of the ${centsToText(billed)} that ${period} billed for ${chargeId}: with the other corrections this takes back ${centsToText(too)} too much`;
}

function correctedCharges(months: CorrectedMonths, directory: Directory): ReadonlyMap<string, Corrected> {
  const open = openMonths(months.periods);
  const billedIn = billedInMonths(months, directory);
  const rowsOf = new Map<string, Charge[]>();
  for (const row of months.charges) {
    if (row.corrects === "") continue;
    const root = rootIdOf(row.corrects);
    const rows = rowsOf.get(root);
    if (rows === undefined) rowsOf.set(root, [row]);
    else rows.push(row);
  }
  const all = new Map<string, Corrected>();
  for (const charge of months.charges) {
    const rows = rowsOf.get(rootIdOf(charge.chargeId));
    if (rows === undefined || !isBillable(charge)) continue;
    const parts = billedIn(charge);
    if (parts.length === 0) continue;
    const centsOf = (row: Charge): Cents => {
      if (open.has(row.period)) return roundToCents(row.amount);
      return isBillable(row) ? billedTotal(billedIn(row)) : 0;
    };
    all.set(rootIdOf(charge.chargeId), {
      charge,
      billed: billedTotal(parts),
      rows: rows.map((row) => ({ row, cents: centsOf(row) })),
    });
  }
  return all;
}
