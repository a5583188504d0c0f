/** The month from import to close and reopen; what is held goes on once. */
import { sum } from "../../src/core/money";
import { listPeriods, openPeriod } from "../../src/steps/periods";
import { importReference } from "../../src/steps/reference";
import { showPi } from "../../src/steps/show";
import { CHARGES, LOG, PERIODS, STATEMENTS } from "../../src/workbook/tables";
import { textFile } from "../support/focus";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const FEBRUARY = "2025-02";
const ROWS: FocusRow[] = [
  { billed: "10.005" },
  { billed: "20", pi: BEN, project: "polymer" },
  { billed: "30", resource: "held" },
];

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

async function hold(resource: string, period = JANUARY): Promise<void> {
  const charge = (await month.charges(period)).find((c) => c.resourceId === resource);
  await month.decide("hold", [charge!.chargeId], "asked the dean", period);
}

test("a month goes through and is closed, tied out to 0", async () => {
  const result = await month.finish();
  expect(result).toMatchObject({ carried: 0, carriedInto: "" });
  const [period] = await month.table(PERIODS);
  expect(period).toMatchObject({
    status: "Closed",
    charges: 3,
    pending: 0,
    statements: 2,
    journalId: "2025-01-J1",
    closedBy: "tess",
    contentHash: result.contentHash,
  });
  const { tieOut, warnings } = await month.tieOut();
  expect([tieOut.imported, tieOut.billed, tieOut.statements]).toEqual([
    usd("60.005"),
    usd("60.005"),
    usd("60.01"),
  ]);
  expect([tieOut.rounding, tieOut.journalDebits, tieOut.journalCredits, tieOut.difference]).toEqual([
    usd("0.005"),
    usd("60.01"),
    usd("60.01"),
    0n,
  ]);
  expect(warnings).toEqual([]);
});

test("charges carry the number of the statement they are on", async () => {
  await month.statements();
  const numbers = (await month.charges()).map((c) => `${c.pi} ${c.statementNo}`);
  expect(numbers).toEqual([`${ADA} 2025-01-0001`, `${BEN} 2025-01-0002`, `${ADA} 2025-01-0001`]);
  await month.send();
  await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "1", resource: "new" }]);
  await month.statements();
  expect(new Set((await month.charges()).filter((c) => c.pi === ADA).map((c) => c.statementNo))).toEqual(
    new Set(["2025-01-0001-R2"]),
  );
});

describe("a held charge", () => {
  const closed = madeOnce(async () => {
    await hold("held");
    await month.finish();
    return month;
  });
  beforeEach(async () => {
    month = await closed();
  });

  const carried = async (): Promise<string[]> =>
    (await month.charges(FEBRUARY)).map((c) => `${c.resourceId} ${c.review} ${c.carriedFrom}`);

  test("goes into the next month once, and waits there", async () => {
    expect(await carried()).toEqual(["held Pending 2025-01"]);
    expect((await month.charges(FEBRUARY))[0]?.flags).toContain(
      "Carried over: held in 2025-01 (asked the dean)",
    );
    await expect(month.close()).rejects.toThrow(
      "2025-01 is closed already. Nothing was written. To change it, reopen it first",
    );
    expect(await carried()).toEqual(["held Pending 2025-01"]);
  });

  test("stays through imports of that month, and is in its tie-out", async () => {
    const rows = [{ billed: "7", day: "2025-02-03" }];
    await month.import("hpc_2025-02.csv", rows);
    await month.decide("approve", "all", "she agreed", FEBRUARY);
    await month.import("hpc_2025-02b.csv", [...rows, { billed: "1", day: "2025-02-04" }]);
    await month.import("hpc_2025-02.csv", rows);

    expect(await carried()).toEqual(expect.arrayContaining(["held Approved 2025-01"]));
    expect(await carried()).toHaveLength(2);
    const { tieOut } = await month.tieOut(FEBRUARY);
    expect([tieOut.imported, tieOut.carriedIn, tieOut.billed, tieOut.difference]).toEqual([
      usd("7"),
      usd("30"),
      usd("37"),
      0n,
    ]);
    await month.finish(FEBRUARY);
    expect((await month.table(STATEMENTS)).at(-1)).toMatchObject({ period: FEBRUARY, amount: 3700 });
  });

  test("is taken back by reopening, and carried again by closing: never billed twice", async () => {
    await month.decide("approve", "all", "too early", FEBRUARY);
    await month.reopen();
    expect(await carried()).toEqual([]);
    expect((await month.charges()).find((c) => c.resourceId === "held")?.review).toBe("Held");
    expect((await month.table(LOG)).at(-1)).toMatchObject({
      period: FEBRUARY,
      before: "Approved",
      after: "",
      reason: "Taken back into 2025-01",
    });

    await month.close();
    expect(await carried()).toEqual(["held Pending 2025-01"]);
    expect((await month.log()).filter((e) => e.by === "in sheet")).toEqual([]);
    expect(sum((await month.table(CHARGES)).filter((c) => c.review !== "Held").map((c) => c.amount))).toBe(
      usd("60.005"),
    );
  });

  test("keeps its month from being reopened once the next is closed", async () => {
    await month.decide("approve", "all", "agreed", FEBRUARY);
    await month.finish(FEBRUARY);
    const before = await month.everything();
    await expect(month.reopen()).rejects.toThrow(/went on to 2025-02, which is closed. Reopen that first/);
    expect(await month.everything()).toBe(before);
  });

  test("keeps its month from being reopened once it is billed in the next: sent, or in the journal", async () => {
    await month.decide("approve", "all", "the dean pays", FEBRUARY);
    await month.statements(FEBRUARY);
    await month.journal(FEBRUARY);
    await expect(month.reopen()).rejects.toThrow(/went on to 2025-02 and was billed there/);
    await month.reverse("2025-02-J1", FEBRUARY);
    await month.send({ period: FEBRUARY });
    await expect(month.reopen()).rejects.toThrow(/went on to 2025-02 and was billed there/);
    const [carriedRow] = await month.charges(FEBRUARY);
    await month.decide("hold", [carriedRow!.chargeId], "back to January", FEBRUARY);
    await month.reopen();
    expect(await carried()).toEqual([]);
  });

  test("can be held again, and goes on from there", async () => {
    await hold("held", FEBRUARY);
    await month.close(FEBRUARY);
    expect((await month.charges("2025-03")).map((c) => c.carriedFrom)).toEqual([FEBRUARY]);
    expect((await month.tieOut(FEBRUARY)).tieOut.difference).toBe(0n);
  });

  test("reopened, let go and closed: it is billed in its own month only", async () => {
    await month.reopen();
    await month.decide("approve", [(await month.charges()).find((c) => c.review === "Held")!.chargeId]);
    await month.reverse("2025-01-J1");
    await month.finish();
    expect(await carried()).toEqual([]);
    expect((await month.tieOut()).tieOut.statements).toBe(usd("60.01"));
  });
});

