/** A whole month as one person walks it, from the first run until the month is reopened; the same for every hand. */
import { unzipSync } from "fflate";
import { giveDecision, decide, difference, downloaded, firstRun, said, takeIn } from "./walk";
import { makeStatements, openStep, send, waiting, writeJournal } from "./walk";
import type { Hand } from "./hand";
import { settles } from "./settles";

/** Called when a page is there to be looked at. @param name "import-preview" */
export type Stage = (name: string) => Promise<void>;

/** What a test may want to look at afterwards. */
export interface WalkedMonth {
  /** The files' names, in the order in which they came. */
  readonly files: readonly string[];
  readonly difference: string;
}

export async function walkMonth(hand: Hand, by: string, stage: Stage): Promise<WalkedMonth> {
  const files: string[] = [];
  await hand.page.getByRole("button", { name: "Load the sample month" }).waitFor();
  await stage("first-run");
  await firstRun(hand, by);
  await stage("import-preview");
  await takeIn(hand);
  await stage("import-done");
  await hand.press("Go to Review");
  await review(hand, stage);
  await openStep(hand, "Statements");
  files.push(await statements(hand, stage));
  await hand.press("Go to Send");
  files.push(await mails(hand, stage));
  await hand.press("Go to Journal");
  await hand.page.getByRole("button", { name: "Write the journal" }).waitFor();
  await stage("journal");
  files.push((await writeJournal(hand)).name);
  await stage("journal-done");
  await hand.press("Go to Close");
  const off = await settles(() => difference(hand.page), expect.stringMatching(/\d/));
  await stage("close");
  await closeAndReopen(hand, stage);
  return { files, difference: off };
}

export async function review(hand: Hand, stage: Stage): Promise<void> {
  const { page } = hand;
  const first = await waiting(page);
  await stage("review");
  const rule = (name: string) => ({ where: [`rule=${name}`] });
  await decide(hand, { ...rule("Amount above limit"), do: "approve", note: "The PI confirmed the run" });
  await decide(hand, { ...rule("Pattern found"), do: "reject", note: "Personal use is not charged" });
  await decide(hand, { ...rule("Unknown PI"), do: "hold", note: "The department was asked who pays" });
  const smith = { toPi: "smith@bio.example.edu", toFund: "BIO-10000" };
  await decide(hand, {
    ...rule("Missing PI"),
    do: "reassign",
    ...smith,
    note: "Found by the mail's address",
  });
  await hand.press("Clear filter");
  await hand.choose("State", "Waiting");
  await hand.tick(/^Select (all|the charge)/);
  await stage("review-selected");
  await giveDecision(hand, { do: "reject", note: "Nobody knows who pays" });
  await page.getByText(/^Nothing waits for a decision among/).waitFor();
  await page.getByRole("button", { name: "Go to Statements" }).waitFor();
  if (first === 0) throw new Error("Nothing waited for a decision.");
  await stage("review-done");
}

/** @returns the zip's name */
async function statements(hand: Hand, stage: Stage): Promise<string> {
  const preview = hand.page.getByRole("button", { name: /^Preview the statement of / }).first();
  const name = await preview.getAttribute("aria-label");
  await stage("statements");
  await hand.press(name ?? "");
  await hand.page.getByRole("heading", { name: /^Statement 2025-01/ }).waitFor();
  await stage("statement-preview");
  const zip = await makeStatements(hand);
  await stage("statements-done");
  return zip.name;
}

/** @returns the zip's name */
async function mails(hand: Hand, stage: Stage): Promise<string> {
  await hand.page.getByRole("button", { name: /^Save the mails to an outbox/ }).waitFor();
  await stage("send");
  const zip = await send(hand);
  await hand.page.getByRole("button", { name: /^Download the outbox as one zip/ }).waitFor();
  await stage("send-done");
  const again = await downloaded(hand.page, () => hand.press(/^Download the outbox as one zip/));
  if (!sameFiles(again.bytes, zip.bytes)) throw new Error("The outbox came out differently the second time.");
  return zip.name;
}

/** The zips themselves say when they were made. */
function sameFiles(a: Uint8Array, b: Uint8Array): boolean {
  const listed = (zip: Uint8Array) =>
    Object.entries(unzipSync(zip)).map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString("base64")}`);
  return listed(a).join("\n") === listed(b).join("\n");
}

async function closeAndReopen(hand: Hand, stage: Stage): Promise<void> {
  await hand.press("Close 2025-01");
  await said(hand.page, /^2025-01 is closed\. 1 held charge|^2025-01 is closed\./).waitFor();
  await hand.page.getByRole("button", { name: "Reopen…" }).waitFor();
  await stage("closed");
  await hand.press("Reopen…");
  await hand.page.getByRole("textbox", { name: "Reason" }).waitFor();
  await stage("reopening");
  await hand.press("Reopen");
  await hand.page.getByRole("alert").filter({ hasText: "Give a reason first." }).waitFor();
  await hand.type("Reason", "A late correction of the cluster's file");
  await hand.press("Reopen");
  await said(hand.page, /^2025-01 is open again\./).waitFor();
  await stage("reopened");
}
