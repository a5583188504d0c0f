/** Adjustments that are held, carried and approved in the next month: the closed one stays as it was sealed. */
import type { AdjustmentRequest } from "../../src/core/adjustments/entry";
import { enterAdjustment } from "../../src/steps/adjust";
import { adjustmentsBoard } from "../../src/steps/adjustments-board";
import { Book } from "../../src/steps/book";
import { checkMonth } from "../../src/steps/check-closing";
import { postPeriod } from "../../src/steps/post-month";
import { decideCharges, runReview } from "../../src/steps/review";
import { currentStatements } from "../../src/steps/statements";
import { ADJUSTMENTS, CHARGES } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const TRANSFER: AdjustmentRequest = {
  period: JANUARY,
  kind: "Transfer",
  pi: ADA,
  project: "coral",
  toPi: BEN,
  toProject: "polymer",
  amount: "4.00",
  source: "HPC",
  reason: "Ben's job ran under Ada's name",
};
const ROWS = [1, 2].map((part) => `ADJ-2025-01-0001/${part}`);
const CARRIED = ROWS.map((id) => `${id}@${FEBRUARY}`);

let month: TestMonth;
const by = (who: string) => month.host({ by: who, signedIn: false });
const decide = async (what: "approve" | "hold" | "reject", who: string, period: string) =>
  await decideCharges(
    by(who),
    period,
    { ids: period === JANUARY ? ROWS : CARRIED, where: [], all: false },
    { do: what },
    "as agreed",
  );
const stands = async (): Promise<string[]> =>
  (await month.charges(FEBRUARY))
    .filter((c) => CARRIED.includes(c.chargeId))
    .map((c) => `${c.review} ${c.flags}`);
const approvers = async (): Promise<(string | undefined)[]> =>
  currentStatements(month.host(), await Book.open(month.workbook, [FEBRUARY]), FEBRUARY).flatMap((s) =>
    s.document.projects.flatMap((p) => p.details.flatMap((d) => d.entered?.approvedBy ?? [])),
  );

const entered = madeOnce(async () => {
  month = await newMonth();
  await month.setting("Second Person Approves", "Yes");
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await enterAdjustment(by("ann"), TRANSFER);
  return month;
});
beforeEach(async () => {
  month = await entered();
});

describe.each([
  ["never approved", []],
  ["approved before", ["carl"]],
])("held, %s", (_what, before) => {
  beforeEach(async () => {
    for (const who of before) await decide("approve", who, JANUARY);
    await decide("hold", "ann", JANUARY);
    month.now = "2025-02-04T09:00:00Z";
    await month.finish();
    month.now = "2025-03-03T09:00:00Z";
  });

  test("somebody else approves it in February; January stays as it was closed, and both are posted", async () => {
    const sealed = await month.table(ADJUSTMENTS);
    const { refused } = await decide("approve", "ann", FEBRUARY);
    expect(refused.map((r) => r.reason)).toEqual(
      CARRIED.map(() => "entered by ann (unverified): somebody else approves it"),
    );
    expect((await decide("approve", "bob", FEBRUARY)).refused).toEqual([]);
    await runReview(month.host(), FEBRUARY);
    expect(await stands()).toEqual(["Approved Negative amount: the amount is -4.00 USD", "Approved "]);
    await month.statements(FEBRUARY);
    expect(await approvers()).toEqual(["bob", "bob"]);
    const { adjustments } = await adjustmentsBoard(month.host(), FEBRUARY);
    expect(adjustments).toMatchObject([
      { status: "Approved", outcome: "Billed", approvedBy: "bob (unverified)" },
    ]);
    await month.finish(FEBRUARY);
    expect(await approvers()).toEqual(["bob", "bob"]);
    expect(await month.table(ADJUSTMENTS)).toEqual(sealed);
    expect(await month.log("Adjust")).toContainEqual(
      expect.objectContaining({ period: FEBRUARY, what: "ADJ-2025-01-0001", after: "Approved by bob (unverified)" }),
    ); // prettier-ignore
    for (const period of [JANUARY, FEBRUARY]) {
      expect(await checkMonth(month.host(), period)).toMatchObject({ holds: true, changed: [] });
      await postPeriod(month.host(), period, `GL-${period}`, "2025-03-04");
    }
  });

  test("approved there, it is not reassigned, and typed over it waits again", async () => {
    await decide("approve", "bob", FEBRUARY);
    const selection = { ids: [CARRIED[1]!], where: [], all: false };
    const moved = await decideCharges(by("ann"), FEBRUARY, selection, { do: "reassign", fundOrg: "GEO-10000" }, "");
    expect(moved.refused[0]?.reason).toMatch(/^approved as it stands by bob \(unverified\)/);
    await month.type(CHARGES, CARRIED[1]!, { "Fund Org": "GEO-10000" });
    await runReview(month.host(), FEBRUARY);
    expect(await stands()).toEqual(CARRIED.map(() => expect.stringMatching(/^Pending .*bob \(unverified\) approved it as it was/) as string));
    expect((await decide("approve", "ann", FEBRUARY)).refused).toHaveLength(2);
    expect((await decide("approve", "bob", FEBRUARY)).refused).toEqual([]);
    expect((await stands()).map((text) => text.split(" ")[0])).toEqual(["Approved", "Approved"]);
  }); // prettier-ignore
});
