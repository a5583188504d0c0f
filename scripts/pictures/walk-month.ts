/** The sample month in a pane of its own, from the first run to the closed month; then the places beside it. */
import type { Page } from "playwright-core";
import { openPart } from "../../tests/browser/support/books";
import { mouse, type Hand } from "../../tests/browser/support/hand";
import { review } from "../../tests/browser/support/month";
import {
  difference,
  makeStatements,
  openStep,
  said,
  send,
  takeIn,
  waiting,
  writeJournal,
} from "../../tests/browser/support/walk";
import { FRAME, type Buttons } from "./buttons";
import type { Camera } from "./camera";
import { drawStatement } from "./statement";
import type { Windows } from "./window";

export const WHO = "Robin Marsh";
/** So tall that nothing has to be scrolled. */
const HEIGHT = 2600;

interface Walk {
  readonly hand: Hand;
  readonly page: Page;
  readonly camera: Camera;
  readonly buttons: Buttons;
  readonly windows: Windows;
}

export async function walkMonth(windows: Windows, camera: Camera, buttons: Buttons): Promise<void> {
  const page = await windows.open("/pane.html", 350, HEIGHT);
  const walk: Walk = { hand: mouse(page), page, camera, buttons, windows };
  await imports(walk);
  await decisions(walk);
  await adjustments(walk);
  await statements(walk);
  await mails(walk);
  await journal(walk);
  await closing(walk);
  await beside(walk);
  await page.context().close();
}

async function imports({ hand, page, camera, buttons }: Walk): Promise<void> {
  await page.getByRole("button", { name: "Load the sample month" }).waitFor();
  await camera.take("pane-start", page);
  await buttons.note("First run", page);
  await hand.press("Load the sample month");
  await hand.type("Your name or address", WHO);
  await buttons.note("First run", page);
  await hand.press("Continue");
  await page.getByText(/wait for a decision\.$/).waitFor();
  await camera.take("pane-import", page);
  await buttons.note("Import", page);
  await takeIn(hand);
  await page.getByRole("heading", { name: "Import history" }).waitFor();
  await buttons.note("Import", page);
  await camera.take("pane-import-done", page);
  await hand.press(/^Undo import of storage/);
  await buttons.note("Import", page);
  await hand.press("Cancel");
  await page.getByText("Reference tables").click();
  await buttons.note("Import", page);
  await openStep(hand, "Import");
  await camera.take("pane-month", page);
  await hand.choose("Month", "Another month…");
  await buttons.note(FRAME, page);
  await hand.press("Cancel");
}

async function decisions({ hand, page, camera, buttons }: Walk): Promise<void> {
  await openStep(hand, "Review");
  await waiting(page);
  await camera.take("pane-review", page);
  await buttons.note("Review", page);
  await hand.press(/^Amount above limit [\d,]+ waiting/);
  await page.getByRole("listitem").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Approve until…" }).waitFor();
  await camera.take("pane-decide", page);
  await buttons.note("Review", page);
  await hand.press("Reassign…");
  await hand.type("Find a PI by name or address", "smith");
  await page.getByRole("button", { name: /smith@bio\.example\.edu$/ }).waitFor();
  await camera.take("pane-reassign", page);
  await buttons.note("Review", page);
  await hand.press("Cancel");
  await hand.press("Approve until…");
  await page.getByRole("button", { name: "Approve until then" }).waitFor();
  await buttons.note("Review", page);
  await hand.press("Cancel");
  await hand.press(/^Amount above limit [\d,]+ waiting/);
  await review(hand, async () => {});
  await buttons.note("Review", page);
}

async function adjustments({ hand, page, camera, buttons }: Walk): Promise<void> {
  await hand.press(/^\+?when needed *Adjustments /);
  await page.getByRole("button", { name: "Add a charge", exact: true }).waitFor();
  await camera.take("pane-adjustments", page);
  await buttons.note("Adjustments", page);
  for (const kind of ["Add a credit", "Transfer a cost", "Correct a closed month", "Add a charge"]) {
    await hand.press(kind);
    await buttons.note("Adjustments", page);
    if (kind !== "Add a charge") await hand.press("Cancel");
  }
  await camera.take("pane-adjustment", page);
  await hand.press("Cancel");
}

async function statements({ hand, page, camera, buttons, windows }: Walk): Promise<void> {
  await openStep(hand, "Statements");
  await page
    .getByRole("button", { name: /^Preview the statement of / })
    .first()
    .waitFor();
  await camera.take("pane-statements", page);
  await buttons.note("Statements", page);
  await hand.press(/^Preview the statement of Tobias Smith/);
  await page.getByRole("heading", { name: /^Statement 2025-01/ }).waitFor();
  await camera.take("pane-statement", page);
  await buttons.note("Statements", page);
  await hand.press("As printed");
  await page
    .getByRole("img", { name: /^Page 1 of / })
    .last()
    .waitFor();
  await buttons.note("Statements", page);
  const zip = await makeStatements(hand);
  await buttons.note("Statements", page);
  await camera.take("pane-statements-made", page);
  camera.keep("statement", await drawStatement(windows, zip.bytes));
}

