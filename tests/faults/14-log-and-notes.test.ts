/**
 * Fault 14 of the program that this one replaces: approve-all and the command line left no log; the period's notes
 * were overwritten.
 */
import { brokenEntry } from "../../src/core/log";
import { LOG, PERIODS } from "../../src/workbook/tables";
import { JANUARY, newMonth, type TestMonth } from "../support/month";

const ROWS = [
  { billed: "10", pi: "visitor@law.example.edu" },
  { billed: "20", pi: "visitor@law.example.edu", resource: "b" },
  { billed: "30" },
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
});

test("approving all at once leaves an entry for each charge: who, when, what, why", async () => {
  const pending = (await month.charges()).filter((c) => c.review === "Pending");
  await month.decide("approve", "all", "known visitor");
  const entries = await month.log("Review");
  expect(entries.map((e) => e.what).sort()).toEqual(pending.map((c) => c.chargeId).sort());
  for (const entry of entries) {
    expect(entry).toMatchObject({
      by: "tess",
      at: month.now,
      period: JANUARY,
      before: "Undecided",
      after: "Approved",
      reason: "known visitor",
    });
  }
});

test("every step that changes something leaves an entry, and the chain holds", async () => {
  await month.decide("approve", "all", "known visitor");
  await month.finish();
  await month.reopen();
  await month.reverse("2025-01-J1");
  const log = await month.table(LOG);
  const steps = new Set(log.map((e) => e.step));
  expect(steps).toEqual(new Set(["Import", "Review", "Statements", "Send", "Journal", "Close"]));
  expect(
    log.filter((e) => e.step === "Close").map((e) => [e.before, e.after.split(",")[0], e.reason]),
  ).toEqual([
    ["Open", "Closed", ""],
    ["Closed", "Open", "a late correction"],
  ]);
  expect(brokenEntry(log)).toBeUndefined();
  expect(new Set(log.map((e) => e.entry)).size).toBe(log.length);
});

test("an entry that was changed or removed breaks the chain", async () => {
  await month.decide("approve", "all", "known visitor");
  const log = await month.table(LOG);
  const changed = log.map((e, i) => (i === 1 ? { ...e, reason: "another" } : e));
  expect(brokenEntry(changed)?.entry).toBe(log[1]?.entry);
  expect(brokenEntry(log.filter((_, i) => i !== 1))).toBeDefined();
});

test("what people note about a month stays through every step", async () => {
  await month.type(PERIODS, JANUARY, { Notes: "waits for the dean" });
  await month.decide("approve", "all", "known visitor");
  await month.finish();
  expect((await month.table(PERIODS))[0]?.notes).toBe("waits for the dean");
  await month.reopen();
  await month.import("hpc_2025-01b.csv", [{ billed: "1" }]);
  expect((await month.table(PERIODS))[0]?.notes).toBe("waits for the dean");
});
