/** A mail to one PI, ready to be sent by any host, and the log of attempts. */
import type { Instant, Period } from "./period";

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Mail {
  /** Names the mail for ever: period, PI, statements, which time. A second mail of the same key is a duplicate. */
  readonly key: string;
  readonly period: Period;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly date: Instant;
}

/** What names a mail's file. */
export interface NamedMail {
  readonly key: string;
  readonly attachments: readonly Pick<Attachment, "name">[];
}

/**
 * Drafted: nothing has left, the draft may lie in the mailbox. Sending: about to leave; found so later, it may have
 * left. Unknown: it cannot be known, and a person decides.
 */
export const MAIL_STATES = ["Drafted", "Sending", "Sent", "Failed", "Unknown"] as const;

/** One attempt to one recipient. */
export interface MailLogEntry {
  /** The mail's key; from the second attempt at it on, with the attempt's number. */
  readonly mailKey: string;
  /** The statements attached, separated by "; ". */
  readonly statementNo: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  /** Of receivers, subject and text: a draft that would say something else by now is made anew. */
  readonly contentHash: string;
  /** The sender it went to: "outbox", "Outlook", "SMTP". */
  readonly via: string;
  /** The mailbox it leaves from; "" where there is none. */
  readonly mailbox: string;
  readonly status: (typeof MAIL_STATES)[number];
  readonly messageId: string;
  readonly attempt: number;
  readonly error: string;
  /** Why it was sent again, or how a person decided what could not be known. */
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}
