/** Drafts that nobody will send, since what they carry was made again or went out otherwise: thrown away, and said. */
import type { MailLogEntry } from "../../core/mail";
import { keyOf } from "../../core/mail-key";
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure } from "../../core/problem";
import type { MailCopy, MailSender } from "../../ports/mail-sender";
import { lookAt } from "./look";
import { thrownAway, type MailTools } from "./one-mail";

/** Why nobody will send a draft. */
export const CHANGED = "What it carries was made again or went out otherwise.";
export const SAYS_OTHERWISE = "Its receivers, subject or text are others by now.";

/** @returns in words, what a person should know */
export async function endStale(
  rows: readonly MailLogEntry[],
  because: string,
  tools: MailTools,
): Promise<string[]> {
  const ended: MailLogEntry[] = [];
  try {
    for (const row of rows) ended.push(await end(row, because, tools));
  } finally {
    await tools.ledger.write(ended);
  }
  return ended.flatMap((row) => {
    if (row.status === "Unknown" || row.error.includes("mailbox still"))
      return [`${row.statementNo} to ${row.to}: ${row.error}`];
    return row.status === "Sent" ? [`${row.statementNo} to ${row.to} was sent by hand. ${because}`] : [];
  });
}

/** Not one that was made elsewhere with another text, under the same key: that may be the mail that goes out. */
async function ownCopy(row: MailLogEntry, sender: MailSender): Promise<MailCopy | null> {
  const copy = sender.place === "mailbox" ? await sender.find(keyOf(row)) : null;
  const isOther = copy?.state === "Draft" && (copy.text ?? "") !== "" && copy.text !== row.contentHash;
  return isOther && copy.messageId !== row.messageId ? null : copy;
}

async function end(row: MailLogEntry, because: string, { sender, host }: MailTools): Promise<MailLogEntry> {
  try {
    const copy = await ownCopy(row, sender);
    if (copy?.state === "Sent") return { ...row, status: "Sent", messageId: copy.messageId };
    if (copy === null && row.messageId !== "") {
      const now = await lookAt(row, sender, host);
      if (now.status !== "Drafted") return now;
    }
    const kept = await thrownAway(copy?.messageId ?? row.messageId, sender);
    // A draft that was never finished, of a run that died. Under a key that goes on the next maker takes it up.
    if (because === CHANGED || row.reason !== "") await sender.clear(keyOf(row));
    return { ...row, status: "Failed", error: `${because} ${kept}`.trim() };
  } catch (error) {
    if (error instanceof AskedToWait || !(error instanceof HostFailure)) throw error;
    return { ...row, status: "Failed", error: `${because} A draft may lie in the mailbox still: delete it.` };
  }
}
