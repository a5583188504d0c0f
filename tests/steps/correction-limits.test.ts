/** In whatever order corrections are entered, held, rejected, approved and carried: no more goes back than was billed. */
import fc from "fast-check";
import { addMonths, type Period } from "../../src/core/period";
import { adjustmentIdOf } from "../../src/core/adjustments/adjustment";
import { withdrawAdjustment } from "../../src/steps/adjust";
import { correctCharge, findCharges, type CorrectionRequest } from "../../src/steps/correct-charge";
import { logEntry } from "../../src/testing/builders";
import { runs } from "../../src/testing/runs";
import { CHARGES, LOG, STATEMENT_LINES } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
let month: TestMonth;
let id: string;
beforeEach(async () => {
  await start();
});

const closed = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "333.33" }]);
  await close(JANUARY);
  return month;
});

async function start(): Promise<void> {
  month = await closed();
  [id = ""] = (await month.charges(JANUARY)).map((c) => c.chargeId);
}

async function close(period: Period): Promise<void> {
  await month.statements(period).catch((error: unknown) => {
    expect(String(error)).toContain("no charge that can be billed");
  });
  await month.close(period, "not sent in this test");
}

async function correct(change: CorrectionRequest["change"]): Promise<string[]> {
  const request = { of: JANUARY, chargeId: id, change, reason: "metered twice" };
  return (await correctCharge(month.host(), request)).charges.map((c) => c.chargeId);
}
const left = async () => (await findCharges(month.host(), JANUARY, id)).charges[0]?.left;
const offIn = async (period: Period) =>
  (await month.tieOut(period)).tieOut.checks.filter((c) => c.difference !== 0n).map((c) => c.name);

test("a rejected correction is not approved, nor held, once another gave all back", async () => {
  const first = await correct({ refund: "300" });
  await month.decide("reject", first, "no refund", FEBRUARY);
  await correct({ refund: "333.33" });
  const before = await month.everything();
  for (const how of ["approve", "hold"] as const) {
    const { decided, refused } = await month.decide(how, first, "after all", FEBRUARY);
    expect(decided).toEqual([]);
    expect(refused).toMatchObject([{ chargeId: first[0] }]);
    expect(refused[0]?.reason).toBe(
      `0.00 is left of the 333.33 that 2025-01 billed for ${id}: with the other corrections this takes back 300.00 too much`,
    );
    expect(await month.everything()).toBe(before);
  }
  expect(await left()).toBe(0);
});

test("nor where it was held and carried", async () => {
  const held = await correct({ refund: "300" });
  await month.decide("hold", held, "asked", FEBRUARY);
  await close(FEBRUARY);
  const carried = held.map((h) => `${h}@2025-03`);
  await month.decide("reject", carried, "no refund", "2025-03");
  await correct({ refund: "100" });
  expect((await month.decide("approve", carried, "", "2025-03")).refused[0]?.reason).toContain(
    "233.33 is left of the 333.33",
  );
});

test("two rejected ones approved together: the one that what is left covers, not the other", async () => {
  const a = await correct({ refund: "200" });
  await month.decide("reject", a, "", FEBRUARY);
  const b = await correct({ refund: "200" });
  await month.decide("reject", b, "", FEBRUARY);
  const { decided, refused } = await month.decide("approve", [...a, ...b], "", FEBRUARY);
  expect([decided.length, refused.length]).toEqual([1, 1]);
  await month.statements(FEBRUARY);
});

test.each(["reject", "hold"] as const)(
  "what was billed more stays while it was given back: no %s",
  async (how) => {
    const more = await correct({ amount: "400" });
    await correct({ refund: "400" });
    const { refused } = await month.decide(how, more, "", FEBRUARY);
    expect(refused[0]?.reason).toContain("the other corrections");
    expect(refused[0]?.reason).toContain("take back 66.67 more than the 333.33 that 2025-01 billed");
    const request = { period: FEBRUARY, adjustmentId: adjustmentIdOf(more[0]!), reason: "no" };
    await expect(withdrawAdjustment(month.host(), request)).rejects.toThrow(
      "ADJ-2025-02-0001 stays: without it",
    );
  },
);

test("approved in its cell a rejected correction waits for Review", async () => {
  const first = await correct({ refund: "300" });
  await month.decide("reject", first, "no refund", FEBRUARY);
  await correct({ refund: "333.33" });
  for (const Review of ["Approved", "OK", "Held"]) {
    await month.type(CHARGES, first[0]!, { Review });
    const { pending } = await month.statements(FEBRUARY);
    expect(pending).toMatchObject([{ chargeId: first[0], review: "Pending" }]);
    expect(pending[0]?.flags).toContain("Set to Pending: rejected before and changed in the sheet");
    expect((await month.decide("approve", first, "", FEBRUARY)).refused.length).toBe(1);
    await month.decide("reject", first, "no refund", FEBRUARY);
  }
});

