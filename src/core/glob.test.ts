/** Globs match as the regular expression does that says the same. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { globMatcher } from "./glob";

test("like the regular expression that says the same", () => {
  const letters = (all: string) => fc.string({ unit: fc.constantFrom(...all), maxLength: 8 });
  fc.assert(
    fc.property(letters("ab*?."), letters("ab.*"), (glob, text) => {
      const same = glob.replace(/\./g, "\\.").replace(/\*/g, "[^]*").replace(/\?/g, "[^]");
      expect(globMatcher(glob)(text)).toBe(new RegExp(`^${same}$`).test(text));
    }),
    runs(300),
  );
});

test("many stars end at once", () => {
  const slow = globMatcher(`${"*a".repeat(40)}*b`);
  expect(slow("a".repeat(5000))).toBe(false);
  expect(slow(`${"a".repeat(5000)}b`)).toBe(true);
});
