/** The top of the first page: who sends the statement, to whom, for when; and what is due. */
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { formatDay, formatDiscount, formatMoney, formatPeriod } from "../format";
import { periodName } from "../../core/period";
import { sentencesOf } from "../statement-sentences";
import type { Ink, Page } from "./page";
import { fittedType, oneLine, wrap } from "./wrap";

const BAND_HEIGHT = 9;
const ADDRESS_WIDTH = 190;
const GAP = 24;
const FACTS_WIDTH = 216;
const FACT_LABEL_WIDTH = 62;
const TILE_HEIGHT = 66;
const TILE_PADDING = 12;

/** Institution and department at the left, the postal address at the right, a rule below. */
export function drawLetterhead(page: Page, settings: Settings): void {
  const { palette } = page;
  page.ground(0, 0, page.right + page.left, BAND_HEIGHT, palette.primary);
  const top = page.y;
  for (const part of settings.address.split(";")) {
    page.paragraph(part, page.right, ADDRESS_WIDTH, {
      size: 8.5,
      bold: false,
      colour: palette.muted,
      align: "right",
    });
  }
  const addressEnd = page.y;
  page.y = top;
  const width = settings.address === "" ? page.width : page.width - ADDRESS_WIDTH - GAP;
  page.paragraph(settings.institution, page.left, width, { size: 16, bold: true, colour: palette.primary });
  page.paragraph(settings.department, page.left, width, { size: 10.5, bold: false, colour: palette.muted });
  page.y = Math.max(page.y, addressEnd) + 8;
  page.rule(page.y, palette.primary, 1);
  page.y += 22;
}

export function drawTitle(page: Page, document: StatementDocument): void {
  const { palette } = page;
  const type = { size: 22, bold: true };
  const month = oneLine(periodName(document.period), type, page.faces);
  page.line(oneLine("Statement of charges", type, page.faces), page.left, page.y + 20, {
    ...type,
    colour: palette.text,
  });
  page.line(month, page.right, page.y + 20, { ...type, bold: true, colour: palette.primary, align: "right" });
  page.y += 42;
}

/** The PI at the left, the statement's own facts at the right. */
export function drawAddressee(page: Page, document: StatementDocument): void {
  const { palette } = page;
  const top = page.y;
  const width = page.width - FACTS_WIDTH - GAP;
  const plain: Ink = { size: 9.5, bold: false, colour: palette.text };
  label(page, "PREPARED FOR");
  page.paragraph(document.name, page.left, width, { size: 12, bold: true, colour: palette.text });
  if (document.department !== "") page.paragraph(document.department, page.left, width, plain);
  if (document.pi !== document.name)
    page.paragraph(document.pi, page.left, width, { ...plain, colour: palette.muted });
  const left = page.y;
  page.y = top;
  for (const [name, value] of facts(document)) drawFact(page, name, value);
  page.y = Math.max(left, page.y) + 16;
}

function facts(document: StatementDocument): (readonly [string, string])[] {
  const replaces = document.replaces === "" ? "" : `, replaces ${document.replaces}`;
  return [
    ["Statement", document.statementNo],
    ["Revision", `${document.revision}${replaces}`],
    ["Period", formatPeriod(document.period)],
    ["Date", formatDay(document.madeAt)],
    ["Currency", document.currency],
  ];
}

function drawFact(page: Page, name: string, value: string): void {
  const x = page.right - FACTS_WIDTH;
  const type = { size: 9.5, bold: false };
  page.line(oneLine(name, type, page.faces), x, page.y + type.size, { ...type, colour: page.palette.muted });
  page.paragraph(value, x + FACT_LABEL_WIDTH, FACTS_WIDTH - FACT_LABEL_WIDTH, {
    ...type,
    colour: page.palette.text,
  });
  page.y += 1.5;
}

function label(page: Page, text: string): void {
  const type = { size: 7, bold: true };
  page.line(oneLine(text, type, page.faces), page.left, page.y + 7, { ...type, colour: page.palette.muted });
  page.y += 13;
}

/** Three tiles: list price, discount, and the amount due in the accent colour. */
export function drawSummary(page: Page, document: StatementDocument): void {
  const { palette } = page;
  const money = (cents: number) => formatMoney(cents, document.currency);
  const percent = formatDiscount(document.list, document.discount);
  const width = page.width / 3;
  page.ground(page.left, page.y, 2 * width, TILE_HEIGHT, palette.tint);
  page.ground(page.left + 2 * width, page.y, width, TILE_HEIGHT, palette.accentTint);
  page.ground(page.left + 2 * width, page.y, 3, TILE_HEIGHT, palette.accent);
  const comparable = percent !== "" && document.discount >= 0 === document.list > 0;
  const note = comparable ? `${percent} of the list price` : "";
  const plain = { colour: palette.text, size: 16 };
  const accent = { colour: palette.accent, size: 20 };
  drawTile(page, 0, { name: "LIST PRICE", value: money(document.list), note: "", ...plain });
  drawTile(page, 1, { name: "DISCOUNT", value: money(document.discount), note, ...plain });
  drawTile(page, 2, {
    name: "AMOUNT DUE",
    value: money(document.amount),
    note: dueNote(document.amount),
    ...accent,
  });
  page.y += TILE_HEIGHT + 14;
}

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  /** Of the value. */
  readonly colour: string;
  readonly size: number;
}

function drawTile(page: Page, index: number, tile: Tile): void {
  const width = page.width / 3;
  const x = page.left + index * width + TILE_PADDING;
  const name = { size: 7.5, bold: true };
  const strong = tile.colour === page.palette.text ? page.palette.muted : tile.colour;
  page.line(oneLine(tile.name, name, page.faces), x, page.y + 17, { ...name, colour: strong });
  const value = fittedType(tile.value, width - 2 * TILE_PADDING, { size: tile.size, bold: true }, page.faces);
  page.line(oneLine(tile.value, value, page.faces), x, page.y + 40, { ...value, colour: tile.colour });
  const note = { size: 8, bold: false };
  page.line(oneLine(tile.note, note, page.faces), x, page.y + 55, { ...note, colour: page.palette.muted });
}

function dueNote(amount: number): string {
  if (amount === 0) return "Nothing is charged to your funds.";
  return amount < 0 ? "Credited to your funds." : "Charged to your funds.";
}

/** What was subsidised, and what is held back. */
export function drawSentences(page: Page, document: StatementDocument, settings: Settings): void {
  const ink: Ink = { size: 9.5, bold: false, colour: page.palette.text };
  for (const sentence of sentencesOf(document, settings)) {
    page.need(wrap(sentence, page.width, ink, page.faces).length * ink.size * 1.35);
    page.paragraph(sentence, page.left, page.width, ink);
    page.y += 3;
  }
}
