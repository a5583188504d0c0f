/** A rate card asked for the price of a piece of usage. */
import { nextPeriod, type Day, type Period } from "../period";
import { appliesTo, readAppliesTo, type Condition, type Facts } from "./applies-to";
import type { Rate } from "./rate";
import { SOURCES } from "./sources";
import { nearUnit, unitOf, type Meter, type Unit } from "./units";

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

/** Whether a meter has a price in a month; if at other times only, the last row of before, else the first of after. */
export type Pricing = "now" | { readonly nearest: Rate } | "never";

/** Answers kept, so that a card that asks for users does not keep one for each. */
const MOST_KNOWN = 100_000;

export class RateCard {
  readonly rows: readonly CardRow[];
  /** Of sources that no usual export has, nor this one: more likely a slip than another's name. */
  private readonly ofNoSource: readonly CardRow[];
  /** All names that some row asks for. */
  private readonly keys: readonly string[];
  private readonly known = new Map<string, readonly CardRow[]>();

  /** @param source the export it is for: `source=vm` of Applies To leaves a row to that export alone */
  constructor(rates: readonly Rate[], source: string) {
    const all = rates.map((rate): CardRow => ({
      rate,
      unit: unitOf(rate.unit),
      conditions: readAppliesTo(rate.appliesTo).conditions,
    }));
    this.rows = all.filter((row) => isOfSource(row, source));
    this.ofNoSource = all.filter((row) => ![source, ...SOURCES].some((name) => isOfSource(row, name)));
    this.keys = [...new Set(this.rows.flatMap(({ conditions }) => conditions.map(({ key }) => key)))];
  }

  /** Whether any row prices the meter at some time of the month, whatever else it asks for. */
  prices(meter: Meter, unit: string, period: Period): Pricing {
    const rates = this.rows.filter((row) => isMetered(row, meter, unit)).map(({ rate }) => rate);
    if (rates.some((rate) => isInMonth(rate, period))) return "now";
    const [first, after] = [`${period}-01`, `${nextPeriod(period)}-01`];
    const [last] = rates
      .filter(({ to }) => to !== "" && to < first)
      .sort(by(({ to }) => to))
      .reverse();
    const [next] = rates.filter(({ from }) => from >= after).sort(by(({ from }) => from));
    const nearest = last ?? next;
    return nearest === undefined ? "never" : { nearest };
  }

  /** Rates that look as if they were of the meter: for a source that there is not, or in a unit that is nearly its. */
  strays(meter: Meter, unit: string): Rate[] {
    const misspelt = this.rows.filter(
      (row) => unitOf(nearUnit(row.unit.name)).meter === meter && meter !== "count",
    );
    const ofNoSource = this.ofNoSource.filter((row) => isMetered(row, meter, unit));
    return [...misspelt, ...ofNoSource].map(({ rate }) => rate);
  }

  /** Rows in force in the month that ask for a name which is none of these, and so never count. */
  askingForOthers(names: ReadonlySet<string>, period: Period): { rate: Rate; unit: Unit; key: string }[] {
    return this.rows
      .filter(({ rate }) => isInMonth(rate, period))
      .flatMap(({ rate, unit, conditions }) =>
        conditions.filter(({ key }) => !names.has(key)).map(({ key }) => ({ rate, unit, key })),
      );
  }

  /** Rows in force in the month that ask for more than the source. */
  selective(period: Period): CardRow[] {
    return this.rows.filter(
      ({ rate, conditions }) => isInMonth(rate, period) && conditions.some(({ key }) => key !== "source"),
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

function isInMonth({ from, to }: Rate, period: Period): boolean {
  return from < `${nextPeriod(period)}-01` && (to === "" || to >= `${period}-01`);
}

function isOfSource({ conditions }: CardRow, source: string): boolean {
  return conditions.every(({ key, holds }) => key !== "source" || holds(source.toLowerCase()));
}

function isMetered({ unit }: CardRow, meter: Meter, name: string): boolean {
  return unit.meter === meter && (meter !== "count" || unit.name.toLowerCase() === name.trim().toLowerCase());
}

/** By a day, then by Rate ID. */
function by(dayOf: (rate: Rate) => Day): (one: Rate, other: Rate) => number {
  const place = (rate: Rate): string => `${dayOf(rate)} ${rate.rateId}`;
  return (one, other) => (place(one) < place(other) ? -1 : 1);
}
