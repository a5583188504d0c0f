/** Corrections of a closed month by hand: what was billed goes back where it came from, and never more than that. */
import fc from "fast-check";
import { amountToText, parseAmount, roundToCents, sum } from "../../src/core/money";
import { addMonths } from "../../src/core/period";
import { enterAdjustment, withdrawAdjustment } from "../../src/steps/adjust";
import { correctCharge, findCharges, type CorrectionRequest } from "../../src/steps/correct-charge";
import { undoImport } from "../../src/steps/undo-import";
import { runs } from "../../src/testing/runs";
import { split } from "../../src/testing/builders";
import { ADJUSTMENTS, FUNDS, SPLITS, STATEMENT_LINES } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const HALF = 5_000_000_000n;
/** 10.51 over two funds, half each: 5.26 and 5.25. */
const SPLIT: readonly FocusRow[] = [
  { resource: "a", billed: "10.51", list: "12.00", quantity: "3", unit: "Hours" },
  { resource: "p", billed: "7.77", pi: BEN, project: "polymer" },
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.add(SPLITS, [
    split("BIO-10000", HALF, { splitId: "1", project: "coral" }),
    split("BIO-20000", HALF, { splitId: "2", project: "coral", takesRemainder: "Yes" }),
  ]);
});

/** Statements and closing, whatever was not sent. */
async function close(period = JANUARY): Promise<void> {
  await month.statements(period);
  await month.close(period, "not sent in this test");
}

const closedSplit = madeOnce(async () => {
  await month.import("hpc_2025-01.csv", SPLIT);
  await close();
  return month;
});

/** @returns the charges by resource */
async function january(rows: readonly FocusRow[] = SPLIT): Promise<Map<string, string>> {
  if (rows === SPLIT) month = await closedSplit();
  else {
    await month.import("hpc_2025-01.csv", rows);
    await close();
  }
  return new Map((await month.charges()).map((c) => [c.resourceId, c.chargeId]));
}

const correct = async (
  chargeId: string,
  change: CorrectionRequest["change"],
  more: Partial<CorrectionRequest> = {},
) => await correctCharge(month.host(), { of: JANUARY, chargeId, change, reason: "metered twice", ...more });
const rowsOf = (charges: readonly { fundOrg: string; amount: bigint }[]) =>
  charges.map((c) => [c.fundOrg, amountToText(c.amount)]);
const ties = async (period: string): Promise<void> => {
  expect((await month.tieOut(period)).tieOut.checks.filter((c) => c.difference !== 0n)).toEqual([]);
};
/** What each fund and account bears over all months, in cents; none that is 0. */
async function borne(): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const { fundOrg, account, billed } of await month.table(STATEMENT_LINES))
    all[`${fundOrg} ${account}`] = (all[`${fundOrg} ${account}`] ?? 0) + billed;
  return Object.fromEntries(Object.entries(all).filter(([, cents]) => cents !== 0));
}

test("all of a split goes back as it was billed, each row with its original", async () => {
  const ids = await january();
  const original = (await month.charges()).find((c) => c.resourceId === "a")!;
  const { adjustment, charges } = await correct(ids.get("a")!, { amount: "0" });
  expect(rowsOf(charges)).toEqual([
    ["BIO-10000", "-5.26"],
    ["BIO-20000", "-5.25"],
  ]);
  expect(charges[0]).toMatchObject({
    chargeId: "ADJ-2025-02-0001/1", period: FEBRUARY, originalPeriod: JANUARY, corrects: original.chargeId,
    chargeClass: "Correction", chargePeriodStart: original.chargePeriodStart, payer: "Reassigned", review: "OK",
    quantity: -original.quantity!, unit: "Hours", account: "07420", resourceId: "a",
  }); // prettier-ignore
  expect(sum(charges.map((c) => c.listCost))).toBe(usd("-12.00"));
  expect(adjustment).toMatchObject({
    kind: "Correction", period: FEBRUARY, originalPeriod: JANUARY, corrects: original.chargeId, amount: usd("-10.51"),
    pi: ADA, project: "coral", fundOrg: "BIO-10000 + BIO-20000", toPi: "", status: "Approved",
  }); // prettier-ignore
  await month.statements(FEBRUARY);
  expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
  await ties(FEBRUARY);
});

