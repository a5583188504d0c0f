/** Keys of mails: the same mail has the same key, another content another one. */
import { statement } from "../testing/builders";
import { carries, isOfPeriod, mailKey, nextAttempt } from "./mail-key";
import { mailLogEntry } from "../testing/builders";

const PI = "ada.quill@example.edu";
const one = statement();
const two = statement({ statementNo: "2025-01-0002", contentHash: "8899" });
const keyOf = (carried: readonly (typeof one)[], attempt = 1) => mailKey("2025-01", PI, carried, attempt);

test("names month, PI, statements with their content, and the attempt", () => {
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
