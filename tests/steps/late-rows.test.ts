/** A file has rows of a closed month beside those of an open one: what is new is charged in the open one, once. */
import { amountToText, sum } from "../../src/core/money";
import { notCompared } from "../../src/core/import/invoice";
import { importText } from "../../src/script/commands/import-text";
import type { ImportRequest } from "../../src/steps/import-files";
import { importHistory } from "../../src/steps/import-history";
import { previewImport } from "../../src/steps/import-preview";
import { fixProblem, waiveProblem } from "../../src/steps/problems";
import { undoImport } from "../../src/steps/undo-import";
import { IMPORTS, PERIODS, PROBLEMS } from "../../src/workbook/tables";
import { focusFile, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const MARCH = "2025-03";
const JAN: readonly FocusRow[] = [
  { resource: "a", billed: "10" },
  { resource: "b", billed: "20" },
  { resource: "c", billed: "30" },
];
const FEB: readonly FocusRow[] = [
  { resource: "x", billed: "1", day: "2025-02-03" },
  { resource: "y", billed: "2", day: "2025-02-04" },
];
const LATE: FocusRow = { resource: "late", billed: "5" };
const late = { lateRows: true };

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", JAN);
  await month.finish();
});

const february = async (
  rows: readonly FocusRow[],
  options: Partial<ImportRequest> = late,
  name = "hpc_2025-02.csv",
) => await month.import(name, rows, { source: "HPC", ...options });
const ties = async (...periods: readonly string[]): Promise<void> => {
  for (const period of periods)
    expect([period, amountToText((await month.tieOut(period)).tieOut.difference)]).toEqual([period, "0.00"]);
};
const all = async (period = FEBRUARY): Promise<string[]> =>
  (await month.charges(period)).map((c) => `${c.resourceId} ${amountToText(c.amount)} ${c.review}`).sort();
const total = async (): Promise<string> =>
  amountToText(sum([...(await month.charges()), ...(await month.charges(FEBRUARY))].map((c) => c.amount)));

test("without a word it is refused, and the word is named", async () => {
  const before = await month.everything();
  const refused = await month.import("hpc_2025-02.csv", [...FEB, LATE]).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    message: expect.stringMatching(/2025-01 is closed.*import with --late-rows/) as string,
  });
  await expect(february([...FEB, LATE], { asCorrection: true })).rejects.toThrow(
    "or import with --late-rows",
  );
  await expect(february(FEB, { ...late, asCorrection: true })).rejects.toThrow("not both");
  expect(await month.everything()).toBe(before);
});

test("what is new is a charge of the open month, shown as late; the closed month stays", async () => {
  const hash = (await month.table(PERIODS)).find((p) => p.period === JANUARY)?.contentHash;
  const result = await february([...FEB, LATE, JAN[0]!]);
  expect(result.late).toEqual([
    {
      source: "HPC",
      of: JANUARY,
      into: FEBRUARY,
      files: ["hpc_2025-02.csv"],
      late: { rows: 1, amount: "5.00" },
      alike: 0,
      known: { rows: 1, amount: "10.00" },
      problems: 0,
      gone: { rows: 0, amount: "0.00" },
      stays: { rows: 0, amount: "0.00" },
    },
  ]);
  expect(result.notes).toEqual([
    "HPC 2025-01 is closed: 1 row it has not, 5.00, goes into 2025-02.",
    "HPC 2025-01 has 1 row of these already, 10.00: left out.",
  ]);
  expect(await all()).toEqual(["late 5.00 OK", "x 1.00 OK", "y 2.00 OK"]);
  const charge = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "late");
  expect(charge).toMatchObject({
    originalPeriod: JANUARY,
    chargeClass: "Correction",
    corrects: "",
    fundOrg: "",
  });
  expect(charge?.flags).toContain("Late charge: the row is of 2025-01");
  expect((await month.table(IMPORTS)).slice(1).map((i) => [i.period, i.rows, i.charges, i.format])).toEqual([
    [FEBRUARY, 2, 2, expect.stringMatching(/, 1 row left out$/) as string],
    [FEBRUARY, 1, 1, expect.stringMatching(/, late rows of 2025-01$/) as string],
  ]);
  expect((await month.table(PERIODS)).find((p) => p.period === JANUARY)?.contentHash).toBe(hash);
  await ties(JANUARY, FEBRUARY);
  await month.finish(FEBRUARY);
  await ties(JANUARY, FEBRUARY);
});

