/** A restated closed month brings its differences; an import is undone; the history tells of both. */
import fc from "fast-check";
import { amount, amountToText, sum } from "../../src/core/money";
import { runs } from "../../src/testing/runs";
import { importHistory } from "../../src/steps/import-history";
import { fixProblem, listProblems } from "../../src/steps/problems";
import { undoImport } from "../../src/steps/undo-import";
import { split } from "../../src/testing/builders";
import { IMPORTS, PERIODS, PROJECTS, SPLITS } from "../../src/workbook/tables";
import { previewImport } from "../../src/steps/import-preview";
import { madeOnce } from "../support/made-once";
import { focusFile, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const JAN: readonly FocusRow[] = [
  { resource: "a", billed: "10" },
  { resource: "b", billed: "20" },
  { resource: "c", billed: "30" },
];
const RESTATED: readonly FocusRow[] = [
  { resource: "a", billed: "12" },
  { resource: "c", billed: "30" },
  { resource: "d", billed: "5" },
];
const asCorrection = { asCorrection: true };

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", JAN);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

const ties = async (period: string): Promise<void> => {
  expect(amountToText((await month.tieOut(period)).tieOut.difference)).toBe("0.00");
};
const statusOf = async (period: string) =>
  (await month.table(PERIODS)).find((p) => p.period === period)?.contentHash;

describe("as a correction", () => {
  const closed = madeOnce(async () => {
    await month.finish();
    return month;
  });
  beforeEach(async () => {
    month = await closed();
  });

  test("only what differs reaches the open month, and points at its original", async () => {
    const hash = await statusOf(JANUARY);
    const originals = new Map((await month.charges()).map((c) => [c.resourceId, c.chargeId]));
    const result = await month.import("hpc_restated.csv", RESTATED, { ...asCorrection, source: "HPC" });
    const pays = { pi: "ada.quill@bio.example.edu", project: "coral" };
    const largest = [
      { what: "b", ...pays, amount: "-20.00" },
      { what: "d", ...pays, amount: "5.00" },
      { what: "a", ...pays, amount: "2.00" },
    ];
    expect(result.corrections).toEqual([
      { source: "HPC", of: JANUARY, into: FEBRUARY, unchanged: 1, changed: 1, gone: 1, added: 1, difference: "-13.00", largest },
    ]); // prettier-ignore
    const brought = await month.charges(FEBRUARY);
    expect(brought.map((c) => [c.resourceId, amountToText(c.amount), c.corrects]).sort()).toEqual([
      ["a", "2.00", originals.get("a")],
      ["b", "-20.00", originals.get("b")],
      ["d", "5.00", ""],
    ]);
    expect(brought.every((c) => c.originalPeriod === JANUARY && c.chargeClass === "Correction")).toBe(true);
    expect((await month.table(IMPORTS)).at(-1)).toMatchObject({
      period: FEBRUARY,
      charges: 3,
      amountTotal: "-13.00",
      format: expect.stringMatching(/, correction of 2025-01$/) as string,
    });
    expect(await statusOf(JANUARY)).toBe(hash);
    await ties(JANUARY);
    await ties(FEBRUARY);
  });

  test("a second time brings nothing, and the next restatement compares with the last", async () => {
    await month.import("hpc_restated.csv", RESTATED, asCorrection);
    const before = await month.everything();
    const again = await month.import("hpc_restated.csv", RESTATED, asCorrection);
    expect(again).toMatchObject({ changed: false, corrections: [{ unchanged: 3, difference: "0.00" }] });
    expect(await month.everything()).toBe(before);
    const third = await month.import("hpc_third.csv", JAN, { ...asCorrection, source: "HPC" });
    expect(third.corrections[0]).toMatchObject({ changed: 1, gone: 1, added: 1, difference: "13.00" });
    expect(amountToText(sum((await month.charges(FEBRUARY)).map((c) => c.amount)))).toBe("0.00");
    await ties(FEBRUARY);
  });

  test("the open month's own file does not take the differences away", async () => {
    await month.import("hpc_restated.csv", RESTATED, asCorrection);
    await month.import("hpc_2025-02.csv", [{ resource: "x", billed: "1", day: "2025-02-03" }]);
    await month.import("hpc_2025-02.csv", [{ resource: "x", billed: "2", day: "2025-02-03" }]);
    expect(await month.charges(FEBRUARY)).toHaveLength(4);
    await ties(FEBRUARY);
  });

  test("it cannot be imported as usual, and the refusal names the way", async () => {
    await expect(month.import("hpc_restated.csv", RESTATED)).rejects.toThrow("import with --as-correction");
  });

  test("problem rows of the restated file are problems of the open month, once", async () => {
    const rows = [...JAN, { resource: "bad", billed: "x" }];
    await expect(month.import("hpc_r.csv", rows, asCorrection)).rejects.toThrow("cannot be billed");
    const options = { ...asCorrection, acceptProblems: true };
    const first = await month.import("hpc_r.csv", rows, options);
    expect(first.files).toMatchObject([{ period: FEBRUARY, charges: 0, problems: [{ period: FEBRUARY }] }]);
    expect((await month.import("hpc_r.csv", rows, options)).changed).toBe(false);
    await ties(FEBRUARY);
  });

  test("a row that was mended before closing stays as it was mended where the restated file has it again", async () => {
    month = await newMonth();
    const bad = { resource: "bad", billed: "x", list: "15", effective: "15" };
    await month.import("hpc_2025-01.csv", [...JAN, bad], { acceptProblems: true });
    const [problem] = await listProblems(month.host(), JANUARY);
    const amount = usd("12.50");
    await fixProblem(month.host(), { period: JANUARY, id: problem!.problemId, amount, reason: "invoice 17" });
    await month.finish();
    await month.import("hpc_r.csv", [...RESTATED, bad], asCorrection);
    expect((await month.charges(FEBRUARY)).map((c) => amountToText(c.amount)).sort()).toEqual([
      "-20.00",
      "2.00",
      "5.00",
    ]);
    expect(await listProblems(month.host(), FEBRUARY)).toEqual([]);
    await ties(FEBRUARY);
  });

  test("the preview shows the figures and writes nothing", async () => {
    const before = await month.everything();
    const request = {
      files: [focusFile("hpc_r.csv", RESTATED)],
      add: false,
      replacePeriods: [],
      invoiceTotal: null,
    };
    const seen = await previewImport(month.host(), { ...request, ...asCorrection, acceptProblems: false });
    expect(seen.result?.corrections[0]).toMatchObject({ unchanged: 1, changed: 1, gone: 1, added: 1 });
    expect(await month.everything()).toBe(before);
  });
});

test("an open month is to be imported as usual", async () => {
  await expect(month.import("hpc_r.csv", RESTATED, asCorrection)).rejects.toThrow(
    "2025-01 is open: import it as usual",
  );
});

test("what was rejected waits, and a reassignment is kept", async () => {
  const [a, b] = (await month.charges()).map((c) => c.chargeId);
  await month.decide("reject", [a!]);
  await month.decide({ do: "reassign", fundOrg: "GEO-10000" }, [b!]);
  await month.finish();
  await month.import("hpc_r.csv", [
    { resource: "a", billed: "12" },
    { resource: "b", billed: "25" },
    { resource: "c", billed: "30" },
  ], asCorrection); // prettier-ignore
  const [first, second] = await month.charges(FEBRUARY);
  expect(first).toMatchObject({ resourceId: "a", review: "Pending", amount: usd("2") });
  expect(first?.flags).toContain("the original was rejected in 2025-01");
  expect(second).toMatchObject({
    resourceId: "b",
    fundOrg: "GEO-10000",
    payer: "Reassigned",
    amount: usd("5"),
  });
  await ties(FEBRUARY);
});

describe("undo", () => {
  test("takes out charges and problems, by file name, and says what does not come back", async () => {
    await month.import("hpc_2025-01b.csv", RESTATED, { source: "HPC" });
    const result = await undoImport(month.host(), "hpc_2025-01b.csv", "the wrong file");
    expect(result).toMatchObject({ charges: 3, periods: [JANUARY] });
    expect(result.replaced).toHaveLength(1);
    expect(await month.charges()).toEqual([]);
    expect((await month.table(IMPORTS)).map((i) => i.status)).toEqual(["Replaced", "Undone"]);
    await ties(JANUARY);
    await month.import("hpc_2025-01.csv", JAN);
    expect(amountToText(sum((await month.charges()).map((c) => c.amount)))).toBe("60.00");
    await ties(JANUARY);
  });

  test("the last part of an Import ID names it, too", async () => {
    const [record] = await month.table(IMPORTS);
    const name = record?.importId.split(" ").at(-1) ?? "";
    expect(await undoImport(month.host(), name, "wrong")).toMatchObject({ file: "hpc_2025-01.csv" });
  });

  test.each([
    ["a reason is asked", "hpc_2025-01.csv", "", "Say why"],
    ["an unknown name", "other.csv", "x", "There is no import other.csv"],
  ])("%s", async (_what, name, reason, message) => {
    await expect(undoImport(month.host(), name, reason)).rejects.toThrow(message);
  });

  test("a sent statement, an exported journal and a closed month stand against it", async () => {
    const undo = async (): Promise<unknown> => await undoImport(month.host(), "hpc_2025-01.csv", "wrong");
    await month.statements();
    await month.send();
    await expect(undo()).rejects.toThrow("that was sent");
    await month.journal();
    await expect(undo()).rejects.toThrow("Reverse the journal first");
    await month.close();
    await expect(undo()).rejects.toThrow("is closed");
  });

  test("a correction that a later one builds on is undone last", async () => {
    await month.finish();
    await month.import("hpc_r.csv", RESTATED, asCorrection);
    await month.import("hpc_r2.csv", JAN, asCorrection);
    await expect(undoImport(month.host(), "hpc_r.csv", "wrong")).rejects.toThrow("first");
    await undoImport(month.host(), "hpc_r2.csv", "wrong");
    await undoImport(month.host(), "hpc_r.csv", "wrong");
    expect(await month.charges(FEBRUARY)).toEqual([]);
    await ties(FEBRUARY);
  });
});

test("the history tells what replaced what, the newest first", async () => {
  month.now = "2025-02-04T09:00:00Z";
  await month.import("hpc_2025-01b.csv", RESTATED, { source: "HPC" });
  expect(await importHistory(month.host(), JANUARY)).toMatchObject([
    { file: "hpc_2025-01b.csv", billed: "47.00", status: "Current", replaced: { billed: "60.00", difference: "-13.00" } },
    { file: "hpc_2025-01.csv", billed: "60.00", status: "Replaced", replaced: null },
  ]); // prettier-ignore
});

/** What happens to February while January is closed. */
const anyStep = fc.oneof(
  fc.record({ do: fc.constant("restate" as const), amounts: fc.array(fc.constantFrom("1", "2", "-3", "0.01"), { minLength: 1, maxLength: 5 }) }),
  fc.record({ do: fc.constant("import" as const), amounts: fc.array(fc.constantFrom("4", "5"), { minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constant("undo" as const), amounts: fc.constant([]) }),
); // prettier-ignore

test("whatever is imported, restated and undone: the restated total is billed, and both months tie out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 6 }), async (steps) => {
      month = await newMonth();
      await month.import("hpc_2025-01.csv", JAN);
      await month.finish();
      const restated = ["60"];
      let february = "0";
      for (const [n, step] of steps.entries()) {
        const rows = step.amounts.map((billed, i) => ({ resource: ["a", "b", "a", "new"][i % 4]!, billed }));
        if (step.do === "restate") {
          const result = await month.import(`hpc_r${n}.csv`, rows, asCorrection);
          if (result.changed) restated.push(amountToText(sum(step.amounts.map((a) => amount(a)))));
        } else if (step.do === "import") {
          const later = rows.map((row) => ({ ...row, day: "2025-02-03" }));
          await month.import("hpc_2025-02.csv", later);
          february = amountToText(sum(step.amounts.map((a) => amount(a))));
        } else if (restated.length > 1) {
          const last = (await importHistory(month.host())).find((i) => i.corrects !== "" && i.status === "Current");
          await undoImport(month.host(), last!.importId, "wrong");
          restated.pop();
        }
        const all = [...(await month.charges()), ...(await month.charges(FEBRUARY))];
        const wanted = amount(restated.at(-1)!) + amount(february);
        expect(amountToText(sum(all.map((c) => c.amount)))).toBe(amountToText(wanted));
        await ties(JANUARY);
        if (all.some((c) => c.period === FEBRUARY)) await ties(FEBRUARY);
      }
    }),
    runs(5, 50),
  );
}); // prettier-ignore

