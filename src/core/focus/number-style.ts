/** Amounts that are no plain numbers (`1.234,56`, `$10`, `(12.50)`): what each style reads them as. Nothing is guessed. */
import { amountToText, parseAmount, type Amount } from "../money";
import { NUMBER_STYLES, type AmountReading, type NumberStyle } from "./readings";

/** No amount is longer; patterns are spared what is. */
const LONGEST = 60;

/** A sign before, after or as brackets, a currency's code or mark before or after, and the digits with their marks. */
const PARTS =
  /^([+-]?) ?([A-Z]{3}|[A-Z]{0,2}[$€£¥₹₩])? ?([+-]?)([\d.,](?:[\d.,' ]*[\d.,])?(?:[eE][+-]?\d{1,3})?) ?([+-]?) ?([A-Z]{3}|[A-Z]{0,2}[$€£¥₹₩])? ?([+-]?)$/;

/** The digits of a number in each style, without sign: grouped by thousands or not at all. */
const DIGITS: Readonly<Record<NumberStyle, RegExp>> = {
  "1,234.56": /^(?=\.?\d)(\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d*))?([eE][+-]?\d+)?$/,
  "1.234,56": /^(?=,?\d)(\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d*))?([eE][+-]?\d+)?$/,
  "1 234,56": /^(?=,?\d)(\d*|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d*))?([eE][+-]?\d+)?$/,
  "1'234.56": /^(?=\.?\d)(\d*|[1-9]\d{0,2}(?:'\d{3})+)(?:\.(\d*))?([eE][+-]?\d+)?$/,
};

/** Currencies that a mark may stand for; a code stands for itself. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "BRL", "CLP", "COP", "ARS"],
  US$: ["USD"],
  CA$: ["CAD"],
  C$: ["CAD"],
  A$: ["AUD"],
  AU$: ["AUD"],
  NZ$: ["NZD"],
  S$: ["SGD"],
  HK$: ["HKD"],
  R$: ["BRL"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₩": ["KRW"],
};

/**
 * @param currency of the row, as a code: a mark of another currency is not read over
 * @returns null when the text is no number in this style
 */
export function readStyled(text: string, style: NumberStyle, currency: string): Amount | null {
  if (text.length > LONGEST) return null;
  const tidy = tidied(text);
  const bracketed = /^\((.*)\)$/.exec(tidy)?.[1];
  const parts = PARTS.exec(bracketed?.trim() ?? tidy);
  if (parts === null) return null;
  const [, before = "", lead, inner = "", digits = "", after = "", trail, last = ""] = parts;
  const signs = before + inner + after + last;
  if (signs.length > (bracketed === undefined ? 1 : 0)) return null;
  if ([lead, trail].some((mark) => mark !== undefined && !standsFor(mark, currency))) return null;
  const size = DIGITS[style].exec(digits);
  if (size === null) return null;
  const value = parseAmount(`${plainDigits(size[1])}.${size[2] ?? ""}${size[3] ?? ""}`);
  return value !== null && (signs === "-" || bracketed !== undefined) ? -value : value;
}

/** An amount as a file of this style would have it, without marks for thousands. */
export function writtenIn(amount: Amount, reading: AmountReading | undefined): string {
  const plain = amountToText(amount);
  return reading === "1.234,56" || reading === "1 234,56" ? plain.replace(".", ",") : plain;
}

/** The spaces, apostrophes and minus signs of typesetters are those of typewriters. */
function tidied(text: string): string {
  return text
    .replace(/\s/g, " ")
    .trim()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[−–]/g, "-");
}

function standsFor(mark: string, currency: string): boolean {
  return mark === currency || MARKS[mark]?.includes(currency) === true;
}

function plainDigits(whole: string | undefined): string {
  const digits = (whole ?? "").replace(/[,.' ]/g, "");
  return digits === "" ? "0" : digits;
}

/** "It may stand for 1234.00 or 1.234."; "" when no style reads the text. */
export function suggestedReading(text: string, currency: string): string {
  const readings = NUMBER_STYLES.map((style) => readStyled(text, style, currency));
  const shown = [...new Set(readings.flatMap((value) => (value === null ? [] : [amountToText(value)])))];
  return shown.length === 0 ? "" : `It may stand for ${shown.join(" or ")}.`;
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A number that needs no style: what money.ts reads, whatever its size. */
export function isPlainNumber(text: string): boolean {
  return PLAIN.test(text);
}
