/** One mail, from its row to the place it leaves from: found or drafted, written down, sent once. */
import type { Mail, MailLogEntry } from "../../core/mail";
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure, Refusal } from "../../core/problem";
import type { MailCopy, MailSender } from "../../ports/mail-sender";
import { actor, type Host } from "../host";
import type { MailLedger } from "./ledger";
import { lookAt } from "./look";

export interface OneMail {
  readonly mail: Mail;
  readonly row: MailLogEntry;
  /** Whether its row stood there before this run: a draft that is found then is what that run left. */
  readonly resumed: boolean;
  /** Drafts of earlier attempts that did not leave and were the same: a draft that is found as one of them goes on. */
  readonly ownDrafts: ReadonlySet<string>;
  /** The attempt before, where it said something else: its draft is thrown away. */
  readonly failed: readonly MailLogEntry[];
}

export interface MailTools {
  readonly host: Host;
  readonly sender: MailSender;
  readonly ledger: MailLedger;
  readonly finish: "send" | "draft";
}

/**
 * What happened; the rest is in the row. Silent: the place does not answer, and nothing left. Doubtful: it did not say
 * whether it took the mail. Waits: somebody else may be sending it. Refused: whatever mail it is, since nobody is signed
 * in any more.
 */
export type Happened = "done" | "silent" | "doubtful" | "waits" | "refused";

/**
 * @throws AskedToWait where nothing more should be asked; this mail has not left, and goes on later
 * @throws HostFailure when the workbook cannot be written
 */
export async function deliver(of: OneMail, tools: MailTools): Promise<Happened> {
  const { row } = of;
  const { ledger } = tools;
  let copy: MailCopy | null;
  try {
    await throwAway(of.failed, tools);
    copy = await copyOf(of, tools);
  } catch (error) {
    return notDrafted(error, row, ledger);
  }
  if (copy === null) return "done";
  const drafted: MailLogEntry = { ...row, messageId: copy.messageId, error: "" };
  if (copy.state === "Sent") {
    await ledger.write([{ ...drafted, status: "Sent" }]);
    return "done";
  }
  if (tools.finish === "draft") return await claimed(drafted, tools, () => Promise.resolve("done"));
  if (copy.made === false) {
    // Another copy of the workbook makes and sends the same mail at this moment: it is theirs.
    if (!of.resumed && !of.ownDrafts.has(copy.messageId)) return "waits";
    const stopped = await compared(of.mail, drafted, tools);
    if (stopped !== null) return stopped;
  }
  const sending: MailLogEntry = { ...drafted, status: "Sending", ...touch(tools.host) };
  return await claimed(sending, tools, () => send(of.mail, sending, tools));
}

/** A draft that people could open since it was made does not leave where it is not the mail any more. */
async function compared(
  mail: Mail,
  row: MailLogEntry,
  { sender, ledger }: MailTools,
): Promise<Happened | null> {
  try {
    const differs = await sender.mend(mail, row.messageId);
    if (differs === "") return null;
    const error = `Its draft is not as it has to be. ${differs} ${WHAT_TO_DO}`;
    ledger.putOff({ ...row, error });
    return "done";
  } catch (error) {
    return notDrafted(error, row, ledger);
  }
}

const WHAT_TO_DO = "Put it right or send it in Outlook, or delete it there. Then send again.";

/** Nothing has left. The row stays Drafted, so that the next run goes on with a draft that may have been made. */
function notDrafted(error: unknown, row: MailLogEntry, ledger: MailLedger): Happened {
  if (error instanceof AskedToWait) throw error;
  if (error instanceof MailRefused) {
    ledger.putOff({ ...row, status: "Failed", error: error.refusal.message });
    return "done";
  }
  if (!(error instanceof HostFailure) && !(error instanceof Refusal)) throw error;
  ledger.putOff({ ...row, error: error.message });
  return error instanceof Refusal ? "refused" : "silent";
}

/** This one mail is not allowed: an address that is none. */
class MailRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** @returns null where an earlier draft is gone and nobody knows where: a person decides, no second one is made */
async function copyOf({ mail, row }: OneMail, { sender, host, ledger }: MailTools): Promise<MailCopy | null> {
  const found = sender.place === "mailbox" ? await sender.find(mail.key) : null;
  if (found !== null) return { ...found, made: false };
  if (row.messageId === "") return await sender.draft(mail).catch(refusedMail);
  const now = await lookAt(row, sender, host);
  if (now.status === "Drafted") return { messageId: row.messageId, state: "Draft", made: false };
  await ledger.write([now]);
  return null;
}

function refusedMail(error: unknown): never {
  throw error instanceof Refusal ? new MailRefused(error) : error;
}

async function claimed(
  row: MailLogEntry,
  tools: MailTools,
  then: () => Promise<Happened>,
): Promise<Happened> {
  const answer = await tools.ledger.claim(row);
  if (answer === "claimed") return await then();
  if (answer === "taken") return tools.ledger.row(row.mailKey)?.status === "Sending" ? "waits" : "done";
  const kept = await thrownAway(row.messageId, tools.sender);
  const error = `What it carries was made again meanwhile. ${kept}Send it again.`;
  await tools.ledger.write([{ ...row, status: "Failed", error }]);
  return "done";
}

async function send(mail: Mail, row: MailLogEntry, tools: MailTools): Promise<Happened> {
  const { host, sender, ledger } = tools;
  try {
    if ((await sender.send(mail, row.messageId)) === "Unknown") return await inDoubt(row, tools);
  } catch (error) {
    if (!(error instanceof HostFailure) && !(error instanceof Refusal)) throw error;
    if (error instanceof AskedToWait) {
      await ledger.write([{ ...row, status: "Drafted" }]);
      throw error;
    }
    await ledger.write([{ ...row, status: "Failed", error: error.message }]);
    return error instanceof HostFailure ? "silent" : "done";
  }
  const sent: MailLogEntry = { ...row, status: "Sent", ...touch(host) };
  // A mailbox is asked again after a crash; a mail server cannot be, so its answer is written at once.
  if (sender.place === "mailbox") ledger.putOff(sent);
  else await ledger.write([sent]);
  return "done";
}

async function inDoubt(row: MailLogEntry, { sender, ledger }: MailTools): Promise<Happened> {
  if (sender.place === "mailbox") return "doubtful";
  const error = "The mail server did not say whether it took the mail, and it cannot be asked.";
  await ledger.write([{ ...row, status: "Unknown", error }]);
  return "doubtful";
}

/** As far as it can be had; where it cannot, the row says so. */
async function throwAway(failed: readonly MailLogEntry[], { sender, ledger }: MailTools): Promise<void> {
  for (const row of failed) {
    const kept = await thrownAway(row.messageId, sender);
    if (kept !== "") ledger.putOff({ ...row, error: `${row.error} ${kept}`.trim() });
  }
}

/** @returns a sentence where the draft may lie there still; "" where it does not */
export async function thrownAway(messageId: string, sender: MailSender): Promise<string> {
  if (messageId === "" || sender.place !== "mailbox") return "";
  try {
    await sender.discard(messageId);
    return "";
  } catch (error) {
    if (error instanceof AskedToWait || !(error instanceof HostFailure)) throw error;
    return "Its draft lies in the mailbox still: delete it. ";
  }
}

function touch(host: Host): { readonly by: string; readonly at: string } {
  return { by: actor(host), at: host.clock.now() };
}
