/** Standing approvals through the steps: what a review does with them, what the log says, and what a closed month keeps. */
import { brokenEntry } from "../../src/core/log";
import { Refusal } from "../../src/core/problem";
import { importReference } from "../../src/steps/reference";
import { runReview } from "../../src/steps/review";
import { reviewBoard } from "../../src/steps/review-board";
import { approvalsBoard, grantApproval, revokeApproval } from "../../src/steps/standing-approvals";
import { LOG, STANDING_APPROVALS } from "../../src/workbook/tables";
import { textFile } from "../support/focus";
import { ADA, BEN, JANUARY, newMonth, usd, type TestMonth } from "../support/month";

const RULE = "Amount above limit";
const request = { rule: RULE, pi: ADA, until: "2025-06-30", reason: "a large node, as agreed" };
const LET = "approved until 2025-06-30 by tess: a large node, as agreed (SA-0001)";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "12000", resource: "big" },
    { billed: "15000", resource: "bigger" },
    { billed: "11000", resource: "of-ben", pi: BEN, project: "polymer" },
  ]);
});

const review = async (resource: string): Promise<string> =>
  (await month.charges()).find((c) => c.resourceId === resource)?.review ?? "";
const reviews = async (): Promise<string[]> =>
  await Promise.all(["big", "bigger", "of-ben"].map((resource) => review(resource)));
const log = async (): Promise<string[]> =>
  (await month.log("Standing Approvals")).map((e) => `${e.what} ${e.period}: ${e.before} → ${e.after}`);

test("what it covers no longer waits, the flag says why, and the log tells it once", async () => {
  expect(await reviews()).toEqual(["Pending", "Pending", "Pending"]);
  const granted = await grantApproval(month.host(), { ...request, limit: usd("14000") });
  expect(granted).toMatchObject({ waiting: 1, approval: { approvalId: "SA-0001", approvedBy: "tess" } });
  expect(await reviews()).toEqual(["Pending", "Pending", "Pending"]);

  expect(await runReview(month.host(), JANUARY)).toMatchObject({ changed: true, pending: 2 });
  expect(await reviews()).toEqual(["OK", "Pending", "Pending"]);
  const flagged = (await month.charges()).find((c) => c.resourceId === "big");
  expect(flagged?.flags).toContain(`${RULE}: 12000.00 USD is above the limit of 10000.00 USD, ${LET}`);
  const words = `${RULE}, PI ${ADA}, up to 14000.00, until 2025-06-30`;
  const said = [
    `SA-0001 :  → Active: ${words}`,
    `SA-0001 ${JANUARY}: 0 charges let through → 1 charge let through`,
  ];
  expect(await log()).toEqual(said);

  const before = await month.everything();
  expect((await runReview(month.host(), JANUARY)).changed).toBe(false);
  expect(await month.everything()).toBe(before);
  expect(brokenEntry(await month.table(LOG))).toBeUndefined();
});

test("revoking sends back what nobody decided about, at the next review", async () => {
  await grantApproval(month.host(), request);
  await runReview(month.host(), JANUARY);
  expect(await reviews()).toEqual(["OK", "OK", "Pending"]);
  const bigger = (await month.charges()).find((c) => c.resourceId === "bigger")!;
  await month.decide("approve", [bigger.chargeId]);

  await revokeApproval(month.host(), { approvalId: "sa-0001", reason: "the node is gone" });
  expect(await reviews()).toEqual(["OK", "Approved", "Pending"]);
  await runReview(month.host(), JANUARY);
  expect(await reviews()).toEqual(["Pending", "Approved", "Pending"]);
  expect((await log()).slice(-2)).toEqual([
    expect.stringMatching(/^SA-0001 : Active: .* → Revoked$/),
    `SA-0001 ${JANUARY}: 2 charges let through → 0 charges let through`,
  ]);
  const [row] = await month.table(STANDING_APPROVALS);
  expect(row).toMatchObject({ status: "Revoked", revokedBy: "tess", revokedReason: "the node is gone" });
});

test("a closed month stays as it was closed", async () => {
  await grantApproval(month.host(), { ...request, pi: ADA });
  await runReview(month.host(), JANUARY);
  const ben = (await month.charges()).find((c) => c.resourceId === "of-ben")!;
  await month.decide("reject", [ben.chargeId]);
  await month.finish();
  const closed = await month.charges();
  await revokeApproval(month.host(), { approvalId: "SA-0001", reason: "no more" });
  const board = await reviewBoard(month.host(), JANUARY);
  expect(board.charges.map((c) => c.review).sort()).toEqual(["OK", "OK", "Rejected"]);
  expect(await month.charges()).toEqual(closed);
});

test("from a charge: its PI, source, service and resource, and the flag that holds it", async () => {
  const big = (await month.charges()).find((c) => c.resourceId === "big")!;
  const from = { period: JANUARY, chargeId: big.chargeId };
  const { approval, waiting } = await grantApproval(month.host(), {
    until: "2025-06-30",
    reason: "agreed",
    from,
  });
  expect(approval).toMatchObject({
    rule: RULE,
    pi: ADA,
    source: "HPC",
    resource: "big",
    limit: null,
    project: "",
  });
  expect(waiting).toBe(1);
  await runReview(month.host(), JANUARY);
  expect(await reviews()).toEqual(["OK", "Pending", "Pending"]);
});