test("a part goes back in the shares that were billed, once and again, and never more than is left", async () => {
  const ids = await january();
  const id = ids.get("a")!;
  expect(rowsOf((await correct(id, { refund: "4.00" })).charges)).toEqual([
    ["BIO-10000", "-2.00"],
    ["BIO-20000", "-2.00"],
  ]);
  await close(FEBRUARY);
  expect(rowsOf((await correct(id, { refund: "4.01" })).charges)).toEqual([
    ["BIO-10000", "-2.01"],
    ["BIO-20000", "-2.00"],
  ]);
  await expect(correct(id, { refund: "2.51" })).rejects.toThrow(
    "10.51 in 2025-01, and -8.01 was corrected since: 2.50 is left",
  );
  expect(rowsOf((await correct(id, { refund: "2.50" })).charges)).toEqual([
    ["BIO-10000", "-1.25"],
    ["BIO-20000", "-1.25"],
  ]);
  await expect(correct(id, { refund: "0.01" })).rejects.toThrow("0.00 is left");
  await close("2025-03");
  expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
  await ties("2025-03");
});

test("another amount: what was billed is taken back, and billed anew in its shares", async () => {
  const ids = await january();
  const { charges, adjustment } = await correct(ids.get("a")!, { amount: "6.51" });
  expect(rowsOf(charges)).toEqual([
    ["BIO-10000", "-5.26"],
    ["BIO-20000", "-5.25"],
    ["BIO-10000", "3.26"],
    ["BIO-20000", "3.25"],
  ]);
  expect(amountToText(adjustment.amount)).toBe("-4.00");
  expect(sum(charges.map((c) => c.quantity ?? 0n))).toBe(0n);
  // The discount keeps its rate: 12.00 for 10.51 becomes 7.43 for 6.51.
  expect(amountToText(sum(charges.map((c) => c.listCost)))).toBe("-4.57");
  const again = await correct(ids.get("a")!, { amount: "12.00" });
  expect(amountToText(again.adjustment.amount)).toBe("5.49");
});

test("another project: it leaves the funds that paid, and goes to that project's own", async () => {
  const ids = await january();
  const { charges, adjustment } = await correct(ids.get("a")!, { pi: BEN, project: "Polymer" });
  expect(charges.map((c) => [c.pi, c.project, c.fundOrg, amountToText(c.amount), c.payer])).toEqual([
    [ADA, "coral", "BIO-10000", "-5.26", "Reassigned"],
    [ADA, "coral", "BIO-20000", "-5.25", "Reassigned"],
    [BEN, "polymer", "", "10.51", "Project default"],
  ]);
  expect(adjustment).toMatchObject({ amount: 0n, toPi: BEN, toProject: "polymer", toFundOrg: "" });
  await close(FEBRUARY);
  expect(await borne()).toEqual({ "CHEM-10000 07420": 1828 });
  // Corrected again, it is taken from where it is now.
  const back = await correct(ids.get("a")!, { amount: "0" });
  expect(rowsOf(back.charges)).toEqual([["CHEM-10000", "-10.51"]]);
  await close("2025-03");
  expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
});

test("another PI, fund or account: the rest stays as it was billed", async () => {
  const id = (await january()).get("a")!;
  const anew = async (change: CorrectionRequest["change"]) => {
    const { adjustmentId, charges } = await correct(id, change);
    await withdrawAdjustment(month.host(), { period: FEBRUARY, adjustmentId, reason: "a test" });
    return charges.slice(2).map((c) => [c.pi, c.fundOrg, c.account, amountToText(c.amount)]);
  };
  expect(await anew({ pi: BEN })).toEqual([
    [BEN, "BIO-10000", "07420", "5.26"],
    [BEN, "BIO-20000", "07420", "5.25"],
  ]);
  expect(await anew({ fundOrg: "GEO-10000" })).toEqual([[ADA, "GEO-10000", "", "10.51"]]);
  expect(await anew({ account: "07999", amount: "1.00" })).toEqual([
    [ADA, "BIO-10000", "07999", "0.50"],
    [ADA, "BIO-20000", "07999", "0.50"],
  ]);
});

