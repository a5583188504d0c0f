/** Patterns that people type. */
import fc from "fast-check";
import { processorTime } from "../testing/processor-time";
import { compileGlobs, compilePattern, patternProblem } from "./pattern";

test.each([
  ["storage", "Object STORAGE", true],
  ["^storage", "Object Storage", false],
  ["tmp|scratch", "Scratch disk", true],
  ["", "anything", true],
])("/%s/ is found in %s: %s", (pattern, text, found) => {
  expect(compilePattern(pattern).found(text)).toBe(found);
});

test("the case counts where it is asked to", () => {
  expect(compilePattern("BIO", { matchCase: true }).found("bio")).toBe(false);
});

test.each([
  ["^(?<org>[^-]+)-(?<fund>.+)$", "BIO-10000-2", { org: "BIO", fund: "10000-2" }],
  ["^(?<org>[^-]+)-(?<fund>.+)$", "BIO10000", null],
  ["(?<org>[A-Z]+)?(?<fund>\\d+)", "10000", { org: "", fund: "10000" }],
])("/%s/ divides %s", (pattern, text, groups) => {
  expect(compilePattern(pattern).groups(text)).toEqual(groups);
});

test.each([
  ["a(b", "is not a valid pattern"],
  ["[z-a]", "at character 2: z-a"],
  ["(?=x)", "at character 1: (?="],
  ["*", "at character 1: *"],
])("/%s/ is refused: %s", (pattern, problem) => {
  expect(patternProblem(pattern)).toContain(problem);
  expect(() => compilePattern(pattern)).toThrow();
});

test("any text is a pattern or has a problem; nothing else is thrown", () => {
  const piece = fc.constantFrom(
    "(",
    ")",
    "[",
    "]",
    "*",
    "+",
    "?",
    "\\",
    "{",
    "}",
    "a",
    "-",
    "^",
    "$",
    "|",
    "<",
    ":",
    "1",
    ",",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pattern = pieces.join("");
      const compiles = patternProblem(pattern) === null;
      if (compiles) expect(() => compilePattern(pattern).found("a-1")).not.toThrow();
      else expect(() => compilePattern(pattern)).toThrow();
    }),
  );
});

test("a pattern that hangs other engines takes no time", () => {
  const worked = processorTime();
  expect(compilePattern("^(a+)+$").found(`${"a".repeat(30_000)}b`)).toBe(false);
  expect(worked()).toBeLessThan(2);
});

test.each([
  ["aws*", "AWS_2025-01.csv", true],
  ["aws*", "my_aws.csv", false],
  ["*aws*", "my_aws.csv", true],
  ["hpc-??.csv", "hpc-01.csv", true],
  ["hpc-??.csv", "hpc-001.csv", false],
  ["a.b", "axb", false],
  ["cost (1)[x]+.csv", "cost (1)[x]+.csv", true],
])("file pattern %s on %s: %s", (glob, name, fits) => {
  expect(compileGlobs([glob])(name)).toBe(fits);
});

test("a file name fits where one of several patterns does", () => {
  expect(compileGlobs(["x*", "a*"])("aws.csv")).toBe(true);
  expect(compileGlobs([])("aws.csv")).toBe(false);
});
