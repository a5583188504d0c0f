/** What a PI looks for first: what is owed, what was saved, and who paid which part of the list price. */
import type { Cents } from "../../core/money";
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { formatsOf, type Formats } from "../format";
import { isSubsidy, noticesOf, subsidySentence } from "../statement-sentences";
import { drawBar } from "./bar";
import type { Ink, Page } from "./page";
import { fittedType, oneLine, type Type } from "./wrap";

const PANEL_HEIGHT = 80;
const STRIPE = 4;
const PADDING = 16;
/** Of the panel's width: what is owed. */
const OWED = 0.56;

/** What the summary is drawn from. */
export interface Drawn {
  readonly page: Page;
  readonly document: StatementDocument;
  readonly settings: Settings;
  readonly formats: Formats;
  readonly money: (cents: Cents) => string;
}

export function drawSummary(page: Page, document: StatementDocument, settings: Settings): void {
  const formats = formatsOf(settings.locale);
  const money = (cents: Cents) => formats.money(cents, document.currency);
  const drawn = { page, document, settings, formats, money };
  drawPanel(drawn);
  drawSubsidy(drawn);
  const ink: Ink = { size: 9.5, bold: false, colour: page.palette.text };
  for (const notice of noticesOf(document, settings)) {
    page.tag("P", () => page.paragraph(notice, page.left, page.width, ink));
    page.y += 2;
  }
}

/** The amount due in the accent colour, larger than all else; beside it what was saved. */
function drawPanel(drawn: Drawn): void {
  const { page, document, money } = drawn;
  const { palette, width, left } = page;
  const second = left + width * OWED;
  page.artifact(() => {
    page.ground(left, page.y, width, PANEL_HEIGHT, palette.accentTint);
    page.ground(left, page.y, STRIPE, PANEL_HEIGHT, palette.accentFill);
    page.ground(second, page.y + PADDING, 0.6, PANEL_HEIGHT - 2 * PADDING, palette.hairline);
  });
  drawFigure(page, {
    x: left + STRIPE + PADDING,
    width: width * OWED - STRIPE - 2 * PADDING,
    name: "Amount due",
    value: money(document.amount),
    note: dueNote(document.amount),
    size: 34,
    colour: palette.accent,
  });
  drawFigure(page, {
    x: second + PADDING,
    width: width * (1 - OWED) - 2 * PADDING,
    ...savedWords(drawn),
    size: 22,
    colour: palette.text,
  });
  page.y += PANEL_HEIGHT + 10;
}

interface Shown {
  readonly x: number;
  readonly width: number;
  readonly name: string;
  readonly value: string;
  readonly note: string;
  /** Of the value. */
  readonly size: number;
  readonly colour: string;
}

/** All three on lines that are the same in both halves of the panel. */
function drawFigure(page: Page, { x, width, name, value, note, size, colour }: Shown): void {
  const { muted } = page.palette;
  const at = (text: string, type: Type, baseline: number, inColour: string): void => {
    const fitted = fittedType(text, width, type, page.faces);
    page.line(oneLine(text, fitted, page.faces), x, page.y + baseline, { ...fitted, colour: inColour });
  };
  page.tag("P", () => {
    at(name, { size: 9.5, bold: true }, 19, muted);
    at(value, { size, bold: true }, 53, colour);
  });
  if (note !== "") page.tag("P", () => at(note, { size: 9, bold: false }, 69, muted));
}

function dueNote(amount: Cents): string {
  if (amount === 0) return "Nothing is charged to your funds.";
  return amount < 0 ? "Credited to your funds." : "Charged to your funds.";
}

/** Where no part of the list price was saved, the list price and how the amount comes from it. */
function savedWords({ document, formats, money }: Drawn): Pick<Shown, "name" | "value" | "note"> {
  const { list, discount, credits } = document;
  const saved = discount + credits;
  const parts = `discount ${money(discount)}, credits ${money(credits)}`;
  if (isSubsidy({ list, discount: saved })) {
    const ofList = `${formats.discount(list, saved)} of the list price of ${money(list)}`;
    const note = credits === 0 ? ofList : `Of ${money(list)}: ${parts}`;
    return { name: "You saved", value: money(saved), note };
  }
  const note = discount === 0 ? "No discount." : `Discount ${money(discount)}`;
  return { name: "List price", value: money(list), note: credits === 0 ? note : `Less ${parts}` };
}

/** The sentence on the discount, and a bar of the list price. */
function drawSubsidy(drawn: Drawn): void {
  const { page, document, settings } = drawn;
  const sentence = subsidySentence(document, settings);
  if (sentence !== "") {
    const ink: Ink = { size: 10, bold: false, colour: page.palette.text };
    page.tag("P", () => page.paragraph(sentence, page.left, page.width, ink));
    page.y += 5;
  }
  drawBar(drawn);
}
