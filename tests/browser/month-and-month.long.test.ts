/**
 * What belongs to one month stays with it, and what went out says how often: a mail sent again from a closed month, the
 * way from there to an open one, and what was begun about one month when another is chosen. The tests go on with one
 * workbook, in their order.
 */
import { unzipSync } from "fflate";
import { inBrowser, withMonth } from "./support/begin";
import { openAdjustments, showStep } from "./support/books";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { portraits } from "./support/looks";
import { review } from "./support/month";
import type { OpenPane } from "./support/pane";
import { settles } from "./support/settles";
import { downloaded, giveDecision, makeStatements, openStep, said, send, writeJournal } from "./support/walk";

inBrowser();

let pane: OpenPane;
let hand: Hand;
beforeAll(async () => void ({ pane, hand } = await withMonth({ width: 320 })));

const month = () => pane.page.getByRole("combobox", { name: "Month", exact: true });

test("a charge says which fund pays and by what; the counts by rule are explained", async () => {
  const { page } = pane;
  await openStep(hand, "Review");
  await page.getByText("A charge counts under each rule that flagged it.").waitFor();
  await page
    .getByText(/project default GEO-25440$/)
    .first()
    .waitFor();
  await portraits(page, "review-payer");
  await hand.press(/^Unknown PI [\d,]+ waiting/);
  expect(await faults(pane, "review-payer")).toEqual([]);
});

test("a statement that was drawn is drawn again after another step", async () => {
  const { page } = pane;
  await openStep(hand, "Statements");
  await page
    .getByRole("button", { name: /^Preview the statement of / })
    .first()
    .click();
  await hand.press("As printed");
  const drawn = page.getByRole("img", { name: /^Page 1 of/ });
  await drawn.waitFor();
  await openStep(hand, "Review");
  await openStep(hand, "Statements");
  await drawn.waitFor();
  await openStep(hand, "Review");
});

test("from a closed month one mail goes out again, and the others can be taken still", async () => {
  const { page } = pane;
  await review(hand, async () => {});
  await portraits(page, "review-decided");
  await hand.press("Go to Statements");
  await makeStatements(hand);
  await hand.press("Go to Send");
  const all = Object.keys(unzipSync((await send(hand)).bytes));
  await hand.press("Go to Journal");
  await writeJournal(hand);
  await hand.press("Go to Close");
  await hand.press("Close 2025-01");
  await said(page, /^2025-01 is closed\./).waitFor();
  await showStep(hand, "Send");
  const button = page.getByRole("button", { name: /^Preview the mail to / }).first();
  const name = ((await button.getAttribute("aria-label")) ?? "").replace("Preview the mail to ", "");
  await hand.press(`Preview the mail to ${name}`);
  await hand.press(`Send again… to ${name}`);
  await hand.type("Reason", "Lost it");
  const one = await downloaded(page, () => hand.press("Send again"));
  expect(one.name).toMatch(/^2025-01-0\d+_.*\.eml$/);
  await page.getByText(/^sent again today .* by Robin.*: Lost it \(first today /).waitFor();
  const again = await downloaded(page, () =>
    hand.press(`Download the outbox as one zip (${all.length} mails)`),
  );
  const files = Object.keys(unzipSync(again.bytes));
  expect(files).toHaveLength(all.length);
  expect(files.filter((file) => !all.includes(file))).toEqual([expect.stringContaining(one.name)]);
  await portraits(page, "send-again-closed");
  expect(await faults(pane, "send-again-closed")).toEqual([]);
});

test("Adjustments of a closed month leads to the open one, and stays", async () => {
  const { page } = pane;
  await openAdjustments(hand);
  await page.getByText(/^2025-01 is closed: an adjustment, also one that corrects it/).waitFor();
  await portraits(page, "adjustments-closed");
  await hand.press("Go to February 2025");
  await page.getByRole("button", { name: "Correct a closed month" }).waitFor();
  await settles(() => month().inputValue(), "2025-02");
});

test("what was begun about one closed month is not there for another", async () => {
  const { page } = pane;
  await showStep(hand, "Review");
  await hand.tick(/^Select (all|the charge)/);
  await giveDecision(hand, { do: "reject", note: "Nobody pays" });
  await page.getByText(/^Nothing waits for a decision among/).waitFor();
  await showStep(hand, "Close");
  await hand.press("Close 2025-02");
  await said(page, /^2025-02 is closed\./).waitFor();
  await hand.type("Ledger's journal number", "JE-FEB-1");
  await month().selectOption("2025-01");
  await settles(() => page.getByText(/^2025-02 is closed\./).count(), 0);
  await showStep(hand, "Close");
  await settles(() => page.getByRole("textbox", { name: "Ledger's journal number" }).inputValue(), "");
  await hand.press("Reopen…");
  await hand.type("Reason", "late");
  await month().selectOption("2025-02");
  await showStep(hand, "Close");
  await page.getByRole("textbox", { name: "Ledger's journal number" }).waitFor();
  await settles(() => page.getByText(/^Reopen 2025-0/).count(), 0);
  expect(pane.errors).toEqual([]);
});