test("who pays is read from the month's lines, whatever splits, defaults and accounts say now", async () => {
  const ids = await january();
  await month.type(SPLITS, "1", { To: 45_000 });
  await month.type(SPLITS, "2", { To: 45_000 });
  await month.type(FUNDS, "BIO-10000", { Account: "09999" });
  expect(rowsOf((await correct(ids.get("a")!, { amount: "0" })).charges)).toEqual([
    ["BIO-10000", "-5.26"],
    ["BIO-20000", "-5.25"],
  ]);
  await month.statements(FEBRUARY);
  expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
});

test.each<[string, (ids: ReadonlyMap<string, string>) => Promise<unknown>, string]>([
  ["an open month", async (ids) => await correct(ids.get("a")!, { amount: "0" }, { of: FEBRUARY }), "There is no month 2025-02"],
  ["an unknown charge", async () => await correct("x", { amount: "0" }), "No charge of 2025-01 has the ID x"],
  ["no reason", async (ids) => await correct(ids.get("a")!, { amount: "0" }, { reason: " " }), "give a reason"],
  ["nothing that changes", async (ids) => await correct(ids.get("a")!, { amount: "10.51", project: "coral" }), "Nothing would change"],
  ["parts of cents", async (ids) => await correct(ids.get("a")!, { amount: "1.005" }), "in whole cents"],
  ["more back than was billed", async (ids) => await correct(ids.get("a")!, { amount: "-1" }), "10.51 is left, and no more can be given back"],
  ["a refund below zero", async (ids) => await correct(ids.get("a")!, { refund: "-1" }), "What is given back is above zero"],
  ["a refund that moves", async (ids) => await correct(ids.get("a")!, { refund: "1", pi: BEN }), "Say either what is given back"],
  ["into its own month", async (ids) => await correct(ids.get("a")!, { amount: "0" }, { into: JANUARY }), "goes into a later month"],
])("refused: %s", async (_what, doing, message) => {
  const ids = await january();
  const before = await month.everything();
  await expect(doing(ids)).rejects.toThrow(message);
  expect(await month.everything()).toBe(before);
}); // prettier-ignore

test("an open month's charge is changed under Review, and what was rejected billed nothing", async () => {
  await month.import("hpc_2025-01.csv", SPLIT);
  const [a, p] = (await month.charges()).map((c) => c.chargeId);
  await expect(correct(a!, { amount: "0" })).rejects.toThrow(
    "2025-01 is open: change the charge itself, under Review",
  );
  await month.decide("reject", [p!]);
  await close();
  await expect(correct(p!, { amount: "0" })).rejects.toThrow("was rejected in 2025-01: it billed nothing");
});

test("what corrects is not corrected itself: the original is", async () => {
  const ids = await january();
  const { charges } = await correct(ids.get("a")!, { refund: "1" });
  await close(FEBRUARY);
  await expect(correct(charges[0]!.chargeId, { amount: "0" }, { of: FEBRUARY })).rejects.toThrow(
    `corrects ${ids.get("a")!} of 2025-01: correct that one`,
  );
});

test("more than Late Days after its month it needs an explanation and a certifier", async () => {
  const ids = await january();
  month.now = "2025-05-02T09:00:00Z";
  await correct(ids.get("a")!, { refund: "1" });
  month.now = "2025-05-03T09:00:00Z";
  const late = async (more: Partial<CorrectionRequest>) =>
    await correct(ids.get("a")!, { refund: "1" }, more);
  const message = "2025-01 ended 91 days ago, more than 90: say why the correction comes so late";
  await expect(late({})).rejects.toThrow(message);
  await expect(late({ explanation: "the meter was read late" })).rejects.toThrow(message);
  await late({ explanation: "the meter was read late", certifier: "Dana Weir" });
  expect((await month.table(ADJUSTMENTS)).at(-1)).toMatchObject({
    explanation: "the meter was read late",
    certifier: "Dana Weir",
  });
});

test("a corrected month is not opened again beside its corrections", async () => {
  const ids = await january();
  const { adjustmentId } = await correct(ids.get("a")!, { refund: "1" });
  await expect(month.reopen()).rejects.toThrow(`2025-01 is corrected in 2025-02 by ${adjustmentId}`);
  await withdrawAdjustment(month.host(), { period: FEBRUARY, adjustmentId, reason: "reopened instead" });
  await month.reopen();
});

