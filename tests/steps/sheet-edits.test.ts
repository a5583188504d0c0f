/** What people change in the sheet itself is taken as their decision, and logged. */
import { runReview } from "../../src/steps/review";
import { CHARGES, LOG } from "../../src/workbook/tables";
import { brokenEntry } from "../../src/core/log";
import type { Charge } from "../../src/core/charge";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "10", resource: "ok" },
    { billed: "20", resource: "pending", pi: "visitor@law.example.edu" },
  ]);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

const charge = async (resource: string): Promise<Charge> =>
  (await month.charges()).find((c) => c.resourceId === resource)!;
const type = async (resource: string, cells: Record<string, string>): Promise<void> =>
  month.type(CHARGES, (await charge(resource)).chargeId, cells);
const inSheet = async (): Promise<string[]> =>
  (await month.table(LOG)).filter((e) => e.by === "in sheet").map((e) => `${e.before} → ${e.after}`);

test.each(["Approved", "Rejected", "Held"])("%s typed into Review is a decision", async (state) => {
  await type("pending", { Review: state, "Review Note": "by phone" });
  await month.statements();
  expect(await charge("pending")).toMatchObject({
    review: state,
    reviewedBy: "in sheet",
    reviewedAt: month.now,
  });
  expect(await inSheet()).toEqual([`Undecided → ${state}`]);
  expect((await month.table(LOG)).find((e) => e.by === "in sheet")?.reason).toBe("by phone");

  await runReview(month.host(), JANUARY);
  expect(await inSheet()).toHaveLength(1);
  expect(brokenEntry(await month.table(LOG))).toBeUndefined();
});

describe("Approved typed on what Review would not approve", () => {
  test.each<readonly [string, Record<string, string>, string]>([
    ["names no PI", { PI: "" }, "the charge names no PI, so there is nobody to bill"],
    ["is in another currency", { "Billing Currency": "EUR" }, "the charge is in EUR, statements are in USD"],
    ["has no fund", { Project: "", "Fund Org": "" }, "the charge has no fund"],
  ])("a charge that %s waits, and is not billed", async (_what, cells, reason) => {
    await type("ok", { ...cells, Review: "Approved" });
    const run = await runReview(month.host(), JANUARY);
    expect(run.becamePending).toBe(1);
    const { review, flags } = await charge("ok");
    expect(review).toBe("Pending");
    expect(flags).toContain(`Set to Pending: approved in the sheet, but ${reason}`);
    const said = (await month.table(LOG)).filter((e) => e.by === "in sheet");
    expect(said.map((e) => e.reason)).toEqual([`set to Pending: approved in the sheet, but ${reason}`]);

    expect((await runReview(month.host(), JANUARY)).changed).toBe(false);
    await expect(month.statements()).rejects.toThrow("no charge that can be billed");
  });

  test("the same where it was approved before and the PI is taken out", async () => {
    await month.decide("approve", [(await charge("pending")).chargeId]);
    await type("pending", { PI: "" });
    const { statements } = await month.statements();
    expect(statements.map((s) => s.record.pi)).toEqual([ADA]);
    expect((await charge("pending")).review).toBe("Pending");
  });
});

test("PI, Project and Fund Org typed into the sheet are a reassignment", async () => {
  await type("ok", { PI: ` ${BEN.toUpperCase()}`, Project: "polymer", "Fund Org": "GEO-10000" });
  const { statements } = await month.statements();
  expect(statements.map((s) => s.record.pi)).toEqual([BEN]);
  expect(await charge("ok")).toMatchObject({ project: "polymer", fundOrg: "GEO-10000", importedPi: ADA });
  expect((await charge("ok")).payer).toBe("Reassigned");
  expect(await inSheet()).toEqual([`Undecided → Undecided, PI ${BEN}, Project polymer, Fund Org GEO-10000`]);
});

test("a PI in other letters is no edit", async () => {
  await type("ok", { PI: ` ${ADA.toUpperCase()} ` });
  await runReview(month.host(), JANUARY);
  expect(await inSheet()).toEqual([]);
});

test("OK typed over a pending row does not bill it: the rule still holds", async () => {
  await type("pending", { Review: "OK" });
  await month.statements();
  expect((await charge("pending")).review).toBe("Pending");
  expect(await inSheet()).toEqual([]);
});

test.each(["Held", "Rejected", "Approved"] as const)(
  "OK typed over a row that is %s goes back to Pending",
  async (state) => {
    const decision = { Held: "hold", Rejected: "reject", Approved: "approve" } as const;
    await month.decide(decision[state], [(await charge("ok")).chargeId]);
    await type("ok", { Review: "OK" });
    await runReview(month.host(), JANUARY);
    expect((await charge("ok")).review).toBe("Pending");
    expect((await charge("ok")).flags).toContain(`Set to Pending: was ${state}, changed in the sheet`);
    expect(await inSheet()).toEqual([`${state} → Undecided`]);
    const { tieOut } = await month.tieOut();
    expect([tieOut.pending, tieOut.billed]).toEqual([usd("30"), 0n]);
  },
);

test("a review state that does not exist is refused, naming sheet, row and column", async () => {
  const { chargeId } = await charge("ok");
  await type("ok", { Review: "Maybe" });
  await expect(month.statements()).rejects.toThrow(
    `Charges ${chargeId}: Review is "Maybe", not one of OK, Pending, Approved, Rejected, Held. Correct them in the sheet. Nothing was written.`,
  );
});

test.each([
  ["Amount", "ten", "a number"],
  ["List Cost", true, "a number"],
  ["Charge Period Start", "soon", "a date"],
  ["Charge Period Start", -5, "a date"],
  ["Source Row", "first", "a number"],
])("%s of %s is refused, naming sheet, row and column", async (heading, value, wanted) => {
  const { chargeId } = await charge("ok");
  await month.type(CHARGES, chargeId, { [heading]: value });
  const before = await month.everything().catch(() => "");
  for (const step of [
    () => month.statements(),
    () => runReview(month.host(), JANUARY),
    () => month.tieOut(),
  ]) {
    await expect(step()).rejects.toThrow(`Charges ${chargeId}: ${heading} is "${value}", not ${wanted}`);
  }
  expect(await month.everything().catch(() => "")).toBe(before);
  expect(month.statementFiles.writes).toBe(0);
});

test("an import takes an edit that was made before it", async () => {
  await type("pending", { Review: "Approved" });
  await month.import("hpc_2025-01b.csv", [
    { billed: "20", resource: "pending", pi: "visitor@law.example.edu" },
    { billed: "1", resource: "new" },
  ]);
  expect((await charge("pending")).review).toBe("Approved");
  expect(await inSheet()).toEqual(["Undecided → Approved"]);
});
