/** Seals of a month's mails: nothing leaves and nothing is settled once a month is closed, so that all of a row stays. */
import type { MailLogEntry } from "./mail";
import { sealer, type Choice, type SealedTable } from "./seal";

const MAIL: Choice<MailLogEntry> = {
  mailKey: true, statementNo: true, to: true, cc: true, bcc: true, via: true, mailbox: true, subject: true,
  contentHash: true, status: true, messageId: true, attempt: true, error: true, reason: true, by: true, at: true,
}; // prettier-ignore

/** Each is a part of its own, so that the one that is gone can be named. It is worth no money. */
export const SEALED_MAILS: SealedTable<MailLogEntry> = {
  table: "Mail Log",
  sealOf: sealer(MAIL),
  key: (m) => m.mailKey,
  part: (m) => m.mailKey,
  amount: () => 0n,
};