test("charges are found by every word, with what was billed, by fund, and what is left", async () => {
  const ids = await january();
  await correct(ids.get("a")!, { refund: "4.00" });
  const found = await findCharges(month.host(), JANUARY, "quill 10.51");
  expect(found).toMatchObject({
    all: 1,
    lateness: { days: 2, limit: 90, isLate: false },
    charges: [
      { chargeId: ids.get("a"), billed: 1051, left: 651, why: "", corrections: ["ADJ-2025-02-0001"],
        funds: [{ fundOrg: "BIO-10000", billed: 526 }, { fundOrg: "BIO-20000", billed: 525 }] },
    ],
  }); // prettier-ignore
  expect((await findCharges(month.host(), JANUARY, "")).all).toBe(2);
  expect((await findCharges(month.host(), JANUARY, "polymer quill")).all).toBe(0);
});

describe("with a restated file of the vendor", () => {
  const asCorrection = { asCorrection: true, source: "HPC" };

  test("what a person gave back and the vendor takes off do not both count; a person looks at it", async () => {
    const ids = await january();
    const { adjustmentId } = await correct(ids.get("a")!, { amount: "6.51" });
    const rows = [{ ...SPLIT[0], billed: "6.00", list: "7.00" }, SPLIT[1]!];
    const result = await month.import("hpc_restated.csv", rows, asCorrection);
    expect(result.corrections).toMatchObject([{ unchanged: 1, changed: 1, gone: 0, difference: "-0.51" }]);
    const brought = (await month.charges(FEBRUARY)).find((c) => !c.chargeId.startsWith("ADJ-"));
    expect(brought).toMatchObject({ review: "Pending", amount: usd("-0.51"), corrects: ids.get("a") });
    expect(brought?.flags).toContain(`${adjustmentId} corrected the original by hand`);
    await expect(correct(ids.get("a")!, { amount: "0" })).rejects.toThrow("into 2025-02, which is open");
    await month.decide("approve", [brought!.chargeId], "agreed", FEBRUARY);
    await close(FEBRUARY);
    await ties(FEBRUARY);
    // Restated or by hand: what stands is 6.00.
    const back = await correct(ids.get("a")!, { amount: "0" });
    expect(amountToText(back.adjustment.amount)).toBe("-6.00");
    await close("2025-03");
    expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
    const again = await month.import("hpc_restated.csv", rows, asCorrection);
    expect(again.corrections).toMatchObject([{ unchanged: 2, difference: "0.00" }]);
  });

  test("a correction that a restated file was compared with stays, until that import is undone", async () => {
    const ids = await january();
    const { adjustmentId, charges } = await correct(ids.get("a")!, { amount: "6.51" });
    await month.import(
      "hpc_restated.csv",
      [{ ...SPLIT[0], billed: "6.00", list: "7.00" }, SPLIT[1]!],
      asCorrection,
    );
    const withdraw = async () =>
      await withdrawAdjustment(month.host(), { period: FEBRUARY, adjustmentId, reason: "not agreed" });
    await expect(withdraw()).rejects.toThrow("undo that import first");
    const rejected = await month.decide("reject", [charges[0]!.chargeId], "not agreed", FEBRUARY);
    expect(rejected.decided).toEqual([]);
    expect(rejected.refused).toHaveLength(4);
    await undoImport(month.host(), "hpc_restated.csv", "not agreed");
    await withdraw();
    expect(await month.charges(FEBRUARY)).toEqual([]);
  });

  test("what a person entered in the closed month is in no file, and not taken for a row that is gone", async () => {
    await month.import("hpc_2025-01.csv", SPLIT);
    const entry = {
      period: JANUARY,
      kind: "Charge" as const,
      pi: ADA,
      project: "coral",
      amount: "5",
      source: "HPC",
    };
    await enterAdjustment(month.host(), { ...entry, reason: "agreed" });
    await close();
    const result = await month.import(
      "hpc_same.csv",
      [...SPLIT, { resource: "new", billed: "1" }],
      asCorrection,
    );
    expect(result.corrections).toMatchObject([
      { unchanged: 2, changed: 0, gone: 0, added: 1, difference: "1.00" },
    ]);
    await ties(JANUARY);
  });

  test("held and carried, it counts once; rejected then, not at all", async () => {
    const ids = await january();
    const { charges } = await correct(ids.get("a")!, { refund: "4.00" });
    const held = charges.map((c) => c.chargeId);
    await month.decide("hold", held, "asked", FEBRUARY);
    await month.close(FEBRUARY, "nothing to bill");
    expect((await findCharges(month.host(), JANUARY, ids.get("a")!)).charges[0]?.left).toBe(651);
    const rows = [{ ...SPLIT[0], billed: "6.00", list: "7.00" }, SPLIT[1]!];
    const dry = async (): Promise<unknown> =>
      (await month.import("hpc_r.csv", rows, asCorrection, month.host({ dryRun: true }))).corrections;
    expect(await dry()).toMatchObject([{ changed: 1, difference: "-0.51" }]);
    await month.decide("reject", held.map((id) => `${id}@2025-03`), "not agreed", "2025-03"); // prettier-ignore
    expect(await dry()).toMatchObject([{ changed: 1, difference: "-4.51" }]);
    expect((await findCharges(month.host(), JANUARY, ids.get("a")!)).charges[0]?.left).toBe(1051);
  });

  describe("held, carried and billed in the next month", () => {
    const MARCH = "2025-03";
    const carried = async (): Promise<string> => {
      await month.import("hpc_2025-01.csv", SPLIT);
      const a = (await month.charges()).find((c) => c.resourceId === "a")!.chargeId;
      await month.decide("hold", [a]);
      await close();
      await month.decide("approve", [`${a}@${FEBRUARY}`], "", FEBRUARY);
      await close(FEBRUARY);
      return a;
    };
    const gone = SPLIT.slice(1);

    test("corrected by hand, the vendor who takes it away brings nothing more", async () => {
      const a = await carried();
      const of = { of: FEBRUARY, into: MARCH };
      await correct(`${a}@${FEBRUARY}`, { refund: "10.01" }, of);
      const { corrections } = await month.import("hpc_r.csv", gone, asCorrection);
      expect(corrections).toMatchObject([{ gone: 1, difference: "-0.50" }]);
      const difference = (await month.charges(MARCH)).find((c) => !c.chargeId.startsWith("ADJ-"))!;
      expect(difference.flags).toContain("held in 2025-01, and ADJ-2025-03-0001 corrected it by hand");
      const request = { period: MARCH, adjustmentId: "ADJ-2025-03-0001", reason: "no" };
      await expect(withdrawAdjustment(month.host(), request)).rejects.toThrow("undo that import first");
      await month.decide("approve", [difference.chargeId], "", MARCH);
      await close(MARCH);
      expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
    });

    test("taken away by the vendor, nothing is left to correct", async () => {
      const a = await carried();
      await month.import("hpc_r.csv", gone, { ...asCorrection, period: MARCH });
      const difference = (await month.charges(MARCH)).at(-1)!;
      const refund = async (into: string): Promise<unknown> =>
        await correct(`${a}@${FEBRUARY}`, { refund: "10.51" }, { of: FEBRUARY, into });
      await expect(refund(MARCH)).rejects.toThrow("A restated file brought");
      await month.decide("reject", [difference.chargeId], "", MARCH);
      const { charges } = (await refund(MARCH)) as { charges: readonly { chargeId: string }[] };
      expect((await month.decide("approve", [difference.chargeId], "", MARCH)).refused[0]?.reason).toContain(
        "takes back 10.51 too much",
      );
      await month.decide("reject", charges.map((c) => c.chargeId), "", MARCH); // prettier-ignore
      await month.decide("approve", [difference.chargeId], "", MARCH);
      await close(MARCH);
      expect((await findCharges(month.host(), FEBRUARY, a)).charges[0]?.left).toBe(0);
      await expect(refund("2025-04")).rejects.toThrow("0.00 is left");
      expect(await borne()).toEqual({ "CHEM-10000 07420": 777 });
    });
  });

  test("a row that the vendor leaves as it was takes no correction back", async () => {
    const ids = await january();
    await correct(ids.get("a")!, { amount: "0" });
    const result = await month.import(
      "hpc_same.csv",
      [...SPLIT, { resource: "new", billed: "1" }],
      asCorrection,
    );
    expect(result.corrections).toMatchObject([
      { unchanged: 2, changed: 0, gone: 0, added: 1, difference: "1.00" },
    ]);
  });

  test("given back in full, a row that the vendor takes away brings nothing more", async () => {
    const ids = await january();
    await correct(ids.get("a")!, { amount: "0" });
    const result = await month.import("hpc_less.csv", [SPLIT[1]!], asCorrection);
    expect(result.corrections).toMatchObject([{ unchanged: 1, gone: 1, difference: "0.00" }]);
  });
});

