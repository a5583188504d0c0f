/** Problem rows: mended, waived, and what a new import does to them. */
import { fixProblem, listProblems, waiveProblem, waiveProblems } from "../../src/steps/problems";
import type { AmountReading } from "../../src/core/focus/readings";
import type { ProblemRecord } from "../../src/core/import/records";
import { PROBLEMS } from "../../src/workbook/tables";
import { focusText, textFile } from "../support/focus";
import { JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const GOOD: FocusRow = { billed: "10" };
const BAD: FocusRow = { billed: "1,5", list: "2,5", effective: "", resource: "b" };

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [GOOD, BAD], { acceptProblems: true });
});

const problem = async (): Promise<ProblemRecord> => (await listProblems(month.host(), JANUARY))[0]!;
const fix = async (amount: string | null, reason = "invoice 17") =>
  await fixProblem(month.host(), {
    period: JANUARY,
    id: (await problem()).problemId,
    amount: amount === null ? null : usd(amount),
    reason,
  });

test("each cell that cannot be read is mended in turn; then the row is a charge", async () => {
  const first = await fix("1.50");
  expect(first.charge).toBeNull();
  expect(first.problem).toMatchObject({ column: "ListCost", value: "2,5", status: "Open" });
  const second = await fix("2.50");
  expect(second.charge).toMatchObject({ amount: usd("1.50"), listCost: usd("2.50"), review: "OK" });
  expect((await problem()).status).toBe("Resolved");
  expect((await month.log("Problems")).map((e) => [e.after, e.reason])).toEqual([
    ["Open", "invoice 17"],
    ["Resolved", "invoice 17"],
  ]);
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.adjustments, tieOut.billed, tieOut.difference]).toEqual([
    usd("10"),
    usd("1.50"),
    usd("11.50"),
    0n,
  ]);
  await expect(fix("3")).rejects.toThrow(/is resolved already. Look at the list of problem rows again/);
});

describe("a row with several amounts that cannot be read", () => {
  const COMMAS: FocusRow = {
    billed: "12,50",
    effective: "12,50",
    quantity: "12,50",
    list: "20,00",
    resource: "b",
  };
  const fixed = async (amount: string | null, columns: Readonly<Record<string, string>> = {}) =>
    await fixProblem(month.host(), {
      period: JANUARY,
      id: (await problem()).problemId,
      amount: amount === null ? null : usd(amount),
      columns: new Map(Object.entries(columns).map(([column, value]) => [column, usd(value)])),
      reason: "invoice 17",
    });
  const written = (amounts: ReadonlyMap<string, bigint>) => Object.fromEntries(amounts);

  beforeEach(async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", [GOOD, COMMAS], { acceptProblems: true });
  });

  test("without an amount nothing is written, and all that cannot be read is said at once", async () => {
    const before = await problem();
    const result = await fixed(null);
    expect([result.charge, result.taken]).toEqual([null, false]);
    expect(result.troubles.map(({ column, value }) => [column, value])).toEqual([
      ["BilledCost", "12,50"],
      ["EffectiveCost", "12,50"],
      ["ListCost", "20,00"],
      ["ConsumedQuantity", "12,50"],
    ]);
    expect(result.troubles.every((t) => t.isAmount)).toBe(true);
    expect(await problem()).toEqual(before);
    expect(await month.log("Problems")).toEqual([]);
  });

  test("an amount goes into each cell that has the same text", async () => {
    const { charge, troubles, amounts } = await fixed("12.50");
    expect(charge).toBeNull();
    expect(troubles.map((t) => t.column)).toEqual(["ListCost"]);
    const all = { BilledCost: usd("12.50"), EffectiveCost: usd("12.50"), ConsumedQuantity: usd("12.50") };
    expect(written(amounts)).toEqual(all);
    expect((await fixed("20")).charge).toMatchObject({ amount: usd("12.50"), listCost: usd("20") });
  });

  test("but not an amount that the text cannot stand for", async () => {
    const { amounts, troubles } = await fixed("13");
    expect(written(amounts)).toEqual({ BilledCost: usd("13") });
    expect(troubles.map((t) => t.column)).toEqual(["EffectiveCost", "ListCost", "ConsumedQuantity"]);
  });

  test("columns are named, in any letters; then one run makes the charge", async () => {
    const { charge, amounts } = await fixed("12.50", { listcost: "21", EffectiveCost: "11" });
    expect(charge).toMatchObject({ amount: usd("12.50"), listCost: usd("21"), effectiveCost: usd("11") });
    expect([...amounts.keys()].sort()).toEqual([
      "BilledCost",
      "ConsumedQuantity",
      "EffectiveCost",
      "ListCost",
    ]);
  });

  test.each<readonly [string, string | null, Record<string, string>, RegExp]>([
    ["one that can be read", null, { BillingCurrency: "1" }, /^BillingCurrency is no amount of this row that cannot be read: BilledCost, EffectiveCost, ListCost, ConsumedQuantity\. Nothing was written/],
    ["one that is not there", null, { Cost: "1" }, /^Cost is no amount of this row/],
    ["one twice", "12.50", { BilledCost: "12.50" }, /^BilledCost was given twice. Nothing was written/],
  ])("refused: %s", async (_what, amount, columns, message) => {
    const before = await problem();
    await expect(fixed(amount, columns)).rejects.toThrow(message);
    expect(await problem()).toEqual(before);
  }); // prettier-ignore

  test("what is no amount comes last", async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", [GOOD, { ...COMMAS, day: "2025-01-99" }], { acceptProblems: true });
    const { troubles } = await fixed("12.50", { ListCost: "20" });
    expect(troubles).toMatchObject([{ column: "ChargePeriodStart", isAmount: false }]);
  });
});

