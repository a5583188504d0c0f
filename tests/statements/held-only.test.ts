/** A PI whose charges are all held gets no statement; the run says so, and the next month bills and says it. */
import fc from "fast-check";
import { runs } from "../../src/testing/runs";
import { ADA, BEN, newMonth, type FocusRow } from "../support/month";

const OF_ADA: FocusRow = { billed: "10" };
const OF_BEN: FocusRow = { billed: "20", pi: BEN, project: "polymer" };
const SAID = `${BEN} gets no statement so far: 1 charge is held, 20.00 USD, and nothing is billed.`;

test("it is said, also of that PI alone; what is released is billed, and nothing is said any more", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [OF_ADA, OF_BEN]);
  const [held] = (await month.charges()).filter(({ pi }) => pi === BEN);
  await month.decide("hold", [held!.chargeId]);
  const first = await month.statements();
  expect(first.statements.map(({ record }) => record.pi)).toEqual([ADA]);
  expect(first.notices).toEqual([SAID]);
  expect((await month.statements("2025-01", month.host(), ADA)).notices).toEqual([]);
  await month.send();
  await month.journal();
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
  await month.decide("approve", [held!.chargeId]);
  const second = await month.statements();
  expect(second.statements.map(({ record }) => [record.pi, record.revision])).toEqual([[ADA, 1], [BEN, 1]]);
  expect(second.notices).toEqual([]);
}); // prettier-ignore

test("who has a statement, or nothing held, is never named; everybody else is, once", async () => {
  const what = fc.constantFrom("hold", "reject", "approve");
  await fc.assert(
    fc.asyncProperty(fc.array(what, { minLength: 2, maxLength: 4 }), async (decisions) => {
      const month = await newMonth();
      const rows = decisions.map((_, i) => ({ ...(i % 2 === 0 ? OF_ADA : OF_BEN), resource: `r${i}` }));
      await month.import("hpc_2025-01.csv", [...rows, { ...OF_ADA, resource: "always", pi: "eve@example.edu" }]);
      const all = await month.charges();
      for (const [i, decision] of decisions.entries())
        await month.decide(decision, [all[i]!.chargeId]);
      await month.decide("approve", [all.at(-1)!.chargeId]);
      const { notices, statements } = await month.statements();
      const billed = new Set(statements.map(({ record }) => record.pi));
      for (const [parity, pi] of [ADA, BEN].entries()) {
        const of = decisions.filter((_, i) => i % 2 === parity);
        expect(billed.has(pi)).toBe(of.includes("approve"));
        const isNamed = of.includes("hold") && !of.includes("approve");
        expect(notices.filter((words) => words.startsWith(`${pi} `))).toHaveLength(isNamed ? 1 : 0);
      }
    }),
    runs(4),
  );
}); // prettier-ignore