test("the preview shows it, and writes nothing", async () => {
  const before = await month.everything();
  const request = { files: [focusFile("hpc_2025-02.csv", [...FEB, LATE])], add: false, replacePeriods: [], invoiceTotal: null, acceptProblems: false }; // prettier-ignore
  const plain = await previewImport(month.host(), request);
  expect(plain).toMatchObject({
    result: null,
    refusal: expect.stringContaining("2025-01 is closed") as string,
  });
  const seen = await previewImport(month.host(), { ...request, ...late });
  expect(seen).toMatchObject({ refusal: "", result: { changed: true, late: [{ late: { rows: 1 } }] } });
  expect(await month.everything()).toBe(before);
});

describe("imported again", () => {
  beforeEach(async () => {
    await february([...FEB, LATE, JAN[0]!]);
  });

  test.each([["with the word", late], ["without", {}]])("the same file, %s, changes nothing", async (_how, options) => {
    const before = await month.everything();
    const again = await february([...FEB, LATE, JAN[0]!], options);
    expect(again.changed).toBe(false);
    expect(await month.everything()).toBe(before);
  }); // prettier-ignore

  test("a file that replaces it has the row once, and what was decided stays", async () => {
    const id = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "late")!.chargeId;
    await month.decide("hold", [id], "ask the provider", FEBRUARY);
    const more = { resource: "z", billed: "0.5", day: "2025-02-05" };
    const result = await february([LATE, ...FEB, more]);
    expect(await all()).toEqual(["late 5.00 Held", "x 1.00 OK", "y 2.00 OK", "z 0.50 OK"]);
    expect(result.doubts).toEqual([]);
    await ties(JANUARY, FEBRUARY);
  });

  test("a file without the row takes it away, and says so", async () => {
    const result = await february(FEB, {});
    expect(await all()).toEqual(["x 1.00 OK", "y 2.00 OK"]);
    expect(result.doubts).toEqual([
      "2025-02 loses 1 late row of HPC 2025-01, 5.00: the new file has it not.",
    ]);
    await ties(JANUARY, FEBRUARY);
  });

  test("a changed amount is the row's new amount", async () => {
    await february([...FEB, { ...LATE, billed: "6" }]);
    expect(await all()).toEqual(["late 6.00 OK", "x 1.00 OK", "y 2.00 OK"]);
    await ties(JANUARY, FEBRUARY);
  });

  test("the file of the next month leaves out what the open one has", async () => {
    const rows = [{ resource: "m", billed: "7", day: "2025-03-02" }, LATE];
    const result = await month.import("hpc_2025-03.csv", rows, { ...late, source: "HPC" });
    expect(result.late).toMatchObject([{ of: JANUARY, into: MARCH, late: { rows: 0 }, known: { rows: 1 } }]);
    // The next month relies on it: it stays, also when its own file is replaced by one without it.
    const replaced = await february(FEB);
    expect(await all()).toContain("late 5.00 OK");
    expect(replaced.doubts).toEqual([
      "1 late row of HPC 2025-01, 5.00, that came with the replaced file stays in 2025-02: a later import was compared with it.",
    ]);
    await ties(JANUARY, FEBRUARY, MARCH);
    const kept = (await month.table(IMPORTS)).find((i) => i.format.includes("late rows"));
    await expect(undoImport(month.host(), kept!.importId, "wrong")).rejects.toThrow("left rows out");
  });

  test("undo takes the late row along", async () => {
    const undone = await undoImport(month.host(), "hpc_2025-02.csv", "wrong");
    expect(undone).toMatchObject({ charges: 3 });
    expect(await all()).toEqual([]);
    await ties(JANUARY);
  });
});

