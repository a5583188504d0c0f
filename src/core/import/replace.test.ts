/** Which earlier imports a file replaces, and what a person must say first. */
import { importRecord } from "../../testing/builders";
import type { ImportRecord } from "./records";
import { replacedImports, type FileFacts, type ReplaceOptions } from "./replace";

const facts = (overrides: Partial<FileFacts> = {}): FileFacts => ({
  name: "aws_2025-01.csv",
  sha256: "new",
  source: "AWS",
  main: "2025-01",
  periods: ["2025-01"],
  ...overrides,
});
const known = (importId: string, overrides: Partial<ImportRecord> = {}): ImportRecord =>
  importRecord({ importId, sha256: importId, ...overrides });

const CLOSED = "2024-11";

function replaced(
  files: readonly FileFacts[],
  imports: readonly ImportRecord[],
  options: Partial<ReplaceOptions> = {},
): string[] {
  const given = { add: false, replacePeriods: [], ...options };
  return replacedImports(files, imports, given, (period) => period === CLOSED).map((i) => i.importId);
}

describe("the main month is replaced", () => {
  test.each<readonly [string, readonly ImportRecord[], string[]]>([
    ["nothing is there", [], []],
    ["what the source had", [known("A")], ["A"]],
    ["all that the source had", [known("A"), known("B")], ["A", "B"]],
    ["the source spelt otherwise", [known("A", { source: "aws" })], ["A"]],
    ["another source stays", [known("A", { source: "HPC" })], []],
    ["another month stays", [known("A", { period: "2024-12" })], []],
    ["what was replaced before stays so", [known("A", { status: "Replaced" })], []],
    [
      "another month of the same file goes with it",
      [known("A"), known("A2", { sha256: "A", period: "2024-12", format: "FOCUS 1.2, other month" })],
      ["A", "A2"],
    ],
  ])("%s", (_what, imports, ids) => {
    expect(replaced([facts()], imports)).toEqual(ids);
  });

  test("not where it is added", () => {
    expect(replaced([facts()], [known("A")], { add: true })).toEqual([]);
  });
});

describe("rows of another month", () => {
  const file = facts({ periods: ["2024-12", "2025-01"] });

  test("join where the source has nothing there", () => {
    expect(replaced([file], [known("H", { source: "HPC", period: "2024-12" })])).toEqual([]);
  });

  test("join what came with the month that is replaced", () => {
    expect(
      replaced(
        [file],
        [known("A"), known("A2", { sha256: "A", period: "2024-12", format: "FOCUS 1.2, other month" })],
      ),
    ).toEqual(["A", "A2"]);
  });

  const december = [known("D", { period: "2024-12" })];

  test("need a word where the source has something from another file", () => {
    expect(() => replaced([file], december)).toThrow(
      "aws_2025-01.csv has rows of 2024-12, and AWS 2024-12 is in the workbook already. Say --replace-period 2024-12 to replace what is there, or --add-period 2024-12 to keep both. Nothing was imported.",
    );
  });

  test("replace it, or add to it, as the person says", () => {
    expect(replaced([file], december, { replacePeriods: ["2024-12"] })).toEqual(["D"]);
    expect(replaced([file], december, { add: true })).toEqual([]);
  });

  test("are added by name while the main month is replaced", () => {
    const there = [known("A"), ...december];
    expect(replaced([file], there, { addPeriods: ["2024-12"] })).toEqual(["A"]);
    expect(replaced([file], there, { add: true, replacePeriods: ["2024-12"] })).toEqual(["D"]);
  });

  test("need no second word where the file that is replaced had such rows beside the same", () => {
    const format = "FOCUS 1.2, other month";
    const there = [known("A"), known("A2", { sha256: "A", period: "2024-12", format }), ...december];
    expect(replaced([file], there)).toEqual(["A", "A2"]);
  });

  test("of a closed month stay, where the new file says nothing of it", () => {
    const format = "FOCUS 1.2, other month";
    const there = [known("A"), known("A2", { sha256: "A", period: CLOSED, format })];
    expect(replaced([facts()], there)).toEqual(["A"]);
    expect(replaced([facts({ periods: [CLOSED, "2025-01"] })], there)).toEqual(["A", "A2"]);
  });

  test.each<readonly [string, Partial<ReplaceOptions>, string]>([
    [
      "that the files have no rows of",
      { replacePeriods: ["2025-07"] },
      "No row of these files is of 2025-07",
    ],
    ["likewise", { addPeriods: ["2025-07"] }, "they have 2024-12, 2025-01. Name one of these months"],
    [
      "that is to be replaced and added to",
      { replacePeriods: ["2024-12"], addPeriods: ["2024-12"] },
      "2024-12 can be replaced or added to, not both",
    ],
  ])("a month %s is refused", (_which, options, says) => {
    expect(() => replaced([file], december, options)).toThrow(says);
  });

  const february = importRecord({ importId: "F", sha256: "F", period: "2025-02" });
  const late = importRecord({
    importId: "F1",
    sha256: "F",
    period: "2025-01",
    format: "FOCUS 1.2, other month",
  });

  test("go alone where their own month is imported again: the main month of their file stays", () => {
    expect(replaced([facts()], [known("A"), february, late])).toEqual(["A", "F1"]);
  });

  test("go with the main month of their file", () => {
    const again = facts({ main: "2025-02", periods: ["2025-02"] });
    expect(replaced([again], [known("A"), february, late])).toEqual(["F", "F1"]);
  });
});

describe("the same file", () => {
  test("again stands for itself", () => {
    expect(replaced([facts({ sha256: "A" })], [known("A")])).toEqual(["A"]);
  });

  test.each<readonly [string, FileFacts, Partial<ReplaceOptions>]>([
    ["added", facts({ sha256: "A" }), { add: true }],
    ["as another source", facts({ sha256: "A", source: "HPC" }), {}],
    ["as another month", facts({ sha256: "A", main: "2025-02", periods: ["2025-02"] }), {}],
  ])("%s is refused", (_how, file, options) => {
    expect(() => replaced([file], [known("A")], options)).toThrow(
      "aws_2025-01.csv was imported already on 2025-02-03 as A. Its charges are in the workbook. Nothing was imported.",
    );
  });

  test("twice at once is refused", () => {
    expect(() => replaced([facts(), facts({ name: "copy.csv" })], [])).toThrow(
      "copy.csv and aws_2025-01.csv are the same file. Give it once.",
    );
  });

  test("that was replaced since may come back", () => {
    expect(replaced([facts({ sha256: "A" })], [known("A", { status: "Replaced" }), known("B")])).toEqual([
      "B",
    ]);
  });
});
