/** How a month's mails stand by their log, and what each way would still do. */
import type { MailLogEntry } from "../../../src/core/mail";
import { doubtfulOf, isDraft, isDue, isOpen, mailboxOf, stateOf, tally } from "./mail-state";

const entry = (status: MailLogEntry["status"], mailbox = "", messageId = "AAMk"): MailLogEntry => ({
  mailKey: "2025-01 ada.quill@example.edu 2025-01-0001 1",
  statementNo: "2025-01-0001",
  to: "ada.quill@example.edu",
  cc: "",
  bcc: "",
  subject: "Statement",
  contentHash: "0011223344556677",
  via: "Outlook",
  mailbox,
  status,
  messageId,
  attempt: 1,
  error: "",
  reason: "",
  by: "Robin",
  at: "2025-02-03T09:00:00Z",
});
const mail = (...states: MailLogEntry["status"][]) => ({
  attempts: states.map((state, i) => ({ ...entry(state), attempt: i + 1 })),
  isSent: states.at(-1) === "Sent",
  isOutdated: false,
});

test.each([
  [mail(), "None", { outbox: true, draft: true, send: true }, false],
  [mail("Failed"), "Failed", { outbox: true, draft: true, send: true }, false],
  [mail("Drafted"), "Drafted", { outbox: false, draft: false, send: true }, true],
  [
    { attempts: [entry("Drafted", "", "")], isSent: false, isOutdated: false },
    "Drafted",
    { outbox: false, draft: true, send: true },
    false,
  ],
  [{ ...mail("Drafted"), isOutdated: true }, "Drafted", { outbox: false, draft: true, send: true }, true],
  [{ ...mail("Drafted"), isOutdated: true }, "Drafted", { outbox: false, draft: true, send: true }, true],
  [mail("Sending"), "Sending", { outbox: false, draft: false, send: false }, true],
  [mail("Failed", "Unknown"), "Unknown", { outbox: false, draft: false, send: false }, false],
  [mail("Unknown", "Failed"), "Unknown", { outbox: false, draft: false, send: false }, false],
  [mail("Unknown", "Sent"), "Sent", { outbox: false, draft: false, send: false }, false],
  [mail("Failed", "Sent"), "Sent", { outbox: false, draft: false, send: false }, false],
  [{ ...mail("Sent"), isSent: false }, "None", { outbox: true, draft: true, send: true }, false],
])("%#: %j", (of, state, due, open) => {
  expect(stateOf(of)).toBe(state);
  expect({ outbox: isDue(of, "outbox"), draft: isDue(of, "draft"), send: isDue(of, "send") }).toEqual(due);
  expect(isOpen(of)).toBe(open);
});

test("the month's mailbox is the one that mails left from; what failed ties nobody", () => {
  expect(mailboxOf([])).toBe("");
  expect(mailboxOf([{ attempts: [entry("Failed", "me@example.edu")] }])).toBe("");
  expect(mailboxOf([{ attempts: [entry("Sent", "billing@example.edu")] }])).toBe("billing@example.edu");
});

test("the last attempt counts, however the sheet is sorted", () => {
  const later = { ...entry("Drafted"), attempt: 2 };
  expect(isDraft({ attempts: [later, entry("Failed")], isSent: false, isOutdated: false })).toBe(true);
});

test("a mail in doubt counts as sent only where an earlier one went out", () => {
  const repeat = { ...mail("Sent", "Unknown"), isSent: true };
  const mails = [mail("Sent"), mail("Failed"), mail("Unknown"), repeat];
  const ofEarlierRevision = entry("Unknown");
  const doubtful = [...mails.flatMap(doubtfulOf), ofEarlierRevision];
  expect(tally(mails, doubtful)).toEqual({ all: 4, sent: 2, unknown: 1, besides: 2 });
});
