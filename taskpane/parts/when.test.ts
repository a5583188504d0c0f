/** Instants in words, in the reader's own time zone. */
import { since, when } from "./when";

const local = (...parts: [number, number, number, number, number]): Date => {
  const [year, month, ...rest] = parts;
  return new Date(year, month - 1, ...rest);
};
const now = local(2025, 2, 1, 9, 30);

test.each([
  [local(2025, 2, 1, 0, 5), "today 00:05"],
  [local(2025, 1, 31, 23, 59), "yesterday 23:59"],
  [local(2025, 1, 5, 10, 2), "Jan 5, 2025"],
])("%s", (at, words) => {
  expect(when(at.toISOString(), now)).toBe(words);
});

test("nothing is said of no time, or of text that is none", () => {
  expect(when("", now)).toBe("");
  expect(when("soon", now)).toBe("");
});

test("since today is the time alone", () => {
  expect(since(local(2025, 2, 1, 9, 2).toISOString(), now)).toBe("09:02");
  expect(since(local(2025, 1, 31, 9, 2).toISOString(), now)).toBe("yesterday 09:02");
});