test("several rows are waived in one write, or none", async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [GOOD, BAD, { ...BAD, resource: "c" }], { acceptProblems: true });
  const ids = (await listProblems(month.host(), JANUARY)).map((p) => p.problemId);
  const states = async () => (await month.table(PROBLEMS)).map((p) => p.status);
  await expect(waiveProblems(month.host(), JANUARY, [...ids, "nothing"], "a test")).rejects.toThrow(
    "has no problem row nothing",
  );
  expect(await states()).toEqual(["Open", "Open"]);
  const waived = await waiveProblems(month.host(), JANUARY, ids, "a test");
  expect(waived.map((p) => p.problemId)).toEqual(ids);
  expect(await states()).toEqual(["Waived", "Waived"]);
  expect((await month.log("Problems")).map((e) => [e.what, e.after])).toEqual(
    ids.map((id) => [id, "Waived"]),
  );
});

test.each<readonly [string, AmountReading, string, string]>([
  ["a decimal comma", "1.234,56", "1.234", "2.000,5"],
  ["commas for thousands", "1,234.56", "1,234", "2,000.5"],
])("the other cells of a mended row are read as the file was: %s", async (_what, amounts, billed, list) => {
  month = await newMonth();
  const day = "2025-02-03";
  const text = focusText([
    { billed: "10", day },
    { billed: "abc", effective: billed, list, resource: "b", day },
  ])
    .replace(/2025-02-(\d\d)T00:00:00Z/g, "$1/02/2025")
    .replace(/2025-02-03T12:00:00Z/g, "04/02/2025");
  await month.importFiles([textFile("hpc_2025-02.csv", text)], {
    acceptProblems: true,
    each: [{ amounts, dates: "day first" }],
  });
  const [bad] = await listProblems(month.host(), "2025-02");
  const request = { period: "2025-02", id: bad!.problemId, amount: usd("1234"), reason: "invoice 17" };
  expect((await fixProblem(month.host(), request)).charge).toMatchObject({
    amount: usd("1234"),
    listCost: usd("2000.50"),
    effectiveCost: usd("1234"),
    chargePeriodStart: "2025-02-03T00:00:00Z",
  });
});

test("a row corrected in the sheet is read again as it stands there", async () => {
  const { problemId, rawRow } = await problem();
  const row = { ...(JSON.parse(rawRow) as object), BilledCost: "7", ListCost: "8" };
  await month.type(PROBLEMS, problemId, { "Raw Row": JSON.stringify(row) });
  expect((await fix(null)).charge).toMatchObject({ amount: usd("7"), listCost: usd("8") });
});

test("a row whose trouble is no amount is not mended by one", async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [GOOD, { billed: "5", day: "2025-01-99" }], { acceptProblems: true });
  await expect(fix("5")).rejects.toThrow(/trouble is not an amount.*Correct Raw Row.*Nothing was written/);
});

test("what was mended stays through imports that have the row again, and asks nothing", async () => {
  await fix("1.50");
  await fix("2.50");
  await month.import("hpc_2025-01.csv", [GOOD, BAD]);
  await month.import("hpc_2025-01_v2.csv", [BAD, GOOD, { billed: "1", resource: "new" }]);
  expect((await month.charges()).map((c) => c.amount).sort()).toEqual(
    [usd("1"), usd("1.50"), usd("10")].sort(),
  );
  expect((await month.table(PROBLEMS)).map((p) => p.status)).toEqual(["Resolved"]);
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});

test("what was mended goes with an import that has the row right", async () => {
  await fix("1.50");
  await fix("2.50");
  await month.import("hpc_2025-01_v2.csv", [GOOD, { ...BAD, billed: "1.75", list: "2.75" }]);
  expect((await month.charges()).map((c) => c.amount)).toEqual([usd("10"), usd("1.75")]);
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});

test("a waived row is not billed, needs a reason, and stays waived", async () => {
  const { problemId } = await problem();
  await expect(waiveProblem(month.host(), JANUARY, problemId, " ")).rejects.toThrow(
    /Say why.*Nothing was written/,
  );
  await waiveProblem(month.host(), JANUARY, problemId, "a test row");
  await month.import("hpc_2025-01_v2.csv", [GOOD, BAD, { billed: "1", resource: "new" }]);
  expect((await month.table(PROBLEMS)).map((p) => [p.status, p.reason])).toEqual([["Waived", "a test row"]]);
  await month.finish();
  expect((await month.tieOut()).tieOut).toMatchObject({ billed: usd("11"), problemRows: 1, difference: 0n });
});

test("a new bad row is asked about again", async () => {
  await waiveProblem(month.host(), JANUARY, (await problem()).problemId, "a test row");
  await expect(
    month.import("hpc_2025-01_v2.csv", [GOOD, BAD, { billed: "$3", resource: "c" }]),
  ).rejects.toThrow(/^1 row cannot be billed: .*row 4.*\$3/);
});

test("an ID that is not there is refused", async () => {
  await expect(waiveProblem(month.host(), JANUARY, "nothing", "x")).rejects.toThrow(
    "2025-01 has no problem row nothing. Look at the list of problem rows again. Nothing was written.",
  );
});

test.each([["1.50"], [null]])(
  "a raw row that was spoilt in the sheet is refused, amount %s or not",
  async (amount) => {
    const { problemId, rawRow } = await problem();
    await month.type(PROBLEMS, problemId, { "Raw Row": rawRow.replace('","', '";"') });
    await expect(fix(amount)).rejects.toThrow(/is no JSON object.*Undo the change.*Nothing was written/);
    expect((await problem()).status).toBe("Open");
  },
);
