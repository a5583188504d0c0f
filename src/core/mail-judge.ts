/** What a look at the mailbox says of a row of the Mail Log. In doubt nothing counts as sent, nor as not sent. */
import type { MailLogEntry } from "./mail";
import type { Instant } from "./period";

/** A mail that was accepted may lie in Drafts for a while; after this it is nobody's guess. */
export const MINUTES_IN_DOUBT = 10;

/** What was found: Gone where neither the message nor another copy is there, Unknown where the place cannot tell. */
export type Seen = "Draft" | "Sent" | "Gone" | "Unknown";

/** @returns the same row where nothing became known */
export function judge(row: MailLogEntry, seen: Seen, now: Instant): MailLogEntry {
  switch (row.status) {
    case "Sending":
      if (seen === "Sent") return sent(row);
      return isOld(row, now) ? { ...row, status: "Unknown", error: WHY[seen] } : row;
    case "Unknown":
      return seen === "Sent" ? sent(row) : row;
    case "Drafted":
      if (seen === "Sent") return sent(row);
      return seen === "Gone" && row.messageId !== "" ? { ...row, status: "Unknown", error: DRAFT_GONE } : row;
    case "Sent":
    case "Failed":
      return row;
  }
}

/** Whether it was given up for sending so long ago that waiting helps no more. */
export function isOld(row: Pick<MailLogEntry, "at">, now: Instant): boolean {
  return Date.parse(now) - Date.parse(row.at) >= MINUTES_IN_DOUBT * 60_000;
}

function sent(row: MailLogEntry): MailLogEntry {
  return { ...row, status: "Sent", error: "" };
}

const WHY: Readonly<Record<Exclude<Seen, "Sent">, string>> = {
  Draft: "It was given to the mailbox for sending and lies in Drafts still.",
  Gone: "It was given to the mailbox for sending; it is neither in Drafts nor among the sent mails.",
  Unknown: "It was given away for sending, and no answer came.",
};
const DRAFT_GONE =
  "The draft is not in the mailbox any more, and no sent copy of it: it was thrown away, or sent and filed elsewhere.";
