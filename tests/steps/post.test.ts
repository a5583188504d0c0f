/** Posting: the ledger's numbers and date are kept, and nothing is posted that no journal was made of. */
import { postPeriod } from "../../src/steps/periods";
import { subsidy } from "../../src/testing/book-builders";
import { CHARGES, JOURNAL, LOG, PERIODS, SUBSIDIES, SUBSIDY_BALANCES } from "../../src/workbook/tables";
import { JANUARY, newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

const post = async (reference: string): Promise<unknown> =>
  await postPeriod(month.host(), JANUARY, reference, "2025-02-05");

test("the journal's numbers and the posting date are kept, its lines are posted", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.finish();
  await post(" JE-7781 ;JE-7782; ");
  expect((await month.table(PERIODS))[0]).toMatchObject({
    status: "Posted",
    journalReference: "JE-7781; JE-7782",
    postingDate: "2025-02-05",
  });
  expect(new Set((await month.table(JOURNAL)).map((l) => l.status))).toEqual(new Set(["Posted"]));
  expect((await month.table(LOG)).at(-1)).toMatchObject({
    after: "Posted as JE-7781; JE-7782 on 2025-02-05",
  });
  await expect(post("JE-9")).rejects.toThrow(/posted already, as JE-7781; JE-7782/);
});

test.each([
  ["an open month", ["statements"], /2025-01 is open; only a closed month is posted/],
  ["a month whose journal was never exported", ["statements", "close"], /no journal of it was exported/],
  ["a month whose journal was reversed", ["statements", "journal", "reverse", "close"], /no journal of it/],
] as const)("%s is not posted", async (_what, steps, words) => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const act = {
    statements: () => month.statements(),
    journal: () => month.journal(),
    reverse: () => month.reverse("2025-01-J1"),
    close: () => month.close(JANUARY, "the ledger is down"),
  };
  for (const step of steps) await act[step]();
  const before = await month.everything();
  await expect(post("JE-1")).rejects.toThrow(words);
  await expect(post(" ; ")).rejects.toThrow(/Give the ledger's journal number/);
  expect(await month.everything()).toBe(before);
});

test("a month that was changed since it was closed is not posted; put back, it is", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.finish();
  const [charge] = await month.charges();
  await month.type(CHARGES, charge!.chargeId, { "Review Note": "by hand" });
  const before = await month.everything();
  await expect(post("JE-1")).rejects.toThrow(
    /2025-01 is not as it was closed.*Charges .* was changed.*Check names everything.*Nothing was written/,
  );
  expect(await month.everything()).toBe(before);
  await month.type(CHARGES, charge!.chargeId, { "Review Note": charge!.reviewNote });
  await post("JE-1");
  expect((await month.table(PERIODS))[0]?.status).toBe("Posted");
});

test("a month that does not tie out is not posted: the checks are named", async () => {
  const half = subsidy({ share: null, kind: "Prepaid", amount: usd("30"), subsidyId: "ADVANCE" });
  await month.add(SUBSIDIES, [{ ...half, paidByFundOrg: "GEO-10000" }]);
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.finish();
  const [balance] = await month.table(SUBSIDY_BALANCES);
  // A month that is not closed itself: January is as it was closed.
  await month.add(SUBSIDY_BALANCES, [
    { ...balance!, balanceId: "2024-12 ADVANCE", period: "2024-12", granted: 700, used: 0, left: 700 },
  ]);
  const before = await month.everything();
  await expect(post("JE-1")).rejects.toThrow(
    /its tie-out is off \(Subsidy balances against their month before, 7.00\).*Nothing was written/,
  );
  expect(await month.everything()).toBe(before);
});

test("a month without amounts needs no journal", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "0" }]);
  await month.statements();
  await month.close(JANUARY, "nothing to send");
  await post("none");
  expect((await month.table(PERIODS))[0]?.status).toBe("Posted");
});

test("with a date before the month began: refused, since it could not be taken back", async () => {
  await expect(postPeriod(month.host(), JANUARY, "JE-1", "2024-02-05")).rejects.toThrow(
    "The posting date 2024-02-05 is before 2025-01 began. Give the date of the ledger. Nothing was written.",
  );
});
