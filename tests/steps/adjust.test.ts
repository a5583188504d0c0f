/** Charges, credits and transfers that a person enters, and the second person who approves them. */
import fc from "fast-check";
import { amountToText, sum } from "../../src/core/money";
import type { AdjustmentRequest } from "../../src/core/adjustments/entry";
import { enterAdjustment, withdrawAdjustment } from "../../src/steps/adjust";
import { adjustmentsBoard } from "../../src/steps/adjustments-board";
import { decideCharges } from "../../src/steps/review";
import { undoImport } from "../../src/steps/undo-import";
import { runs } from "../../src/testing/runs";
import { split } from "../../src/testing/builders";
import { ADJUSTMENTS, CHARGES, LOG, RULES, SPLITS, STATEMENTS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const CHARGE: AdjustmentRequest = {
  period: JANUARY,
  kind: "Charge",
  pi: ADA,
  project: "coral",
  fundOrg: "BIO-20000",
  amount: "40.00",
  source: "hpc",
  serviceName: "Consulting",
  reason: "Four hours of consulting, agreed by mail",
  evidence: "https://example.edu/tickets/1",
};

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

const enter = async (change: Partial<AdjustmentRequest> = {}, by = "tess") =>
  await enterAdjustment(month.host({ by, signedIn: false }), { ...CHARGE, ...change });
const approve = async (id: string, by: string) =>
  await decideCharges(
    month.host({ by, signedIn: false }),
    JANUARY,
    { ids: [id], where: [], all: false },
    { do: "approve" },
    "ok",
  );
const ties = async (period = JANUARY): Promise<void> => {
  const { checks, difference } = (await month.tieOut(period)).tieOut;
  expect(checks.filter((c) => c.difference !== 0n)).toEqual([]);
  expect(difference).toBe(0n);
};
const entered = async (change: Partial<AdjustmentRequest> = {}) => (await enter(change)).adjustmentId;

test("a charge is a row like any other, on the fund that was named, and stands in the log", async () => {
  const { adjustmentId, charges, waits, warnings } = await enter();
  expect([adjustmentId, waits, warnings]).toEqual(["ADJ-2025-01-0001", false, []]);
  expect(charges).toMatchObject([
    { chargeId: "ADJ-2025-01-0001/1", source: "HPC", amount: usd("40"), listCost: usd("40"), chargeCategory: "Adjustment",
      fundOrg: "BIO-20000", payer: "Reassigned", review: "OK", importId: adjustmentId, sourceRow: 0,
      chargePeriodStart: "2025-01-01T00:00:00Z", chargePeriodEnd: "2025-02-01T00:00:00Z" },
  ]); // prettier-ignore
  expect(await month.table(ADJUSTMENTS)).toMatchObject([
    { adjustmentId, amount: usd("40"), status: "Approved", enteredBy: "tess (unverified)", approvedBy: "tess (unverified)" },
  ]); // prettier-ignore
  expect(await month.log("Adjust")).toMatchObject([
    { what: adjustmentId, after: expect.stringMatching(/^Approved by tess .*: Charge, 40.00 ada.* coral BIO-20000$/) as string, reason: CHARGE.reason },
    { what: `${adjustmentId}/1`, after: "Undecided, Fund Org BIO-20000" },
  ]); // prettier-ignore
  expect((await month.log("Review")).map((e) => e.by)).toEqual([]);
  await month.statements();
  await month.journal();
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.adjustments, tieOut.billed]).toEqual([usd("10"), usd("40"), usd("50")]);
  await ties();
});

test("a credit is below zero however it is typed; a transfer comes to nothing", async () => {
  const first = await enter({ kind: "Credit", amount: "15" });
  const second = await enter({ kind: "Credit", amount: "-2.50" });
  expect([first, second].map((r) => amountToText(r.adjustment.amount))).toEqual(["-15.00", "-2.50"]);
  expect(first.charges[0]).toMatchObject({ chargeCategory: "Credit" });
  const { charges } = await enter({
    kind: "Transfer",
    amount: "7",
    fundOrg: "BIO-10000",
    toPi: BEN,
    toProject: "polymer",
  });
  expect(charges.map((c) => [c.chargeId, c.pi, c.project, c.fundOrg, amountToText(c.amount)])).toEqual([
    ["ADJ-2025-01-0003/1", ADA, "coral", "BIO-10000", "-7.00"],
    ["ADJ-2025-01-0003/2", BEN, "polymer", "", "7.00"],
  ]);
  expect(charges[0]?.chargeDescription).toMatch(/ – to ben.*, polymer/);
  expect(charges[1]?.payer).toBe("Project default");
  await month.statements();
  await ties();
});

