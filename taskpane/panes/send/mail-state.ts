/** How the mails of a month stand, and what the chosen way would still do. */
import type { MailLogEntry } from "../../../src/core/mail";
import { undecided } from "../../../src/core/mail-standing";
import type { MailPreview } from "../../../src/steps/mail-preview";
import type { Way } from "../../preferences";

export type MailState = "None" | MailLogEntry["status"];
/** As much of a mail as says how it stands. */
export type Standing = Pick<MailPreview, "attempts" | "isSent"> & Partial<Pick<MailPreview, "isOutdated">>;

/** The last attempt, which says how a mail stands; null before the first. */
export function lastOf({ attempts }: Pick<MailPreview, "attempts">): MailLogEntry | null {
  return attempts.reduce<MailLogEntry | null>(
    (last, entry) => (last === null || entry.attempt >= last.attempt ? entry : last),
    null,
  );
}

/** What a person has to decide about, oldest first. */
export function doubtfulOf({ attempts }: Pick<MailPreview, "attempts">): readonly MailLogEntry[] {
  return [...undecided(attempts)].sort((a, b) => a.attempt - b.attempt);
}

export function stateOf(mail: Standing): MailState {
  if (doubtfulOf(mail).length > 0) return "Unknown";
  const last = lastOf(mail)?.status ?? "None";
  // A PI's new revision is another mail, whose first attempt is to come.
  return last === "Sent" && !mail.isSent ? "None" : last;
}

/** Whether a draft lies in the mailbox: its row stands in the log before. */
export function isDraft(mail: Standing): boolean {
  return stateOf(mail) === "Drafted" && lastOf(mail)?.messageId !== "";
}

/** Whether the way would do something with this mail; what is leaving or unknown is not sent again. */
export function isDue(mail: Standing, way: Way): boolean {
  if (mail.isSent) return false;
  const state = stateOf(mail);
  if (state === "None" || state === "Failed") return true;
  if (state !== "Drafted") return false;
  // A draft in a mailbox is sent there, not saved to an outbox beside.
  if (way === "outbox") return lastOf(mail)?.via === "outbox";
  return way === "send" || !isDraft(mail) || mail.isOutdated === true;
}

/** On the way, or a draft: the mailbox can say what became of it. */
export function isOpen(mail: Standing): boolean {
  return isDraft(mail) || stateOf(mail) === "Sending";
}

/** How many mails of a month stand how. */
export interface Tally {
  readonly all: number;
  /** Went out for certain, be it at an earlier attempt. */
  readonly sent: number;
  /** Of which nobody knows whether they left. */
  readonly unknown: number;
  /** In doubt besides: sent again, or with an earlier revision. */
  readonly besides: number;
}

/** @param doubtful all mails of the month that are in doubt */
export function tally(mails: readonly Standing[], doubtful: readonly MailLogEntry[]): Tally {
  const sent = mails.filter(({ isSent }) => isSent).length;
  const unknown = mails.filter((mail) => !mail.isSent && stateOf(mail) === "Unknown");
  const besides = doubtful.length - unknown.flatMap(doubtfulOf).length;
  return { all: mails.length, sent, unknown: unknown.length, besides };
}

/** The mailbox that the month's mails leave from already; "" before the first. */
export function mailboxOf(mails: readonly Pick<MailPreview, "attempts">[]): string {
  const used = mails
    .flatMap(({ attempts }) => attempts)
    .filter(({ mailbox, status }) => mailbox !== "" && status !== "Failed");
  return used.at(-1)?.mailbox ?? "";
}
