/** What is left of caps, for any month: the order of rows, what a whole month keeps to, and decisions. */
import fc from "fast-check";
import { amount, centsToAmount, sum } from "../money";
import { fund, reviewCharge, reviewContext } from "../../testing/review-cases";
import { REVIEW_STATES, type Charge } from "../charge";
import { fundCap } from "./rules/fund-cap";

const CAP = 10_000;
const anyMonth = fc
  .array(
    fc.record({
      cents: fc.integer({ min: -3000, max: 6000 }),
      day: fc.integer({ min: 1, max: 5 }),
      review: fc.constantFrom(...REVIEW_STATES),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ cents, day, review }, i) =>
      reviewCharge({
        chargeId: `charge-${i}`,
        chargePeriodStart: `2025-01-0${day}T00:00:00Z`,
        amount: centsToAmount(cents),
        review,
      }),
    ),
  );
const anyBefore = fc.integer({ min: -5000, max: 12_000 });

function beyond(charges: readonly Charge[], before: number): string[] {
  const context = reviewContext({
    charges,
    fundsBefore: new Map([["BIO-10000", before]]),
    reference: {
      sources: [],
      people: [],
      projects: [],
      funds: [fund({ cap: centsToAmount(CAP) })],
      splits: [],
      lookups: [],
    },
  });
  const check = fundCap.check("", context);
  return charges.filter((charge) => check(charge) !== null).map((charge) => charge.chargeId);
}

const counts = (c: Charge): boolean => c.review !== "Rejected" && c.review !== "Held";
const total = (charges: readonly Charge[]): bigint => sum(charges.filter(counts).map((c) => c.amount));

test("the order of rows does not matter", () => {
  const shuffled = anyMonth.chain((month) =>
    fc.tuple(fc.constant(month), fc.shuffledSubarray(month, { minLength: month.length })),
  );
  fc.assert(
    fc.property(shuffled, anyBefore, ([month, other], before) => {
      expect(beyond(other, before).sort()).toEqual(beyond(month, before).sort());
    }),
  );
});

test("what is not held keeps to the cap; nothing is held where all keeps to it", () => {
  fc.assert(
    fc.property(anyMonth, anyBefore, (month, before) => {
      const held = beyond(month, before);
      const room = centsToAmount(CAP - before);
      const fits = month.filter((c) => !held.includes(c.chargeId));
      if (total(month) <= room) expect(held).toEqual([]);
      else expect(held.length > 0 || month.filter(counts).every((c) => c.amount <= 0n)).toBe(true);
      const credits = total(month.filter((c) => c.amount < 0n));
      const most = room > credits ? room - credits : 0n;
      expect(total(fits.filter((c) => c.amount > 0n))).toBeLessThanOrEqual(most);
    }),
  );
});

test("approving charges, or not billing them, sends no other charge back", () => {
  fc.assert(
    fc.property(anyMonth, anyBefore, fc.nat(11), (month, before, which) => {
      const held = beyond(month, before);
      const one = month[which];
      if (one === undefined || one.amount < 0n) return;
      for (const review of ["Approved", "Rejected", "Held"] as const) {
        if (review === "Approved" && !counts(one)) continue;
        const decided = month.map((c) => (c === one ? { ...c, review } : c));
        for (const id of beyond(decided, before)) expect(held).toContain(id);
      }
    }),
  );
});

test("amounts below a cent count", () => {
  const tiny = Array.from({ length: 3 }, (_, i) =>
    reviewCharge({ chargeId: `c${i}`, amount: amount("33.334") }),
  );
  expect(beyond(tiny, 0)).toEqual(["c2"]);
});
