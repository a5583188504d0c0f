/** Keys of mails: the same mail has the same key, another content another one. */
import { statement } from "../testing/builders";
import type { MailLogEntry } from "./mail";
import {
  carries,
  isOfPeriod,
  keyOf as mailKeyOf,
  mailKey,
  nextAttempt,
  nextSending,
  rowKey,
  sendingOf,
} from "./mail-key";
import { mailLogEntry } from "../testing/builders";

const PI = "ada.quill@example.edu";
const one = statement();
const two = statement({ statementNo: "2025-01-0002", contentHash: "8899" });
const keyOf = (carried: readonly (typeof one)[], sending = 1) => mailKey("2025-01", PI, carried, sending);

test("names month, PI, statements with their content, and which time it goes out", () => {
  expect(keyOf([one, two])).toMatch(
    /^2025-01 ada\.quill@example\.edu 2025-01-0001\/[0-9a-f]{8} 2025-01-0002\/[0-9a-f]{8} 1$/,
  );
  expect(keyOf([{ ...one, contentHash: "other" }])).not.toBe(keyOf([one]));
  expect(keyOf([one], 2)).not.toBe(keyOf([one]));
});

test("stays short enough to be searched for, and tells contents apart all the same", () => {
  const many = Array.from({ length: 40 }, (_, i) => statement({ statementNo: `2025-01-${1000 + i}` }));
  expect(keyOf(many).length).toBeLessThan(120);
  const changed = many.map((s, i) => (i === 39 ? { ...s, contentHash: "changed" } : s));
  expect(keyOf(changed)).not.toBe(keyOf(many));
});

test.each([
  ["the same statement", keyOf([one, two]), "2025-01-0001; 2025-01-0002", one, true],
  ["another number", keyOf([two]), "2025-01-0002", one, false],
  ["another content", keyOf([one]), "2025-01-0001", { ...one, contentHash: "changed" }, false],
  ["a key that does not say", "2025-01 ada 2025-01-0001 1", "2025-01-0001", one, true],
  ["a number that begins alike", keyOf([one]), "2025-01-0001-R2", one, false],
])("carries: %s", (_, key, statementNo, given, expected) => {
  expect(carries({ mailKey: key, statementNo }, given)).toBe(expected);
});

test("attempts count whatever mail a statement went with", () => {
  const log = [
    mailLogEntry({ statementNo: "2025-01-0001", attempt: 1 }),
    mailLogEntry({ statementNo: "2025-01-0001; 2025-01-0002", attempt: 2 }),
  ];
  expect(nextAttempt(["2025-01-0002"], log)).toBe(3);
  expect(nextAttempt(["2025-01-0003"], log)).toBe(1);
});

test("a key belongs to its month", () => {
  expect(isOfPeriod({ mailKey: keyOf([one]) }, "2025-01")).toBe(true);
  expect(isOfPeriod({ mailKey: keyOf([one]) }, "2025-02")).toBe(false);
});

test.each([
  ["first", "a b 1", 1, "a b 1", 1],
  ["tried again", "a b 1", 2, "a b 1.2", 1],
  ["sent again", "a b 2", 2, "a b 2", 2],
  ["sent again and tried again", "a b 2", 13, "a b 2.13", 2],
])("an attempt's key leads to the mail's: %s", (_, key, attempt, row, sending) => {
  expect(rowKey(key, attempt)).toBe(row);
  expect(mailKeyOf({ mailKey: row })).toBe(key);
  expect(sendingOf({ mailKey: row })).toBe(sending);
});

test.each<
  readonly [string, readonly (readonly [sending: number, status: MailLogEntry["status"]])[], boolean, number]
>([
  ["never tried", [], false, 1],
  ["tried in vain", [[1, "Failed"]], false, 1],
  ["tried in vain, sent again on purpose: nothing has left", [[1, "Failed"]], true, 1],
  [
    "sent, sent again",
    [
      [1, "Failed"],
      [1, "Sent"],
    ],
    true,
    2,
  ],
  ["unknown, sent again", [[1, "Unknown"]], true, 2],
  [
    "sent again in vain, and again",
    [
      [1, "Sent"],
      [2, "Failed"],
    ],
    true,
    2,
  ],
  [
    "sent twice, sent again",
    [
      [1, "Sent"],
      [2, "Sent"],
    ],
    true,
    3,
  ],
])("which time it goes out: %s", (_, before, again, expected) => {
  const log = before.map(([sending, status], i) =>
    mailLogEntry({ mailKey: rowKey(keyOf([one], sending), i + 1), statementNo: one.statementNo, status }),
  );
  expect(nextSending([one], log, again)).toBe(expected);
  const other = [{ ...one, contentHash: "other" }];
  expect(nextSending(other, log, again)).toBe(1);
});
