/** The sample month as a person walks it in the pane, one function a step; a hand says how things are worked. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import type { SampleDecisions } from "../../../src/script/demo/sample-month";
import type { Hand } from "./hand";
import { isThere } from "./settles";

/** A file that left the pane. */
export interface Download {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sets up the workbook with the sample university; its four files of January wait in Import. */
export async function firstRun(hand: Hand, by: string): Promise<void> {
  await hand.press("Load the sample month");
  await hand.type("Your name or address", by);
  await hand.press("Continue");
  await hand.page.getByRole("heading", { name: "What changes" }).waitFor();
}

/** Opens a step by its heading, whose name begins with how the step stands; the keyboard also reads its number. */
export async function openStep(hand: Hand, title: string): Promise<void> {
  await hand.press(new RegExp(`^\\d?(done|not started|needs attention: \\d+) *${title} `));
}

/** Takes in the chosen files. */
export async function takeIn(hand: Hand, files = 4): Promise<void> {
  await hand.press(`Import ${files} files`);
  await said(hand.page, /^Imported [\d,]+ charges/).waitFor();
}

/** Review's first line, which is drawn together with its rules, its filter and its list. */
function counted(page: Page): Locator {
  return page
    .getByText(/wait for a decision: |waits for a decision: |^Nothing waits for a decision among/)
    .first();
}

/** @returns the charges that wait, as Review's first line counts them once it is read */
export async function waiting(page: Page): Promise<number> {
  const words = (await counted(page).textContent()) ?? "";
  return Number(/^\s*([\d,]+) of/.exec(words)?.[1]?.replaceAll(",", "") ?? 0);
}

type SampleDecision = SampleDecisions[number];

/**
 * Lists a rule's waiting charges, narrows them, selects all and decides.
 * @returns how many charges wait after it; null where none fits the decision
 */
export async function decide(hand: Hand, decision: SampleDecision): Promise<number | null> {
  const { page } = hand;
  const { rule, project, pi } = whereOf(decision);
  const name = new RegExp(`^${rule} [\\d,]+ waiting`);
  const button = page.getByRole("button", { name });
  await counted(page).waitFor();
  if (!(await isThere(button))) return null;
  // Pressing a rule that is chosen lists all rules again.
  if ((await button.getAttribute("aria-pressed")) === "true") await hand.press(name);
  await hand.press(name);
  if (project !== "") await hand.type("Search", project);
  if (pi !== "") {
    const there = page.getByRole("combobox", { name: "PI", exact: true }).getByRole("option", { name: pi });
    if (!(await isThere(there))) return null;
    await hand.choose("PI", pi);
  }
  if (await isThere(page.getByText("No charge fits the filter."))) return null;
  if (project === "") await hand.tick(/^Select (all|the charge)/);
  else if (!(await tickThoseOf(page, project))) return null;
  await giveDecision(hand, decision);
  const words =
    (await said(page, /^[\d,]+ charges? (approved|rejected|held|reassigned)/).textContent()) ?? "";
  const left = Number(/([\d,]+) charges? still wait/.exec(words)?.[1]?.replaceAll(",", "") ?? 0);
  await page
    .getByText(new RegExp(left === 0 ? "^Nothing waits for a decision among" : `^${left} of `))
    .waitFor();
  return left;
}

/** The search finds the words anywhere; the line that says who pays has the project between dots. */
async function tickThoseOf(page: Page, project: string): Promise<boolean> {
  const boxes = page
    .getByRole("listitem")
    .filter({ hasText: `· ${project} ·`, hasNot: page.getByRole("heading") })
    .getByRole("checkbox");
  let ticked = 0;
  while (await isThere(boxes.nth(ticked))) await boxes.nth(ticked++).check();
  return ticked > 0;
}

/** What is done with the charges that are selected. */
export async function giveDecision(
  hand: Hand,
  { do: what, note, toPi, toFund }: Omit<SampleDecision, "where">,
): Promise<void> {
  await hand.type("Note", note);
  if (what !== "reassign") {
    await hand.press({ approve: "Approve", reject: "Reject", hold: "Hold" }[what]);
    return;
  }
  await hand.press("Reassign…");
  if (toPi !== undefined) {
    await hand.type("Find a PI by name or address", toPi);
    await hand.press(new RegExp(`${toPi}$`));
  }
  if (toFund !== undefined) await hand.type("New fund (Fund Org)", toFund);
  await hand.press("Reassign");
}

function whereOf({ where }: SampleDecision): { rule: string; project: string; pi: string } {
  const of = (field: string): string =>
    where.find((w) => w.startsWith(`${field}=`))?.slice(field.length + 1) ?? "";
  return { rule: of("rule"), project: of("project"), pi: of("pi") };
}

/** Makes all statements and takes them as one zip. */
export async function makeStatements(hand: Hand): Promise<Download> {
  await hand.press("Make all statements");
  await said(hand.page, /statements? (is|are) in the workbook/).waitFor();
  return await downloaded(hand.page, () => hand.press(/^Download all as one zip/));
}

/** Sends all mails into the outbox, which downloads as one zip. */
export async function send(hand: Hand): Promise<Download> {
  return await downloaded(hand.page, async () => {
    await hand.press(/^Save the mails to an outbox/);
    await said(hand.page, /saved to the outbox and counted as sent/).waitFor();
  });
}

/** Writes the journal, whose file downloads by itself. */
export async function writeJournal(hand: Hand): Promise<Download> {
  return await downloaded(hand.page, async () => {
    await hand.press("Write the journal");
    await said(hand.page, /is on the Journal sheet/).waitFor();
  });
}

/** The difference of the tie-out, as the pane shows it. */
export async function difference(page: Page): Promise<string> {
  const row = page.getByRole("table", { name: "Tie-out" }).getByRole("row", { name: /^Difference/ });
  return ((await row.getByRole("cell").last().textContent()) ?? "").trim();
}

/** What the last step said when it was done. */
export function said(page: Page, words: RegExp): Locator {
  return page.getByText(words).first();
}

/** The file that comes of something done. */
export async function downloaded(page: Page, work: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), work()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
