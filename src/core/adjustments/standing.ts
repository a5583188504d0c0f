/** What is left of a charge of a closed month: what it was billed, with all corrections of it so far. */
import { isBillable, rootIdOf, type Charge } from "../charge";
import { addTo } from "../lists";
import { roundToCents, type Amount, type Cents } from "../money";
import type { Period } from "../period";
import type { PeriodRecord } from "../periods";
import { isAdjustment } from "./adjustment";
import { billedThen, type BilledMonth, type BilledPart } from "./billed-then";
import { fold, type Directory } from "../reference";

export interface StandingCharge {
  /** What its own month billed. */
  readonly billed: readonly BilledPart[];
  /** What that comes to with all corrections, by PI, project, fund and account; none that is 0.00. */
  readonly parts: readonly BilledPart[];
  readonly quantity: Amount | null;
  /** Rows that correct it. */
  readonly corrections: readonly Charge[];
  /** A difference that a restated file brought into a month that is still open: not billed, and in no part. */
  readonly unsettled: Charge | null;
}

/** Months with a correction of the charge among them. */
export interface CorrectedMonths extends BilledMonth {
  readonly periods: readonly Pick<PeriodRecord, "period" | "status">[];
}

/** Prepared once for many charges. @param months charges of the closed month, and of those that have corrections of it */
export function standings(months: CorrectedMonths, directory: Directory): (charge: Charge) => StandingCharge {
  const open = openMonths(months.periods);
  const billedIn = billedInMonths(months, directory);
  const byCorrected = new Map<string, Charge[]>();
  for (const charge of months.charges) {
    if (charge.corrects === "" || !counts(charge, open)) continue;
    const root = rootIdOf(charge.corrects);
    addTo(byCorrected, root, charge);
  }
  return (charge) => {
    const corrections = byCorrected.get(rootIdOf(charge.chargeId)) ?? [];
    const billed = isBillable(charge) ? billedIn(charge) : [];
    const unsettled = corrections.find((c) => open.has(c.period) && !isAdjustment(c)) ?? null;
    const later = corrections.flatMap((c) => {
      if (!open.has(c.period)) return isBillable(c) ? billedIn(c) : [];
      return isAdjustment(c) ? [asPart(c)] : [];
    });
    const quantities = [charge, ...corrections].map((c) => c.quantity).filter((q) => q !== null);
    const quantity = charge.quantity === null ? null : quantities.reduce((a, b) => a + b, 0n);
    return { billed, parts: joined([...billed, ...later]), quantity, corrections, unsettled };
  };
}

/** What a charge of any of the months was billed; each month is looked at once. */
export function billedInMonths(
  { charges, statements, lines }: BilledMonth,
  directory: Directory,
): (charge: Charge) => readonly BilledPart[] {
  const known = new Map<Period, (charge: Charge) => readonly BilledPart[]>();
  return (charge) => {
    const mine = (row: { readonly period: Period }): boolean => row.period === charge.period;
    let look = known.get(charge.period);
    if (look === undefined) {
      const month = {
        charges: charges.filter(mine),
        statements: statements.filter(mine),
        lines: lines.filter(mine),
      };
      look = billedThen(month, directory);
      known.set(charge.period, look);
    }
    return look(charge);
  };
}

export function openMonths(periods: CorrectedMonths["periods"]): ReadonlySet<Period> {
  return new Set(periods.filter((p) => p.status === "Open").map((p) => p.period));
}

/** What is rejected changes nothing; what a closed month held back went on into the next. */
export function counts({ review, period }: Charge, open: ReadonlySet<Period>): boolean {
  return review !== "Rejected" && (review !== "Held" || open.has(period));
}

/** A row in whole cents that names its fund, or leaves it to the project. */
function asPart({ pi, project, fundOrg, account, listCost, amount }: Charge): BilledPart {
  return { pi, project, fundOrg, account, list: roundToCents(listCost), billed: roundToCents(amount) };
}

/** Parts of one place added up. */
export function joined(parts: readonly BilledPart[]): BilledPart[] {
  const places = new Map<string, BilledPart>();
  for (const part of parts) {
    const { pi, project, fundOrg, account } = part;
    const key = JSON.stringify([pi, fold(project), fundOrg, account]);
    const before = places.get(key);
    places.set(key, {
      ...part,
      list: part.list + (before?.list ?? 0),
      billed: part.billed + (before?.billed ?? 0),
    });
  }
  return [...places.values()].filter((part) => part.billed !== 0 || part.list !== 0);
}

export function billedTotal(parts: readonly Pick<BilledPart, "billed">[]): Cents {
  return parts.reduce((total, part) => total + part.billed, 0);
}