describe("beside a correction of the whole month", () => {
  const whole = [...JAN, LATE];
  const asCorrection = { asCorrection: true, source: "HPC" };

  test.each([
    ["after it", async () => { await month.import("hpc_r.csv", whole, asCorrection); await february([...FEB, LATE]); }],
    ["before it", async () => { await february([...FEB, LATE]); await month.import("hpc_r.csv", whole, asCorrection); }],
    ["twice before it", async () => { await february([...FEB, LATE]); await february([LATE, ...FEB]); await month.import("hpc_r.csv", whole, asCorrection); }],
    ["before and after it", async () => { await february([...FEB, LATE]); await month.import("hpc_r.csv", whole, asCorrection); await february([...FEB, LATE]); }],
    ["before it, and its file replaced after it", async () => { await february([...FEB, LATE]); await month.import("hpc_r.csv", whole, asCorrection); await february(FEB); }],
  ])("%s: the row is billed once", async (_when, run) => {
    await run();
    expect(await total()).toBe("68.00");
    await ties(JANUARY, FEBRUARY);
  }); // prettier-ignore

  test("which has the row at another amount: the difference is billed", async () => {
    await february([...FEB, LATE]);
    const result = await month.import("hpc_r.csv", [...JAN, { ...LATE, billed: "6" }], asCorrection);
    expect(result.corrections).toMatchObject([
      { unchanged: 3, changed: 1, gone: 0, added: 0, difference: "1.00" },
    ]);
    expect(await total()).toBe("69.00");
    await expect(undoImport(month.host(), "hpc_2025-02.csv", "wrong")).rejects.toThrow("undo HPC 2025-02");
    await ties(JANUARY, FEBRUARY);
  });

  test("which has it not: it is taken back", async () => {
    await february([...FEB, LATE]);
    await month.import("hpc_r.csv", JAN.slice(0, 3), asCorrection);
    expect(await total()).toBe("63.00");
    // Its own file once more says nothing new.
    expect((await february([...FEB, LATE])).changed).toBe(false);
    expect(await total()).toBe("63.00");
    await ties(JANUARY, FEBRUARY);
  });
});

describe("a row like one that was billed", () => {
  const LIKE: FocusRow = { resource: "a", billed: "12" };

  test.each([
    ["at another amount", LIKE],
    ["with another project", { ...JAN[0]!, project: "kelp" }],
  ])("%s waits for a person", async (_what, row) => {
    const result = await february([...FEB, row]);
    expect(result).toMatchObject({ pending: 1, late: [{ alike: 1, late: { rows: 1 } }] });
    expect(result.doubts.join()).toContain("1 of the late rows of HPC 2025-01 is like a row that was billed");
    const charge = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "a");
    expect(charge?.flags).toContain(
      "approve it where it comes beside that row, reject it where it restates it",
    );
    await ties(JANUARY, FEBRUARY);
  });

  test("beside the row itself it is another", async () => {
    const result = await february([...FEB, LIKE, JAN[0]!]);
    expect(result).toMatchObject({ pending: 0, late: [{ alike: 0, late: { rows: 1 }, known: { rows: 1 } }] });
  });

  test("rejected, and restated by the whole month: the difference waits", async () => {
    await february([...FEB, LIKE]);
    const id = (await month.charges(FEBRUARY)).find((c) => c.resourceId === "a")!.chargeId;
    await month.decide("reject", [id], "restated", FEBRUARY);
    await month.import("hpc_r.csv", [LIKE, ...JAN.slice(1)], { asCorrection: true, source: "HPC" });
    expect(await all()).toEqual(["a 12.00 Rejected", "a 2.00 Pending", "x 1.00 OK", "y 2.00 OK"]);
    await ties(JANUARY, FEBRUARY);
  });
});

