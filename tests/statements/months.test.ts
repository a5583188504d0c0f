/** Statements of one month after another, by the steps: what February shows of January, and what leaves January alone. */
import { previewStatements, printStatement } from "../../src/steps/statements-preview";
import { PEOPLE, SETTINGS, STATEMENTS } from "../../src/workbook/tables";
import { ADA, BEN, newMonth, type TestMonth } from "../support/month";
import { pdfTexts } from "../support/pdf-text";

const JANUARY = "2025-01";
const FEBRUARY = "2025-02";

/** January, sent and closed: 30 dollars for Ada and 5 for Ben. */
async function january(): Promise<TestMonth> {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "30", list: "50" },
    { billed: "5", pi: BEN, project: "polymer" },
  ]);
  await month.finish();
  return month;
}

async function february(month: TestMonth): Promise<void> {
  month.now = "2025-03-03T09:00:00Z";
  await month.import("hpc_2025-02.csv", [{ billed: "7", day: "2025-02-10" }]);
}

test("the next month shows this one in the trend and in the year to date", async () => {
  const month = await january();
  await february(month);
  const { statements } = await previewStatements(month.host(), FEBRUARY);
  const [{ document } = expectOne()] = statements;
  expect(document.yearToDate).toEqual({ list: 5700, discount: 2000, credits: 0, amount: 3700, months: 2 });
  expect(document.trend.slice(-2)).toEqual([
    { period: JANUARY, totals: { list: 5000, discount: 2000, credits: 0, amount: 3000 } },
    { period: FEBRUARY, totals: { list: 700, discount: 0, credits: 0, amount: 700 } },
  ]);
  await month.statements(FEBRUARY);
  const [, pdf] = [...month.statementFiles.files].find(([path]) => path.includes(FEBRUARY)) ?? expectOne();
  const text = pdfTexts(pdf).join(" ");
  expect(text).toContain("Amount – – – – $30.00 $7.00 $37.00");
});

test("made once more, nothing changes", async () => {
  const month = await january();
  await february(month);
  expect((await month.statements(FEBRUARY)).changed).toBe(true);
  expect((await month.statements(FEBRUARY)).changed).toBe(false);
});

test("a closed month's statement stays, and can be printed, whatever is written down later", async () => {
  const month = await january();
  const before = await month.table(STATEMENTS);
  await month.type(PEOPLE, ADA, { Name: "Ada B. Quill" });
  await month.type(SETTINGS, "Locale", { Value: "de-DE" });
  const { statements } = await previewStatements(month.host(), JANUARY);
  expect(statements.map((s) => s.changed)).toEqual([false, false]);
  const [first = expectOne()] = before;
  const { bytes } = await printStatement(month.host(), JANUARY, first.statementNo, month.fonts);
  expect(pdfTexts(bytes).join(" ")).toMatch(/Ada B\. Quill.*30,00/);
  expect(await month.table(STATEMENTS)).toEqual(before);
});

test("one project's statement looks back on that project alone", async () => {
  const month = await newMonth();
  await month.setting("Statement Per", "PI and Project");
  await month.import("hpc_2025-01.csv", [{ billed: "30" }, { billed: "4", project: "atlas" }]);
  await month.finish();
  await february(month);
  const { statements } = await previewStatements(month.host(), FEBRUARY);
  expect(statements.map((s) => [s.record.projects, s.document.yearToDate.amount])).toEqual([["coral", 3700]]);
});

function expectOne(): never {
  throw new Error("There is none");
}
