/**
 * The books in the pane, by visible role and name: an adjustment that a second person approves, closing and what Check
 * says, reopening, the correction of a closed month, posting. The tests go on with one workbook, in their order.
 */
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { GraphHost } from "../../src/testing/graph-host";
import { inBrowser, withMonth } from "./support/begin";
import * as books from "./support/books";
import { tablesIn } from "./support/cells";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { portraits } from "./support/looks";
import { review } from "./support/month";
import { outlookFor } from "./support/outlook";
import type { OpenPane } from "./support/pane";
import { ROOT } from "./support/preview-server";
import { eventually, settles } from "./support/settles";
import { difference, downloaded, makeStatements, openStep } from "./support/walk";
import { said, send, waiting, writeJournal } from "./support/walk";

inBrowser();

/** Three weeks after the sample month. */
const NOW = "2025-02-20T09:00:00Z";
const ADJUSTED = {
  kind: "charge",
  pi: "smith@chem.example.edu",
  project: "nmr-archive",
  fund: "CHEM-10000",
  amount: "125.00",
  service: "Data recovery",
  reason: "A disk was recovered by hand",
} as const;

let pane: OpenPane;
let graph: GraphHost;
let hand: Hand;
const found: string[] = [];
/** axe in light, dark and forced colours; with SCREENSHOTS=1 pictures for people. */
const look = async (stage: string): Promise<void> => {
  found.push(...(await faults(pane, stage)));
  await portraits(pane.page, stage);
};
const charges = async (): Promise<string> => (await tablesIn(pane)).get("tables/Charges.csv") ?? "";

beforeAll(async () => {
  ({ pane, hand } = await withMonth({ width: 320, now: NOW }));
  graph = await outlookFor(pane.page);
});
afterAll(async () => await graph.stop());

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Gives a file, or those at these paths, to the button that asks for them. */
const give = async (file: Given | string[], button: string): Promise<void> => {
  const [chooser] = await Promise.all([pane.page.waitForEvent("filechooser"), hand.press(button)]);
  await chooser.setFiles(file);
};

/** What the step that could not be done says. */
const refused = (words: RegExp) => pane.page.getByRole("alert").filter({ hasText: words }).first();

test("a flag is approved until a day, and waits again when that is revoked", async () => {
  await hand.press("Go to Review");
  const before = await waiting(pane.page);
  await hand.press(/^Amount above limit [\d,]+ waiting/);
  await pane.page.getByRole("listitem").getByRole("checkbox").first().check();
  await hand.press("Approve until…");
  await hand.press("Approve until then");
  await pane.page.getByRole("alert").getByText("Give the last day and the reason.").waitFor();
  await look("approval-form");
  await pane.page.getByLabel("Until (the last day, by the charge's date)").fill("2025-12-31");
  await hand.type("Reason", "The large node runs until the grant ends");
  await hand.press("Approve until then");
  await said(pane.page, /^Amount above limit is approved until /).waitFor();
  await pane.page.getByText("Standing approvals (1)").click();
  await pane.page.getByText(/^Approved by Robin.*: The large node runs until the grant ends$/).waitFor();
  await eventually(async () => expect(await waiting(pane.page)).toBeLessThan(before));
  await look("approvals");
  await hand.press(/^Revoke Amount above limit/);
  await hand.type("Reason", "The grant ended early");
  await hand.press("Revoke");
  await said(pane.page, /^The approval is revoked\./).waitFor();
  await settles(() => waiting(pane.page), before);
  await review(hand, async () => {});
});

