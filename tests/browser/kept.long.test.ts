/** What a person has begun is there when they come back from another place; a mistyped fund is asked about. */
import { openAdjustments, choosePi } from "./support/books";
import { inBrowser, withMonth } from "./support/begin";
import { tablesIn } from "./support/cells";
import { settles } from "./support/settles";
import { openStep, said } from "./support/walk";

inBrowser();

test("a step that was left while something ran can be worked when one comes back to it", async () => {
  const { pane, hand } = await withMonth();
  const { page } = pane;
  await hand.press("Go to Review");
  await page.getByRole("button", { name: "Run rules again" }).waitFor();
  await page.evaluate(`(() => {
    const app = document.querySelector("ocb-app");
    const stop = app.session.subscribe(() => {
      if (app.session.runner.busy === null) return;
      stop();
      requestAnimationFrame(() => (app.step = ""));
    });
  })()`);
  await hand.press("Run rules again");
  await said(page, /^The rules have looked at every charge\./).waitFor();
  await openStep(hand, "Review");
  await hand.press("Run rules again");
  await said(page, /^The rules have looked at every charge\./).waitFor();
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("Review's filter outlasts a look at Browse and Settings; an unknown fund is entered only on purpose", async () => {
  const { pane, hand } = await withMonth();
  const { page } = pane;
  await hand.press("Go to Review");
  await hand.press(/^Missing PI [\d,]+ waiting/);
  await hand.type("Search", "nmr");
  await page.getByRole("checkbox", { name: /^Select all 2 charges/ }).waitFor();
  await hand.press("Browse");
  await hand.press("Settings");
  await hand.press("Month");
  await page.getByRole("checkbox", { name: /^Select all 2 charges/ }).waitFor();
  await settles(() => page.getByRole("searchbox", { name: "Search" }).inputValue(), "nmr");
  await openStep(hand, "Review");

  await openAdjustments(hand);
  await hand.press("Add a credit");
  await choosePi(hand, "Find the PI by name or address", "smith@chem.example.edu");
  await hand.type("Fund Org", "CHEM_10000");
  await hand.type("Amount in USD", "12.00");
  await hand.choose("Source", "AWS");
  await hand.type("Reason", "An outage");
  await hand.press("Enter the credit");
  await page
    .getByRole("alert")
    .filter({ hasText: "CHEM_10000 is in no list of projects or funds." })
    .waitFor();
  expect((await tablesIn(pane)).get("tables/Adjustments.csv")).not.toContain("CHEM_10000");
  await hand.press("Enter the credit");
  await said(page, /^ADJ-\d{4}-\d{2}-\d{4} is entered\./).waitFor();
  expect((await tablesIn(pane)).get("tables/Adjustments.csv")).toContain("CHEM_10000");
  expect(pane.errors).toEqual([]);
  await pane.close();
});