test("the fund that is named pays, whatever the project's splits say; without one the splits do", async () => {
  const half = 5_000_000_000n;
  await month.add(SPLITS, [
    split("CHEM-10000", half, { splitId: "1", project: "coral" }),
    split("GEO-10000", half, { splitId: "2", project: "coral", takesRemainder: "Yes" }),
  ]);
  expect((await enter()).charges[0]?.payer).toBe("Reassigned");
  expect((await enter({ fundOrg: "" })).charges[0]?.payer).toBe("Split");
});

test.each<[string, Partial<AdjustmentRequest>, string]>([
  ["an unknown source", { source: "Gas" }, "There is no source Gas. Name one of Sources: HPC, AWS."],
  ["no source", { source: " " }, "Name the source whose recovery it is."],
  ["nothing", { amount: "0.00" }, "The amount is 0.00"],
  ["no number", { amount: "12,50" }, 'The amount "12,50" is not a plain number'],
  ["more digits than a cell keeps", { amount: "1234567890.1234567" }, "more digits than the 15"],
  ["a charge below zero", { amount: "-1" }, "What is given back is a credit"],
  ["a transfer below zero", { kind: "Transfer", amount: "-1", toPi: BEN }, "Turn it round"],
  ["nobody", { pi: " " }, "Name the PI"],
  ["no reason", { reason: "" }, "give a reason"],
  ["a transfer to nowhere", { kind: "Transfer" }, "Say where it goes"],
  ["a transfer to where it is", { kind: "Transfer", toPi: ADA }, "It goes where it comes from"],
  ["a day that is none", { from: "2025-01-32" }, '"2025-01-32" is not a day'],
  ["days the wrong way round", { from: "2025-01-20", to: "2025-01-10" }, "before it begins"],
  ["no month", { period: "January" }, '"January" is not a month'],
])("refused: %s", async (_what, change, message) => {
  const before = await month.everything();
  await expect(enter(change)).rejects.toThrow(message);
  await expect(enter(change)).rejects.toThrow("Nothing was written.");
  expect(await month.everything()).toBe(before);
});

test("who and what the workbook does not know is said, and the rules hold it", async () => {
  const { warnings, waits, charges } = await enter({
    pi: "nobody@example.edu",
    project: "krill",
    fundOrg: "X-1",
  });
  expect(warnings).toEqual([
    "nobody@example.edu is not in People.",
    "The project krill is not in Projects.",
    "The fund X-1 is not in Funds.",
  ]);
  expect([waits, charges[0]?.review]).toEqual([true, "Pending"]);
});

