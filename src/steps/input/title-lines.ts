/** Passes over the titles that people and reports put above a heading; records without a heading go on as they are. */
import { READ_COLUMNS } from "../../core/focus/headings";
import type { Records } from "../../core/focus/record-parser";

/** Records in which a heading is looked for. */
const FIRST_RECORDS = 20;
const COLUMNS = new Set<string>(READ_COLUMNS.map((column) => column.toLowerCase()));
const NEEDED = ["billedcost", "billingperiodstart"];

export class TitleLines {
  /** Records above the heading that were left out. */
  leftOut = 0;
  private held: (readonly string[])[] | null = [];

  /** @returns what goes on; none until it is known where the heading is */
  push(records: Records): Records {
    if (this.held === null) return records;
    const held = this.held;
    held.push(...records);
    const first = held[0];
    const heading = held.slice(0, FIRST_RECORDS).findIndex(isHeading);
    if (heading < 0 && held.length < FIRST_RECORDS && (first === undefined || !hasColumn(first))) return [];
    this.held = null;
    if (heading <= 0 || first === undefined || hasColumn(first)) return held;
    this.leftOut = heading;
    return held.slice(heading);
  }

  /** What was held back to the end. */
  end(): Records {
    const held = this.held ?? [];
    this.held = null;
    return held;
  }
}

function isHeading(cells: readonly string[]): boolean {
  const names = new Set(cells.map(folded));
  return NEEDED.every((name) => names.has(name));
}

function hasColumn(cells: readonly string[]): boolean {
  return cells.some((cell) => COLUMNS.has(folded(cell)));
}

function folded(cell: string): string {
  return cell.trim().toLowerCase();
}
