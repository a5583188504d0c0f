/** Adds up the records of a pivot table for every item of its rows and columns, and every total of them. */
import type { PivotField, PivotValue } from "./pivot-fields";
import { labelOf } from "./pivot-fields";
import { fifteenDigits, type Plain } from "./typing";

export type PivotRecord = readonly Plain[];

/** Labels from the outermost field inwards; empty for the grand total. */
export type Path = readonly string[];

interface Collected {
  count: number;
  numbers: number;
  sum: number;
  squares: number;
  product: number;
  min: number;
  max: number;
}

export class PivotTotals {
  private readonly cells = new Map<string, readonly Collected[]>();

  constructor(
    records: readonly PivotRecord[],
    private readonly axes: {
      readonly rows: readonly PivotField[];
      readonly columns: readonly PivotField[];
      readonly values: readonly PivotValue[];
    },
    /** The place of a field in a record. */
    private readonly place: (field: PivotField) => number,
  ) {
    for (const record of records) this.add(record);
  }

  /** @returns null where no record is */
  at(row: Path, column: Path, value: PivotValue): number | null {
    const collected = this.cells.get(keyOf(row, column))?.[this.axes.values.indexOf(value)];
    return collected === undefined ? null : summarized(collected, value.summarizeBy);
  }

  has(row: Path, column: Path): boolean {
    return this.cells.has(keyOf(row, column));
  }

  private add(record: PivotRecord): void {
    const labels = (fields: readonly PivotField[]): string[] =>
      fields.map((field) => labelOf(record[this.place(field)] ?? null));
    const row = labels(this.axes.rows);
    const column = labels(this.axes.columns);
    for (let r = 0; r <= row.length; r += 1)
      for (let c = 0; c <= column.length; c += 1) {
        const key = keyOf(row.slice(0, r), column.slice(0, c));
        let cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, (cell = this.axes.values.map(nothing)));
        this.axes.values.forEach((value, index) => {
          const collected = cell[index];
          if (collected !== undefined) collect(collected, record[this.place(value.field)] ?? null);
        });
      }
  }
}

function keyOf(row: Path, column: Path): string {
  return `${row.join("\u0001")}\u0000${row.length}\u0000${column.join("\u0001")}\u0000${column.length}`;
}

function nothing(): Collected {
  return { count: 0, numbers: 0, sum: 0, squares: 0, product: 1, min: Infinity, max: -Infinity };
}

function collect(into: Collected, value: Plain): void {
  if (value !== null && value !== "") into.count += 1;
  if (typeof value !== "number") return;
  into.numbers += 1;
  into.sum += value;
  into.squares += value * value;
  into.product *= value;
  into.min = Math.min(into.min, value);
  into.max = Math.max(into.max, value);
}

function summarized(of: Collected, how: string): number | null {
  const { numbers, sum } = of;
  const spread = of.squares - (sum * sum) / numbers;
  switch (how) {
    case "Count":
      return of.count;
    case "CountNumbers":
      return numbers;
    case "Average":
      return numbers === 0 ? null : fifteenDigits(sum / numbers);
    case "Max":
      return numbers === 0 ? 0 : of.max;
    case "Min":
      return numbers === 0 ? 0 : of.min;
    case "Product":
      return numbers === 0 ? 0 : fifteenDigits(of.product);
    case "Variance":
      return numbers < 2 ? null : fifteenDigits(spread / (numbers - 1));
    case "VarianceP":
      return numbers < 1 ? null : fifteenDigits(spread / numbers);
    case "StandardDeviation":
      return numbers < 2 ? null : fifteenDigits(Math.sqrt(spread / (numbers - 1)));
    case "StandardDeviationP":
      return numbers < 1 ? null : fifteenDigits(Math.sqrt(spread / numbers));
    default:
      return fifteenDigits(sum);
  }
}