test("reopening needs a reason, and a closed month", async () => {
  await expect(month.reopen(JANUARY, "x")).rejects.toThrow(/open already/);
  await month.finish();
  await expect(month.reopen(JANUARY, " ")).rejects.toThrow(/Say why/);
});

test("what is missing keeps a month open unless a person says why; what is wrong keeps it open anyhow", async () => {
  await month.statements();
  await expect(month.close()).rejects.toThrow(
    /2 statements are not sent; the journal is not exported.*--reason.*Nothing was written/,
  );
  await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "5", pi: "" }]);
  await expect(month.close(JANUARY, "in a hurry")).rejects.toThrow(/1 charges? (is|are) pending/);
  await month.decide("reject", "all", "nobody's");
  await month.statements();
  const { contentHash } = await month.close(JANUARY, "the ledger is down");
  expect((await month.table(PERIODS))[0]).toMatchObject({ reason: "the ledger is down", contentHash });
});

test("a charge that was changed after the closing is found out", async () => {
  await month.finish();
  expect((await month.tieOut()).warnings).toEqual([]);
  const [charge] = await month.charges();
  await month.type(CHARGES, charge!.chargeId, { "Fund Org": "GEO-10000" });
  expect((await month.tieOut()).warnings).toEqual([
    expect.stringMatching(/2025-01 was changed after it was closed/),
  ]);
});

test("an alias that comes later does not look like a change", async () => {
  await month.finish();
  const csv = `Email,Name,Aliases\ndean@example.edu,The Dean,${BEN}\n`;
  await importReference(month.host(), "people", textFile("People.csv", csv));
  expect((await month.tieOut()).warnings).toEqual([]);
});

test("show adds up a PI's month by project", async () => {
  await hold("held");
  const shown = await showPi(month.host(), ` ${ADA.toUpperCase()} `, JANUARY);
  expect(shown.projects).toEqual([
    { project: "coral", title: "Coral reefs", fund: "BIO-10000", list: 1001, discount: 0, billed: 1001 },
  ]);
  expect(shown.notBilled.map((c) => c.review)).toEqual(["Held"]);
  await expect(showPi(month.host(), "nobody@example.edu", JANUARY)).rejects.toThrow(
    /nobody@example.edu has no charges in 2025-01/,
  );
});

test("the log has each carried charge", async () => {
  await hold("held");
  await month.finish();
  const entries = (await month.table(LOG)).filter((e) => e.reason === "Carried over");
  expect(entries.map((e) => [e.period, e.before])).toEqual([[FEBRUARY, "Held in 2025-01"]]);
});

test("months are listed in order of time, whatever came first", async () => {
  for (const period of ["2025-03", "2024-12", FEBRUARY]) await openPeriod(month.host(), period);
  expect((await listPeriods(month.host())).map((p) => p.period)).toEqual([
    "2024-12",
    JANUARY,
    FEBRUARY,
    "2025-03",
  ]);
});

test("a month that nobody has is no month of zeros", async () => {
  await expect(month.journal("2025-07")).rejects.toThrow("2025-07 has no charges. Import its files first.");
});
