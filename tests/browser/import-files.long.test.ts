/** Files as they really are, in the Import pane: what is wrong is seen, what is in doubt is asked, what is refused says why. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inBrowser } from "./support/begin";
import { keyboard, mouse } from "./support/hand";
import { faults } from "./support/faults";
import { focusIsSeen, portraits } from "./support/looks";
import { openPane, type OpenPane } from "./support/pane";
import { ROOT } from "./support/preview-server";
import { settles } from "./support/settles";

const FILES = join(ROOT, "tests", "focus-files", "files");
const TROUBLE = join(ROOT, "sample_data", "trouble");

inBrowser();

/** A workbook that was set up, with its Import pane open. */
async function openImport(): Promise<OpenPane> {
  const pane = await openPane({ width: 320 });
  const hand = mouse(pane.page);
  await hand.press("Set up this workbook");
  await hand.type("Your name or address", "Robin");
  await hand.press("Continue");
  await pane.page.getByText(/^The workbook is set up/).waitFor();
  return pane;
}

async function choose({ page }: OpenPane, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  await page
    .getByLabel(/^(Choose|Add) files…$/)
    .and(page.locator("input"))
    .first()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: "text/csv", buffer: bytes })));
}

function fileOf(folder: string, name: string): { name: string; bytes: Buffer } {
  return { name, bytes: readFileSync(join(folder, name)) };
}

test("the report of a file opens from a line to rules to rows; a wrong export says what to export", async () => {
  const pane = await openImport();
  const { page } = pane;
  await choose(pane, [
    fileOf(TROUBLE, "hpc_unreadable_amounts.csv"),
    fileOf(FILES, "aws-1.2.csv"),
    fileOf(TROUBLE, "aws_native_cur.csv"),
  ]);
  await page.getByText("FOCUS 1.2, AWS").waitFor();
  await page
    .getByText(/aws_native_cur\.csv is an AWS Cost and Usage Report .* not FOCUS\. In AWS Data Exports/)
    .waitFor();
  await page.getByText("Remove or correct the files that cannot be imported.").waitFor();
  const go = page.getByRole("button", { name: "Import 3 files" });
  await settles(() => go.getAttribute("aria-disabled"), "true");
  const card = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Remove hpc_unreadable_amounts.csv" }) });
  const row = card.getByText('BilledCost "12,50" is not a plain number.');
  const line = card.getByText("5 problem rows · 1 warning");
  await line.waitFor();
  await row.waitFor({ state: "hidden" });
  await line.click();
  await card.getByText(/^The cell is not a plain number\./).click();
  await row.waitFor();
  expect(await faults(pane, "report")).toEqual([]);
  await portraits(page, "import-report");
  await mouse(page).press("Remove aws_native_cur.csv");
  await page.getByText("Accept the problem rows, or correct the files.").waitFor();
  await mouse(page).tick(/^Import without the 5 rows that cannot be billed/);
  await mouse(page).press("Import 2 files");
  await page.getByText(/^Imported 9 charges/).waitFor();
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("how amounts and dates are written is asked and never guessed, by keyboard, once for files alike", async () => {
  const pane = await openImport();
  const { page } = pane;
  const first = fileOf(FILES, "excel-us.csv");
  const second = {
    name: "second.csv",
    bytes: Buffer.from(first.bytes.toString("utf8").replaceAll("node-1", "node-2")),
  };
  await choose(pane, [first, second]);
  await page.getByText("Say how the amounts or dates are to be read.").waitFor();
  await page.getByRole("radio").nth(1).waitFor();
  await settles(() => page.getByRole("radio", { checked: true }).count(), 0);
  expect(await faults(pane, "questions")).toEqual([]);
  await portraits(page, "import-questions");
  const keys = keyboard(page, focusIsSeen);
  await keys.press("Read them so: dates of excel-us.csv");
  await page.getByText("Choose how they are to be read.").waitFor();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { checked: true }).waitFor();
  await keys.tick("For 1 other file with the same question, too: dates of excel-us.csv");
  await keys.press("Read them so: dates of excel-us.csv");
  await page.getByText("Dates are read month first.").nth(1).waitFor();
  await settles(() => page.getByText("Day or month first?").count(), 0);
  await mouse(page).press("Undo how the dates of second.csv are read");
  await page.getByText("Day or month first?").waitFor();
  await settles(() => page.getByText("Dates are read month first.").count(), 1);
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("an import is seen in the history and undone; a closed month takes only its differences", async () => {
  const pane = await openImport();
  const { page } = pane;
  const hand = mouse(page);
  const aws = fileOf(FILES, "aws-1.2.csv");
  await choose(pane, [aws]);
  await hand.press("Import 1 file");
  await page.getByText(/^Imported 8 charges/).waitFor();
  await hand.press("Undo import of aws-1.2.csv, 2026-09");
  await page.getByText(/^This takes 8 charges of aws-1\.2\.csv out of the workbook again/).waitFor();
  expect(await faults(pane, "undo")).toEqual([]);
  await portraits(page, "import-undo");
  await hand.press("Undo import");
  await page.getByText("Give a reason first.").waitFor();
  await hand.type("Reason", "The wrong account");
  await hand.press("Undo import");
  await page.getByText("aws-1.2.csv is undone: 8 charges taken out.").waitFor();
  await page.getByText("Undone", { exact: true }).waitFor();

  await choose(pane, [aws]);
  await hand.press("Import 1 file");
  await page.getByText(/^Imported 8 charges/).waitFor();
  await pane.on(({ workbook }) => {
    const { sheet, body, area, columns } = workbook.table("Periods");
    const at = area.left + columns.findIndex((column) => column.name === "Status");
    workbook.edit(sheet.name, `${String.fromCharCode(65 + at)}${body.top + 1}`, [["Closed"]], "Local");
  });
  const restated = {
    name: "aws-restated.csv",
    bytes: Buffer.from(aws.bytes.toString("utf8").replace(",1.5,", ",2.5,")),
  };
  await choose(pane, [restated]);
  await page.getByLabel("Source of aws-restated.csv").fill("aws-1.2");
  await page.keyboard.press("Enter");
  await page.getByText(/^September 2026 is closed\. Only what differs/).waitFor();
  await page.getByText("Bring corrections only, or remove the files of closed months.").waitFor();
  await hand.tick("Bring only the differences, as corrections");
  await page.getByRole("heading", { name: "Corrections" }).waitFor();
  expect(await faults(pane, "corrections")).toEqual([]);
  await portraits(page, "import-corrections");
  await page.getByText("The differences go into October 2026.").waitFor();
  await hand.press("Bring the differences in");
  await page.getByText(/^Imported 1 charge/).waitFor();
  expect(pane.errors).toEqual([]);
  await pane.close();
});
