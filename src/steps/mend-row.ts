/** A problem row with the amounts that a person gives: which of its cells cannot be read, and what they should say. */
import { readStyled, writtenIn } from "../core/focus/number-style";
import { headingIn, rawRowOf, readingsOf, type RawRow } from "../core/focus/raw-row";
import { NUMBER_STYLES } from "../core/focus/readings";
import { isRowProblem, type ImportedCharge, type RowProblem } from "../core/focus/row";
import type { ProblemRecord } from "../core/import/records";
import type { Amount } from "../core/money";
import { Refusal } from "../core/problem";

/** What keeps a row from being read: an amount in one of its columns, or something else, which comes last. */
export interface RowTrouble {
  readonly column: string;
  readonly value: string;
  readonly message: string;
  readonly isAmount: boolean;
}

export interface GivenAmounts {
  /** What the column that the problem names should say; null for none. */
  readonly amount: Amount | null;
  /** What columns should say, by their names. */
  readonly columns?: ReadonlyMap<string, Amount>;
}

export interface MendedRow {
  readonly rawRow: string;
  /** What was written into the row, by its headings. */
  readonly amounts: ReadonlyMap<string, Amount>;
}

type ReadRow = (rawRow: string) => ImportedCharge | RowProblem;

/** A row is read to its first trouble only: each amount is taken as known, to see what lies behind it. */
export function troublesOf(problem: ProblemRecord, rawRow: string, read: ReadRow): RowTrouble[] {
  const found: RowTrouble[] = [];
  let row = rowOf(problem, rawRow);
  for (const known = new Set<string>(); ;) {
    const result = read(JSON.stringify(row));
    if (!isRowProblem(result)) return found;
    const { code, column, value, message } = result;
    const heading = code.startsWith("N") ? headingIn(row, column) : undefined;
    found.push({ column, value, message, isAmount: heading !== undefined });
    if (heading === undefined || known.has(heading)) return found;
    known.add(heading);
    row = { ...row, [heading]: "0" };
  }
}

/**
 * Cells with the same text as one that an amount was given for get it, too, where the text can be read so.
 * @throws Refusal where an amount belongs to no cell that cannot be read
 */
export function withAmounts(
  problem: ProblemRecord,
  given: GivenAmounts,
  read: ReadRow,
  homeCurrency: string,
): MendedRow {
  const { rawRow } = problem;
  if (given.amount === null && (given.columns?.size ?? 0) === 0) return { rawRow, amounts: new Map() };
  const row = rowOf(problem, rawRow);
  const bad = unreadable(problem, row, read);
  const amounts = placed(problem, row, given, bad);
  const currencyHeading = headingIn(row, "BillingCurrency");
  const currency = String((currencyHeading && row[currencyHeading]) || homeCurrency).toUpperCase();
  for (const [heading, amount] of [...amounts]) {
    const text = String(row[heading] ?? "");
    if (!canBeRead(text, amount, currency)) continue;
    for (const other of bad)
      if (!amounts.has(other) && String(row[other]) === text) amounts.set(other, amount);
  }
  const style = readingsOf(row).amounts;
  const written = [...amounts].map(([heading, amount]) => [heading, writtenIn(amount, style)]);
  return { rawRow: JSON.stringify({ ...row, ...Object.fromEntries(written) }), amounts };
}

function rowOf(problem: ProblemRecord, rawRow: string): RawRow {
  return rawRowOf(problem.importId, rawRow, problem.sourceRow);
}

/** Headings of the amounts that cannot be read; the one that the problem names comes first. */
function unreadable(problem: ProblemRecord, row: RawRow, read: ReadRow): string[] {
  const named = problem.code.startsWith("N") ? headingIn(row, problem.column) : undefined;
  const others = troublesOf(problem, problem.rawRow, read)
    .filter((t) => t.isAmount)
    .flatMap((t) => headingIn(row, t.column) ?? []);
  return [...new Set([...(named === undefined ? [] : [named]), ...others])];
}

function placed(
  problem: ProblemRecord,
  row: RawRow,
  { amount, columns = new Map<string, Amount>() }: GivenAmounts,
  bad: readonly string[],
): Map<string, Amount> {
  const [first] = bad;
  const named = headingIn(row, problem.column);
  if (first === undefined || (amount !== null && named !== first)) throw noAmount(problem);
  const amounts = new Map<string, Amount>(amount === null ? [] : [[first, amount]]);
  for (const [column, value] of columns) {
    const heading = headingIn(row, column.trim());
    if (heading === undefined || !bad.includes(heading))
      throw new Refusal(
        `${column} is no amount of this row that cannot be read: ${bad.join(", ")}. Nothing was written.`,
      );
    if (amounts.has(heading)) throw new Refusal(`${heading} was given twice. Nothing was written.`);
    amounts.set(heading, value);
  }
  return amounts;
}

function noAmount({ message }: ProblemRecord): Refusal {
  return new Refusal(
    `This row's trouble is not an amount: ${message} Correct Raw Row on the Problems sheet, then fix it without {way}. Nothing was written.`,
    [],
    { script: "--amount", pane: "an amount" },
  );
}

function canBeRead(text: string, amount: Amount, currency: string): boolean {
  return NUMBER_STYLES.some((style) => readStyled(text, style, currency) === amount);
}