test("what a person enters waits for a second person, who approves it", async () => {
  await books.settings(
    hand,
    "Closing and corrections",
    [
      ["Adjustments need a second person", "Yes"],
      ["Closing needs a second person", "Yes"],
    ],
    [["Days until a correction is late", "10"]],
  );
  await books.openAdjustments(hand);
  await pane.page.getByText("No adjustment in this month.").waitFor();
  await look("adjustments-empty");
  await hand.press("Transfer a cost");
  await look("adjustment-transfer");
  await hand.press("Cancel");
  await hand.press("Add a charge");
  await hand.press("Enter the charge");
  await refused(
    /Give the PI, an amount above zero \(such as 1234\.56\), the source and the reason\./,
  ).waitFor();
  await look("adjustment-incomplete");
  await hand.press("Cancel");
  await books.enter(hand, ADJUSTED);
  await pane.page.getByText("You entered it: somebody else approves it.").waitFor();
  await look("adjustments");
  await openStep(hand, "Review");
  await hand.press(/^Adjustment 1 waiting/);
  await hand.tick(/^Select (all|the charge)/);
  await hand.press("Approve");
  await pane.page
    .getByText(/somebody else approves it/)
    .last()
    .waitFor();
  await pane.page.getByText("1 charge cannot be approved yet").waitFor();
  await books.becomes(hand, "Quinn");
  await hand.tick(/^Select (all|the charge)/);
  await hand.type("Note", "Seen the recovered files");
  await hand.press("Approve");
  await said(pane.page, /^1 charge approved/).waitFor();
  await books.openAdjustments(hand);
  await pane.page.getByText(/Approved by Quinn/).waitFor();
  await look("adjustment-approved");
});

test("a subsidy read from a file is on its PI's statement, with who pays", async () => {
  const subsidies = [
    "Subsidy ID,Title,Kind,Share %,Amount,PI,Per,To",
    `HALF,Research office,Share,50,20,${ADJUSTED.pi},PI,2025-12-31`,
  ];
  await hand.press("Settings");
  await books.openPart(hand, "Load tables from CSV");
  const file = { name: "Subsidies.csv", mimeType: "text/csv", buffer: Buffer.from(subsidies.join("\n")) };
  await give(file, "Choose CSV files…");
  await hand.press("Load 1 file");
  await said(pane.page, /^Loaded 1 row into Subsidies/).waitFor();
  await hand.press("Month");
  await openStep(hand, "Statements");
  // Of all statements only the one PI's has credits.
  await pane.page.getByText(/Credits \$20\.00/).waitFor();
  await hand.press("Preview the statement of Harriet Smith");
  const paid = pane.page.getByRole("table", { name: "Paid by others" });
  await paid.getByRole("row", { name: /^Research office .*-\$20\.00$/ }).waitFor();
  await look("statement-credits");
});

test("a layout says where it is known from and what it needs; a template is filled by name", async () => {
  await makeStatements(hand);
  await hand.press("Go to Send");
  await send(hand);
  await hand.press("Go to Journal");
  await hand.page.getByRole("button", { name: "Write the journal", exact: true }).waitFor();
  await hand.choose("Layout of the file", "workday-isd");
  await pane.page.getByText(/^This layout is from/).waitFor();
  await pane.page.getByText(/^Still needed: /).waitFor();
  await look("journal-needs-values");
  const write = pane.page.getByRole("button", { name: "Write the journal", exact: true });
  await settles(() => write.getAttribute("aria-disabled"), "true");
  await pane.page.getByText("What the file holds to").click();
  await look("journal-layout");
  await pane.page.getByText("A layout of our own").click();
  const campus = [
    "Format,Order,Heading,Value,Max Length,Kind",
    "campus,1,Fund,{fund},10,Text",
    "campus,2,Org,{org},10,Text",
    "campus,3,Account,{account},10,Text",
    "campus,4,Debit,{debit},,Amount",
    "campus,5,Credit,{credit},,Amount",
  ];
  await give(
    { name: "campus.csv", mimeType: "text/csv", buffer: Buffer.from(campus.join("\n")) },
    "Read layouts from a CSV",
  );
  await said(pane.page, /^campus: 5 columns in the Journal Formats sheet\./).waitFor();
  await hand.choose("Layout of the file", "campus");
  await pane.page.getByText(/^Files: .*campus/).waitFor();
  await look("journal-own-layout");
  await hand.choose("Layout of the file", "general");
  await pane.page.getByText("Fill my template").click();
  const headings = "Fund,Org,Account,Debit,Credit,Description,Approver";
  const template = {
    name: "ledger.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${headings}\r\n`),
  };
  const twice = { ...template, buffer: Buffer.from("Fund,Debit,DR,Credit\r\n") };
  await give(twice, "Choose a template");
  await pane.page.getByText(/The columns "Debit" and "DR" would hold the same amounts/).waitFor();
  const fill = pane.page.getByRole("button", { name: "Write the journal in this template" });
  await settles(() => fill.getAttribute("aria-disabled"), "true");
  await give(template, "Choose another template");
  await pane.page.getByText(/^Left blank: Approver\.$/).waitFor();
  await look("journal-template");
  const filled = await downloaded(pane.page, () => hand.press("Write the journal in this template"));
  const files = unzipSync(filled.bytes);
  const [name = ""] = Object.keys(files).filter((file) => !file.includes("_control"));
  const lines = strFromU8(files[name] ?? new Uint8Array())
    .trim()
    .split(/\r?\n/);
  expect(lines[0]).toBe(headings);
  expect(lines.length).toBeGreaterThan(5);
  await look("journal-exported");
  await hand.press("Reverse…");
  await hand.press("Reverse");
  await refused(/Give a reason first\./).waitFor();
  await hand.type("Reason", "The ledger wants the usual file");
  await hand.press("Reverse");
  await refused(/Choose the template first\./).waitFor();
  await give(template, "Choose a template");
  const back = await downloaded(pane.page, () => hand.press("Reverse"));
  const backAgain = await downloaded(pane.page, () => hand.press("Save the files of 2025-01-J1-R"));
  expect(backAgain.bytes).toEqual(back.bytes);
  const journal = await writeJournal(hand);
  expect(Object.keys(unzipSync(journal.bytes)).sort()).toEqual([
    "journal/2025-01-J2_control.csv",
    "journal/2025-01-J2_general.csv",
  ]);
  await hand.page.getByRole("button", { name: "Save the files", exact: true }).waitFor();
  const again = await downloaded(pane.page, () => hand.press("Save the files"));
  expect(unzipSync(again.bytes)).toEqual(unzipSync(journal.bytes));
});

