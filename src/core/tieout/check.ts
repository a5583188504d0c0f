/** One check of the tie-out: what it compares, and how much is off in which unit. */
import { absolute, amountToText, centsToAmount, type Amount } from "../money";

export interface Check {
  readonly name: string;
  /** Rows are counted: a charge that is lost is one row, whatever its amount. */
  readonly unit: "money" | "rows";
  /** 0 when it ties: money, or for rows as many whole units. Never negative for a check by row. */
  readonly difference: Amount;
  /** The rows that are off, in words, where they can be told. */
  readonly named?: readonly string[];
  /** A person may close all the same, saying why: what is off may be a name that was changed since. */
  readonly overridable?: boolean;
}

/** What the names of checks that count rows end with. */
const ROWS = " (rows)";

export function moneyCheck(name: string, difference: Amount): Check {
  return { name, unit: "money", difference };
}

/** @param named a text for each row where they can be told; else how many there are */
export function rowCheck(name: string, off: number | readonly string[]): Check {
  const count = typeof off === "number" ? off : off.length;
  const check: Check = { name: `${name}${ROWS}`, unit: "rows", difference: centsToAmount(count * 100) };
  return typeof off === "number" || count === 0 ? check : { ...check, named: off };
}

export function isOff(check: Check): boolean {
  return check.difference !== 0n;
}

/** How many rows a check that counts rows found. */
export function rowsOf(check: Check): number {
  return check.unit === "rows" ? Number(check.difference / centsToAmount(100)) : 0;
}

/** "Charges against their statement, 3 rows"; "Imported against charges, 12.50" */
export function checkWords(check: Check): string {
  return `${checkName(check)}, ${sizeWords(check)}`;
}

/** Without the unit, which its size says. */
export function checkName({ name }: Check): string {
  return name.endsWith(ROWS) ? name.slice(0, -ROWS.length) : name;
}

/** "12.50"; "1 row" */
export function sizeWords(check: Check): string {
  if (check.unit === "money") return amountToText(check.difference);
  const rows = rowsOf(check);
  return `${rows} ${rows === 1 ? "row" : "rows"}`;
}

/** " (Charge 3f9a… (AWS, row 17 of its file): List Cost was typed over; and 3 more)" */
export function namedWords({ named = [] }: Check, most = 3): string {
  if (named.length === 0) return "";
  const more = named.length > most ? [`and ${named.length - most} more`] : [];
  return ` (${[...named.slice(0, most), ...more].join("; ")})`;
}

/**
 * What is off in money: the largest of the checks, not their sum. Where a file brought 12.50 more than is charged, its
 * statement and the journal lack the same 12.50.
 */
export function largest(checks: readonly Check[]): Amount {
  const sizes = checks.filter((c) => c.unit === "money").map((c) => absolute(c.difference));
  return sizes.reduce((a, b) => (a > b ? a : b), 0n);
}

/** All rows that the checks which count them found; a row that two of them miss counts twice. */
export function rowsOff(checks: readonly Check[]): number {
  return checks.reduce((total, check) => total + rowsOf(check), 0);
}
