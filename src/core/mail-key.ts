/**
 * The key of a mail: to whom, which statements with which content, for which time. A mail that did not leave keeps its
 * key when it is tried again, so that everybody who shares the mailbox finds the same one, whatever their log says of
 * the tries before; only a person who sends it again on purpose makes another mail.
 */
import { shortHash } from "./hash";
import type { Mail, MailLogEntry } from "./mail";
import type { Period } from "./period";

/** A statement as a mail carries it. */
export interface Carried {
  readonly statementNo: string;
  readonly contentHash: string;
}

const CONTENT_DIGITS = 8;
/** Places keep the key with the message and find it by it; Exchange compares no more than 255 characters of a text. */
const MOST_CHARACTERS = 120;

/**
 * `2025-01 ada.quill@example.edu 2025-01-0001/1a2b3c4d 1`. The content is part of it, so that a changed statement
 * never takes up a draft that carries the old one.
 * @param carried at least one
 * @param sending 1, and one more each time it goes out again on purpose
 */
export function mailKey(period: Period, pi: string, carried: readonly Carried[], sending: number): string {
  const all = carried.map(tagOf).join(" ");
  const short = `${carried[0]?.statementNo ?? ""}+${carried.length - 1}/${shortHash([all], 16)}`;
  return [period, pi, all.length <= MOST_CHARACTERS ? all : short, String(sending)].join(" ");
}

/** The Mail Log's key of an attempt: `… 1`, then `… 1.2` for the second attempt at the same mail. */
export function rowKey(key: string, attempt: number): string {
  return key.endsWith(` ${attempt}`) ? key : `${key}.${attempt}`;
}

/** The key of the mail that an attempt was at: what the mailbox is searched for. */
export function keyOf({ mailKey }: Pick<MailLogEntry, "mailKey">): string {
  return mailKey.replace(/( \d+)\.\d+$/, "$1");
}

/** Which time a mail goes out. */
export function sendingOf(entry: Pick<MailLogEntry, "mailKey">): number {
  return Number(/ (\d+)$/.exec(keyOf(entry))?.[1] ?? 1);
}

function tagOf({ statementNo, contentHash }: Carried): string {
  return `${statementNo}/${shortHash([contentHash], CONTENT_DIGITS)}`;
}

/** Tells mails apart that carry the same statements: by receivers, subject and text. */
export function mailHash(mail: Mail): string {
  const { from, to, cc, bcc, replyTo, subject, text, html } = mail;
  return shortHash(
    [from, to, cc, bcc].map((list) => [list].flat().join("; ")).concat(replyTo, subject, text, html),
    16,
  );
}

/** Whether a mail carried this statement with this content; where its key does not say, the number decides. */
export function carries(entry: Pick<MailLogEntry, "mailKey" | "statementNo">, statement: Carried): boolean {
  if (!statementsOf(entry).includes(statement.statementNo)) return false;
  const tags = entry.mailKey.split(" ").filter((word) => word.startsWith(`${statement.statementNo}/`));
  return tags.length === 0 || tags.includes(tagOf(statement));
}

/** The numbers of the statements in a mail. */
export function statementsOf(entry: Pick<MailLogEntry, "statementNo">): string[] {
  return entry.statementNo.split("; ");
}

export function isOfPeriod(entry: Pick<MailLogEntry, "mailKey">, period: Period): boolean {
  return entry.mailKey.startsWith(`${period} `);
}

/** The first attempt is 1. */
export function nextAttempt(numbers: readonly string[], log: readonly MailLogEntry[]): number {
  const before = log.filter((entry) => statementsOf(entry).some((no) => numbers.includes(no)));
  return 1 + Math.max(0, ...before.map((entry) => entry.attempt));
}

/**
 * Which time statements with this content go out next.
 * @param again whether a person sends them again: only what may have left goes out for another time
 */
export function nextSending(
  carried: readonly Carried[],
  log: readonly MailLogEntry[],
  again: boolean,
): number {
  const before = log.filter((entry) => carried.some((one) => carries(entry, one)));
  const last = Math.max(1, ...before.map(sendingOf));
  const mayHaveLeft = before.some((entry) => sendingOf(entry) === last && LEFT.has(entry.status));
  return again && mayHaveLeft ? last + 1 : last;
}

const LEFT: ReadonlySet<MailLogEntry["status"]> = new Set(["Sending", "Sent", "Unknown"]);