test("a second person closes; Check names a cell that was typed over; the evidence pack is a zip", async () => {
  await hand.press("Go to Close");
  await settles(() => difference(pane.page), "$0.00");
  await pane.page.getByText(/^2025-01 cannot be closed by Quinn/).waitFor();
  const close = pane.page.getByRole("button", { name: "Close 2025-01" });
  await settles(() => close.getAttribute("aria-disabled"), "true");
  await hand.press("Billed: show its rows");
  await pane.page.getByText(/^Billed: [\d,]+ rows of \$/).waitFor();
  await settles(() => pane.on(({ host }) => host.activeSheet.name), "Charges");
  await hand.press("Journal debits: show its rows");
  await pane.page.getByText(/^Journal debits: .* on the Journal sheet, by /).waitFor();
  await look("close-second-person");
  await books.becomes(hand, "Ash");
  await books.closeMonth(hand, "2025-01");
  await books.check(hand, "");
  await look("close-checked");
  const adjusted = { column: "Charge ID", value: "ADJ-2025-01-0001/1" };
  const before = await books.typeOver(pane, adjusted, { column: "Amount", value: 25 });
  await books.check(hand, expect.stringContaining("Charges ADJ-2025-01-0001/1 was changed"));
  await look("close-changed");
  await hand.press("Show in the sheet: Charges ADJ-2025-01-0001/1");
  await books.typeOver(pane, adjusted, { column: "Amount", value: before });
  await books.check(hand, "");
  const sources = ["aws", "azure", "hpc", "storage"].map((source) => `${source}_2025-01.csv`);
  await give(
    sources.map((name) => join(ROOT, "sample_data", name)),
    "Add the imported files",
  );
  const pack = await downloaded(pane.page, () => hand.press("Make the evidence pack"));
  expect(pack.name).toBe("2025-01_evidence.zip");
  const files = Object.keys(unzipSync(pack.bytes));
  expect(files.filter((name) => name.startsWith("inputs/")).sort()).toEqual(
    sources.map((name) => `inputs/${name}`),
  );
  expect(files).toEqual(expect.arrayContaining(["index.html", "index.csv", "sha256sums.txt", "README.txt"]));
  await look("close-evidence");
});

