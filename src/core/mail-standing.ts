/** Whether a statement went out, from its status and the mails that carried it. */
import type { MailLogEntry } from "./mail";
import { statementsOf } from "./mail-key";
import type { StatementRecord } from "./statements/statement";

/** Unknown: it may have left, and a person decides. An issued statement without a mail was handed over otherwise. */
export type MailStanding = "sent" | "unknown" | "not sent";

export function standingOf(
  statement: Pick<StatementRecord, "statementNo" | "status">,
  log: readonly Pick<MailLogEntry, "statementNo" | "status">[],
): MailStanding {
  const rows = log.filter((row) => statementsOf(row).includes(statement.statementNo));
  if (rows.some((row) => row.status === "Sent")) return "sent";
  if (rows.some((row) => row.status === "Unknown")) return "unknown";
  return statement.status === "Issued" && rows.length === 0 ? "sent" : "not sent";
}

/**
 * Mails of which nobody knows whether they left, for a person to decide about; also where an earlier one went out. A
 * later one that was sent on purpose settles the matter.
 */
export function undecided<R extends Pick<MailLogEntry, "statementNo" | "status" | "attempt">>(
  log: readonly R[],
): R[] {
  const sentLater = ({ attempt }: R, no: string): boolean =>
    log.some(
      (other) => other.status === "Sent" && other.attempt > attempt && statementsOf(other).includes(no),
    );
  return log.filter(
    (row) => row.status === "Unknown" && !statementsOf(row).every((no) => sentLater(row, no)),
  );
}