const anyRow = fc.record({
  billed: fc.constantFrom("10.51", "0.01", "0.005", "33.333333", "-4.20", "0", "1234.567", "0.995"),
  list: fc.constantFrom("12", "0.02", "40"),
  project: fc.constantFrom("coral", "atlas"),
  service: fc.constantFrom("Compute", "Storage"),
});

test("whatever was billed: corrected in full, nothing is left on any fund and account over both months", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 6 }), fc.nat(3), async (rows, part) => {
      month = await newMonth();
      await month.add(SPLITS, [
        split("BIO-10000", 3_333_300_000n, { splitId: "1", project: "coral" }),
        split("BIO-20000", 3_333_300_000n, { splitId: "2", project: "coral" }),
        split("GEO-10000", 3_333_400_000n, { splitId: "3", project: "coral", takesRemainder: "Yes" }),
      ]);
      await january(rows.map((row, i) => ({ ...row, resource: `r${i}` })));
      for (const { chargeId, amount } of await month.charges()) {
        const cents = roundToCents(amount);
        const first = part === 0 ? 0 : Math.floor(cents / (part + 1));
        if (first > 0) await correct(chargeId, { refund: amountToText(parseAmount(`${first}`)! / 100n) });
        const found = (await findCharges(month.host(), JANUARY, chargeId)).charges[0]!;
        if (found.left !== 0 || found.standing.length > 0) await correct(chargeId, { amount: "0" });
      }
      await month.statements(FEBRUARY);
      expect(await borne()).toEqual({});
      await ties(JANUARY);
    }),
    runs(3, 24),
  );
});

