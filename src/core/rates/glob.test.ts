/** Globs match as the product's other globs do. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { compileGlobs } from "../pattern";
import { globMatcher } from "./glob";

test("like the patterns of file names", () => {
  const letters = (all: string) => fc.string({ unit: fc.constantFrom(...all), maxLength: 8 });
  fc.assert(
    fc.property(letters("ab*?."), letters("ab.*"), (glob, text) => {
      expect(globMatcher(glob)(text)).toBe(compileGlobs([glob])(text));
    }),
    runs(300),
  );
});

test("many stars end at once", () => {
  const slow = globMatcher(`${"*a".repeat(40)}*b`);
  expect(slow("a".repeat(5000))).toBe(false);
  expect(slow(`${"a".repeat(5000)}b`)).toBe(true);
});
