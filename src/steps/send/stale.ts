/** Drafts that nobody will send, since what they carry was made again or went out otherwise: thrown away, and said. */
import type { MailLogEntry } from "../../core/mail";
import { HostFailure } from "../../core/problem";
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
  for (const row of rows) ended.push(await end(row, because, tools));
  await tools.ledger.write(ended);
  return ended.flatMap((row) => {
    if (row.status === "Unknown") return [`${row.statementNo} to ${row.to}: ${row.error}`];
    return row.status === "Sent" ? [`${row.statementNo} to ${row.to} was sent by hand. ${because}`] : [];
  });
}

async function end(row: MailLogEntry, because: string, { sender, host }: MailTools): Promise<MailLogEntry> {
  try {
    const copy = sender.place === "mailbox" ? await sender.find(row.mailKey) : null;
    if (copy?.state === "Sent") return { ...row, status: "Sent", messageId: copy.messageId };
    if (copy === null && row.messageId !== "") {
      const now = await lookAt(row, sender, host);
      if (now.status !== "Drafted") return now;
    }
    const kept = await thrownAway(copy?.messageId ?? row.messageId, sender);
    return { ...row, status: "Failed", error: `${because} ${kept}`.trim() };
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    return { ...row, status: "Failed", error: `${because} A draft may lie in the mailbox still: delete it.` };
  }
}