test("written into sheet and log all the same, it is not billed, and the tie-out shows it", async () => {
  const first = await correct({ refund: "300" });
  await month.decide("reject", first, "no refund", FEBRUARY);
  await correct({ refund: "333.33" });
  await month.type(CHARGES, first[0]!, { Review: "Approved" });
  await month.add(LOG, [
    logEntry({ entry: "9999999", what: first[0]!, period: FEBRUARY, after: "Approved, Fund Org BIO-10000" }),
  ]);
  const before = await month.everything();
  await expect(month.statements(FEBRUARY)).rejects.toThrow(
    `2025-02 would give back more than was billed: ADJ-2025-02-0001, ADJ-2025-02-0002 with all corrections of ${id} before, 300.00 beyond the 333.33 that 2025-01 billed. Reject what is too much under Review.`,
  );
  expect(await month.everything()).toBe(before);
  expect(await offIn(FEBRUARY)).toEqual(["Corrections against what was billed (rows)"]);
  await month.decide("reject", first, "too much", FEBRUARY);
  await month.statements(FEBRUARY);
  expect(await offIn(FEBRUARY)).toEqual([]);
});

test("what a restated file takes off, rejected as it was advised, is not approved once a person gave all back", async () => {
  const restated = [{ resource: "a", billed: "313.33" }];
  await month.import("hpc_r.csv", restated, { asCorrection: true, source: "HPC", period: FEBRUARY });
  const [difference] = await month.charges(FEBRUARY);
  await month.decide("reject", [difference!.chargeId], "", FEBRUARY);
  await correct({ refund: "333.33" });
  const { decided, refused } = await month.decide("approve", [difference!.chargeId], "", FEBRUARY);
  expect(decided).toEqual([]);
  expect(refused[0]?.reason).toContain("takes back 20.00 too much");
});

test("what is given back goes to who paid, what is billed anew may be reassigned", async () => {
  const [back, anew] = await correct({ amount: "300" });
  const to = { do: "reassign", pi: BEN, project: "polymer" } as const;
  expect((await month.decide(to, [back!], "", FEBRUARY)).refused[0]?.reason).toContain(
    "what is given back goes to who paid",
  );
  expect((await month.decide(to, [anew!], "", FEBRUARY)).decided).toMatchObject([{ pi: BEN }]);
  await month.type(CHARGES, anew!, { PI: ADA });
  expect((await month.statements(FEBRUARY)).pending).toEqual([]);
  await month.type(CHARGES, back!, { PI: BEN });
  const { pending } = await month.statements(FEBRUARY);
  expect(pending.map((c) => c.flags)).toEqual([
    expect.stringContaining("Set to Pending: who gets back what was billed was typed over"),
    expect.stringContaining("Set to Pending: who gets back what was billed was typed over"),
  ]);
  expect((await month.decide("approve", [back!], "", FEBRUARY)).refused[0]?.reason).toContain(
    "goes to who paid",
  );
  await month.type(CHARGES, back!, { PI: ADA });
  await month.decide("approve", [back!], "", FEBRUARY);
  expect((await month.statements(FEBRUARY)).pending).toEqual([]);
});

const anyMove = fc.record({
  what: fc.constantFrom("refund", "amount", "approve", "reject", "hold", "withdraw", "close"),
  amount: fc.constantFrom("100.00", "333.33", "233.33", "400.00", "0"),
  at: fc.nat(5),
});

test("whatever is done in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMove, { minLength: 4, maxLength: 9 }), async (moves) => {
      await start();
      let period = FEBRUARY;
      for (const { what, amount, at } of moves) {
        const rows = (await month.charges(period)).map((c) => c.chargeId);
        const row = rows[at % Math.max(1, rows.length)];
        if (what === "refund" || what === "amount")
          await correct({ [what]: amount }).catch((error: unknown) => {
            expect(String(error)).toMatch(/is left|Nothing would change|above zero/);
          });
        else if (row === undefined) continue;
        else if (what === "withdraw")
          await withdrawAdjustment(month.host(), {
            period,
            adjustmentId: adjustmentIdOf(row),
            reason: "no",
          }).catch((error: unknown) => {
            expect(String(error)).toMatch(/stays|is of 2025|withdrawn already/);
          });
        else if (what === "close") {
          const pending = (await month.charges(period)).filter((c) => c.review === "Pending");
          if (pending.length > 0) await month.decide("hold", pending.map((c) => c.chargeId), "", period); // prettier-ignore
          if ((await month.charges(period)).some((c) => c.review === "Pending")) continue;
          await close(period);
          period = addMonths(period, 1);
        } else await month.decide(what, [row], "", period);
        expect(await left()).toBeGreaterThanOrEqual(0);
        const lines = await month.table(STATEMENT_LINES);
        expect(lines.reduce((cents, line) => cents + line.billed, 0)).toBeGreaterThanOrEqual(0);
        if ((await month.charges(period)).length > 0)
          expect(await offIn(period)).not.toContain("Corrections against what was billed (rows)");
      }
    }),
    runs(8, 80),
  );
});