describe("a restated month while a late row waits", () => {
  const LIKE: FocusRow = { resource: "a", billed: "14" };
  const restated = async () =>
    await month.import("hpc_r.csv", [LIKE, ...JAN.slice(1)], { asCorrection: true, source: "HPC" });
  const like = async () => (await month.charges(FEBRUARY)).find((c) => c.resourceId === "a")!.chargeId;

  test.each(["as it is", "held"])("%s: refused until it is decided, then billed once", async (how) => {
    await february([...FEB, LIKE]);
    if (how === "held") await month.decide("hold", [await like()], "ask the provider", FEBRUARY);
    const before = await month.everything();
    await expect(restated()).rejects.toThrow(
      /^A late row of HPC 2025-01 is undecided in 2025-02: decide first.* review reject --period 2025-02 --id /,
    );
    expect(await month.everything()).toBe(before);
    await month.decide("reject", [await like()], "restated", FEBRUARY);
    expect((await restated()).corrections).toMatchObject([{ gone: 0, changed: 1, difference: "4.00" }]);
    expect(await all()).toEqual(["a 14.00 Rejected", "a 4.00 Pending", "x 1.00 OK", "y 2.00 OK"]);
    await ties(JANUARY, FEBRUARY);
  });

  test("held, carried and rejected there: the restated month brings the difference", async () => {
    await february([...FEB, LIKE]);
    await month.decide("hold", [await like()], "ask the provider", FEBRUARY);
    await month.finish(FEBRUARY);
    await expect(restated()).rejects.toThrow("is undecided in 2025-03");
    const [carried] = await month.charges(MARCH);
    await month.decide("reject", [carried!.chargeId], "restated", MARCH);
    expect((await restated()).corrections).toMatchObject([{ gone: 0, changed: 1, difference: "4.00" }]);
    await ties(JANUARY, FEBRUARY, MARCH);
  });

  test("approved, it stands beside: the whole month says what stays", async () => {
    await february([...FEB, LIKE]);
    await month.decide("approve", [await like()], "beside", FEBRUARY);
    expect((await restated()).corrections).toMatchObject([{ gone: 1, difference: "-10.00" }]);
    await ties(JANUARY, FEBRUARY);
  });
});

describe("added up by day or month", () => {
  const by = (summarise: "day" | "month") => ({ each: [{ summarise }] });
  const TWO: readonly FocusRow[] = [
    { resource: "a", billed: "10", day: "2025-01-05" },
    { resource: "a", billed: "5", day: "2025-01-06" },
  ];
  const refusedAs = async (options: Partial<ImportRequest>, words: string): Promise<void> => {
    const before = await month.everything();
    await expect(february([...FEB, ...TWO], { ...late, ...options })).rejects.toThrow(words);
    expect(await month.everything()).toBe(before);
  };

  test("a closed month of single rows is not compared with sums", async () => {
    await refusedAs(by("month"), "2025-01 was imported row by row: to compare hpc_2025-02.csv with it");
    await refusedAs(by("day"), "do not summarise it");
  });

  test("a closed month of sums is compared with sums only", async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", TWO, by("month"));
    await month.finish();
    await refusedAs(
      {},
      "2025-01 was summarised by month: to compare hpc_2025-02.csv with it, say --summarise month",
    );
    await refusedAs(by("day"), "say --summarise month");
    const result = await february([...FEB, ...TWO], { ...late, ...by("month") });
    expect(result.late).toMatchObject([{ late: { rows: 0 }, known: { rows: 1 } }]);
    await ties(JANUARY, FEBRUARY);
  });

  test("a month in several grains cannot tell what is late", async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", TWO, by("month"));
    await month.import("hpc_2025-01b.csv", [JAN[1]!], { source: "HPC", add: true });
    await month.finish();
    await refusedAs({}, "which rows are late cannot be told");
    await refusedAs(by("month"), "which rows are late cannot be told");
  });

  test("late rows alone tell the grain, where the source has nothing else of the month", async () => {
    await february([...FEB, LATE], { ...late, source: "Lab" });
    await expect(
      month.import("lab_r.csv", [LATE], { asCorrection: true, source: "Lab", ...by("month") }),
    ).rejects.toThrow("2025-01 was imported row by row");
  });
});

