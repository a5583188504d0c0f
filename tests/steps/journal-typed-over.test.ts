/** Taking back a journal whose rows in the sheet were typed over: what went out is taken back, or nothing is. */
import Papa from "papaparse";
import { reverseExported } from "../../src/steps/journal";
import { tieOutMonth } from "../../src/steps/tie-out";
import { JOURNAL } from "../../src/workbook/tables";
import type { Row } from "../../src/workbook/shape";
import { ADA, BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

const OUT = "2025-01-J1";
let month: TestMonth;

beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "30" },
    { billed: "12.34", pi: BEN, project: "polymer" },
    { billed: "-5", project: "atlas" },
  ]);
  await month.decide("approve", "all");
  await month.statements();
  await month.journal();
});

const firstLine = async () => (await month.table(JOURNAL)).find((l) => l.journalId === OUT)!;
const typeOver = async (cells: Row): Promise<void> =>
  await month.type(JOURNAL, (await firstLine()).lineId, cells);
const back = (asInSheet = false) =>
  reverseExported(
    month.host(),
    { period: JANUARY, journalId: OUT, reason: "wrong month", asInSheet },
    month.journalFiles,
  );

/** What both files leave on each fund and account, in cents; nothing where the one takes back the other. */
function left(paths: readonly string[]): string[] {
  const sums = new Map<string, number>();
  for (const path of paths)
    for (const row of Papa.parse<Record<string, string>>(month.journalFiles.text(path), { header: true, skipEmptyLines: true }).data) {
      const cents = Math.round(100 * (Number(row["Debit"] ?? 0) - Number(row["Credit"] ?? 0)));
      const key = `${row["Fund Org"]} ${row["Account"]}`;
      sums.set(key, (sums.get(key) ?? 0) + cents);
    }
  return [...sums].filter(([, cents]) => cents !== 0).map(([key, cents]) => `${key} ${cents}`);
} // prettier-ignore

const exported = (): string => month.journalFiles.names.find((name) => /J1_(?!control|R)/.test(name))!;

test.each<readonly [string, Row]>([
  ["an amount", { Debit: 99 }],
  ["an account", { Account: "99999" }],
  ["a fund", { "Fund Org": "GEO-10000" }],
  ["the description", { Description: "Something else" }],
])(
  "%s was typed over: the file that went out is taken back, and the sheet has its lines again",
  async (_, cells) => {
    const before = await firstLine();
    await typeOver(cells);
    const { path, warnings } = await back();
    expect(warnings).toEqual([
      expect.stringMatching(/^Lines of 2025-01-J1 were typed over in the Journal sheet/),
    ]);
    expect(left([exported()])).not.toEqual([]);
    expect(left([exported(), path])).toEqual([]);
    expect(await firstLine()).toEqual({ ...before, status: "Reversed" });
    expect((await month.log("Journal")).at(-1)?.reason).toBe(
      "wrong month; lines typed over in the sheet, put back as they went out",
    );
    expect((await month.journal()).journalId).toBe("2025-01-J2");
    const { tieOut } = await tieOutMonth(month.host(), JANUARY, month.journalFiles);
    expect(tieOut.isOff).toBe(false);
  },
);

test("a row that was deleted is taken back too", async () => {
  const { lineId } = await firstLine();
  await month.workbook.apply([{ do: "remove", table: JOURNAL, keys: [lineId] }]);
  const { path } = await back();
  expect(left([exported(), path])).toEqual([]);
  expect((await firstLine()).lineId).toBeDefined();
  expect((await month.table(JOURNAL)).map((l) => l.lineId)).toContain(lineId);
});

test("a line whose journal was typed over is not left behind", async () => {
  await typeOver({ "Journal ID": "2025-01-J7" });
  const { path } = await back();
  expect(left([exported(), path])).toEqual([]);
  expect((await month.table(JOURNAL)).map((l) => l.journalId)).not.toContain("2025-01-J7");
});

test("where the statements are others by now it is refused, unless somebody says to take what the sheet has", async () => {
  await month.import("late.csv", [{ billed: "7", pi: ADA }], { add: true });
  await month.decide("approve", "all");
  await month.statements();
  await typeOver({ Account: "99999" });
  const before = await month.everything();
  const files = month.journalFiles.writes;
  await expect(back()).rejects.toThrow(
    /does not give the file that went out as 2025-01-J1 any more.*Nothing was written/,
  );
  expect([await month.everything(), month.journalFiles.writes]).toEqual([before, files]);
  const { path, warnings } = await back(true);
  expect(warnings).toEqual([expect.stringMatching(/^The reversal has the lines of the Journal sheet/)]);
  expect(left([exported(), path]).join()).toMatch(/99999/);
  expect((await month.log("Journal")).at(-1)?.reason).toBe(
    "wrong month; lines as in the sheet, which do not give the file that went out",
  );
});

test("statements that are others, and lines that are as they went out, are taken back without a word", async () => {
  await month.import("late.csv", [{ billed: "7", pi: ADA }], { add: true });
  await month.decide("approve", "all");
  await month.statements();
  const { path, warnings } = await back();
  expect(warnings).toEqual([]);
  expect(left([exported(), path])).toEqual([]);
});

test("a layout that cannot be made again is held against the debits that the log has", async () => {
  for (const line of await month.table(JOURNAL)) await month.type(JOURNAL, line.lineId, { Format: "gone" });
  await typeOver({ Debit: 99 });
  await expect(back()).rejects.toThrow(/does not give the file|no layout|There is no/);
});
