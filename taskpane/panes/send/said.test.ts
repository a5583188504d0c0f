/** What a run of Send and a look at the mailbox say, in every mixture. */
import type { MailLogEntry } from "../../../src/core/mail";
import type { SendResult } from "../../../src/steps/send/types";
import { checkedOf, saidOf, warningsOf } from "./said";

const rows = (n: number, status: MailLogEntry["status"] = "Sent"): readonly MailLogEntry[] =>
  Array.from({ length: n }, (_, i) => ({
    mailKey: `2025-01 pi${i}@example.edu`,
    statementNo: "2025-01-0001",
    to: `pi${i}@example.edu`,
    cc: "",
    bcc: "",
    subject: "Statement",
    via: "Outlook",
    mailbox: "robin@example.edu",
    status,
    messageId: "AAMk",
    attempt: 1,
    contentHash: "",
    error: status === "Failed" ? "no such address" : "",
    reason: "",
    by: "Robin",
    at: "2025-02-03T09:00:00Z",
  }));

const result = (parts: Partial<SendResult>): SendResult => ({
  sent: [],
  drafted: [],
  already: [],
  failed: [],
  unknown: [],
  open: [],
  left: [],
  changed: true,
  warnings: [],
  notices: [],
  ...parts,
});

test.each([
  ["outbox", "success", { sent: rows(2) }, "2 mails saved to the outbox and counted as sent."],
  [
    "draft",
    "success",
    { drafted: rows(1) },
    /^1 draft lies in Outlook's Drafts\. Look at it and send it there/,
  ],
  [
    "send",
    "warning",
    { sent: rows(9), failed: rows(1) },
    "9 mails sent. 1 mail did not leave: the reasons stand below.",
  ],
  [
    "send",
    "warning",
    { sent: rows(1), unknown: rows(2) },
    "1 mail sent. Of 2 mails nobody knows whether they left: decide below.",
  ],
  [
    "send",
    "warning",
    { sent: rows(3), open: rows(1), left: rows(8) },
    /3 mails sent\. 1 mail may be leaving just now.* 8 are left to send\.$/,
  ],
] as const)("%s, %s: %#", (way, kind, parts, expected) => {
  const words: unknown = typeof expected === "string" ? expected : expect.stringMatching(expected);
  expect(saidOf(way, result(parts))).toEqual({ words, kind });
});

test("why mails did not leave stands below, each with its receiver", () => {
  expect(warningsOf(result({ warnings: ["A font is missing."], failed: rows(1, "Failed") }))).toEqual([
    "A font is missing.",
    "pi0@example.edu: no such address",
  ]);
});

test.each([
  [[], [], "success", "Outlook has nothing new."],
  [rows(1), [], "success", "1 mail went out."],
  [rows(1), rows(2, "Drafted"), "success", "1 mail went out. 2 mails did not go out so far."],
  [
    rows(1, "Unknown"),
    rows(1, "Unknown"),
    "warning",
    "Of 1 mail nobody knows whether it left: decide below.",
  ],
] as const)("looked: %#", (found, open, kind, words) => {
  expect(checkedOf({ found, open })).toEqual({ words, kind });
});
