/** A person decides what became of mails that nobody can ask about any more; the reason is kept. */
import type { MailLogEntry } from "../core/mail";
import { isOld, MINUTES_IN_DOUBT } from "../core/mail-judge";
import { isPeriod } from "../core/period";
import { isOpen, refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { isResent } from "./send/closed";
import { MailLedger } from "./send/ledger";
import type { Settlement } from "./send/types";

/**
 * "Sent": the statements count as sent. "Not sent": the next Send makes a new mail, and throws an old draft away.
 * @returns the row as it is now
 * @throws Refusal where there is no such mail, it is decided already, it may be leaving just now, or the month is closed
 */
export async function settleMail(host: Host, settlement: Settlement): Promise<MailLogEntry> {
  const [decided] = await settleMails(host, [settlement]);
  return decided!;
}

/** All of them or none. @throws Refusal as settleMail, for the first that cannot be decided */
export async function settleMails(
  host: Host,
  settlements: readonly Settlement[],
): Promise<readonly MailLogEntry[]> {
  const book = await Book.open(host.workbook);
  const settled = settlements.map((settlement) => settle(host, book, settlement));
  for (const period of new Set(settled.map((one) => one.log.period))) {
    const own = settled.filter(({ log }) => log.period === period);
    const ledger = new MailLedger(
      host,
      period,
      own.map(({ row }) => row),
      !isOpen(book.periods, period),
    );
    await ledger.write(
      own.map(({ decided }) => decided),
      own.map(({ log }) => log),
    );
  }
  return settled.map(({ decided }) => decided);
}

function settle(host: Host, book: Book, settlement: Settlement) {
  const reason = settlement.reason.trim();
  if (reason === "") throw new Refusal("Say how you know what became of the mail. Nothing was written.");
  const row = book.mailLog.find((entry) => entry.mailKey === settlement.mailKey);
  if (row === undefined)
    throw new Refusal(`The Mail Log has no mail "${settlement.mailKey}". Nothing was written.`);
  const period = row.mailKey.split(" ")[0] ?? "";
  if (isPeriod(period) && !isResent(book, period, row)) refuseUnlessOpen(book.periods, period);
  refuseUnlessOpenToDecide(row, host);
  const status = settlement.as === "Sent" ? "Sent" : "Failed";
  const error = settlement.as === "Sent" ? "" : "Not sent, as a person found.";
  const decided: MailLogEntry = { ...row, status, error, reason: joined(row.reason, reason) };
  const log = {
    at: host.clock.now(),
    by: actor(host),
    step: "Send",
    period,
    what: row.mailKey,
    before: row.status,
    after: settlement.as,
    reason,
  };
  return { row, decided, log };
}

function refuseUnlessOpenToDecide(row: MailLogEntry, host: Host): void {
  if (row.status === "Sent" || row.status === "Failed")
    throw new Refusal(`The mail to ${row.to} is ${row.status} already. Nothing was written.`);
  if (row.status === "Sending" && !isOld(row, host.clock.now()))
    throw new Refusal(
      `The mail to ${row.to} may be leaving just now. Look again ${MINUTES_IN_DOUBT} minutes after ${row.at}. Nothing was written.`,
    );
}

function joined(...reasons: readonly string[]): string {
  return reasons.filter((reason) => reason !== "").join("; ");
}
