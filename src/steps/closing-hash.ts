/** The content hash of a month as the tables have it, and whether a closed month still matches its own. */
import type { Charge } from "../core/charge";
import { contentHash } from "../core/closing";
import type { Period } from "../core/period";
import type { Book } from "./book";

/** @param charges the month's charges as they will be written; as they stand in the sheet when not given */
export function monthHash(book: Book, period: Period, charges?: readonly Charge[]): string {
  const stored = book.storedCharges([period]);
  return contentHash(
    charges === undefined ? stored : charges.map(asStored(stored)),
    book.statements.filter((s) => s.period === period),
    book.lines.filter((l) => l.period === period),
  );
}

/** What a person has to hear of a closed month that was changed; "" when it is as it was closed, or open. */
export function changedSinceClosing(book: Book, period: Period): string {
  const row = book.periods.find((p) => p.period === period);
  if (row === undefined || row.status === "Open" || row.contentHash === "") return "";
  if (monthHash(book, period) === row.contentHash) return "";
  return (
    `${period} was changed after it was closed: its charges, statements or statement lines are not those of ` +
    `${row.closedAt.slice(0, 10)}. Take the change back, or reopen the month, look at it and close it again.`
  );
}

/** The cells keep an address as it was typed; an alias that comes later must not look like a change. */
function asStored(stored: readonly Charge[]): (charge: Charge) => Charge {
  const byId = new Map(stored.map((c) => [c.chargeId, c]));
  return (charge) => {
    const cells = byId.get(charge.chargeId);
    if (cells === undefined) return charge;
    const { pi, project, fundOrg } = cells;
    return { ...charge, pi, project, fundOrg };
  };
}
