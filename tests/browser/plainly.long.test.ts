/**
 * What a person has to know before they go on is said where they are: what is not billed so far, which charge could not
 * be decided, what the rules hold against an entry, and that something was written though it cannot be read. The tests
 * go on with one month, in their order.
 */
import { choosePi, openAdjustments, showStep } from "./support/books";
import { closeBrowser } from "./support/browser";
import { tablesIn } from "./support/cells";
import { faults } from "./support/faults";
import { mouse, type Hand } from "./support/hand";
import { review } from "./support/month";
import { openPane, type OpenPane } from "./support/pane";
import { previewAddress } from "./support/preview-server";
import {
  downloaded,
  firstRun,
  makeStatements,
  openStep,
  said,
  send,
  takeIn,
  writeJournal,
} from "./support/walk";

jest.setTimeout(180_000);

let pane: OpenPane;
let hand: Hand;
beforeAll(async () => {
  await previewAddress();
  pane = await openPane({ width: 320 });
  hand = mouse(pane.page);
  await firstRun(hand, "Robin");
  await takeIn(hand);
}, 240_000);
afterAll(closeBrowser);

/** Above the steps. */
const figure = async (name: RegExp): Promise<string> =>
  await pane.page
    .locator("ocb-month-head dl > div", { hasText: name })
    .locator("dd")
    .textContent()
    .then((words) => words ?? "");

test("what waits stands in the header, and in Statements with the way to Review", async () => {
  expect(await figure(/^\s*Pending \(18\)/)).toBe("$13,005.57");
  await openStep(hand, "Statements");
  await pane.page.getByText("Not billed: 18 charges of $13,005.57 wait for a decision.").waitFor();
  await hand.press("Go to Review");
  await pane.page.getByText(/^\s*18 of 607 charges wait for a decision/).waitFor();
});

test("charges that cannot be approved are named, each with its reason", async () => {
  await hand.press(/^Missing PI 4 waiting/);
  await hand.tick("Select all 4 charges");
  await hand.press("Approve");
  await pane.page.getByText("4 charges cannot be approved yet").waitFor();
  const named = pane.page
    .getByRole("listitem")
    .filter({ hasText: /^Amazon Elastic Compute Cloud, .*, \$0\.95: / });
  expect(await named.textContent()).toContain("PI");
  expect(await faults(pane, "refused")).toEqual([]);
  // They stay selected; a fund that is mistyped is asked about here, too.
  await hand.press("Reassign…");
  await hand.type("New fund (Fund Org)", "BIO_10000");
  await hand.press("Reassign");
  await pane.page
    .getByRole("alert")
    .filter({ hasText: "BIO_10000 is in no list of projects or funds." })
    .waitFor();
  await hand.press("Cancel");
  await hand.press(/^Missing PI 4 waiting/);
});

test("what was written is said, also where it cannot be read again, until it is", async () => {
  const { page } = pane;
  await page.evaluate(`(() => {
    const { session } = document.querySelector("ocb-app");
    const { host } = window.openchargebackPreview;
    const stop = session.subscribe(() => {
      if (session.notice === "") return;
      stop();
      host.cellEditMode = true;
    });
  })()`);
  await hand.press("Run rules again");
  const notice = page.getByText(/^The rules have looked at every charge\. 18 charges pending/);
  const old = page.getByRole("heading", { name: /^It is written, but could not be read again/ });
  await Promise.all([notice.waitFor(), old.waitFor()]);
  expect(await faults(pane, "unread")).toEqual([]);
  await hand.press("Read again");
  await page.getByRole("button", { name: "Read again" }).waitFor();
  await pane.on(({ host }) => void (host.cellEditMode = false));
  await hand.press("Read again");
  await old.waitFor({ state: "detached" });
  expect(await notice.isVisible()).toBe(true);
});

test("what is held is said in Statements, Send and Journal", async () => {
  await review(hand, async () => {});
  const held = pane.page.getByText("Not billed: 2 charges of $14.65 are held for the next month.");
  expect(await figure(/^\s*Held \(2\)/)).toBe("$14.65");
  await openStep(hand, "Statements");
  await held.waitFor();
  await makeStatements(hand);
  await hand.press("Go to Send");
  await held.waitFor();
  await send(hand);
  await hand.press("Go to Journal");
  await held.waitFor();
  expect(await faults(pane, "held")).toEqual([]);
});

test("the files that take a journal back can be saved as often as wanted", async () => {
  await writeJournal(hand);
  await hand.press("Reverse…");
  await hand.press("Reverse");
  await pane.page.getByRole("alert").filter({ hasText: "Give a reason first." }).waitFor();
  await hand.type("Reason", "The ledger had its period closed");
  const first = await downloaded(pane.page, () => hand.press("Reverse"));
  const second = await downloaded(pane.page, () => hand.press("Save the files of 2025-01-J1-R"));
  expect([second.name, second.bytes.length]).toEqual(["journal_2025-01-J1-R.zip", first.bytes.length]);
});

test("values of a layout that are a choice are lists", async () => {
  const layout = pane.page.getByRole("combobox", { name: "Layout of the file" });
  const labels = await layout.getByRole("option").allTextContents();
  await hand.choose("Layout of the file", labels.find((label) => /Workday Import/.test(label))?.trim() ?? "");
  const submit = pane.page.getByRole("combobox", { name: "Submit (needed)" });
  expect(await submit.getByRole("option").allTextContents()).toEqual(["Y", "N"]);
  expect(await submit.inputValue()).toBe("Y");
  await hand.choose("Submit (needed)", "N");
  await hand.press("Save these values");
  await said(pane.page, /^1 value saved\./).waitFor();
  expect((await tablesIn(pane)).get("tables/Journal Values.csv")).toMatch(/,Submit,N,?/);
});

test("a fund outside its dates is asked about before a charge is entered on it", async () => {
  await openAdjustments(hand);
  await hand.press("Add a charge");
  await choosePi(hand, "Find the PI by name or address", "smith@chem.example.edu");
  await hand.type("Fund Org", "GEO-25440");
  await hand.type("Amount in USD", "12.00");
  await hand.choose("Source", "AWS");
  await hand.type("Reason", "A courier");
  await hand.press("Enter the charge");
  await pane.page
    .getByRole("alert")
    .filter({ hasText: /award of fund GEO-25440 .* press again to enter it all the same/ })
    .waitFor();
  expect((await tablesIn(pane)).get("tables/Adjustments.csv")).not.toContain("GEO-25440");
  await hand.press("Enter the charge");
  await said(pane.page, /^ADJ-2025-01-0001 is entered\./).waitFor();
  expect(await figure(/^\s*Pending \(1\)/)).toBe("$12.00");
  await showStep(hand, "Send");
  expect(pane.errors).toEqual([]);
});
