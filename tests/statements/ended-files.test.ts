/** The folder of statements shows no PDF that a person could take for valid: void drafts go, what was sent moves. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderSaver } from "../../src/adapters/node/files";
import { HostFailure } from "../../src/core/problem";
import { isInForce } from "../../src/core/statements/lines";
import { makeStatements } from "../../src/steps/statements";
import { person } from "../../src/testing/review-cases";
import { PEOPLE, STATEMENTS } from "../../src/workbook/tables";
import { ADA, BEN, JANUARY, newMonth, type FocusRow, type TestMonth } from "../support/month";

const OF_ADA: FocusRow = { billed: "10" };
const OF_BEN: FocusRow = { billed: "20", pi: BEN, project: "polymer" };
const NEW_BEN = "b.ortho@example.edu";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [OF_ADA, OF_BEN]);
  await month.statements();
});

const names = (): string[] => month.statementFiles.names;
const ada = (no = "2025-01-0001"): string => `statements/${no}_${ADA}.pdf`;
const ben = (no = "2025-01-0002"): string => `statements/${no}_${BEN}.pdf`;
/** Names of the files of all statements in force, as they have to lie there. */
async function inForce(): Promise<string[]> {
  return (await month.table(STATEMENTS)).filter(isInForce).map(({ file }) => `statements/${file}`);
}

test("a draft whose charges went is removed, and said", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA, { billed: "1" }]);
  const result = await month.statements();
  expect(result).toMatchObject({ removed: [`2025-01-0002_${BEN}.pdf`], moved: [], warnings: [] });
  expect(names()).toEqual([ada()]);
  expect(await month.statements()).toMatchObject({ removed: [], changed: false });
});

test("of a dry run nothing goes", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA, { billed: "1" }]);
  expect(await month.statements(JANUARY, month.host({ dryRun: true }))).toMatchObject({ removed: [] });
  expect(names()).toEqual([ada(), ben()]);
});

test("what was sent and is superseded moves as it is, with its revision in its place", async () => {
  await month.send();
  const sent = month.statementFiles.files.get(ben());
  await month.import("hpc_2025-01.csv", [OF_ADA, OF_BEN, { ...OF_BEN, billed: "3" }]);
  const moved = `statements/superseded/2025-01-0002_${BEN}.pdf`;
  expect(await month.statements()).toMatchObject({ removed: [], moved: [moved], warnings: [] });
  expect(names()).toEqual([ada(), ben("2025-01-0002-R2"), moved]);
  expect(month.statementFiles.files.get(moved)).toBe(sent);
  expect(await month.statements()).toMatchObject({ moved: [], changed: false });
});

test("what was sent and has no charges any more moves too", async () => {
  await month.send();
  await month.import("hpc_2025-01.csv", [OF_ADA, { billed: "1" }]);
  await month.statements();
  expect(names()).toEqual([
    ada("2025-01-0001-R2"),
    `statements/superseded/2025-01-0001_${ADA}.pdf`,
    `statements/superseded/2025-01-0002_${BEN}.pdf`,
  ]);
});

test("a PI whose address is another by now has one PDF, under the new one", async () => {
  await month.workbook.apply([{ do: "remove", table: PEOPLE, keys: [BEN] }]);
  await month.add(PEOPLE, [person({ email: NEW_BEN, name: "Ben Ortho", aliases: BEN })]);
  expect(await month.statements()).toMatchObject({ removed: [`2025-01-0002_${BEN}.pdf`] });
  expect(names()).toEqual([ada(), `statements/2025-01-0003_${NEW_BEN}.pdf`]);
});

test("one a PI and project: those of the PI alone go", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA, { ...OF_ADA, project: "atlas" }, OF_BEN]);
  await month.statements();
  await month.setting("Statement Per", "PI and Project");
  await month.statements();
  expect(names()).toEqual(await inForce());
  expect(names()).not.toContain(ada());
});

test("a name alone makes the draft anew, in the same file", async () => {
  await month.type(PEOPLE, BEN, { Name: "Benjamin Ortho" });
  expect(await month.statements()).toMatchObject({ removed: [], filesWritten: 1 });
  expect(names()).toEqual([ada(), ben()]);
});

test.each([
  ["with notes of a person", (pdf: Buffer) => Buffer.concat([pdf, Buffer.from("\nstartxref\n1\n%%EOF\n")])],
  [
    "saved by another program",
    (pdf: Buffer) => Buffer.from(pdf.toString("latin1").replace(/(\/ID \[ <\w+> <)..../, "$1FFFF"), "latin1"),
  ],
  ["of a person, under that name", () => Buffer.from("%PDF-1.7 scanned")],
])("a file %s is left, and named", async (_what, change) => {
  month.statementFiles.files.set(ben(), change(Buffer.from(month.statementFiles.files.get(ben())!)));
  await month.import("hpc_2025-01.csv", [OF_ADA, { billed: "1" }]);
  expect((await month.statements()).warnings).toEqual([
    `2025-01-0002 is not in force, but its PDF lies there still. 2025-01-0002_${BEN}.pdf was changed since it was made, and is left: remove it yourself.`,
  ]);
  expect(names()).toEqual([ada(), ben()]);
});

test("a PDF that is open somewhere goes with the next run", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA, { billed: "1" }]);
  const { statementFiles, fonts } = month;
  const open = {
    save: statementFiles.save.bind(statementFiles),
    before: {
      ...statementFiles.before,
      remove: () => Promise.reject(new HostFailure("It is open.", "nothing")),
    },
  };
  const { warnings } = await makeStatements(month.host(), { period: JANUARY }, open, fonts);
  expect(warnings).toEqual(["2025-01-0002 is not in force, but its PDF lies there still. It is open."]);
  expect(await month.statements()).toMatchObject({ removed: [`2025-01-0002_${BEN}.pdf`], changed: false });
});

test("on disk", async () => {
  const folder = mkdtempSync(join(tmpdir(), "statements-"));
  try {
    const run = () => makeStatements(month.host(), { period: JANUARY }, folderSaver(folder), month.fonts);
    await run();
    await month.send({ only: ADA });
    await month.import("hpc_2025-01.csv", [{ billed: "11" }]);
    expect(await run()).toMatchObject({ removed: [`2025-01-0002_${BEN}.pdf`], warnings: [] });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      `2025-01-0001-R2_${ADA}.pdf`,
      "superseded",
      join("superseded", `2025-01-0001_${ADA}.pdf`),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
