/** What counts as a call of the program, and what is wrong with one. */
import { problemOf, proseWords } from "./program";
import { commandLines, needsShell, programCalls, words } from "./words";

it.each([
  ["review list --period P", null],
  ["--workbook B.xlsx review list --period P", null],
  ["review approve|hold --period P --all", null],
  ["periods list|close --reason TEXT", null],
  ["correct find --of P TEXT", null],
  ["ingest FILE --source=HPC", null],
  ["COMMAND --help", null],
  ["revue list", "openchargeback has no command or argument revue"],
  ["review approve|hide --all", "openchargeback review has no command hide"],
  ["review list --perod P", "openchargeback review list has no option --perod"],
  ["tie-out 2025-01", "openchargeback tie-out has no command or argument 2025-01"],
])("%s: %s", (call, problem) => {
  expect(problemOf(call.split(" "))).toBe(problem);
});

it("takes what stands in brackets as given", () => {
  const code = 'journal (--period P | --reverse ID) [--reason "why not"] FILE…';
  expect(proseWords(code)).toEqual([
    "journal",
    "--period",
    "P",
    "--reverse",
    "ID",
    "--reason",
    "TEXT",
    "FILE…",
  ]);
});

it("parts words by blanks outside of quotes", () => {
  expect(words(`cp "my file.csv" it\\'s --where="rule=Missing fund" 'a b'|x`)).toEqual([
    "cp",
    "my file.csv",
    "it's",
    "--where=rule=Missing fund",
    "a b",
    "|",
    "x",
  ]);
});

it("joins lines that go on, and leaves out remarks", () => {
  const lines = ["# first", "npm run \\", "  demo", "", "mkdir out"];
  expect(commandLines({ line: 10, lines })).toEqual([
    { line: 12, words: ["npm", "run", "demo"] },
    { line: 15, words: ["mkdir", "out"] },
  ]);
});

it("finds each call of the program in a line", () => {
  const line =
    "cd openchargeback && npm run -s openchargeback -- check a.csv | tee x; node dist/openchargeback.cjs month";
  expect(programCalls(words(line))).toEqual([["check", "a.csv"], ["month"]]);
});

it("tells what only a shell understands", () => {
  expect(needsShell(words('cp *.csv "$HOME" a | b'))).toEqual(["*.csv", "$HOME", "|"]);
});
