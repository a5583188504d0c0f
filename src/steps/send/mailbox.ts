/** One mailbox sends a month's mail: the search for a copy cannot see into another person's. */
import { normalizeAddress } from "../../core/charge";
import type { MailLogEntry } from "../../core/mail";
import type { Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";

/** @param mailbox null before anybody signed in: then only the sender counts */
export function isHere(row: MailLogEntry, sender: MailSender, mailbox: string | null): boolean {
  return row.via === sender.name && (mailbox === null || same(row.mailbox, mailbox));
}

/** @param log of the month */
export function refuseOtherMailbox(log: readonly MailLogEntry[], mailbox: string, period: Period): void {
  if (mailbox === "") return;
  const other = log.find(
    (row) => row.status !== "Failed" && row.mailbox !== "" && !same(row.mailbox, mailbox),
  );
  if (other === undefined) return;
  throw new Refusal(
    `The mails of ${period} go out from ${other.mailbox}; this is ${mailbox}, which cannot see what the other has sent. ` +
      `Send as ${other.mailbox}, or save the mails to an outbox. Nothing was sent.`,
  );
}

/** Said of a row whose draft or mail the sender at hand cannot see. */
export function whereItIs(row: MailLogEntry): string {
  return row.mailbox === "" ? row.via : `${row.via}, ${row.mailbox}`;
}

function same(a: string, b: string): boolean {
  return normalizeAddress(a) === normalizeAddress(b);
}
