/** What the months before had held of the charges that were carried into a month. */
import type { Charge } from "../core/charge";
import type { TieOutInput } from "../core/tieout/tie-out";
import type { Book } from "./book";

/** As far as those months are in this workbook. */
export async function heldBefore(
  book: Book,
  charges: readonly Charge[],
): Promise<NonNullable<TieOutInput["held"]>> {
  const named = new Set(charges.map((c) => c.carriedFrom).filter((month) => month !== ""));
  const archived = new Set(book.periods.filter((p) => p.archiveFile !== "").map((p) => p.period));
  const months = new Set([...named].filter((month) => /^\d{4}-\d\d$/.test(month) && !archived.has(month)));
  await book.load(months);
  return { months, charges: new Map(book.storedCharges(months).map((c) => [c.chargeId, c])) };
}
