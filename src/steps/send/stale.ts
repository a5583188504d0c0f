/** Drafts that nobody will send, since what they carry was made again or went out otherwise: thrown away, and said. */
import type { MailLogEntry } from "../../core/mail";
import { HostFailure } from "../../core/problem";
import { lookAt } from "./look";
import { thrownAway, type MailTools } from "./one-mail";

/** @returns in words, what a person should know */
export async function endStale(rows: readonly MailLogEntry[], tools: MailTools): Promise<string[]> {
  const said: string[] = [];
  const ended: MailLogEntry[] = [];
  for (const row of rows) {
    const now = await end(row, tools);
    ended.push(now);
    if (now.status === "Sent")
      said.push(
        `A draft of ${row.statementNo} to ${row.to} was sent by hand; what it carried was made again since.`,
      );
    else if (now.status === "Unknown") said.push(`${row.statementNo} to ${row.to}: ${now.error}`);
  }
  await tools.ledger.write(ended);
  return said;
}

async function end(row: MailLogEntry, { sender, host }: MailTools): Promise<MailLogEntry> {
  const because = "What it carries was made again or went out otherwise.";
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
