/** A rate card asked for the price of a piece of usage. */
import { nextPeriod, type Day, type Period } from "../period";
import { appliesTo, readAppliesTo, type Condition, type Facts } from "./applies-to";
import type { Rate } from "./rate";
import { unitOf, type Meter, type Unit } from "./units";

/** A row, read once. */
export interface CardRow {
  readonly rate: Rate;
  readonly unit: Unit;
  readonly conditions: readonly Condition[];
}

/** What has to be known of a piece of usage to find its price. */
export interface Priced {
  readonly day: Day;
  readonly meter: Meter;
  /** Of a `count`; "" otherwise. */
  readonly unit: string;
  readonly facts: Facts;
}

/** The row that counts; none; or two that apply equally, of which a person must mend one. */
export type Found = { readonly row: CardRow } | { readonly between: readonly Rate[] } | null;

/** Answers kept, so that a card that asks for users does not keep one for each. */
const MOST_KNOWN = 100_000;

export class RateCard {
  readonly rows: readonly CardRow[];
  /** All names that some row asks for. */
  private readonly keys: readonly string[];
  private readonly known = new Map<string, readonly CardRow[]>();

  /** @param source the export it is for: `source=vm` of Applies To leaves a row to that export alone */
  constructor(rates: readonly Rate[], source: string) {
    this.rows = rates
      .map((rate) => ({
        rate,
        unit: unitOf(rate.unit),
        conditions: readAppliesTo(rate.appliesTo).conditions,
      }))
      .filter(({ conditions }) =>
        conditions.every(({ key, holds }) => key !== "source" || holds(source.toLowerCase())),
      );
    this.keys = [...new Set(this.rows.flatMap(({ conditions }) => conditions.map(({ key }) => key)))];
  }

  /** Whether any row prices the meter at some time of the month. */
  prices(meter: Meter, unit: string, period: Period): boolean {
    return this.rows.some(
      (row) =>
        isMetered(row, meter, unit) &&
        (row.rate.from === "" || row.rate.from < `${nextPeriod(period)}-01`) &&
        (row.rate.to === "" || row.rate.to >= `${period}-01`),
    );
  }

  /** Of the rows that apply, the one with most conditions. */
  find({ day, meter, unit, facts }: Priced): Found {
    let best: CardRow[] = [];
    for (const row of this.applying(meter, unit, facts)) {
      if (!isInForce(row.rate, day)) continue;
      const least = best[0]?.conditions.length ?? 0;
      if (row.conditions.length < least) continue;
      if (row.conditions.length > least) best = [];
      best.push(row);
    }
    const [row, ...others] = best;
    if (row === undefined) return null;
    return others.length === 0 ? { row } : { between: best.map(({ rate }) => rate) };
  }

  /** Whatever the day: most usage is like other usage. */
  private applying(meter: Meter, unit: string, facts: Facts): readonly CardRow[] {
    const asked = this.keys.map((key) => facts[key] ?? "");
    const key = [meter, unit, ...asked].join("\u0000");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const rows = this.rows.filter((row) => isMetered(row, meter, unit) && appliesTo(row.conditions, facts));
    if (this.known.size < MOST_KNOWN) this.known.set(key, rows);
    return rows;
  }
}

export function isInForce({ from, to }: Pick<Rate, "from" | "to">, day: Day): boolean {
  return (from === "" || from <= day) && (to === "" || day <= to);
}

function isMetered({ unit }: CardRow, meter: Meter, name: string): boolean {
  return unit.meter === meter && (meter !== "count" || unit.name.toLowerCase() === name.trim().toLowerCase());
}
