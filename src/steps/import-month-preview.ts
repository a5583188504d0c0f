/** What an import would do to each source's month. */
import type { ImportFile } from "../core/import/parts";
import { placeCorrections } from "../core/import/place-corrections";
import { guessedMonth } from "../core/import/plan";
import { howOf, type How } from "../core/import/replace";
import type { TakenAlong } from "../core/import/report";
import { sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { statusOf, type PeriodRecord } from "../core/periods";
import { fold, sameName } from "../core/reference";
import type { Book } from "./book";
import type { ImportRequest } from "./import-files";
import { elsewhereByMonth, monthWarnings, takenAlongText } from "./import-warnings";

/** One source's month: what the files bring and what is there. */
export interface MonthPreview {
  readonly source: string;
  readonly period: Period;
  readonly charges: number;
  /** What is to be charged, by the source's cost basis. */
  readonly amount: Amount;
  /** What earlier imports of the source left in the month; null when there is nothing. */
  readonly there: { readonly charges: number; readonly amount: Amount } | null;
  /** `new` where nothing is there. */
  readonly how: How | "new";
  readonly status: PeriodRecord["status"];
  /** What a person should know before it is replaced, a sentence each. */
  readonly warnings: readonly string[];
}

/** The months of its rows; a row that tells none counts for the main one. */
function periodsOf(file: ImportFile): ReadonlySet<Period> {
  const all = [...file.reading.charges, ...file.reading.problems];
  const periods = new Set(all.map((row) => (row.period === "" ? mainOf(file) : row.period)));
  periods.delete("");
  return periods;
}

export function mainOf(file: ImportFile): Period {
  return file.main ?? guessedMonth(file.reading);
}

export async function monthPreviews(
  book: Book,
  given: readonly ImportFile[],
  request: ImportRequest,
): Promise<MonthPreview[]> {
  const own = new Set(given.flatMap((file) => [...periodsOf(file)]));
  await book.load(own);
  const state = { charges: book.charges(own), periods: book.periods };
  const files = given.map((file) => placeCorrections(file, mainOf(file), state));
  await book.load(new Set(files.flatMap((file) => [...periodsOf(file)])));
  const months = new Map<string, MonthPreview>();
  for (const file of files) {
    const main = mainOf(file);
    const all = [...file.reading.charges, ...file.reading.problems];
    const periods = new Set(
      all.map((row) => (row.period === "" ? main : row.period)).filter((p) => p !== ""),
    );
    for (const period of periods) {
      const key = `${fold(file.source)} ${period}`;
      const known = months.get(key) ?? monthBefore(book, file, period);
      const charges = file.reading.charges.filter((c) => c.period === period);
      const how = known.there === null ? "new" : firmer(known.how, howOf({ ...file, main }, period, request));
      const amount = known.amount + sum(charges.map((c) => c.amount));
      months.set(key, { ...known, charges: known.charges + charges.length, amount, how });
    }
  }
  const read = files.flatMap((file) => file.reading.charges);
  const here = book.charges(new Set([...months.values()].map((m) => m.period)));
  const elsewhere = elsewhereByMonth(read, here, [...months.values()]);
  return [...months.values()]
    .map((month) => ({ ...month, warnings: [...monthWarnings(book, month), ...elsewhere(month)] }))
    .sort((a, b) => (a.period + a.source < b.period + b.source ? -1 : 1));
}

/** A month that the files have no rows of. */
export function goingAlong(book: Book, month: TakenAlong): MonthPreview {
  const { source, period, charges, amount } = month;
  return {
    source,
    period,
    charges: 0,
    amount: 0n,
    there: { charges, amount },
    how: "replace",
    status: statusOf(book.periods, period),
    warnings: [takenAlongText(month)],
  };
}

/** Where one file asks and another replaces, the month is replaced. */
function firmer(before: MonthPreview["how"], how: How): How {
  return before === "replace" || before === "add" ? before : how;
}

function monthBefore(book: Book, file: ImportFile, period: Period): MonthPreview {
  const current = book.imports.filter(
    (i) => i.status === "Current" && i.period === period && sameName(i.source, file.source),
  );
  const ids = new Set(current.map((i) => i.importId));
  const there = book.charges([period]).filter((c) => ids.has(c.importId) && c.carriedFrom === "");
  return {
    source: file.source,
    period,
    charges: 0,
    amount: 0n,
    there: current.length === 0 ? null : { charges: there.length, amount: sum(there.map((c) => c.amount)) },
    how: "ask",
    status: statusOf(book.periods, period),
    warnings: [],
  };
}