test("a correction that brought what a later file left out is not undone before it", async () => {
  await month.import("hpc_r.csv", [...JAN, LATE], { asCorrection: true, source: "HPC" });
  expect((await february([...FEB, LATE])).late).toMatchObject([{ late: { rows: 0 }, known: { rows: 1 } }]);
  const before = await month.everything();
  await expect(undoImport(month.host(), "hpc_r.csv", "wrong")).rejects.toThrow(
    /^HPC 2025-02 \S+ left rows out that the workbook had, perhaps those of HPC 2025-02 \S+: undo HPC 2025-02/,
  );
  expect(await month.everything()).toBe(before);
  await undoImport(month.host(), "hpc_2025-02.csv", "in turn");
  await undoImport(month.host(), "hpc_r.csv", "wrong");
  await february([...FEB, LATE]);
  expect(await all()).toEqual(["late 5.00 OK", "x 1.00 OK", "y 2.00 OK"]);
  await ties(JANUARY, FEBRUARY);
});

test("the history tells late rows from corrections, and how many rows were left out", async () => {
  await february([...FEB, LATE, JAN[0]!]);
  const history = await importHistory(month.host(), FEBRUARY);
  expect(history.map((i) => [i.corrects, i.lateRowsOf, i.leftOut])).toEqual([
    ["", JANUARY, 0],
    ["", "", 1],
  ]);
});

test("the invoice is compared with the open month's rows, and it is said which are not", async () => {
  const result = await february([...FEB, LATE, JAN[0]!], { ...late, invoiceTotal: usd("18") });
  expect(result.files.map((f) => f.invoiceDifference)).toEqual(["-15.00", null]);
  expect(notCompared(result.files[0]!, result)).toEqual([JANUARY]);
  expect(importText(result, false).join("\n")).toContain(
    "hpc_2025-02.csv differs from the invoice by -15.00: its rows of 2025-02, 3.00, are compared, those of 2025-01 are not.",
  );
});

describe("problem rows", () => {
  const BAD: FocusRow = { resource: "bad", billed: "x", list: "4", effective: "4" };
  const accept = { ...late, acceptProblems: true };

  test("of the closed month are problems of the open one; mended, they stay mended", async () => {
    await expect(february([...FEB, BAD])).rejects.toThrow("1 row cannot be billed");
    await february([...FEB, BAD], accept);
    const [problem] = await month.table(PROBLEMS);
    expect(problem).toMatchObject({ period: FEBRUARY, status: "Open" });
    await ties(JANUARY, FEBRUARY);
    await fixProblem(month.host(), {
      period: FEBRUARY,
      id: problem!.problemId,
      amount: usd("4"),
      reason: "as invoiced",
    });
    expect(await all()).toContain("bad 4.00 OK");
    await february([BAD, ...FEB], accept);
    expect(await all()).toContain("bad 4.00 OK");
    expect(await month.table(PROBLEMS)).toMatchObject([{ status: "Resolved" }]);
    await ties(JANUARY, FEBRUARY);
    // The whole month has the row as it was: nothing is taken back.
    const restated = await month.import("hpc_r.csv", [...JAN, BAD], { asCorrection: true, source: "HPC" });
    expect(restated.corrections).toMatchObject([{ gone: 0, added: 0, difference: "0.00" }]);
    await ties(JANUARY, FEBRUARY);
  });

  test("waived, they stay waived", async () => {
    await february([...FEB, BAD], accept);
    await waiveProblem(month.host(), FEBRUARY, (await month.table(PROBLEMS))[0]!.problemId, "not ours");
    expect((await february([...FEB, BAD])).changed).toBe(false);
    expect(await month.table(PROBLEMS)).toMatchObject([{ status: "Waived" }]);
    await ties(JANUARY, FEBRUARY);
  });
});