describe("with Second Person Approves", () => {
  beforeEach(async () => {
    await month.setting("Second Person Approves", "Yes");
  });

  test("it waits, who entered it cannot approve it, somebody else can", async () => {
    const { charges, waits, adjustment } = await enter();
    const { chargeId } = charges[0]!;
    expect([waits, adjustment.status, adjustment.approvedBy]).toEqual([true, "Entered", ""]);
    expect(charges[0]?.flags).toContain(
      "Adjustment: entered by tess (unverified): somebody else approves it",
    );
    const refused = await approve(chargeId, " TESS ");
    expect(refused).toMatchObject({
      decided: [],
      refused: [{ chargeId, reason: "entered by tess (unverified): somebody else approves it" }],
      pending: 1,
    });
    const done = await approve(chargeId, "uma");
    expect(done.decided).toMatchObject([{ chargeId, review: "Approved", flags: "" }]);
    expect(await month.table(ADJUSTMENTS)).toMatchObject([
      { status: "Approved", approvedBy: "uma (unverified)", approvedAt: month.now },
    ]);
    expect((await month.log("Adjust")).at(-1)).toMatchObject({
      before: "Entered by tess (unverified)",
      after: "Approved by uma (unverified)",
      reason: "ok",
    });
    await month.statements();
    await ties();
  });

  test("both rows of a transfer are decided together", async () => {
    const { charges } = await enter({ kind: "Transfer", toPi: BEN, toProject: "polymer" });
    const done = await approve(charges[1]!.chargeId, "uma");
    expect(done.decided.map((c) => c.review)).toEqual(["Approved", "Approved"]);
    const other = await enter({ kind: "Transfer", toPi: "nobody@example.edu", toProject: "krill" });
    expect(await approve(other.charges[0]!.chargeId, "uma")).toMatchObject({
      decided: [],
      refused: [{ reason: "the charge has no fund" }, { reason: "the charge has no fund" }],
    });
  });

  test("approved in a cell it goes on waiting, with a word on it", async () => {
    const { charges } = await enter();
    await month.type(CHARGES, charges[0]!.chargeId, { Review: "Approved" });
    const made = await month.statements();
    expect(made.pending).toMatchObject([{ chargeId: charges[0]!.chargeId, amount: usd("40") }]);
    expect(made.pending[0]?.flags).toContain("Set to Pending: approved in the sheet");
    await ties();
  });

  test("what was approved is not reassigned: it is withdrawn and entered anew", async () => {
    const { charges } = await enter();
    const { chargeId } = charges[0]!;
    await month.decide({ do: "reassign", fundOrg: "GEO-10000" }, [chargeId]);
    await approve(chargeId, "uma");
    const again = await month.decide({ do: "reassign", fundOrg: "BIO-10000" }, [chargeId]);
    expect(again.decided).toEqual([]);
    expect(again.refused[0]?.reason).toMatch(
      /^approved as it stands by uma \(unverified\): withdraw ADJ-2025-01-0001/,
    );
    expect((await month.charges())[1]).toMatchObject({ fundOrg: "GEO-10000", review: "Approved" });
  });

  test("approved, and then another fund typed over it: it waits again, for somebody else", async () => {
    const { charges } = await enter({ kind: "Transfer", toPi: BEN, toProject: "polymer" });
    const ids = charges.map((c) => c.chargeId);
    await approve(ids[0]!, "uma");
    await month.type(CHARGES, ids[1]!, { "Fund Org": "GEO-10000" });
    expect((await approve(ids[1]!, "tess")).refused[0]?.reason).toContain("somebody else approves it");
    const made = await month.statements();
    expect(made.pending.map((c) => [c.chargeId, c.review])).toEqual(ids.map((id) => [id, "Pending"]));
    expect(made.pending[1]?.flags).toContain("Changed after approval: who pays was typed over");
    expect(await month.table(ADJUSTMENTS)).toMatchObject([{ status: "Entered", approvedBy: "" }]);
    expect((await month.log("Adjust")).at(-1)).toMatchObject({
      what: "ADJ-2025-01-0001",
      before: "Approved by uma (unverified)",
      after: "Entered by tess (unverified)",
    });
    // Whatever is typed into the cells that say so.
    await month.type(CHARGES, ids[1]!, { Review: "OK", Flags: "" });
    await month.type(CHARGES, ids[0]!, { Review: "Approved", Flags: "" });
    expect((await month.statements()).pending.length).toBe(2);
    expect((await approve(ids[1]!, "tess")).decided).toEqual([]);
    expect((await approve(ids[1]!, "vic")).decided.map((c) => c.review)).toEqual(["Approved", "Approved"]);
    expect(await month.table(ADJUSTMENTS)).toMatchObject([
      { status: "Approved", approvedBy: "vic (unverified)" },
    ]);
    await month.statements();
    await ties();
  });

  test("approved and then rejected by somebody else: who entered it does not bring it back", async () => {
    const { charges } = await enter();
    const { chargeId } = charges[0]!;
    await approve(chargeId, "uma");
    await month.decide("reject", [chargeId]);
    expect(await month.table(ADJUSTMENTS)).toMatchObject([
      { status: "Rejected", approvedBy: "uma (unverified)" },
    ]);
    expect((await approve(chargeId, "tess")).decided).toEqual([]);
    await month.type(CHARGES, chargeId, { Review: "Approved" });
    expect((await month.statements()).pending).toMatchObject([{ chargeId }]);
    await approve(chargeId, "uma");
    expect(await month.table(ADJUSTMENTS)).toMatchObject([{ status: "Approved" }]);
  });

  test("the rule cannot be switched off", async () => {
    const rules = await month.table(RULES);
    expect(rules.map((r) => r.rule)).toContain("Adjustment");
    await month.rule("Adjustment", { On: "No", Severity: "Warn" });
    expect((await enter()).waits).toBe(true);
  });

  test("the board says whose it is and who may approve it", async () => {
    const id = await entered();
    const board = await adjustmentsBoard(month.host({ by: "uma" }), JANUARY);
    expect(board).toMatchObject({
      secondPerson: true,
      adjustments: [{ adjustmentId: id, isOwn: false, canApprove: true, review: ["Pending"] }],
      sources: ["HPC", "AWS"],
    });
    const own = await adjustmentsBoard(month.host({ by: "tess", signedIn: true }), JANUARY);
    expect(own.adjustments[0]).toMatchObject({ isOwn: true, canApprove: false });
  });
});

