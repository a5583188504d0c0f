/** Asking the mailbox what became of mails that are in doubt, and waiting for those that are just leaving. */
import type { MailLogEntry } from "../../core/mail";
import { isOld, judge, MINUTES_IN_DOUBT, type Seen } from "../../core/mail-judge";
import { keyOf } from "../../core/mail-key";
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import type { Host } from "../host";
import type { MailLedger } from "./ledger";
import type { Wait } from "./types";

const SECOND = 1000;
/** Looks in a row that the mailbox did not answer to: the next would not be answered either. */
const MOST_SILENT = 3;
/** Seconds between two looks: soon at first, since most mails leave at once. */
const PAUSES = [1, 2, 3, 5, 10, 15, 20, 30];

/** @returns the row as it should be now; the same one where nothing became known. @throws HostFailure */
export async function lookAt(row: MailLogEntry, sender: MailSender, host: Host): Promise<MailLogEntry> {
  const { seen, messageId } = await seenOf(row, sender);
  const judged = judge(row, seen, host.clock.now());
  return judged === row ? row : { ...judged, messageId };
}

/** A message may get another ID when it leaves: where it is gone, its key is looked for. */
async function seenOf(row: MailLogEntry, sender: MailSender): Promise<{ seen: Seen; messageId: string }> {
  const { messageId } = row;
  const state = messageId === "" ? "Gone" : await sender.state(messageId);
  if (state === "Draft" || state === "Sent") return { seen: state, messageId };
  const copy = await sender.find(keyOf(row));
  if (copy !== null) return { seen: copy.state, messageId: copy.messageId };
  return { seen: sender.place === "mailbox" ? state : "Unknown", messageId };
}

/**
 * Looks at rows once and writes what became known.
 * @param isHere whether the sender can be asked about a row
 * @returns in words, what could not be asked
 * @throws AskedToWait when what became known until then is written
 */
export async function lookOnce(
  rows: readonly MailLogEntry[],
  isHere: (row: MailLogEntry) => boolean,
  tools: { readonly host: Host; readonly sender: MailSender | null; readonly ledger: MailLedger },
): Promise<string[]> {
  const { host, sender, ledger } = tools;
  const silent: string[] = [];
  const found: MailLogEntry[] = [];
  for (const row of rows) {
    if (host.progress.cancelled() || silent.length === MOST_SILENT) break;
    try {
      const now =
        sender !== null && isHere(row)
          ? await lookAt(row, sender, host)
          : judge(row, "Unknown", host.clock.now());
      if (now !== row) found.push(now);
    } catch (error) {
      if (error instanceof AskedToWait) await ledger.write(found);
      if (error instanceof AskedToWait || !(error instanceof HostFailure)) throw error;
      silent.push(`The mail to ${row.to} could not be looked for: ${error.message}`);
    }
  }
  await ledger.write(found);
  return silent;
}

/**
 * Looks again and again at mails that may be leaving, until each has left or has been in doubt for ten minutes.
 * A draft that somebody else is about to send counts among them. Stops when a person cancels; what is in doubt then stays so, and is never sent again by itself.
 */
export async function waitFor(
  keys: readonly string[],
  tools: {
    readonly host: Host;
    readonly sender: MailSender;
    readonly ledger: MailLedger;
    readonly wait: Wait;
  },
): Promise<void> {
  const { host, sender, ledger, wait } = tools;
  const open = (): MailLogEntry[] =>
    keys
      .flatMap((key) => ledger.row(key) ?? [])
      .filter((row) => row.status === "Sending" || row.status === "Drafted");
  const most = MINUTES_IN_DOUBT * 60;
  if (sender.place !== "mailbox") return;
  for (let waited = 0, turn = 0; open().length > 0; turn += 1) {
    if (await mustNotAsk(() => lookOnce(open(), () => true, { host, sender, ledger }))) return;
    const left = open();
    if (left.length === 0 || waited > most || left.every((row) => isOld(row, host.clock.now()))) return;
    const pause = PAUSES[Math.min(turn, PAUSES.length - 1)] ?? 1;
    for (let second = 0; second < pause; second += 1) {
      if (host.progress.cancelled()) return;
      host.progress.report(waited, most, `Waiting until ${names(left)} left`);
      await wait(SECOND);
      waited += 1;
    }
  }
}

/** Whether the mailbox asks to be left alone: what is in doubt stays so until the next run. */
async function mustNotAsk(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return false;
  } catch (error) {
    if (error instanceof AskedToWait) return true;
    throw error;
  }
}

function names(rows: readonly MailLogEntry[]): string {
  const first = `the mail to ${rows[0]?.to ?? ""}`;
  return rows.length === 1 ? first : `${first} and ${rows.length - 1} more`;
}
