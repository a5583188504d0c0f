/** Date layouts of real exports, and what is never guessed at. */
import { parseInstant } from "./dates";

test.each([
  ["2025-01-31", "2025-01-31T00:00:00Z"],
  ["2025-01-31T12:30:45Z", "2025-01-31T12:30:45Z"],
  ["2025-01-31T12:30Z", "2025-01-31T12:30:00Z"],
  ["2026-09-01T00:00:00.000Z", "2026-09-01T00:00:00Z"],
  ["2025-01-31 12:30:45", "2025-01-31T12:30:45Z"],
  ["2025-01-31 12:30:45 UTC", "2025-01-31T12:30:45Z"],
  ["2025-01-31T12:00:00+02:00", "2025-01-31T10:00:00Z"],
  ["2025-01-01T00:00:00-0500", "2025-01-01T05:00:00Z"],
  ["2024-02-29", "2024-02-29T00:00:00Z"],
])("%s is %s", (text, at) => {
  expect(parseInstant(text)).toBe(at);
});

test.each([
  ["day and month could be swapped", "01/02/2025"],
  ["day first", "31.01.2025"],
  ["two-digit year", "25-01-31"],
  ["month alone", "2025-01"],
  ["no such day", "2025-02-29"],
  ["no such month", "2025-13-01"],
  ["no such hour", "2025-01-31T25:00:00Z"],
  ["midnight written as 24:00", "2025-01-31T24:00:00Z"],
  ["an Excel serial", "45688"],
  ["text", "January 2025"],
  ["blank", ""],
  ["before a cell can hold it", "0001-01-01T00:00:00Z"],
  ["an offset into the month before", "2025-01-01T00:00:00+02:00"],
  ["an offset into the month after", "2025-01-31T23:00:00-05:00"],
])("%s: %s is no date", (_why, text) => {
  expect(parseInstant(text)).toBeNull();
});