describe("withdrawn", () => {
  test("its rows are gone, the entry and its number stay", async () => {
    const id = await entered();
    await withdrawAdjustment(month.host(), { period: JANUARY, adjustmentId: id, reason: "entered twice" });
    expect((await month.charges()).map((c) => c.resourceName)).toEqual(["a"]);
    expect(await month.table(ADJUSTMENTS)).toMatchObject([{ status: "Withdrawn" }]);
    expect(await entered()).toBe("ADJ-2025-01-0002");
    await month.statements();
    await ties();
  });

  test("after its statement was sent, a revision follows", async () => {
    const id = await entered();
    await month.statements();
    await month.send();
    await withdrawAdjustment(month.host(), { period: JANUARY, adjustmentId: id, reason: "not agreed" });
    await month.statements();
    expect((await month.table(STATEMENTS)).map((s) => [s.statementNo, s.status])).toEqual([
      ["2025-01-0001", "Superseded"],
      ["2025-01-0001-R2", "Draft"],
    ]);
  });

  test.each([
    ["ADJ-2025-01-0009", "why", JANUARY, "There is no adjustment ADJ-2025-01-0009"],
    ["ADJ-2025-01-0001", " ", JANUARY, "Say why"],
    ["ADJ-2025-01-0001", "why", FEBRUARY, "is of 2025-01, not of 2025-02"],
  ])("refused: %s %s %s", async (adjustmentId, reason, period, message) => {
    await entered();
    await expect(withdrawAdjustment(month.host(), { period, adjustmentId, reason })).rejects.toThrow(message);
  });

  test("twice, or in a closed month: refused", async () => {
    const id = await entered();
    const request = { period: JANUARY, adjustmentId: id, reason: "why" };
    await withdrawAdjustment(month.host(), request);
    await expect(withdrawAdjustment(month.host(), request)).rejects.toThrow("is withdrawn already");
    const other = await entered();
    await month.finish();
    await expect(withdrawAdjustment(month.host(), { ...request, adjustmentId: other })).rejects.toThrow(
      "is closed",
    );
    await expect(enter()).rejects.toThrow("is closed");
  });
});

describe("nothing that is imported touches it", () => {
  test("a new file, an undo, and equal entries", async () => {
    await enter();
    await enter();
    await month.import("hpc_2025-01b.csv", [{ resource: "b", billed: "12" }], { source: "HPC" });
    const amounts = async () => (await month.charges()).map((c) => amountToText(c.amount)).sort();
    expect(await amounts()).toEqual(["12.00", "40.00", "40.00"]);
    expect((await month.charges()).filter((c) => c.flags.includes("Identical rows"))).toEqual([]);
    await ties();
    await undoImport(month.host(), "hpc_2025-01b.csv", "wrong file");
    expect(await amounts()).toEqual(["40.00", "40.00"]);
    await ties();
  });

  test("held, it is carried into the next month, and counts there as carried in", async () => {
    const id = await entered();
    await month.decide("hold", [`${id}/1`]);
    await month.finish();
    const [carried] = await month.charges(FEBRUARY);
    expect(carried).toMatchObject({ chargeId: `${id}/1@2025-02`, carriedFrom: JANUARY, amount: usd("40") });
    await month.decide("approve", [carried!.chargeId], "now", FEBRUARY);
    await month.statements(FEBRUARY);
    const { tieOut } = await month.tieOut(FEBRUARY);
    expect([tieOut.carriedIn, tieOut.adjustments, tieOut.billed]).toEqual([usd("40"), 0n, usd("40")]);
    await ties();
    await ties(FEBRUARY);
  });

  test("it is no spike, and nobody's first charge", async () => {
    await month.finish();
    await month.import("hpc_2025-02.csv", [{ resource: "a", billed: "10", day: "2025-02-03" }]);
    await enter({ period: FEBRUARY, serviceName: "Compute", amount: "5000" });
    const { charges } = await enter({ period: FEBRUARY, pi: BEN, project: "polymer", fundOrg: "" });
    expect((await month.charges(FEBRUARY)).map((c) => c.flags)).toEqual(["", "", ""]);
    expect(charges[0]?.review).toBe("OK");
  });
});