test("most rows gone from a restated file wait for a decision: the file may not be whole", async () => {
  const rows = Array.from({ length: 12 }, (_, i): FocusRow => ({ resource: `n-${i}`, billed: "10" }));
  await month.import("hpc_2025-01.csv", rows);
  await month.finish();
  await month.import("hpc_part.csv", rows.slice(0, 3), { ...asCorrection, source: "HPC" });
  const brought = await month.charges(FEBRUARY);
  expect(brought).toHaveLength(9);
  expect(new Set(brought.map((c) => c.review))).toEqual(new Set(["Pending"]));
  expect(brought[0]?.flags).toContain("9 of 12 rows are gone from the restated file: is it whole?");
  await ties(FEBRUARY);
});

describe("who paid then", () => {
  const brought = async (billed: string) => {
    const restated = [{ resource: "a", billed }, ...JAN.slice(1)];
    await month.import(`hpc_restated_${billed}.csv`, restated, { ...asCorrection, source: "HPC" });
    return (await month.charges(FEBRUARY)).at(-1);
  };

  test("a default fund that has changed since does not pay", async () => {
    await month.finish();
    await month.type(PROJECTS, "coral", { "Default Fund Org": "GEO-10000" });
    expect(await brought("13")).toMatchObject({ fundOrg: "BIO-10000", payer: "Reassigned", review: "OK" });
  });

  test("shares that have changed since wait for a decision", async () => {
    await month.add(SPLITS, [
      split("BIO-10000", 6_000_000_000n, { splitId: "one", project: "coral", takesRemainder: "Yes" }),
      split("BIO-20000", 4_000_000_000n, { splitId: "two", project: "coral" }),
    ]);
    await month.finish();
    expect(await brought("13")).toMatchObject({ payer: "Split", review: "OK" });
    await month.type(SPLITS, "one", { "Share %": 10 });
    await month.type(SPLITS, "two", { "Share %": 90 });
    const second = await brought("14");
    expect(second?.review).toBe("Pending");
    expect(second?.flags).toContain("who pays for project coral has changed since 2025-01");
  });
});
