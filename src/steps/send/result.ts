/** The answer of a run, from the rows as they are at its end. */
import type { MailLogEntry } from "../../core/mail";
import type { SendResult } from "./types";

export interface Ended {
  /** Rows of the mails that were in doubt before and of those that were due. */
  readonly rows: readonly MailLogEntry[];
  /** Keys of the mails that were begun. */
  readonly begun: ReadonlySet<string>;
  /** Keys of mails that somebody else may be sending. */
  readonly waits: ReadonlySet<string>;
}

type Lists = Pick<SendResult, "sent" | "drafted" | "failed" | "unknown" | "open" | "left">;

export function listsOf(ended: Ended): Lists {
  const of = (list: keyof Lists): MailLogEntry[] => ended.rows.filter((row) => listOf(row, ended) === list);
  return {
    sent: of("sent"),
    drafted: of("drafted"),
    failed: of("failed"),
    unknown: of("unknown"),
    open: of("open"),
    left: of("left"),
  };
}

function listOf(row: MailLogEntry, { begun, waits }: Ended): keyof Lists {
  switch (row.status) {
    case "Sent":
      return "sent";
    case "Failed":
      return "failed";
    case "Unknown":
      return "unknown";
    case "Sending":
      return "open";
    case "Drafted":
      if (waits.has(row.mailKey)) return "open";
      if (!begun.has(row.mailKey)) return "left";
      return row.error === "" ? "drafted" : "failed";
  }
}