const anyStep = fc.oneof(
  fc.record({ do: fc.constant("import" as const), amounts: fc.array(fc.constantFrom("4", "40", "-3", "0.01"), { minLength: 1, maxLength: 4 }), add: fc.boolean() }),
  fc.record({ do: fc.constant("enter" as const), amount: fc.constantFrom("40", "4", "0.01", "33.333"), kind: fc.constantFrom("Charge" as const, "Credit" as const) }),
  fc.record({ do: fc.constant("undo" as const) }),
); // prettier-ignore

test("whatever is imported, added and undone: what was entered stays as it is, and the month ties out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 7 }), async (steps) => {
      month = await newMonth();
      const expected: string[] = [];
      const files: string[] = [];
      for (const [i, step] of steps.entries()) {
        if (step.do === "enter") {
          const { charges } = await enter({ kind: step.kind, amount: step.amount, serviceName: "Compute" });
          expected.push(...charges.map((c) => `${c.chargeId} ${amountToText(c.amount)}`));
        } else if (step.do === "import") {
          const rows = step.amounts.map((billed) => ({ billed, resource: "node-1" }));
          const options = { source: "HPC", add: step.add };
          await month.import(`file${i}.csv`, [...rows, { resource: `only ${i}` }], options);
          if (!step.add) files.length = 0;
          files.push(`file${i}.csv`);
        } else {
          const last = files.pop();
          if (last !== undefined) await undoImport(month.host(), last, "a test");
        }
        const own = (await month.charges()).filter((c) => c.chargeId.startsWith("ADJ-"));
        expect(own.map((c) => `${c.chargeId} ${amountToText(c.amount)}`).sort()).toEqual(
          [...expected].sort(),
        );
        if ((await month.charges()).length > 0) await ties();
      }
    }),
    runs(6, 60),
  );
});

test.each<[string, string, (id: string) => Promise<void>]>([
  ["an amount typed over in Charges", "Adjustments against their charges (rows)", async (id) => await month.type(CHARGES, `${id}/1`, { Amount: 41 })],
  ["an amount typed over in Adjustments", "Adjustments against their charges (rows)", async (id) => await month.type(ADJUSTMENTS, id, { Amount: 41 })],
  ["an amount typed over in both, against the log", "Adjustments against their charges (rows)", async (id) => {
    await month.type(CHARGES, `${id}/1`, { Amount: 41 });
    await month.type(ADJUSTMENTS, id, { Amount: 41 });
  }],
  ["a row that was deleted", "Adjustments against their charges (rows)", async (id) => await month.workbook.apply([{ do: "remove", table: CHARGES, keys: [`${id}/1`] }])],
  ["an entry that was deleted", "Adjustments against their charges (rows)", async (id) => await month.workbook.apply([{ do: "remove", table: ADJUSTMENTS, keys: [id] }])],
])("the tie-out shows %s, and nothing is billed", async (_what, name, change) => {
  await change(await entered());
  const off = (await month.tieOut()).tieOut.checks.filter((c) => c.difference !== 0n);
  expect(off).toEqual([{ name, unit: "rows", difference: usd("1") }]);
  await expect(month.statements()).rejects.toThrow(`${name.replace(" (rows)", "")}, 1 row`);
}); // prettier-ignore

