/** Which mails a month still needs, from its log. */
import { mailLogEntry, statement } from "../testing/builders";
import type { MailLogEntry } from "./mail";
import { mailKey } from "./mail-key";
import { planMails, type PlanOptions } from "./mail-plan";

const PI = "ada.quill@example.edu";
const one = statement();
const two = statement({ statementNo: "2025-01-0002", contentHash: "8899" });
const was = { ...one, contentHash: "what it said before" };

function row(
  carried: readonly (typeof one)[],
  status: MailLogEntry["status"],
  more: Partial<MailLogEntry> = {},
) {
  const attempt = more.attempt ?? 1;
  const statementNo = carried.map((s) => s.statementNo).join("; ");
  return mailLogEntry({
    mailKey: mailKey("2025-01", PI, carried, attempt),
    statementNo,
    status,
    attempt,
    ...more,
  });
}

const plain: PlanOptions = { resend: undefined, justSent: new Set(), isHere: () => true };
const again: PlanOptions = { ...plain, resend: { reason: "it bounced" } };
const elsewhere: PlanOptions = { ...plain, isHere: () => false };

interface Shown {
  readonly jobs: readonly string[];
  readonly stale?: number;
  readonly elsewhere?: number;
}

test.each<readonly [string, readonly (typeof one)[], readonly MailLogEntry[], PlanOptions, Shown]>([
  ["nothing in the log", [one, two], [], plain, { jobs: ["0001+0002 1"] }],
  ["sent", [one], [row([one], "Sent")], plain, { jobs: [] }],
  ["sent with another content", [one], [row([was], "Sent")], plain, { jobs: ["0001 2"] }],
  ["one of two sent", [one, two], [row([one], "Sent")], plain, { jobs: ["0002 1"] }],
  ["failed", [one], [row([one], "Failed")], plain, { jobs: ["0001 2"] }],
  ["on its way", [one], [row([one], "Sending")], plain, { jobs: [] }],
  ["on its way, asked for again", [one], [row([one], "Sending")], again, { jobs: [] }],
  ["unknown", [one], [row([one], "Unknown")], plain, { jobs: [] }],
  ["unknown, asked for again", [one], [row([one], "Unknown")], again, { jobs: ["0001 2 it bounced"] }],
  ["begun", [one], [row([one], "Drafted")], plain, { jobs: ["0001 1 begun"] }],
  [
    "begun, asked for again: not a second one",
    [one],
    [row([one], "Drafted")],
    again,
    { jobs: ["0001 1 begun"] },
  ],
  ["begun with what changed since", [one], [row([was], "Drafted")], plain, { jobs: ["0001 2"], stale: 1 }],
  ["begun for who owes nothing any more", [], [row([one], "Drafted")], plain, { jobs: [], stale: 1 }],
  [
    "begun, another statement since",
    [one, two],
    [row([one], "Drafted")],
    plain,
    { jobs: ["0001 1 begun", "0002 1"] },
  ],
  [
    "begun again after it was sent, with a reason",
    [one],
    [row([one], "Sent"), row([one], "Drafted", { attempt: 2, reason: "it bounced" })],
    plain,
    { jobs: ["0001 2 it bounced begun"] },
  ],
  [
    "begun, and sent by another attempt",
    [one],
    [row([one], "Sent"), row([one], "Drafted", { attempt: 2 })],
    plain,
    { jobs: [], stale: 1 },
  ],
  [
    "begun again while the first may be leaving: waits",
    [one],
    [row([one], "Sending"), row([one], "Drafted", { attempt: 2, reason: "it bounced" })],
    plain,
    { jobs: [] },
  ],
  [
    "begun in a mailbox out of sight",
    [one, two],
    [row([one], "Drafted")],
    elsewhere,
    { jobs: ["0002 1"], elsewhere: 1 },
  ],
  [
    "asked for again, and found sent just now",
    [one],
    [row([one], "Sent")],
    { ...again, justSent: new Set([one.statementNo]) },
    { jobs: [] },
  ],
])("%s", (_, items, log, options, expected) => {
  const plan = planMails([items], log, options);
  const jobs = plan.jobs.map((job) => {
    const numbers = job.items.map((s) => s.statementNo.slice(-4)).join("+");
    return [numbers, job.attempt, job.reason, job.row === null ? "" : "begun"]
      .filter((x) => x !== "")
      .join(" ");
  });
  expect({ jobs, stale: plan.stale.length, elsewhere: plan.elsewhere.length }).toEqual({
    stale: 0,
    elsewhere: 0,
    ...expected,
  });
});
