/** The months that a held charge went through: corrections of it stand in any of them, and in those that correct them. */
import type { Charge } from "../core/charge";
import { openMonths } from "../core/adjustments/standing";
import type { Period } from "../core/period";
import { archivedMonth } from "./archived";
import type { Book } from "./book";

/**
 * The months from which charges of these were carried, and into which what they held was carried, with these. Archived
 * ones are named, and not read.
 * @param isMeant of a charge that was read, whether it matters; every one when not given
 */
export async function carriedMonths(
  book: Book,
  months: Iterable<Period>,
  isMeant: (charge: Charge) => boolean = () => true,
): Promise<ReadonlySet<Period>> {
  const all = new Set<Period>();
  const open = openMonths(book.periods);
  let next = [...new Set(months)];
  while (next.length > 0) {
    for (const month of next) all.add(month);
    const there = next.filter((month) => archivedMonth(book, month) === undefined);
    await book.load(there);
    const found = new Set<Period>();
    for (const month of there) {
      const charges = book.charges([month]).filter(isMeant);
      for (const { carriedFrom } of charges) if (carriedFrom !== "") found.add(carriedFrom);
      if (!open.has(month) && charges.some((c) => c.review === "Held"))
        for (const later of await book.carriedInto(month)) found.add(later);
    }
    next = [...found].filter((month) => !all.has(month));
  }
  return all;
}
