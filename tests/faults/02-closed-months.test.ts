/**
 * Fault 2 of the program that this one replaces: closed and finalized periods were not locked everywhere: an import
 * could still change them.
 */
import { Refusal } from "../../src/core/problem";
import { enterAdjustment } from "../../src/steps/adjust";
import { fixProblem, listProblems, waiveProblem } from "../../src/steps/problems";
import { openPeriod, postPeriod } from "../../src/steps/periods";
import { runReview } from "../../src/steps/review";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const ROWS: FocusRow[] = [{ billed: "100" }, { billed: "40", pi: BEN, project: "polymer" }];
const BAD: FocusRow = { billed: "1,5", resource: "node-9" };

let month: TestMonth;
let before: string;
let problemId: string;

/** January with a waived problem row, closed. */
const closed = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [...ROWS, BAD], { acceptProblems: true });
  problemId = (await listProblems(month.host(), JANUARY))[0]?.problemId ?? "";
  await waiveProblem(month.host(), JANUARY, problemId, "the vendor's mistake");
  await month.finish();
  return month;
});
beforeEach(async () => {
  month = await closed();
  before = await month.everything();
});

const first = async (): Promise<string> => (await month.charges())[0]?.chargeId ?? "";

const STEPS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["import, replacing", () => month.import("hpc_2025-01b.csv", [{ billed: "1" }])],
  ["import, adding", () => month.import("hpc_2025-01b.csv", [{ billed: "1" }], { add: true })],
  ["import of another source", () => month.import("aws_2025-01.csv", [{ billed: "1" }])],
  [
    "import of another month that has a row of the closed one",
    () =>
      month.import("hpc_2025-02.csv", [
        { billed: "1", day: "2025-02-01" },
        { billed: "2", day: "2025-02-02" },
        { billed: "3", resource: "late" },
      ], { add: true }), // prettier-ignore
  ],
  ["review run", () => runReview(month.host(), JANUARY)],
  ["review reject", async () => month.decide("reject", [await first()])],
  ["review reassign", async () => month.decide({ do: "reassign", pi: BEN }, [await first()])],
  ["statements", () => month.statements()],
  ["send", () => month.send({ resend: { reason: "again" } })],
  ["journal", () => month.journal()],
  ["journal reversal", () => month.reverse("2025-01-J1")],
  ["problems fix", () =>
    fixProblem(month.host(), { period: JANUARY, id: problemId, amount: usd("1.50"), reason: "" })],
  ["problems waive", () => waiveProblem(month.host(), JANUARY, problemId, "again")],
  ["adjustment", () =>
    enterAdjustment(month.host(), { period: JANUARY, kind: "Charge", pi: ADA, project: "coral", amount: "1", source: "HPC", reason: "late" })],
  ["closing again", () => month.close()],
  ["opening as new", () => openPeriod(month.host(), JANUARY)],
]; // prettier-ignore

test.each(STEPS)("%s is refused in a closed month and changes nothing", async (_name, step) => {
  const files = month.statementFiles.writes + month.journalFiles.writes + month.mail.mails.length;
  await expect(step()).rejects.toThrow(Refusal);
  await expect(step()).rejects.toThrow(/2025-01 is closed.*(reopen|Reopen)/);
  expect(await month.everything()).toBe(before);
  expect(month.statementFiles.writes + month.journalFiles.writes + month.mail.mails.length).toBe(files);
});

test.each(STEPS)("%s is refused in a posted month", async (_name, step) => {
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-02-05");
  before = await month.everything();
  await expect(step()).rejects.toThrow(/2025-01 is posted/);
  expect(await month.everything()).toBe(before);
});

test("a posted month is not reopened", async () => {
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-02-05");
  await expect(month.reopen()).rejects.toThrow(/posted to the ledger/);
});

test("other months stay open", async () => {
  await month.import("hpc_2025-02.csv", [{ billed: "9", pi: ADA, day: "2025-02-03" }]);
  expect((await month.charges("2025-02")).map((c) => c.amount)).toEqual([usd("9")]);
});