async function mails({ hand, page, camera, buttons }: Walk): Promise<void> {
  await hand.press("Go to Send");
  await page.getByRole("button", { name: /^Save the mails to an outbox/ }).waitFor();
  await camera.take("pane-send", page);
  await buttons.note("Send", page);
  await page.getByRole("radio", { name: "Create drafts in Outlook", exact: true }).check();
  await hand.press("Sign in to Microsoft 365");
  await page.getByText(/^Signed in: /).waitFor();
  await camera.take("pane-send-outlook", page);
  await buttons.note("Send", page);
  await page.getByRole("radio", { name: "Send now", exact: true }).check();
  await hand.press(/^Send \d+ mails…$/);
  await buttons.note("Send", page);
  await hand.press("Cancel");
  await page.getByRole("radio", { name: "Save to an outbox", exact: true }).check();
  await hand.press(/^Preview the mail to Tobias Smith/);
  await page
    .getByRole("heading", { name: "Test to myself" })
    .or(page.getByText("Test to myself"))
    .first()
    .waitFor();
  await camera.take("pane-mail", page);
  await buttons.note("Send", page);
  await hand.press(/^Hide the mail to Tobias Smith/);
  await send(hand);
  await page.getByRole("button", { name: /^Download the outbox as one zip/ }).waitFor();
  await buttons.note("Send", page);
}

async function journal({ hand, page, camera, buttons }: Walk): Promise<void> {
  await hand.press("Go to Journal");
  await page.getByRole("button", { name: "Write the journal" }).waitFor();
  await camera.take("pane-journal", page);
  await buttons.note("Journal", page);
  await writeJournal(hand);
  await page.getByRole("button", { name: "Reverse…" }).waitFor();
  await camera.take("pane-journal-done", page);
  await buttons.note("Journal", page);
}

async function closing({ hand, page, camera, buttons }: Walk): Promise<void> {
  await hand.press("Go to Close");
  await difference(page);
  await camera.take("pane-close", page);
  await page.emulateMedia({ colorScheme: "dark" });
  await camera.take("pane-close-dark", page);
  await page.emulateMedia({ colorScheme: "light" });
  await buttons.note("Close", page);
  await hand.press("Close 2025-01");
  await said(page, /^2025-01 is closed\./).waitFor();
  await page.getByRole("button", { name: "Reopen…" }).waitFor();
  await hand.press("Check the month");
  await page.getByText(/^Nothing in \S+ was changed since/).waitFor();
  await camera.take("pane-closed", page);
  await buttons.note("Close", page);
  await hand.press("Make the evidence pack");
  await buttons.note("Close", page);
  await hand.press("Reopen…");
  await buttons.note("Close", page);
  await hand.press("Cancel");
}

async function beside({ hand, page, camera, buttons }: Walk): Promise<void> {
  await hand.press("Browse");
  await page.getByRole("button", { name: "Dashboard" }).waitFor();
  // What was written last makes a place that was read before it old.
  await page.waitForTimeout(500);
  if (await page.getByRole("button", { name: "Look again" }).isVisible()) await hand.press("Look again");
  await camera.take("pane-browse", page);
  await buttons.note("Browse", page);
  await hand.press("Settings");
  await page.getByRole("heading", { name: "Load tables from CSV" }).waitFor();
  await camera.take("pane-settings", page);
  await settingsParts({ hand, page, buttons });
  await hand.press("Log");
  await page.getByText(/^The chain holds/).waitFor();
  await buttons.note("Log", page);
  // An evidence pack's entry has the sum of a file, which is another one with each version.
  await hand.choose("Step", "Review");
  await camera.take("pane-log", page);
  await hand.press("Help");
  await page.getByText("The month in six lines").waitFor();
  await buttons.note("Help", page);
  await hand.press("Month");
}

async function settingsParts({
  hand,
  page,
  buttons,
}: Pick<Walk, "hand" | "page" | "buttons">): Promise<void> {
  for (const part of ["Statement", "You", "Sources", "Review rules", "Load tables from CSV"])
    await openPart(hand, part);
  await buttons.note("Settings", page);
  await hand.type("Department", "Research Computing Services");
  await buttons.note("Settings", page);
  await hand.press("Discard");
  await hand.press("Add a source");
  await buttons.note("Settings", page);
  await hand.press("Cancel");
  await hand.press("Edit Missing PI");
  await buttons.note("Settings", page);
  await hand.press("Cancel");
}