describe("reopened", () => {
  const WHOLE = [...JAN, LATE];

  test("the closed month is not, while its late rows stand elsewhere", async () => {
    await february([...FEB, LATE, JAN[0]!]);
    const before = await month.everything();
    await expect(month.reopen(JANUARY)).rejects.toThrow(
      /^Late rows of 2025-01 were charged in 2025-02 by HPC 2025-02 .*undo that import \(openchargeback imports undo "HPC 2025-02/,
    );
    expect(await month.everything()).toBe(before);
    await undoImport(month.host(), "hpc_2025-02.csv", "late rows go home");
    await month.reopen(JANUARY);
    await month.reverse("2025-01-J1");
    await month.import("hpc_2025-01.csv", WHOLE);
    await month.finish();
    await february([...FEB, LATE, JAN[0]!]);
    expect(await all()).toEqual(["x 1.00 OK", "y 2.00 OK"]);
    expect(await total()).toBe("68.00");
    await ties(JANUARY, FEBRUARY);
  });

  test("what was only left out does not keep it closed", async () => {
    await february([...FEB, JAN[0]!]);
    await month.reopen(JANUARY);
    await ties(JANUARY, FEBRUARY);
  });

  test("the month that took them is closed, and opened again", async () => {
    await february([...FEB, LATE]);
    await month.finish(FEBRUARY);
    const next = [{ resource: "m", billed: "7", day: "2025-03-02" }, LATE, FEB[0]!];
    expect((await month.import("hpc_2025-03.csv", next, late)).late).toMatchObject([
      { of: JANUARY, into: MARCH, late: { rows: 0 }, known: { rows: 1 } },
      { of: FEBRUARY, into: MARCH, late: { rows: 0 }, known: { rows: 1 } },
    ]);
    await month.reopen(FEBRUARY);
    await ties(JANUARY, FEBRUARY, MARCH);
  });
});

test("negative rows, and equal ones, count each for itself", async () => {
  await february([...FEB, { ...LATE, billed: "-5" }, LATE, LATE]);
  expect(await all()).toEqual(
    ["late -5.00 OK", "late 5.00 OK", "late 5.00 OK", "x 1.00 OK", "y 2.00 OK"].sort(),
  );
  await ties(JANUARY, FEBRUARY);
});

test("a file of late rows alone goes into the next open month, and once", async () => {
  await february(FEB, {});
  const result = await february([LATE], late, "hpc_late.csv");
  expect(result.late).toMatchObject([{ into: FEBRUARY, late: { rows: 1 } }]);
  expect(await all()).toEqual(["late 5.00 OK", "x 1.00 OK", "y 2.00 OK"]);
  expect((await february([LATE], late, "hpc_late.csv")).changed).toBe(false);
  expect((await february([LATE, JAN[1]!], late, "hpc_late2.csv")).changed).toBe(false);
  await ties(JANUARY, FEBRUARY);
});

test("a file mainly of the closed month does not replace the open one without a word", async () => {
  await february(FEB, {});
  const rows = [...JAN, LATE, { resource: "w", billed: "4", day: "2025-02-06" }];
  await expect(february(rows, late, "hpc_export.csv")).rejects.toThrow("--replace-period 2025-02");
  await february(rows, { ...late, addPeriods: [FEBRUARY] }, "hpc_export.csv");
  expect(await all()).toEqual(["late 5.00 OK", "w 4.00 OK", "x 1.00 OK", "y 2.00 OK"]);
  await ties(JANUARY, FEBRUARY);
});