const anyChange = fc.oneof(
  fc.record({ amount: fc.constantFrom("3.33", "0.01", "20") }),
  fc.record({ refund: fc.constantFrom("0.01", "1.00") }),
  fc.record({ project: fc.constantFrom("coral", "atlas", "polymer") }),
  fc.record({
    fundOrg: fc.constantFrom("GEO-10000", "BIO-20000"),
    account: fc.constantFrom("07111", "07222"),
  }),
  fc.record({ pi: fc.constant(BEN), amount: fc.constantFrom("2.50", "0") }),
);
const anyMove = fc.record({ at: fc.nat(2), change: anyChange, closes: fc.boolean() });

test("however a charge was moved, re-priced and given back: what is left is what its funds bear, and can go back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMove, { minLength: 1, maxLength: 5 }), async (moves) => {
      month = await newMonth();
      await month.add(SPLITS, [
        split("BIO-10000", HALF, { splitId: "1", project: "coral" }),
        split("BIO-20000", HALF, { splitId: "2", project: "coral", takesRemainder: "Yes" }),
      ]);
      const rows = [SPLIT[0]!, { resource: "b", billed: "33.335", project: "atlas" }, SPLIT[1]!];
      const ids = [...(await january(rows)).values()];
      let period = FEBRUARY;
      const total = async () =>
        (await findCharges(month.host(), JANUARY, "")).charges.reduce((cents, c) => cents + c.left, 0);
      for (const { at, change, closes } of moves) {
        // What comes to more than is left, or to no change, is refused and writes nothing.
        await correct(ids[at]!, change).catch((error: unknown) => {
          expect(String(error)).toMatch(/is left|Nothing would change/);
        });
        if (!closes || (await month.charges(period)).length === 0) continue;
        await close(period);
        await ties(period);
        expect(Object.values(await borne()).reduce((a, b) => a + b, 0)).toBe(await total());
        period = addMonths(period, 1);
      }
      for (const { chargeId, standing } of (await findCharges(month.host(), JANUARY, "")).charges)
        if (standing.length > 0) await correct(chargeId, { amount: "0" });
      if ((await month.charges(period)).length > 0) await close(period);
      expect(await borne()).toEqual({});
      expect(await total()).toBe(0);
    }),
    runs(3, 24),
  );
});