test("a dry run says all and writes nothing", async () => {
  const before = await month.everything();
  const result = await enterAdjustment(month.host({ dryRun: true }), CHARGE);
  expect(result.charges).toHaveLength(1);
  expect(await month.everything()).toBe(before);
  expect(sum((await month.charges()).map((c) => c.amount))).toBe(usd("10"));
  expect(await month.table(LOG)).not.toEqual([]);
});

describe("what became of it stands beside who approved it", () => {
  const shown = async (period = JANUARY) =>
    (await adjustmentsBoard(month.host(), period)).adjustments.map((a) => [a.status, a.outcome, a.isCarried]);
  const stored = async () => (await month.table(ADJUSTMENTS)).map((a) => a.status);

  test("billed, held, rejected, withdrawn", async () => {
    const { charges, adjustmentId } = await enter();
    const { chargeId } = charges[0]!;
    expect(await shown()).toEqual([["Approved", "To be billed", false]]);
    await month.statements();
    expect(await shown()).toEqual([["Approved", "Billed", false]]);
    await month.decide("hold", [chargeId]);
    expect([await shown(), await stored()]).toEqual([[["Held", "Held", false]], ["Held"]]);
    await month.decide("reject", [chargeId]);
    expect([await shown(), await stored()]).toEqual([[["Rejected", "Rejected", false]], ["Rejected"]]);
    await month.decide("approve", [chargeId]);
    // Its statement has it all the time: it was not made again.
    expect([await shown(), await stored()]).toEqual([[["Approved", "Billed", false]], ["Approved"]]);
    await withdrawAdjustment(month.host(), { period: JANUARY, adjustmentId, reason: "no" });
    expect(await shown()).toEqual([["Withdrawn", "Withdrawn", false]]);
  });

  test("entered and rejected it is no longer to be approved", async () => {
    await month.setting("Second Person Approves", "Yes");
    const { charges } = await enter();
    await month.decide("reject", [charges[0]!.chargeId]);
    expect([await shown(), await stored()]).toEqual([[["Rejected", "Rejected", false]], ["Rejected"]]);
  });

  test("held and carried: the sealed month keeps Held, the next one shows what comes of it", async () => {
    const { charges } = await enter();
    const { chargeId } = charges[0]!;
    await month.decide("hold", [chargeId]);
    await month.statements();
    await month.close(JANUARY, "not sent in this test");
    expect(await shown("2025-02")).toEqual([["Held", "Pending", true]]);
    const before = await month.table(ADJUSTMENTS);
    await month.decide("approve", [`${chargeId}@2025-02`], "", "2025-02");
    await month.statements("2025-02");
    expect(await shown("2025-02")).toEqual([["Held", "Billed", true]]);
    expect(await month.table(ADJUSTMENTS)).toEqual(before);
  });
});

describe("decided in a cell", () => {
  test.each(["Rejected", "Held"])("%s: the other row of a transfer goes with it", async (review) => {
    const { charges } = await enter({ kind: "Transfer", toPi: BEN, toProject: "polymer" });
    await month.type(CHARGES, charges[0]!.chargeId, { Review: review });
    await month.statements();
    const rows = (await month.charges()).filter((c) => c.chargeId.startsWith("ADJ-"));
    expect(rows.map((c) => [c.review, c.reviewedBy])).toEqual([
      [review, "in sheet"],
      [review, "in sheet"],
    ]);
    expect((await month.log("Review")).slice(-2).map((e) => [e.what, e.after.split(",")[0]])).toEqual(
      charges.map((c) => [c.chargeId, review]),
    );
    expect((await month.table(ADJUSTMENTS)).map((a) => a.status)).toEqual([review]);
    await ties();
  });

  test("decided differently, both wait", async () => {
    const { charges } = await enter({ kind: "Transfer", toPi: BEN, toProject: "polymer" });
    await month.type(CHARGES, charges[0]!.chargeId, { Review: "Rejected" });
    await month.type(CHARGES, charges[1]!.chargeId, { Review: "Held" });
    const { pending } = await month.statements();
    const word = "Set to Pending: its rows were decided differently in the sheet";
    expect(pending.map((c) => c.flags.split("; ")[0])).toEqual([word, word]);
    await ties();
  });
});
