/** Taking back a journal in layouts below its lines: as it went out, or said before and after that it cannot be. */
import Papa from "papaparse";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { reverseExported } from "../../src/steps/journal";
import { previewJournal } from "../../src/steps/journal-preview";
import { reversalFiles } from "../../src/steps/journal-reversals";
import { saveJournalValues } from "../../src/steps/journal-values";
import { madeOnce } from "../support/made-once";
import { newMonth, type TestMonth } from "../support/month";

const JANUARY = "2025-01";
const OUT = "2025-01-J1";
const CHANGED = /give the files that went out no more.*PI, project and service cannot be told/;
let month: TestMonth;

const ready = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "30" },
    { billed: "12.345", project: "polymer" },
    { billed: "-5", project: "atlas" },
  ]);
  await month.decide("approve", "all");
  await month.statements();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

/** What the amounts of both files come to by all other columns but those that are left out. */
function left(texts: readonly string[], amount: string, without: readonly string[] = []): string[] {
  const sums = new Map<string, number>();
  for (const text of texts) {
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    for (const row of rows) {
      const key = Object.entries(row)
        .filter(([heading]) => heading !== amount && !without.includes(heading))
        .map(([, value]) => value)
        .join("|");
      sums.set(key, (sums.get(key) ?? 0) + Math.round(Number(row[amount]) * 100));
    }
  }
  return [...sums].filter(([, cents]) => cents !== 0).map(([key]) => key);
}

async function changeStatements(): Promise<void> {
  await month.import("late.csv", [{ billed: "7" }], { add: true });
  await month.decide("approve", "all");
  await month.statements();
}

test("statements as they were: by PI, project and fund both files leave 0, and nothing is warned of", async () => {
  const { path } = await month.journal(JANUARY, "summary");
  expect((await previewJournal(month.host(), JANUARY, "")).takingBack).toEqual([]);
  const back = await month.reverse(OUT);
  const texts = [path, back.path].map((name) => month.journalFiles.text(name));
  expect(left(texts.slice(0, 1), "total_cost")).not.toEqual([]);
  expect([left(texts, "total_cost"), back.warnings]).toEqual([[], []]);
});

test("statements made again since: the lines themselves are taken back, said before and after", async () => {
  const { path } = await month.journal(JANUARY, "summary");
  await changeStatements();
  const { takingBack } = await previewJournal(month.host(), JANUARY, "");
  expect(takingBack.join()).toMatch(CHANGED);
  const back = await month.reverse(OUT);
  expect(back.warnings.join()).toMatch(CHANGED);
  const texts = [path, back.path].map((name) => month.journalFiles.text(name));
  expect(left(texts, "total_cost", ["pi_email", "project_id", "charge_count"])).toEqual([]);
});

test("a layout that lists the lines is taken back as ever, whatever the statements are now", async () => {
  await month.journal(JANUARY, "general");
  await changeStatements();
  expect((await previewJournal(month.host(), JANUARY, "")).takingBack).toEqual([]);
  expect((await month.reverse(OUT)).warnings).toEqual([]);
});

test("the files that took a journal back are made again byte by byte, also after the statements changed", async () => {
  await month.journal(JANUARY, "general");
  const { files } = await month.reverse(OUT);
  await changeStatements();
  const again = await reversalFiles(month.host(), JANUARY, OUT, null);
  expect(again.slice(0, -1).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual(
    files.map((path) => [path, month.journalFiles.text(path)]),
  );
  expect(again.at(-1)?.path).toMatch(/^2025-01-J1-R_control\.csv$/);
  await expect(reversalFiles(month.host(), JANUARY, "2025-01-J9", null)).rejects.toThrow(/no longer gives/);
});

test("workday-isd: another category by service since is refused; as it was it is taken back", async () => {
  const values = {
    Company: "CP1",
    "Internal Service Provider": "ISP1",
    Worktags: "Fund={fund}",
    File: "csv",
  };
  const save = async (category: string) =>
    await saveJournalValues(month.host(), "workday-isd", { ...values, "Spend Category": category });
  await save("Compute=SC1; HPC=SC2");
  await month.journal(JANUARY, "workday-isd");
  await save("Compute=SC3; HPC=SC2");
  const before = await month.everything();
  const request = { period: JANUARY, journalId: OUT, reason: "wrong month" };
  const reverse = () => reverseExported(month.host(), request, month.journalFiles, sheetFiles());
  await expect(reverse()).rejects.toThrow(/Spend Category goes by service.*Nothing was written/);
  expect(await month.everything()).toBe(before);
  expect((await previewJournal(month.host(), JANUARY, "")).takingBack.join()).toMatch(/goes by service/);
  await save("Compute=SC1; HPC=SC2");
  const back = await reverse();
  expect(back.warnings).toEqual([]);
  expect(month.journalFiles.text(back.path)).toMatch(/SC1/);
});
