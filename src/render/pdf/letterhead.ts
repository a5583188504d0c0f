/** The top of the first page: who sends the statement, to whom, for when. */
import { periodName, type Period } from "../../core/period";
import type { Settings } from "../../core/settings";
import { replacedNo, revisedNo } from "../../core/statements/numbers";
import type { StatementDocument } from "../../core/statements/statement";
import { formatsOf, type Formats } from "../format";
import { drawLogo } from "./logo";
import type { Ink, Page } from "./page";
import { nameOf } from "./setting";
import { oneLine, wrap } from "./wrap";

const BAND_HEIGHT = 9;
const ADDRESS_WIDTH = 170;
const GAP = 24;
const LOGO_GAP = 14;
/** Of a paragraph, in units of the font size. */
const LEADING = 1.35;
const FACTS_WIDTH = 236;
const FACT_LABEL_WIDTH = 66;

/** Logo, institution and department at the left, the postal address at the right, a rule below. */
export function drawLetterhead(page: Page, settings: Settings): void {
  const { palette } = page;
  page.artifact(() => page.ground(0, 0, page.right + page.left, BAND_HEIGHT, palette.primaryFill));
  const top = page.y;
  const logo = drawLogo(page, settings);
  const left = page.left + (logo === null ? 0 : logo.width + LOGO_GAP);
  const end = settings.address === "" ? page.right : page.right - ADDRESS_WIDTH - GAP;
  const name: Ink = { size: logo === null ? 16 : 13, bold: true, colour: palette.primary };
  const below: Ink = { size: 10, bold: false, colour: palette.muted };
  const height =
    heightOf(page, settings.institution, end - left, name) +
    heightOf(page, settings.department, end - left, below);
  page.y = top + Math.max(0, ((logo?.height ?? 0) - height) / 2);
  paragraph(page, settings.institution, left, end - left, name);
  paragraph(page, settings.department, left, end - left, below);
  const nameEnd = page.y;
  page.y = top + 1;
  const small: Ink = { size: 8.5, bold: false, colour: palette.muted, align: "right" };
  for (const part of settings.address.split(";")) paragraph(page, part, page.right, ADDRESS_WIDTH, small);
  page.y = Math.max(page.y, nameEnd, top + (logo?.height ?? 0)) + 8;
  page.artifact(() => page.rule(page.y, palette.primaryFill, 1));
  page.y += 17;
}

export function drawTitle(page: Page, document: StatementDocument): void {
  const { palette } = page;
  const type = { size: 22, bold: true };
  const baseline = page.y + 20;
  page.tag("H1", () => {
    const title = oneLine("Statement of charges", type, page.faces);
    page.line(title, page.left, baseline, { ...type, colour: palette.text });
    const month = oneLine(periodName(document.period), type, page.faces);
    page.line(month, page.right, baseline, { ...type, colour: palette.primary, align: "right" });
  });
  page.y += 35;
}

/** The PI at the left, the statement's own facts at the right. */
export function drawAddressee(page: Page, document: StatementDocument, settings: Settings): void {
  const { palette } = page;
  const top = page.y;
  const width = page.width - FACTS_WIDTH - GAP;
  const plain: Ink = { size: 9.5, bold: false, colour: palette.text };
  paragraph(page, "PREPARED FOR", page.left, width, { size: 7, bold: true, colour: palette.muted });
  page.y += 3;
  paragraph(page, document.name, page.left, width, { size: 13, bold: true, colour: palette.text });
  paragraph(page, document.department, page.left, width, plain);
  if (document.pi !== document.name)
    paragraph(page, document.pi, page.left, width, { ...plain, colour: palette.muted });
  const left = page.y;
  page.y = top;
  for (const [name, value] of facts(document, settings)) drawFact(page, name, value);
  page.y = Math.max(left, page.y) + 10;
}

function facts(document: StatementDocument, settings: Settings): (readonly [string, string])[] {
  const { period, day, money } = formatsOf(settings.locale);
  const { name, first, last } = document.fiscalYear;
  const contact = [settings.contactName, settings.contactMail].filter((text) => text !== "").join(", ");
  const all: (readonly [string, string])[] = [
    ["Statement", document.statementNo],
    ["Project", settings.statementPer === "PI" ? "" : document.projects.map(nameOf).join(", ")],
    ["Replaces", replacedWords(document, money)],
    ["Period", period(document.period)],
    ["Fiscal year", `${name}, ${shortMonths(first, last)}`],
    ["Date", day(document.madeAt)],
    ["Currency", document.currency],
    ["Questions", contact],
  ];
  return all.filter(([, value]) => value !== "");
}

/** `revision 1 of 2025-01-0007; its amount due was $12.50`; "" for a statement that replaces none. */
function replacedWords(document: StatementDocument, money: Formats["money"]): string {
  const { statementNo, revision, replaces, replacedAmount, amount, currency } = document;
  if (replaces === "") return "";
  const number = revisedNo(statementNo, 1);
  const named =
    replaces === replacedNo({ statementNo, revision }) ? `revision ${revision - 1} of ${number}` : replaces;
  if (replacedAmount === undefined) return named;
  return replacedAmount === amount
    ? `${named}; the amount due is the same`
    : `${named}; its amount due was ${money(replacedAmount, currency)}`;
}

/** `Jul 2024 to Jun 2025`: fits beside the addressee. */
function shortMonths(first: Period, last: Period): string {
  const [from, to] = [first, last].map((period) => periodName(period).replace(/^(\w{3})\w*/, "$1"));
  return first === last ? `${from}` : `${from} to ${to}`;
}

/** `July 2024 to June 2025`, `January to December 2025`. */
export function monthsText(first: Period, last: Period): string {
  const from = periodName(first);
  if (first === last) return from;
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? from.slice(0, -5) : from} to ${periodName(last)}`;
}

function drawFact(page: Page, name: string, value: string): void {
  const x = page.right - FACTS_WIDTH;
  const type = { size: 9, bold: false };
  page.tag("P", () => {
    const label = oneLine(name, type, page.faces);
    page.line(label, x, page.y + type.size, { ...type, colour: page.palette.muted });
    const ink = { ...type, colour: page.palette.text };
    page.paragraph(value, x + FACT_LABEL_WIDTH, FACTS_WIDTH - FACT_LABEL_WIDTH, ink);
  });
  page.y += 1;
}

function heightOf(page: Page, text: string, width: number, ink: Ink): number {
  return wrap(text, width, ink, page.faces).length * ink.size * LEADING;
}

function paragraph(page: Page, text: string, x: number, width: number, ink: Ink): void {
  if (text.trim() !== "") page.tag("P", () => page.paragraph(text, x, width, ink));
}
