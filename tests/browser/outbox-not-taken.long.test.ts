/** An outbox counts as sent when it is made; where its files never left the pane, that is said, and not forgotten. */
import { inBrowser, withMonthIn } from "./support/begin";
import { faults } from "./support/faults";
import { portraits } from "./support/looks";
import { openPane, paneOf } from "./support/pane";
import { settles } from "./support/settles";
import { downloaded, makeStatements, openStep, said } from "./support/walk";

inBrowser();

test("the pane is closed before the outbox was downloaded", async () => {
  const { pane, hand } = await withMonthIn(await paneOf(await openPane({ width: 320 })));
  const { page } = pane;
  await openStep(hand, "Statements");
  await makeStatements(hand);
  await hand.press("Go to Send");
  await page.evaluate(
    "window.createUrl = URL.createObjectURL; URL.createObjectURL = () => { throw new Error('Full'); }",
  );
  await hand.press(/^Save the mails to an outbox/);
  await hand.press("Dismiss");
  await page.reload();
  await openStep(hand, "Send");
  const lost = page.getByText(/^An outbox of this month was made here and not downloaded\./);
  await lost.waitFor();
  expect(await faults(pane, "outbox not taken")).toEqual([]);
  await portraits(page, "send-outbox-not-taken");

  const name = (
    (await page
      .getByRole("button", { name: /^Preview the mail to / })
      .first()
      .getAttribute("aria-label")) ?? ""
  ).replace("Preview the mail to ", "");
  await hand.press(`Preview the mail to ${name}`);
  await hand.press(`Send again… to ${name}`);
  await hand.type("Reason", "The outbox was not downloaded");
  const file = await downloaded(page, async () => {
    await hand.press("Send again");
    await said(page, /^1 mail saved to the outbox/).waitFor();
  });
  expect(file.name).toMatch(/^2025-01-0001.*\.eml$/);
  await page.reload();
  await openStep(hand, "Send");
  // One file came back; the others are gone still, until somebody says otherwise.
  await lost.waitFor();
  await hand.press("I have the files");
  await page.reload();
  await openStep(hand, "Send");
  await page.getByText("All 10 mails of this month went out.").waitFor();
  await settles(() => lost.count(), 0);
});