test("the month is reopened and closed again; its charge is corrected in the next month", async () => {
  await hand.press("Reopen…");
  await hand.type("Reason", "One statement was looked at again");
  await hand.press("Reopen");
  await said(pane.page, /^2025-01 is open again\./).waitFor();
  await books.closeMonth(hand, "2025-01");
  // A held charge went on into it.
  await hand.choose("Month", "2025-02");
  await books.openAdjustments(hand);
  await hand.press("Correct a closed month");
  await hand.type("Find the charge", "data recovery");
  await hand.press("Find");
  await pane.page.getByText("1 charge found.").waitFor();
  await look("correction-found");
  await hand.press("Correct Data recovery, ADJ-2025-01-0001, $125.00");
  await hand.type("Amount in USD; blank if it was right", "100");
  await hand.type("Reason", "The vendor gave a discount afterwards");
  await hand.press("Show the lines");
  await refused(/Give why it comes so late and who certifies it\./).waitFor();
  await hand.type("Why it comes so late", "The vendor's note came in February");
  await hand.type("Who certifies that it is right", "Dean Example");
  await look("correction");
  await hand.press("Show the lines");
  await linesAre(["CHEM-10000 2025-02 -$125.00", "CHEM-10000 2025-02 $100.00", "In all -$25.00"]);
  await look("correction-lines");
  // Nothing is written so far, and what was typed stays.
  expect(await charges()).not.toContain("ADJ-2025-02");
  await hand.press("Change it");
  await hand.choose("What to do", "Give part of it back");
  await hand.type("Give back, in USD, of $125.00", "25");
  await hand.press("Show the lines");
  await linesAre(["CHEM-10000 2025-02 -$25.00", "In all -$25.00"]);
  await look("correction-refund");
  await hand.press("Enter the correction");
  await said(pane.page, /^ADJ-2025-02-0001 is entered\./).waitFor();
  await pane.page.getByText("Corrects 2025-01").waitFor();
  await look("correction-entered");
  const rows = (await charges()).split("\n").filter((row) => row.includes("ADJ-2025-02-0001/"));
  expect(rows.length).toBeGreaterThan(0);
});

/** The lines of the correction that is about to be entered: fund, month, amount. */
async function linesAre(expected: readonly string[]): Promise<void> {
  const table = pane.page.getByRole("table", { name: "In 2025-02, as a correction of 2025-01" });
  await settles(async () => {
    const [, ...lines] = await table.getByRole("row").allTextContents();
    return lines.map((line) =>
      line
        .trim()
        .replace(/\n\s*[^\s]+@\S+.*\n/, " ")
        .replace(/\s+/g, " "),
    );
  }, expected);
}

test("the month is posted, and its charges move to an archive and back", async () => {
  await hand.choose("Month", "2025-01");
  await books.showStep(hand, "Close");
  await hand.type("Ledger's journal number", "JE-4711");
  await hand.press("Post…");
  await pane.page.getByText(/^2025-01 stays closed for good: journal JE-4711, posting date /).waitFor();
  await look("post-asked");
  await hand.press("Post");
  await said(pane.page, /^2025-01 is posted as JE-4711\./).waitFor();
  await look("posted");
  const saved = await downloaded(pane.page, () => hand.press("Save the archive of 2025-01"));
  expect(saved.name).toBe("2025-01_charges.xlsx");
  await look("archive-saved");
  const archive = { name: saved.name, mimeType: "application/octet-stream", buffer: saved.bytes };
  const all = await charges();
  await give(archive, "Choose the saved file");
  await said(pane.page, /charges? left the workbook/).waitFor();
  expect((await charges()).split("\n").length).toBeLessThan(all.split("\n").length / 2);
  await look("archived");
  await give(archive, "Bring the charges back");
  await said(pane.page, /charges? (is|are) back in the workbook/).waitFor();
  expect((await charges()).split("\n").sort()).toEqual(all.split("\n").sort());
});

test("who signs in is in the log as the account, without the mark of a typed name", async () => {
  await hand.press("Settings");
  await books.openPart(hand, "You");
  await hand.press("Sign in to Microsoft 365");
  await pane.page.getByText("You are signed in: the log says robin@example.edu.").waitFor();
  await look("settings-signed-in");
  await hand.press("Month");
  await hand.press("Make the evidence pack");
  await said(pane.page, /_evidence\.zip is made\./).waitFor();
  const log = (await tablesIn(pane)).get("tables/Log.csv") ?? "";
  expect(log.trim().split("\n").at(-1)).toContain(",robin@example.edu,Evidence,");
});

test("axe found nothing on all these pages, and no error was left uncaught", () => {
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
});
