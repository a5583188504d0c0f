/** Cells typed over, rows copied and taken away: the check that finds it has its name, says which row, and nothing is billed. */
import { CHARGES, IMPORTS, JOURNAL, PROBLEMS } from "../../src/workbook/tables";
import { checkName, isOff, type Check } from "../../src/core/tieout/check";
import { waiveProblem } from "../../src/steps/problems";
import { tieOutAnswer } from "../../src/script/commands/tie-out";
import type { Charge } from "../../src/core/charge";
import { toRow } from "../../src/workbook/codec";
import { type Cell, type TableShape } from "../../src/workbook/shape";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const HPC = [
  { billed: "20.25", list: "30", pi: ADA, project: "coral" },
  { billed: "11.5", list: "12", pi: BEN, project: "polymer" },
];
const AWS = [{ billed: "7", list: "8", pi: ADA, project: "coral" }];

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", HPC);
  await month.import("aws_2025-01.csv", AWS);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

const found = async (period = JANUARY): Promise<Check[]> =>
  (await month.tieOut(period)).tieOut.checks.filter(isOff);
const names = (checks: readonly Check[]): string[] => checks.map(checkName);
const ofCost = async (cost: string): Promise<Charge> =>
  (await month.charges()).find((c) => c.billedCost === usd(cost))!;

async function remove(table: TableShape, keys: readonly string[]): Promise<void> {
  await month.workbook.apply([{ do: "remove", table, keys }]);
}

const TYPED = "Charges that were typed over";
const BY_IMPORT = "Imported against charges";

test.each<[string, string, Readonly<Record<string, number | string>>, string[], string]>([
  ["Amount alone", "20.25", { Amount: 25.25 }, [BY_IMPORT, TYPED], "Amount 25.25, Billed Cost 20.25"],
  ["Amount and Billed Cost", "20.25", { Amount: 25.25, "Billed Cost": 25.25 }, [BY_IMPORT, "Billed and list cost against what was imported", TYPED], "Billed Cost was typed over"],
  ["List Cost", "11.5", { "List Cost": 1012 }, ["Billed and list cost against what was imported", TYPED], "List Cost was typed over"],
  ["Source", "20.25", { Source: "AWS" }, ["Charges against the source of their import"], "Source is AWS, its import's is HPC"],
])("%s typed over is found, with its row, and not billed", async (_what, cost, cells, checks, words) => {
  const charge = await ofCost(cost);
  await month.type(CHARGES, charge.chargeId, cells);
  const off = await found();
  expect(names(off)).toEqual(checks);
  const row = `Charge ${charge.chargeId} (${String(cells["Source"] ?? "HPC")}, row ${charge.sourceRow} of its file): ${words}`;
  expect(off.flatMap((c) => c.named ?? [])).toEqual([row]);
  await expect(month.statements()).rejects.toThrow(row);
}); // prettier-ignore

test.each<[string, string, string]>([
  ["in one file", "20.25", "11.5"],
  ["in two", "20.25", "7"],
])("two amounts that cancel out %s are found", async (_where, up, down) => {
  const [more, less] = [await ofCost(up), await ofCost(down)];
  const cost = (c: Charge, by: number): number => Number(c.billedCost / 10n ** 28n) / 100 + by;
  await month.type(CHARGES, more.chargeId, { Amount: cost(more, 5), "Billed Cost": cost(more, 5) });
  await month.type(CHARGES, less.chargeId, { Amount: cost(less, -5), "Billed Cost": cost(less, -5) });
  const off = await found();
  expect(off.find((c) => checkName(c) === TYPED)?.named).toHaveLength(2);
  expect(names(off).includes(BY_IMPORT)).toBe(_where === "in two");
  for (const step of [() => month.statements(), () => month.close(JANUARY, "x")])
    await expect(step()).rejects.toThrow(more.chargeId);
});

test.each<[string, Readonly<Record<string, Cell>>]>([
  ["a decision", { Review: "Rejected", "Review Note": "not ours" }],
  ["who pays", { PI: BEN, Project: "polymer", "Fund Org": "CHEM-10000" }],
])("%s typed into the sheet is no fault", async (_what, cells) => {
  await month.type(CHARGES, (await ofCost("20.25")).chargeId, cells);
  expect(names(await found())).toEqual([]);
  await month.statements();
});

