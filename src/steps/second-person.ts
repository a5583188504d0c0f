/** The setting "Second Person Closes": keeps who imported or decided from closing and posting the same month. */
import { plainName } from "../core/actor";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { involvedIn } from "../core/second-person";
import type { Book } from "./book";
import type { Host } from "./host";

/** @throws Refusal naming who did what in the month, and what to do */
export function refuseSamePerson(host: Host, book: Book, period: Period, becomes: "closed" | "posted"): void {
  const words = samePersonWords(host, book, period, becomes);
  if (words !== "") throw new Refusal(`${words} Nothing was written.`);
}

/** Why this person may not; "" where they may, or the setting is off. */
export function samePersonWords(
  host: Host,
  book: Book,
  period: Period,
  becomes: "closed" | "posted",
): string {
  if (!book.settings.secondPersonCloses) return "";
  const rule = `The setting Second Person Closes asks for somebody who neither imported files nor decided about charges of ${period}`;
  if (plainName(host.by) === "")
    return `${period} cannot be ${becomes} without a name. ${rule}: sign in, or give your name under Settings.`;
  const involved = involvedIn(book.log, period, host.by);
  if (involved === null) return "";
  return (
    `${period} cannot be ${becomes} by ${involved.by}. ${rule}; the log has of ${involved.by}: ${involved.did}, ` +
    `last on ${involved.lastAt.slice(0, 10)}. Ask a colleague to do it.`
  );
}
