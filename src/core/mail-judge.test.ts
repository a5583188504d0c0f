/** What a look at the mailbox says: sent when it was seen, Unknown after ten minutes, never "not sent". */
import { mailLogEntry } from "../testing/builders";
import type { MailLogEntry } from "./mail";
import { judge, type Seen } from "./mail-judge";

const AT = "2025-02-04T09:00:00Z";
const SOON = "2025-02-04T09:09:59Z";
const LATE = "2025-02-04T09:10:00Z";

test.each<readonly [MailLogEntry["status"], Seen, string, MailLogEntry["status"]]>([
  ["Sending", "Sent", SOON, "Sent"],
  ["Sending", "Sent", LATE, "Sent"],
  ["Sending", "Draft", SOON, "Sending"],
  ["Sending", "Gone", SOON, "Sending"],
  ["Sending", "Unknown", SOON, "Sending"],
  ["Sending", "Draft", LATE, "Unknown"],
  ["Sending", "Gone", LATE, "Unknown"],
  ["Sending", "Unknown", LATE, "Unknown"],
  ["Unknown", "Sent", LATE, "Sent"],
  ["Unknown", "Draft", LATE, "Unknown"],
  ["Unknown", "Gone", LATE, "Unknown"],
  ["Drafted", "Sent", SOON, "Sent"],
  ["Drafted", "Draft", LATE, "Drafted"],
  ["Drafted", "Gone", SOON, "Unknown"],
  ["Drafted", "Unknown", LATE, "Drafted"],
  ["Sent", "Gone", LATE, "Sent"],
  ["Failed", "Sent", LATE, "Failed"],
])("%s, seen as %s at %s: %s", (status, seen, now, expected) => {
  const row = mailLogEntry({ status, at: AT, error: "" });
  const judged = judge(row, seen, now);
  expect(judged.status).toBe(expected);
  expect(judged === row).toBe(status === expected);
  expect(judged.error === "").toBe(expected !== "Unknown" || status === "Unknown");
});

test("a draft that was never made is not missed", () => {
  const row = mailLogEntry({ status: "Drafted", messageId: "" });
  expect(judge(row, "Gone", LATE)).toBe(row);
});