test.each<readonly [string, Partial<Parameters<typeof grantApproval>[1]>, RegExp]>([
  ["neither PI nor resource", { pi: "", project: "coral" }, /names neither a PI nor a resource/],
  ["no such rule", { rule: "Amount" }, /names a review rule that there is not/],
  ["a rule that must be mended", { rule: "split shares" }, /must be mended/],
  ["a last day that is past", { until: "2025-02-02" }, /ends on 2025-02-02, which is past/],
  ["no reason", { reason: " " }, /has no reason/],
  [
    "a charge that is not there",
    { from: { period: JANUARY, chargeId: "x" } },
    /No charge of 2025-01 has the ID x/,
  ],
])("refused: %s", async (_what, changes, message) => {
  const before = await month.everything();
  const asked = grantApproval(month.host(), { ...request, ...changes });
  await expect(asked).rejects.toThrow(Refusal);
  await expect(asked).rejects.toThrow(message);
  expect(await month.everything()).toBe(before);
});

test.each([
  ["not there", { approvalId: "SA-0009", reason: "x" }, /There is no standing approval SA-0009/],
  ["without a reason", { approvalId: "SA-0001", reason: "" }, /Say why SA-0001 is revoked/],
])("revoking is refused: %s", async (_what, asked, message) => {
  await grantApproval(month.host(), request);
  await expect(revokeApproval(month.host(), asked)).rejects.toThrow(message);
});

test("a second revoking is refused", async () => {
  await grantApproval(month.host(), request);
  await revokeApproval(month.host(), { approvalId: "SA-0001", reason: "x" });
  const again = revokeApproval(month.host(), { approvalId: "SA-0001", reason: "x" });
  await expect(again).rejects.toThrow(/was revoked already, on 2025-02-03/);
});

test("the boards show what stands and what it lets through", async () => {
  await grantApproval(month.host(), request);
  await grantApproval(month.host(), { ...request, pi: BEN, until: "2025-02-28" });
  await runReview(month.host(), JANUARY);
  month.now = "2025-03-05T09:00:00Z";
  const { approvals, rules } = await approvalsBoard(month.host());
  expect(approvals.map((a) => [a.approval.approvalId, a.state, a.problem, a.inSheet, a.letThrough])).toEqual([
    ["SA-0001", "Active", "", false, [{ period: JANUARY, charges: 2 }]],
    ["SA-0002", "Ended", "", false, [{ period: JANUARY, charges: 1 }]],
  ]);
  expect(rules).toContain(RULE);
  expect(rules).not.toContain("Missing PI");
  const board = await reviewBoard(month.host(), JANUARY);
  expect(board.covered.map((c) => c.approvalId).sort()).toEqual(["SA-0001", "SA-0001", "SA-0002"]);
  expect(board.approvals.map((a) => a.approvalId)).toEqual(["SA-0001", "SA-0002"]);
  expect(board.rules.find((r) => r.rule === RULE)).toMatchObject({ charges: 3, pending: 0, approved: 3 });
});

test("a row typed into the sheet counts when it says enough, and shows where it came from", async () => {
  const row = { Rule: RULE, PI: ADA, Until: 45838, Reason: "typed", "Approved By": "kim", Status: "Active" };
  await month.workbook.apply([
    {
      do: "append",
      table: STANDING_APPROVALS,
      rows: [
        { "Approval ID": "SA-0001", ...row },
        { "Approval ID": "SA-0002", ...row, PI: BEN, Reason: "" },
      ],
    },
  ]);
  await runReview(month.host(), JANUARY);
  expect(await reviews()).toEqual(["OK", "OK", "Pending"]);
  const { approvals } = await approvalsBoard(month.host());
  expect(approvals.map((a) => [a.inSheet, a.problem])).toEqual([
    [true, ""],
    [true, "has no reason"],
  ]);
});

test("from a CSV file: who brings them approves them, each is logged, what covers nothing is said", async () => {
  const csv = `Approval ID,Rule,PI,Until,Reason\nSA-0007,${RULE},${ADA},2025-06-30,agreed\nSA-0008,Missing PI,${ADA},2025-06-30,agreed\n`;
  const file = textFile("standing-approvals.csv", csv);
  const result = await importReference(month.host({ by: "kim" }), "standingApprovals", file);
  expect(result).toMatchObject({ rows: 2, changed: true });
  expect(result.warnings).toEqual([
    "SA-0008 covers nothing: it is for Missing PI: that must be mended, it cannot be approved.",
  ]);
  expect((await month.table(STANDING_APPROVALS)).map((a) => [a.approvedBy, a.status])).toEqual([
    ["kim", "Active"],
    ["kim", "Active"],
  ]);
  expect(await log()).toHaveLength(2);
  expect((await importReference(month.host(), "standingApprovals", file)).changed).toBe(false);
  const named = `Approval ID,Rule,PI,Until,Reason,Approved By\nSA-0007,${RULE},${ADA},2025-06-30,agreed,Kim\nSA-0009,${RULE},${BEN},2025-01-01,agreed,una\n`;
  await importReference(month.host(), "standingApprovals", textFile("standing-approvals.csv", named));
  const by = (await month.table(STANDING_APPROVALS)).map((a) => `${a.approvalId} ${a.approvedBy}`);
  expect(by).toEqual(["SA-0007 kim", "SA-0008 kim", "SA-0009 una (unverified)"]);
  await runReview(month.host(), JANUARY);
  expect(await reviews()).toEqual(["OK", "OK", "Pending"]);
});
