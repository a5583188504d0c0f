/**
 * What a person has to know before they go on is said where they are: what is not billed so far, which charge could not
 * be decided, what the rules hold against an entry, and that something was written though it cannot be read. The tests
 * go on with one month, in their order.
 */
import { choosePi, openAdjustments, showStep } from "./support/books";
import { inBrowser, withMonth } from "./support/begin";
import { tablesIn } from "./support/cells";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { review } from "./support/month";
import type { OpenPane } from "./support/pane";
import { settles } from "./support/settles";
import { downloaded, makeStatements, openStep, said, send, writeJournal } from "./support/walk";

inBrowser();

let pane: OpenPane;
let hand: Hand;
beforeAll(async () => void ({ pane, hand } = await withMonth({ width: 320 })));

/** Above the steps, which is read again after what a step says. */
const figure = (name: RegExp) => () =>
  pane.page.locator("ocb-month-head dl > div", { hasText: name }).locator("dd").textContent();

test("what waits stands in the header, and in Statements with the way to Review", async () => {
  await settles(figure(/^\s*Pending \(18\)/), "$13,005.57");
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
  await settles(() => named.textContent(), expect.stringContaining("PI"));
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
  await notice.waitFor();
});

test("what is held is said in Statements, Send and Journal", async () => {
  await review(hand, async () => {});
  const held = pane.page.getByText("Not billed: 2 charges of $14.65 are held for the next month.");
  await settles(figure(/^\s*Held \(2\)/), "$14.65");
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
  const workday = layout.getByRole("option").filter({ hasText: /Workday Import/ });
  await hand.choose("Layout of the file", ((await workday.textContent()) ?? "").trim());
  const submit = pane.page.getByRole("combobox", { name: "Submit (needed)" });
  await settles(() => submit.getByRole("option").allTextContents(), ["Y", "N"]);
  await settles(() => submit.inputValue(), "Y");
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
  await settles(figure(/^\s*Pending \(1\)/), "$12.00");
  await showStep(hand, "Send");
  expect(pane.errors).toEqual([]);
});
