/** The verdict on a checked file: what only large or strange files come to. */
import type { CheckedFile, CheckedTable } from "../../steps/check-file";
import { exitCodeOf, lastLine, verdictOf } from "./check-verdict";

const TABLE: CheckedTable = {
  file: "a.csv",
  sha256: "",
  format: "FOCUS 1.2",
  rows: 1,
  charges: 1,
  problems: 0,
  billed: 0n,
  list: 0n,
  problemsBilled: 0n,
  unreadable: 0,
  periods: [{ period: "2025-01", charges: 1, billed: 0n }],
  notes: [],
  asks: [],
  report: { rules: { fatal: 0, error: 0, warning: 0, note: 0 }, lines: [] },
};
const file = (...changes: Partial<CheckedTable>[]): CheckedFile => ({
  file: "a.zip",
  tables: changes.map((change) => ({ ...TABLE, ...change })),
  refusal: "",
});

test.each([
  ["the tables of a zip count together", file({}, { charges: 2 }), "clean", /: 3 charges of 2025-01, /],
  ["a manifest by itself", file(), "clean", /is a manifest: it is imported together with its parts/],
  ["more than an import takes", file({ charges: 250_001 }), "problems", /250,001 charges .* --summarise day/],
  [
    "a question",
    file({ asks: ["Say how."], problems: 3, rows: 9 }),
    "problems",
    /3 of 9 rows .* Answer what/,
  ],
] as const)("%s", (_name, checked, outcome, text) => {
  const verdict = verdictOf(checked);
  expect([verdict.outcome, verdict.imports]).toEqual([outcome, outcome === "clean"]);
  expect(verdict.text).toMatch(text);
});

test("a refusal outweighs errors, errors outweigh warnings", () => {
  const warned = verdictOf(
    file({ report: { ...TABLE.report, rules: { fatal: 0, error: 0, warning: 1, note: 0 } } }),
  );
  const [wrong, refused] = [verdictOf(file({ problems: 1 })), verdictOf({ ...file({}), refusal: "No." })];
  expect([
    exitCodeOf([warned], false),
    exitCodeOf([warned], true),
    exitCodeOf([warned, wrong], false),
    exitCodeOf([wrong, refused], true),
  ]).toEqual([0, 2, 2, 1]);
  expect(lastLine([warned, warned], false)).toBe("All 2 files would be imported.");
});
