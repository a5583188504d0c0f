/** How a month stands, step by step, as the pane shows it. */
import { readMonthState, type MonthState, type MonthStep } from "../../src/steps/month-state";
import { CHARGES, PERIODS } from "../../src/workbook/tables";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { BEN, newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

async function state(period = ""): Promise<MonthState> {
  return await readMonthState(month.workbook, period);
}

/** "attention 2" or "done tess" by step. */
async function steps(): Promise<Record<MonthStep, string>> {
  const entries = (await state()).steps.map((s) => [
    s.step,
    s.state === "attention" ? `attention ${s.attention}` : `${s.state} ${s.by}`.trim(),
  ]);
  return Object.fromEntries(entries) as Record<MonthStep, string>;
}

test("an empty workbook is not set up and has no month", async () => {
  const empty = await readMonthState(new MemoryWorkbook(), "");
  const nothing = {
    currency: "USD",
    period: "",
    months: [],
    steps: [],
    notBilled: { pending: { charges: 0, amount: 0n }, held: { charges: 0, amount: 0n } },
    adjustments: { entered: 0, waiting: 0 },
    warnings: [],
  };
  expect(empty).toEqual({ ...nothing, setUp: false });
  expect(await state()).toEqual({ ...nothing, setUp: true });
});

test("each step is not started, needs attention or is done by someone", async () => {
  await month.import("hpc_2025-01.csv", [
    { billed: "10" },
    { billed: "20", pi: BEN, project: "polymer" },
    { billed: "30", project: "unknown" },
  ]);
  const nothing = {
    statements: "not started",
    send: "not started",
    journal: "not started",
    close: "not started",
  };
  expect(await steps()).toEqual({ import: "done tess", review: "attention 1", ...nothing });

  const thirty = { charges: 1, amount: 30n * 10n ** 30n };
  const none = { charges: 0, amount: 0n };
  expect((await state()).notBilled).toEqual({ pending: thirty, held: none });

  const pending = (await month.charges()).find((c) => c.review === "Pending");
  await month.decide("hold", [pending?.chargeId ?? ""]);
  expect((await state()).notBilled).toEqual({ pending: none, held: thirty });
  await month.decide("reject", [pending?.chargeId ?? ""]);
  expect(await steps()).toEqual({ import: "done tess", review: "done tess", ...nothing });

  await month.statements();
  expect(await steps()).toMatchObject({ statements: "done tess", send: "not started" });

  month.mail.broken.add(BEN);
  await month.send();
  expect(await steps()).toMatchObject({ send: "attention 1" });
  month.mail.broken.clear();
  await month.send();
  await month.journal();
  expect(await steps()).toMatchObject({ send: "done tess", journal: "done tess", close: "not started" });

  await month.close();
  expect(await steps()).toMatchObject({ close: "done tess" });
});

test("a charge that a person rejects in the sheet after the statements were made shows there", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }]);
  await month.statements();
  const [charge] = await month.charges();
  await month.type(CHARGES, charge?.chargeId ?? "", { Review: "Rejected" });
  const [, , statements] = (await state()).steps;
  expect(statements).toMatchObject({ state: "attention", why: "1 charge differs from the statements" });
});

test("the month at hand is the newest open one, unless another is named", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.import("hpc_2025-02.csv", [{ billed: "20", day: "2025-02-01" }]);
  expect((await state()).months.map((m) => [m.period, m.billed])).toEqual([
    ["2025-02", 20],
    ["2025-01", 10],
  ]);
  expect((await state()).period).toBe("2025-02");
  expect((await state("2025-01")).period).toBe("2025-01");
});

test("a corrected file after the journal: the statement is out of date, then the journal is", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }]);
  await month.statements();
  await month.send();
  await month.journal();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "25", pi: BEN, project: "polymer" }]);
  const corrected = (await state()).steps;
  expect(corrected.find((s) => s.step === "statements")).toMatchObject({ state: "attention" });
  const [pending] = (await month.charges()).filter((c) => c.review === "Pending");
  if (pending !== undefined) await month.decide("approve", [pending.chargeId]);
  await month.statements();
  const remade = (await state()).steps;
  expect(remade.map((s) => [s.step, s.state]).slice(2, 5)).toEqual([
    ["statements", "done"],
    ["send", "attention"],
    ["journal", "attention"],
  ]);
  await month.reverse("2025-01-J1");
  await month.journal();
  expect((await state()).steps[4]).toMatchObject({ step: "journal", state: "done" });
});

test.each([
  ["the status", { Status: "Open" }],
  ["the status and the content hash", { Status: "Open", "Content Hash": "" }],
])("a closed month is closed in its steps, too, where %s was typed over", async (_what, cells) => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.finish();
  await month.type(PERIODS, "2025-01", cells);
  expect((await state("2025-01")).months[0]?.status).toBe("Closed");
  expect((await steps()).close).toBe("done tess");
  await month.reopen();
  expect((await state("2025-01")).months[0]?.status).toBe("Open");
  expect((await steps()).close).toBe("not started");
});
