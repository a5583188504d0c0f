/** What may be missing from a month, by the months before. Reads only, and no charges of months that have totals. */
import { completenessOf, type Completeness } from "../core/completeness/completeness";
import type { Period } from "../core/period";
import { Book } from "./book";
import type { Host } from "./host";

export type { Completeness, Gap } from "../core/completeness/completeness";

export async function completeness(host: Host, period: Period): Promise<Completeness> {
  const book = await Book.open(host.workbook);
  const totalled = new Set(book.monthlyTotals.map((total) => total.period));
  // Months of an older program have charges and no totals yet.
  await book.load(book.periods.filter((p) => p.charges > 0 && !totalled.has(p.period)).map((p) => p.period));
  return completenessOfBook(book, period);
}

/** Sources that the months before had and this one has no file of, a sentence each. */
export function sourcesGone({ missing }: Completeness): string[] {
  return missing
    .filter((gap) => gap.kind === "Source" && gap.lastMonth !== "")
    .map(({ words }) => `Is the month whole? ${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`);
}

/** The same by a book that is open already. */
export function completenessOfBook(book: Book, period: Period): Completeness {
  return completenessOf({
    period,
    currency: book.settings.currency,
    totals: [...book.monthlyTotals, ...book.totalsToAdd],
    imports: book.imports,
    directory: book.directory,
  });
}
