/** A lost PDF of a closed month is made again, byte for byte; what would read otherwise is said, and nothing replaced. */
import { createHash } from "node:crypto";
import { makeAgain } from "../../src/steps/statements-again";
import { FUNDS, PEOPLE, STATEMENT_LINES, STATEMENTS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
const closed = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "30", list: "50" },
    { billed: "5", pi: BEN, project: "polymer" },
  ]);
  await month.finish();
  return month;
});
beforeEach(async () => {
  month = await closed();
});

const again = (only?: string, host = month.host()) =>
  makeAgain(
    host,
    { period: JANUARY, ...(only === undefined ? {} : { only }) },
    month.statementFiles,
    month.fonts,
  );
const verdicts = async (...args: Parameters<typeof again>): Promise<string[]> =>
  (await again(...args)).statements.map(({ verdict, why }) => (why === "" ? verdict : `${verdict}: ${why}`));
const ofAda = `statements/2025-01-0001_${ADA}.pdf`;

test("a lost one of a closed month comes back with the same bytes, and the workbook stays", async () => {
  const before = await month.everything();
  const pdf = month.statementFiles.files.get(ofAda)!;
  month.statementFiles.files.delete(ofAda);
  month.now = "2025-06-30T09:00:00Z";
  const { statements } = await again();
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  expect(statements).toMatchObject([
    { verdict: "made", sha256, savedSha256: "", why: "" },
    { verdict: "same", why: "" },
  ]);
  expect(statements[1]?.sha256).toBe(statements[1]?.savedSha256);
  expect(month.statementFiles.files.get(ofAda)).toEqual(pdf);
  expect(await month.everything()).toBe(before);
});

test("of a dry run, and of one PI", async () => {
  month.statementFiles.files.clear();
  expect(await verdicts(undefined, month.host({ dryRun: true }))).toEqual(["made", "made"]);
  expect(month.statementFiles.names).toEqual([]);
  expect(await verdicts(BEN.toUpperCase())).toEqual(["made"]);
  expect(month.statementFiles.names).toEqual([`statements/2025-01-0002_${BEN}.pdf`]);
  await expect(again("nobody@example.edu")).rejects.toThrow(
    "In 2025-01 nobody@example.edu has no statement in force that could be made again. Nothing was written.",
  );
});

const LETTER = "the letterhead's words, the Subsidy Text or the locale are others by now";
const NAMES = "names, titles, awards or earlier months that it shows are others by now";
const DRAWN =
  "it is drawn otherwise: logo, colours, paper, fonts or the program's version are others, or somebody changed the file";

test.each<[string, (of: TestMonth) => Promise<void> | void, string, string]>([
  ["another department", (of) => of.setting("Department", "Computing Services"), LETTER, LETTER],
  ["another paper", (of) => of.setting("Paper", "A4"), DRAWN, ""],
  ["another name", (of) => of.type(PEOPLE, ADA, { Name: "Ada B. Quill" }), NAMES, ""],
  ["another title of a fund", (of) => of.type(FUNDS, "BIO-10000", { Title: "Biology" }), NAMES, ""],
  ["notes in the PDF", (of) => void of.statementFiles.files.set(ofAda, Buffer.concat([of.statementFiles.files.get(ofAda)!, Buffer.from("%")])), DRAWN, ""],
  ["another file", (of) => void of.statementFiles.files.set(ofAda, Buffer.from("scan")), "the file of that name is not this statement", ""],
])("with %s it says why it differs, and the file that is there stays", async (_what, change, why, onceLost) => {
  await change(month);
  const there = month.statementFiles.files.get(ofAda);
  expect((await verdicts(ADA))[0]).toBe(`differs: ${why}`);
  expect(month.statementFiles.files.get(ofAda)).toBe(there);
  month.statementFiles.files.delete(ofAda);
  expect((await verdicts(ADA))[0]).toBe(onceLost === "" && why !== NAMES ? "made" : `made: ${why}`);
}); // prettier-ignore

test("what the charges no longer say is not made", async () => {
  const [line] = await month.table(STATEMENT_LINES);
  await month.type(STATEMENT_LINES, line!.lineId, { "Fund Org": "GEO-10000" });
  month.statementFiles.files.clear();
  expect(await verdicts()).toEqual([expect.stringMatching(/^not made: its charges or who pays/), "made"]);
  expect(month.statementFiles.names).toEqual([`statements/2025-01-0002_${BEN}.pdf`]);
});

test("of an open month the statements in force, with their numbers", async () => {
  await month.reopen();
  await month.import("hpc_2025-01.csv", [
    { billed: "31", list: "50" },
    { billed: "5", pi: BEN, project: "polymer" },
  ]);
  expect(await verdicts()).toEqual([expect.stringMatching(/^not made/), "same"]);
  await month.statements();
  month.statementFiles.files.clear();
  const { statements } = await again();
  expect(statements.map(({ record, verdict }) => [record.statementNo, verdict])).toEqual([
    ["2025-01-0001-R2", "made"],
    ["2025-01-0002", "made"],
  ]);
  expect((await month.table(STATEMENTS)).map(({ status }) => status).sort()).toEqual([
    "Draft",
    "Issued",
    "Superseded",
  ]);
});
