/** What sending is asked and what it answers. */
import type { MailLogEntry } from "../../core/mail";
import type { Period } from "../../core/period";

export interface SendRequest {
  readonly period: Period;
  /** Only this PI's. */
  readonly only?: string;
  /** Sends again what was sent already; the reason is kept with the mail and in the log. */
  readonly resend?: { readonly reason: string };
  /** Send, or leave drafts in the mailbox for a person to send. */
  readonly finish: "send" | "draft";
  /** PDFs of these statements that were made just before. */
  readonly printed?: ReadonlyMap<string, Uint8Array>;
}

/** Every mail of the request is in one of the lists; rows are as the Mail Log has them now. */
export interface SendResult {
  /** Left, or found to have left. On a dry run: would leave. */
  readonly sent: readonly MailLogEntry[];
  /** Drafts in the mailbox that a person sends. */
  readonly drafted: readonly MailLogEntry[];
  /** PIs whose statements were sent before. */
  readonly already: readonly string[];
  /** Certainly not left; Send tries them again. `error` says why. */
  readonly failed: readonly MailLogEntry[];
  /** It cannot be known whether they left: a person decides, with settleMail. */
  readonly unknown: readonly MailLogEntry[];
  /** May be leaving just now: Send or checkMails looks at them again; they are not repeated. */
  readonly open: readonly MailLogEntry[];
  /** Not begun, since a person cancelled or the mailbox did not answer: Send goes on with them. */
  readonly left: readonly MailLogEntry[];
  readonly changed: boolean;
  readonly warnings: readonly string[];
  /** What a person should know though nothing is wrong: whose letterhead it is. */
  readonly notices: readonly string[];
}

export interface CheckResult {
  /** Rows that say something else now. */
  readonly found: readonly MailLogEntry[];
  /** Rows that are Drafted, Sending or Unknown still. */
  readonly open: readonly MailLogEntry[];
  readonly changed: boolean;
  readonly warnings: readonly string[];
}

/** How a person decides what cannot be known. */
export interface Settlement {
  readonly mailKey: string;
  /** "Not sent": the next Send makes a new mail. */
  readonly as: "Sent" | "Not sent";
  /** How they know. Kept with the mail and in the log. */
  readonly reason: string;
}

/** Lets time pass between two looks at the mailbox. */
export type Wait = (milliseconds: number) => Promise<void>;