test.each<[string, string, string]>([
  ["longer than a cell", "0.123456789012345678", "-0.123456789012345678"],
  ["what adding doubles leaves", "0.30000000000000004", "-0.30000000000000004"],
  ["one alone", "12.345678901234567891", "3"],
])("amounts that no cell keeps are no fault: %s", async (_what, one, other) => {
  await month.import("aws_2025-01.csv", [{ billed: one }, { billed: other }, { billed: "5", effective: one }]);
  expect(names(await found())).toEqual([]);
  await month.statements();
}); // prettier-ignore

describe("imports", () => {
  const importOf = async (source: string): Promise<string> =>
    (await month.table(IMPORTS)).find((i) => i.source === source)!.importId;

  test("one that is gone with its charges is missed by the Log", async () => {
    const importId = await importOf("AWS");
    await remove(IMPORTS, [importId]);
    await remove(CHARGES, [(await ofCost("7")).chargeId]);
    const off = await found();
    expect(names(off)).toEqual(["Imports against the Log"]);
    expect(off[0]?.named?.[0]).toMatch(`${importId} is not in Imports any more; the Log has it (entry`);
    await expect(month.statements()).rejects.toThrow(importId);
  });

  test.each([
    ["its total", { "Billed Total": "8.00" }, /Charges or Billed Total are not as the Log has it/],
    ["its state", { Status: "Undone" }, /is Undone in Imports; the Log has it .* as Current/],
  ])("%s typed over", async (_what, cells, words) => {
    await month.type(IMPORTS, await importOf("AWS"), cells);
    const named = (await found()).flatMap((c) => c.named ?? []);
    expect(named.filter((row) => words.test(row))).toHaveLength(1);
  });

  test("one that was replaced is not missed", async () => {
    await month.import("aws_2025-01.csv", [{ billed: "9" }]);
    expect(names(await found())).toEqual([]);
  });
});

