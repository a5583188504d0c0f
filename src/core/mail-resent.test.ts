/** Which rows of the Mail Log were sent again after closing: as the log has them, once each. */
import { chainEntries, type LogDraft, type LogEntry } from "./log";
import type { MailLogEntry } from "./mail";
import { resentEntry, resentSince, withoutResent, withResent } from "./mail-resent";

const BASE = { at: "2025-03-01T09:00:00Z", by: "tess", period: "2025-01" };
const ROW: MailLogEntry = {
  mailKey: "2025-01 ada@example.edu 2025-01-0001/1a2b3c4d 2",
  statementNo: "2025-01-0001",
  ...{ to: "ada@example.edu", cc: "", bcc: "", subject: "January", contentHash: "ab", via: "outbox", mailbox: "" },
  ...{ status: "Sent", messageId: "<1@example.edu>", attempt: 2, error: "", reason: "lost", by: "tess", at: BASE.at },
}; // prettier-ignore
const closing = (after: string): LogDraft => ({
  ...BASE,
  ...{ step: "Close", what: "2025-01", before: "Open", after, reason: "" },
});
const CLOSED = closing("Closed, 00112233");
const RESENT = resentEntry(ROW, "", BASE);
const log = (...drafts: LogDraft[]): LogEntry[] => chainEntries(undefined, drafts);
const NOTHING = { changed: [], added: [], missing: [], resealed: [], hash: "" };

test.each<readonly [string, readonly LogDraft[], readonly string[]]>([
  ["after closing", [CLOSED, RESENT], [ROW.mailKey]],
  ["after posting too", [CLOSED, closing("Posted as JE-1 on 2025-02-05"), RESENT], [ROW.mailKey]],
  ["before closing: it is sealed", [RESENT, CLOSED], []],
  ["before the last closing", [CLOSED, RESENT, closing("Open"), CLOSED], []],
  ["of a month that was never closed", [RESENT], []],
  ["of another month", [CLOSED, { ...RESENT, what: ROW.mailKey.replace("-01", "-02") }], []],
  ["what a person decided", [CLOSED, { ...RESENT, after: "Not sent" }], []],
])("%s", (_, drafts, keys) => {
  expect([...resentSince(log(...drafts), "2025-01").keys()]).toEqual(keys);
});

test("the last word counts, in whatever order the sheet has the log", () => {
  const sending = resentEntry({ ...ROW, status: "Sending" }, "", BASE);
  const entries = log(CLOSED, sending, RESENT);
  expect(withoutResent([ROW], resentSince([...entries].reverse(), "2025-01"))).toEqual([]);
});

const known = resentSince(log(CLOSED, RESENT), "2025-01");
const other = { ...ROW, mailKey: "2025-01 ben@example.edu 2025-01-0002/00000000 1" };

test.each<readonly [string, readonly MailLogEntry[], readonly MailLogEntry[]]>([
  ["as it is", [other, ROW], [other]],
  ["typed over", [{ ...ROW, to: "x@example.edu" }], [{ ...ROW, to: "x@example.edu" }]],
  ["copied", [ROW, ROW], [ROW]],
  ["gone", [], []],
])("%s, what is left for the seals", (_, mails, left) => {
  expect(withoutResent(mails, known)).toEqual(left);
});

const said = { table: "Mail Log", key: ROW.mailKey, part: ROW.mailKey, about: "", pi: "", amount: 0n };

test.each([
  ["typed over", [{ ...ROW, to: "x@example.edu" }], [said], { changed: 1, added: 0, missing: 0 }],
  ["copied", [ROW, ROW], [said], { changed: 0, added: 1, missing: 0 }],
  ["gone", [], [], { changed: 0, added: 0, missing: 1 }],
  ["as it is", [ROW], [], { changed: 0, added: 0, missing: 0 }],
])("%s, it is named so", (_, mails, added, counts) => {
  const { changed, missing, ...check } = withResent({ ...NOTHING, added }, mails, known);
  expect({ changed: changed.length, added: check.added.length, missing: missing.length }).toEqual(counts);
});
