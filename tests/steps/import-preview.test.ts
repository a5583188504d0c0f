/** The preview of an import says everything at once, and what people choose for a file or a month is done. */
import { amount } from "../../src/core/money";
import { importFiles, type ImportRequest } from "../../src/steps/import-files";
import { previewImport, type ImportPreview } from "../../src/steps/import-preview";
import type { InputFile } from "../../src/ports/ports";
import { focusFile, textFile } from "../support/focus";
import { JANUARY, newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

const request = (files: readonly InputFile[], options: Partial<ImportRequest> = {}): ImportRequest => ({
  files,
  add: false,
  replacePeriods: [],
  invoiceTotal: null,
  acceptProblems: false,
  ...options,
});

const preview = async (
  files: readonly InputFile[],
  options: Partial<ImportRequest> = {},
): Promise<ImportPreview> => await previewImport(month.host({ dryRun: true }), request(files, options));

test("a new file: what it holds, its source, its month, and nothing is written", async () => {
  const before = await month.everything();
  const file = focusFile("hpc_2025-01.csv", [{ billed: "10", list: "12" }, { billed: "20" }]);
  const seen = await preview([file]);
  expect(seen.files).toMatchObject([
    {
      file: "hpc_2025-01.csv",
      period: JANUARY,
      rows: 2,
      charges: 2,
      list: amount("32"),
      billed: amount("30"),
      refusal: "",
    },
  ]);
  expect(seen.months).toMatchObject([{ period: JANUARY, charges: 2, there: null, how: "new" }]);
  expect(seen.result).toMatchObject({ changed: true, repeated: 0 });
  expect(await month.everything()).toBe(before);
});

test("bad rows are listed, and the rest is still reckoned", async () => {
  const seen = await preview([focusFile("hpc_2025-01.csv", [{ billed: "x" }, { billed: "20" }])]);
  expect(seen.files[0]?.badRows).toMatchObject([{ row: 2, column: "BilledCost", value: "x" }]);
  expect(seen.result?.files[0]?.charges).toBe(1);
});

test("equal rows all count and are told", async () => {
  const seen = await preview([focusFile("hpc_2025-01.csv", [{}, {}, {}, { resource: "other" }])]);
  expect(seen.result?.repeated).toBe(2);
});

test("the same export under another file name is noticed before and after", async () => {
  const rows = [
    { resource: "a", billed: "10" },
    { resource: "b", billed: "20" },
  ];
  const host = month.host();
  await importFiles(host, request([focusFile("samples_2025-01.csv", rows)]));
  const again = focusFile("samples_v2_2025-01.csv", [{ resource: "a", billed: "11" }, ...rows.slice(1)]);
  const words = /^2 of 2 charges of samples_v2 2025-01 are of the same resource, .* as charges of samples: /;
  const seen = await preview([again]);
  expect(seen.months[0]?.warnings).toEqual([expect.stringMatching(words)]);
  const done = await importFiles(host, request([again]));
  expect(done.notes).toEqual([expect.stringMatching(words)]);
  const corrected = focusFile("samples_2025-01.csv", [{ resource: "a", billed: "12" }]);
  expect((await preview([corrected])).months[0]?.warnings).not.toContainEqual(expect.stringMatching(words));
});

test("a file that is none is told apart from the others", async () => {
  const good = focusFile("hpc_2025-01.csv", [{}]);
  const seen = await preview([textFile("notes.csv", "a,b\n1,2\n"), good]);
  expect(seen.files.map((f) => f.refusal === "")).toEqual([false, true]);
  expect(seen.result).toBeNull();
});

test("what is there is shown with its amount, and is replaced", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "5" }]);
  const seen = await preview([focusFile("hpc_2025-01.csv", [{ billed: "11" }])]);
  expect(seen.months).toMatchObject([
    { how: "replace", charges: 1, amount: amount("11"), there: { charges: 2, amount: amount("15") } },
  ]);
});

describe("rows of another month that has charges already", () => {
  const late = focusFile("hpc_2025-02.csv", [
    { billed: "1", day: "2025-02-02" },
    { billed: "2", day: "2025-02-03" },
    { billed: "3", day: "2025-01-31" },
  ]);
  beforeEach(async () => {
    await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  });

  test("wait for a choice", async () => {
    const seen = await preview([late]);
    expect(seen.months.map((m) => [m.period, m.how])).toEqual([
      ["2025-01", "ask"],
      ["2025-02", "new"],
    ]);
    expect(seen.result).toBeNull();
  });

  test.each([
    ["add", ["10", "3"]],
    ["replace", ["3"]],
  ] as const)("%s", async (how, amounts) => {
    const { source = "" } = (await preview([late])).months[0] ?? {};
    const choices = [{ source, period: JANUARY, how }];
    expect((await preview([late], { choices })).months[0]?.how).toBe(how);
    await month.importFiles([late], { choices });
    const left = (await month.charges()).map((c) => c.amount);
    expect(left).toEqual(amounts.map((a) => amount(a)));
  });
});

test("the main month can be added to instead of replaced", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const file = focusFile("hpc_2025-01b.csv", [{ billed: "4" }]);
  const each = [{ source: "HPC" }];
  const { source = "" } = (await preview([file], { each })).months[0] ?? {};
  await month.importFiles([file], { each, choices: [{ source, period: JANUARY, how: "add" }] });
  expect((await month.charges()).map((c) => c.amount)).toEqual([amount("10"), amount("4")]);
});

test("each file has the source that was chosen for it", async () => {
  const files = [focusFile("a.csv", [{ billed: "1" }]), focusFile("b.csv", [{ billed: "2" }])];
  const each = [{ source: "Alpha" }, {}];
  expect((await preview(files, { each })).files.map((f) => f.source)).toEqual(["Alpha", "b"]);
  await month.importFiles(files, { each });
  expect((await month.charges()).map((c) => c.source)).toEqual(["Alpha", "b"]);
});

test("a chosen month that no row is of is refused in words", async () => {
  const seen = await preview([focusFile("a.csv", [{}])], { each: [{ period: "2024-03" }] });
  expect(seen.refusal).toContain("2024-03");
  expect(seen.result).toBeNull();
});

test("a closed month is named as closed, and the import refused", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "0", list: "1" }]);
  await month.statements();
  await month.close(JANUARY, "test");
  const seen = await preview([focusFile("hpc_2025-01.csv", [{ billed: "11" }])]);
  expect(seen.months[0]?.status).toBe("Closed");
  expect(seen.refusal).toContain("closed");
});

test("a month that would be replaced by far less, or was billed already, is warned of", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { resource: "b" }, { resource: "c" }]);
  await month.statements();
  await month.send();
  await month.journal();
  const [seen] = (await preview([focusFile("hpc_2025-01.csv", [{ billed: "1" }])])).months;
  expect(seen?.warnings).toEqual([
    "HPC 2025-01: 1 charge instead of 3. Is this the whole month?",
    "HPC 2025-01: a total of 1.00 instead of 30.00. Is this the right file?",
    "1 statement of 2025-01 was sent: those that change get a revision, to be sent again.",
    "The journal of 2025-01 is exported as 2025-01-J1: if amounts change, reverse it and export it again.",
  ]);
});

test("a file summarised by day says how many rows it had", async () => {
  const file = focusFile("hpc_2025-01.csv", [{ billed: "1" }, { billed: "2" }]);
  const [seen] = (await preview([file], { each: [{ summarise: "day" }] })).files;
  expect(seen).toMatchObject({
    charges: 1,
    tooMany: false,
    summarised: { grain: "day", rows: 2, charges: 1 },
  });
});
