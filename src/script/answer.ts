/** What a command has to say: one JSON object, or lines for a person. */
import { amountToText, roundToCents, centsToText, type Amount } from "../core/money";
export { counted as plural } from "../core/words";

export interface Answer {
  /** Printed alone on stdout with --json. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: readonly string[];
  /** Done, but something wants a person's eye: exit code 2. */
  readonly problems?: boolean;
}

/** A table of text in columns, numbers to the right. */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const all = [headings, ...rows];
  const widths = headings.map((_, i) => Math.max(...all.map((row) => [...(row[i] ?? "")].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const space = " ".repeat((widths[i] ?? 0) - [...cell].length);
        return right.includes(i) ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return all.map(line);
}

/**
 * An amount for a person to read: cents, and thousands set off. What is less than half a cent stays as it is, so that
 * nothing looks like 0.00 that is not; --json has every digit.
 */
export function moneyText(value: Amount): string {
  const cents = roundToCents(value);
  if (cents === 0 && value !== 0n) return amountToText(value);
  const [whole = "", decimals = ""] = centsToText(Math.abs(cents)).split(".");
  const sign = value < 0n ? "-" : "";
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${decimals}`;
}