describe("what was carried in", () => {
  const closed = madeOnce(async () => {
    await month.decide("hold", [(await ofCost("11.5")).chargeId]);
    await month.finish();
    await month.import("hpc_2025-02.csv", [{ billed: "3", day: "2025-02-03" }]);
    return month;
  });
  beforeEach(async () => {
    month = await closed();
  });
  const carried = async (): Promise<Charge> =>
    (await month.charges(FEBRUARY)).find((c) => c.carriedFrom !== "")!;
  const CARRIED = "Carried in against what was held";

  test("as it was held is no fault", async () => {
    expect(names(await found(FEBRUARY))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, Cell>>, RegExp]>([
    ["its amount", { Amount: 111.5, "Billed Cost": 111.5 }, /Amount, Billed Cost not as 2025-01 held it/],
    ["its list price", { "List Cost": 90 }, /List Cost not as 2025-01 held it/],
    ["its source", { Source: "AWS" }, /Source not as 2025-01 held it/],
  ])("%s typed over", async (_what, cells, words) => {
    await month.type(CHARGES, (await carried()).chargeId, cells);
    const off = await found(FEBRUARY);
    expect(names(off)).toEqual([CARRIED]);
    expect(off[0]?.named?.join()).toMatch(words);
    await month.decide("approve", "all", "ours", FEBRUARY);
    await expect(month.statements(FEBRUARY)).rejects.toThrow(words);
    await expect(month.close(FEBRUARY, "x")).rejects.toThrow(words);
  });

  test("a copy under another ID is not billed", async () => {
    const row = await carried();
    const copy = { ...row, chargeId: row.chargeId.replace(/-1@/, "-2@") };
    await month.workbook.apply([{ do: "append", table: CHARGES, rows: [toRow(CHARGES, copy)] }]);
    expect((await found(FEBRUARY)).map((c) => [checkName(c), c.named])).toEqual([
      [CARRIED, [expect.stringContaining("closing carried no such row")]],
    ]);
    await expect(month.statements(FEBRUARY)).rejects.toThrow("closing carried no such row");
  });

  test("a row that is gone is missed", async () => {
    const { chargeId } = await carried();
    await remove(CHARGES, [chargeId]);
    expect((await found(FEBRUARY)).map((c) => c.named)).toEqual([[`Charge ${chargeId} was carried in and is gone`]]);
  }); // prettier-ignore
});

describe("the journal", () => {
  const LINES = "Journal lines against the exported file";
  const exported = madeOnce(async () => {
    await month.statements();
    await month.send();
    await month.journal();
    expect(names(await found())).toEqual([]);
    return month;
  });
  beforeEach(async () => {
    month = await exported();
  });
  const line = async (kind: "Payer" | "Recovery"): Promise<string> =>
    (await month.table(JOURNAL)).find((l) => l.kind === kind)!.lineId;

  test.each<[string, "Payer" | "Recovery", Readonly<Record<string, Cell>>]>([
    ["the fund that recovers", "Recovery", { "Fund Org": "RCC-90010", Fund: "RCC" }],
    ["an account's part", "Payer", { Account: "09999" }],
    ["a fund's part", "Payer", { Fund: "11111", Program: "9999" }],
  ])("%s typed over is found by the file, and stops closing until a reason is given", async (_what, kind, cells) => {
    await month.type(JOURNAL, await line(kind), cells);
    const off = (await found()).filter((c) => checkName(c) === LINES);
    expect(off.map((c) => c.named?.length)).toEqual([1]);
    expect(off[0]?.named?.[0]).toMatch(/line \d+: the file has ".*", the sheet gives ".*"/);
    await expect(month.close()).rejects.toThrow(LINES);
    expect((await month.reverse("2025-01-J1")).warnings).toEqual([
      expect.stringMatching(/^Lines of 2025-01-J1 were typed over in the Journal sheet: the reversal takes back what the file has/),
    ]);
  }); // prettier-ignore

  test("a reversal of what went out is made without a word", async () => {
    expect((await month.reverse("2025-01-J1")).warnings).toEqual([]);
  });

  test("a reason lets it be closed, since a name that the layout prints may have been changed", async () => {
    await month.type(JOURNAL, await line("Recovery"), { "Fund Org": "RCC-90010", Fund: "RCC" });
    await month.close(JANUARY, "agreed with the controller");
  });

  test.each<[string, (path: string, bytes: Uint8Array) => void, string]>([
    ["changed", (path, bytes) => month.journalFiles.files.set(path, swapped(bytes)), "was changed after it was exported"],
    ["gone", (path) => month.journalFiles.files.delete(path), "is not there any more"],
  ])("a file that is %s is said at closing", async (_what, change, words) => {
    const path = month.journalFiles.names.find((name) => !name.includes("_control"))!;
    change(path, month.journalFiles.files.get(path)!);
    expect((await month.close()).notices).toEqual([expect.stringContaining(words)]);
  }); // prettier-ignore

  /** Two letters in a heading: no sum is another. */
  function swapped(bytes: Uint8Array): Uint8Array {
    const [one = 0, two = 0, ...rest] = bytes;
    return Uint8Array.from([two, one, ...rest]);
  }
});

test("a row whose amount cannot be read alarms until it is waived, and is named as waived then", async () => {
  await month.import("aws_2025-01.csv", [{ billed: "much" }, { billed: "7" }], { acceptProblems: true });
  expect(tieOutAnswer(await month.tieOut())).toMatchObject({ problems: true });
  const [problem] = await month.table(PROBLEMS);
  await waiveProblem(month.host(), JANUARY, problem!.problemId, "a test row");
  const answer = tieOutAnswer(await month.tieOut());
  expect(answer.problems).toBe(false);
  expect(answer.text.join("\n")).toContain('1 row without a readable amount, waived: AWS row 2 BilledCost "much".');
}); // prettier-ignore

test("what is off is said with its unit and with what to do", async () => {
  await month.statements();
  await month.journal();
  await month.import("hpc_2025-01.csv", [{ ...HPC[0]!, billed: "32.75" }, HPC[1]!]);
  const { json, text, problems } = tieOutAnswer(await month.tieOut());
  expect(problems).toBe(true);
  // What the file brought more; not the sum of the checks that it shows in.
  expect(json).toMatchObject({ difference: "12.50" });
  await month.statements();
  const later = tieOutAnswer(await month.tieOut());
  expect(later.json).toMatchObject({ difference: "12.50", rowsOff: 0 });
  expect(later.text.join("\n")).toMatch(/journal --period 2025-01 --reverse 2025-01-J1 --reason/);
  expect(text.join("\n")).toContain("Make the statements again: openchargeback statements --period 2025-01");
});
