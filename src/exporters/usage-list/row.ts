/** A row of a usage list: whose, when, how much of which unit, and the facts that Applies To can ask for. */
import { amount, amountToText, parseAmount } from "../../core/money";
import { isDay, type Day, type Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import { unitOf, type Unit } from "../../core/rates/units";
import { daysInMonth } from "../days";
import { factColumn, OWN_COLUMNS } from "../focus-row";
import { needHeadings, type CsvRow, type CsvTable } from "../table";
import type { Usage } from "../usage";
import { readDay, type Span, type Zones } from "./days-of-row";

/** Headings of the list; another report's may be named for each. */
export const USAGE_HEADINGS = [
  "Day", "From", "To", "Account", "User", "Resource", "Resource Name", "Unit", "Quantity",
] as const; // prettier-ignore
export type UsageHeading = (typeof USAGE_HEADINGS)[number];

export type Fact = readonly [name: string, heading: string];

export interface UsageListOptions extends Zones {
  readonly period: Period;
  /** The file's own heading for one of ours. */
  readonly columns: Readonly<Partial<Record<UsageHeading, string>>>;
  /** Unit of every row, where the file has no column for it; "" otherwise. */
  readonly unit: string;
  /** Quantities are divided by it; 1 to leave them. */
  readonly divide: bigint;
  /** Facts and the headings they stand under; null for all columns that are nothing else. */
  readonly facts: readonly Fact[] | null;
}

/** A row, read: so much, evenly from its first to its last day. */
export interface ListedUsage extends Span {
  readonly usage: Omit<Usage, "day" | "parts">;
  readonly unit: Unit;
  /** Of the unit's meter, in millionths of its parts. */
  readonly millionths: bigint;
}

const MILLIONTH = amount("0.000001");
/** What Applies To calls something else. */
const TAKEN = ["source", "account", "user"];

export class RowReader {
  private readonly facts: readonly Fact[];
  private readonly hasDay: boolean;

  /** @throws Refusal for headings that do not do */
  constructor(
    file: string,
    table: CsvTable,
    private readonly options: UsageListOptions,
  ) {
    const has = (heading: UsageHeading): boolean =>
      table.headings.some((found) => sameHeading(found, this.heading(heading)));
    this.hasDay = has("Day");
    const when: UsageHeading[] = this.hasDay || !has("From") ? ["Day"] : ["From", "To"];
    const unit: UsageHeading[] = options.unit === "" ? ["Unit"] : [];
    const named = Object.values(options.columns);
    needHeadings(file, table, [
      ...[...when, "Account" as const, ...unit, "Quantity" as const].map((heading) => this.heading(heading)),
      ...named,
      ...(options.facts ?? []).map(([, heading]) => heading),
    ]);
    const ours = USAGE_HEADINGS.map((heading) => this.heading(heading));
    const others = table.headings.filter((found) => !ours.some((one) => sameHeading(found, one)));
    this.facts = options.facts ?? others.map((heading): Fact => [heading, heading]);
    const names = this.facts.map(([name]) => name);
    const taken = names.filter((name, i) => isTaken(name, names.slice(0, i)));
    if (taken.length > 0)
      throw new Refusal(
        `${file}: the column ${taken.join(", ")} cannot be a fact under that name. Rename it, map it with --column, or give it another with --fact name=heading. Nothing was written.`,
      );
  }

  /** @returns what is wrong, in words, or the row */
  row(row: CsvRow): ListedUsage | string {
    const get = (heading: UsageHeading): string => row.get(this.heading(heading));
    const span = this.span(get);
    if (typeof span === "string") return span;
    const account = get("Account");
    if (account === "") return `${this.heading("Account")} is blank`;
    const unitName = this.options.unit === "" ? get("Unit") : this.options.unit;
    if (unitName === "") return `${this.heading("Unit")} is blank`;
    const unit = unitOf(unitName);
    const millionths = this.quantity(get("Quantity"));
    if (typeof millionths === "string") return millionths;
    return {
      ...span,
      unit,
      millionths: millionths * unit.parts(daysInMonth(this.options.period)),
      usage: {
        meter: unit.meter,
        unit: unit.meter === "count" ? unit.name : "",
        account,
        user: get("User"),
        resourceId: get("Resource"),
        resourceName: get("Resource Name") || get("Resource"),
        facts: Object.fromEntries(
          this.facts.map(([name, heading]) => [name.toLowerCase(), row.get(heading)]),
        ),
        free: "",
      },
    };
  }

  /** The file's heading for one of ours. */
  private heading(heading: UsageHeading): string {
    return this.options.columns[heading] ?? heading;
  }

  private span(get: (heading: UsageHeading) => string): Span | string {
    if (this.hasDay) {
      const text = get("Day");
      return (
        readDay(text, this.options) ??
        `${this.heading("Day")} "${text}" is not a day such as 2025-01-31, a month or a time`
      );
    }
    const [from, to]: [Day, Day] = [get("From"), get("To")];
    if (!isDay(from) || !isDay(to)) return `From "${from}" or To "${to}" is not a day such as 2025-01-31`;
    return from > to ? `From ${from} is after To ${to}` : { from, to };
  }

  /** @returns units in millionths */
  private quantity(text: string): bigint | string {
    const heading = this.heading("Quantity");
    const value = parseAmount(text);
    if (value === null) return `${heading} "${text}" is not a plain number such as 1234.5`;
    if (value < 0n)
      return `${heading} ${amountToText(value, 0)} is negative; give money back with an adjustment`;
    const divisor = MILLIONTH * this.options.divide;
    if (value % divisor !== 0n)
      return `${heading} ${text}${this.options.divide === 1n ? "" : ` divided by ${this.options.divide}`} has more than 6 decimals`;
    return value / divisor;
  }
}

/** By its column in the result, which no other may have. */
function isTaken(fact: string, before: readonly string[]): boolean {
  const column = factColumn(fact).toLowerCase();
  const others = [...OWN_COLUMNS, "x_", ...before.map(factColumn)];
  return TAKEN.includes(fact.toLowerCase()) || others.some((other) => other.toLowerCase() === column);
}

function sameHeading(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
