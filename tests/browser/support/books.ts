/** What a person does about the books, one function each: adjustments, corrections, a second person, closing, checking. */
import type { Hand } from "./hand";
import type { OpenPane } from "./pane";
import { settles } from "./settles";
import { openStep, said } from "./walk";

/** As Adjustments' heading is read: it has no number. */
export async function openAdjustments(hand: Hand): Promise<void> {
  await hand.press(/^\+?when needed *Adjustments /);
}

/** Opens a step, or leaves it open. */
export async function showStep(hand: Hand, title: string): Promise<void> {
  const heading = hand.page.getByRole("button", {
    name: new RegExp(`^\\d?(done|not started|needs attention: \\d+) *${title} `),
  });
  if ((await heading.getAttribute("aria-expanded")) !== "true") await openStep(hand, title);
}

/** Another person sits down at the pane: their name goes into the log from now on. */
export async function becomes(hand: Hand, name: string): Promise<void> {
  await hand.press("Settings");
  await openPart(hand, "You");
  await hand.type("Your name for the log", name);
  await hand.press("Save name");
  await said(hand.page, new RegExp(`From now on the log says ${name}\\.`)).waitFor();
  await hand.press("Month");
}

/** Sets choices of Settings by their labels. */
export async function settings(
  hand: Hand,
  part: string,
  choices: readonly (readonly [label: string, option: string])[],
  texts: readonly (readonly [label: string, text: string])[] = [],
): Promise<void> {
  await hand.press("Settings");
  await openPart(hand, part);
  for (const [label, option] of choices) await hand.choose(label, option);
  for (const [label, text] of texts) await hand.type(label, text);
  await hand.press("Save settings");
  await said(hand.page, /^Saved: /).waitFor();
  await hand.press("Month");
}

/** Opens a part of Settings under its heading. */
export async function openPart(hand: Hand, title: string): Promise<void> {
  const heading = hand.page.getByRole("heading", { name: title, exact: true });
  const part = hand.page.locator("details").filter({ has: heading });
  const isOpen = (await part.getAttribute("open")) !== null;
  if (!isOpen) await heading.click();
}

export interface Entered {
  readonly kind: "charge" | "credit";
  readonly pi: string;
  readonly project: string;
  readonly fund: string;
  readonly amount: string;
  readonly service: string;
  readonly reason: string;
}

/** Fills in the form of Adjustments. */
export async function enter(hand: Hand, entered: Entered): Promise<void> {
  await hand.press(`Add a ${entered.kind}`);
  await choosePi(hand, "Find the PI by name or address", entered.pi);
  await hand.type("Project", entered.project);
  await hand.type("Fund Org", entered.fund);
  await hand.type("Amount in USD", entered.amount);
  await hand.choose("Source", "AWS");
  await hand.type("What it is for (service)", entered.service);
  await hand.type("Reason", entered.reason);
  await hand.press(`Enter the ${entered.kind}`);
  await said(hand.page, /^ADJ-\d{4}-\d{2}-\d{4} is entered\./).waitFor();
}

export async function choosePi(hand: Hand, label: string, address: string): Promise<void> {
  await hand.type(label, address);
  await hand.press(new RegExp(`${address}$`));
}

/** Closes the month that is shown, saying why nothing else was done about what may stay. */
export async function closeMonth(hand: Hand, period: string): Promise<void> {
  await showStep(hand, "Close");
  await hand.page.getByRole("button", { name: `Close ${period}` }).waitFor();
  await hand.press(`Close ${period}`);
  await said(hand.page, new RegExp(`^${period} is closed\\.`)).waitFor();
}

/**
 * Check finds what is expected, which may be one of Jest's matchers; "" where everything is as it was closed.
 * What it found before stands there until it knows better.
 */
export async function check(hand: Hand, expected: unknown): Promise<void> {
  const isWhole = hand.page.getByText(/^Nothing in \S+ was changed since/);
  const findings = hand.page.locator(".note.error li");
  await hand.press("Check the month");
  await settles(async () => {
    await isWhole.or(findings).first().waitFor();
    return (await findings.allTextContents()).join("\n");
  }, expected);
}

/** Somebody types over a cell of the Charges sheet, in the first row that has the value in the column. @returns what stood there */
export async function typeOver(
  pane: OpenPane,
  where: { readonly column: string; readonly value: string },
  change: { readonly column: string; readonly value: string | number },
): Promise<string | number> {
  return await pane.with({ where, change }, ({ workbook }, edit) => {
    const { sheet, body, area, columns } = workbook.table("Charges");
    const at = (heading: string): number =>
      area.left + columns.findIndex((column) => column.name === heading);
    for (let row = body.top; row <= body.bottom; row += 1) {
      if (sheet.value(row, at(edit.where.column)) !== edit.where.value) continue;
      const before = sheet.value(row, at(edit.change.column));
      const letters = (index: number): string =>
        (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : "") +
        String.fromCharCode(65 + (index % 26));
      workbook.edit(
        sheet.name,
        `${letters(at(edit.change.column))}${row + 1}`,
        [[edit.change.value]],
        "Local",
      );
      return typeof before === "number" || typeof before === "string" ? before : "";
    }
    throw new Error(`No charge has ${edit.where.value} in ${edit.where.column}.`);
  });
}
