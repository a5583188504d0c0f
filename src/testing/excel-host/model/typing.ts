/**
 * What a typed text becomes in a cell, by the cell's number format: Excel decides when the text arrives, so a format
 * set afterwards no longer helps.
 */
import { HostError, invalidArgument } from "../errors";

/** An error value such as #N/A, which is not text. */
export class CellError {
  constructor(readonly text: string) {}
}

/** A formula with its last known value: the stand-in keeps formulas and does not work them out. */
export class Formula {
  constructor(
    /** With the leading "=". */
    readonly text: string,
    readonly value: Plain,
  ) {}
}

export type Plain = string | number | boolean | CellError | null;
export type Stored = Plain | Formula;

export interface Typed {
  readonly value: Stored;
  /** Excel gives a cell without a format one that suits what was typed. */
  readonly format?: string;
}

export const MAX_CHARACTERS = 32_767;
export const MAX_FORMULA = 8_192;

const ERRORS = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
]);

/** @param input from the client or a person's keyboard; null never comes here: it leaves the cell as it is */
export function typed(input: unknown, format: string): Typed {
  if (typeof input === "string") return typedText(input, format);
  if (typeof input === "number") {
    if (!Number.isFinite(input)) throw invalidArgument("A cell holds finite numbers only.");
    const value = fifteenDigits(input);
    // A cell formatted as text takes everything as text.
    return { value: isText(format) ? generalText(value) : value };
  }
  if (typeof input === "boolean") return { value: isText(format) ? (input ? "TRUE" : "FALSE") : input };
  throw invalidArgument("A cell holds text, a number, true or false.");
}

function typedText(text: string, format: string): Typed {
  if (text === "") return { value: null };
  // One apostrophe in front says "text follows", in every format, and is not part of the text.
  if (text.startsWith("'")) return { value: checkLength(text.slice(1)) };
  if (isText(format)) return { value: checkLength(text) };
  if (text.startsWith("=") && text.length > 1) return { value: newFormula(text) };
  // A leading + or - may begin a formula too, where no number stands behind it.
  const plain = text.trim();
  if (plain !== "") {
    if (/^(true|false)$/i.test(plain)) return { value: plain.toLowerCase() === "true" };
    if (ERRORS.has(plain.toUpperCase())) return { value: new CellError(plain.toUpperCase()) };
    const number = MAY_BE_NUMBER.test(plain) ? (typedNumber(plain) ?? typedDate(plain)) : null;
    if (number !== null) return format === "General" ? number : { value: number.value };
    if (/^[+-][A-Za-z(\d.$]/.test(plain)) return { value: newFormula(`=${plain}`) };
    if (plain.startsWith("@"))
      throw invalidArgument(`Excel takes ${quoted(plain)} for a formula and cannot read it.`);
  }
  return { value: checkLength(text) };
}

export function newFormula(text: string): Formula {
  if (text.length > MAX_FORMULA)
    throw new HostError("FormulaLengthExceedsLimit", "The formula is longer than 8,192 characters.");
  return new Formula(text, 0);
}

export function isText(format: string): boolean {
  return format === "@";
}

export function fifteenDigits(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value === 0 ? 0 : value;
  // At most fifteen digits and a point: nothing to cut, and much faster to see.
  if (String(value).length <= 16) return value;
  const cut = Number(value.toPrecision(15));
  return Number.isFinite(cut) ? cut : value;
}

/** A number as a text cell takes it. */
export function generalText(value: number): string {
  const text = String(value);
  const match = /^(-?\d(?:\.\d+)?)e([+-])(\d+)$/.exec(text);
  return match === null ? text : `${match[1]}E${match[2]}${(match[3] ?? "").padStart(2, "0")}`;
}

function checkLength(text: string): string {
  if (text.length > MAX_CHARACTERS)
    throw invalidArgument(
      `A cell holds 32,767 characters; the text has ${text.length.toLocaleString("en-US")}.`,
    );
  return text;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** How numbers, dates and times begin: most texts are known by this not to be one. */
const MAY_BE_NUMBER = /^(?:[\d+\-.($]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

const NUMBER =
  /^(\()?([+-])?(\$)?([+-])?((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?)(?:[eE]([+-]?\d+))?(%)?(\))?$/;

function typedNumber(text: string): { value: number; format: string } | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, open, sign, currency, innerSign, digits = "", decimals, exponent, percent, close] = match;
  if (!/\d/.test(digits) || (open === undefined) !== (close === undefined)) return null;
  if (open !== undefined && (sign ?? innerSign) !== undefined) return null;
  if (sign !== undefined && innerSign !== undefined) return null;
  // Cut to fifteen digits, not rounded: what a person types beyond them is read as zeros.
  let value = Number(cutDigits(digits.replace(/,/g, "")) + (exponent === undefined ? "" : `e${exponent}`));
  if (!Number.isFinite(value)) return null;
  if (sign === "-" || innerSign === "-" || open !== undefined) value = -value;
  if (percent !== undefined) value = fifteenDigits(value / 100);
  const fraction = decimals !== undefined && decimals.length > 0;
  return { value: value === 0 ? 0 : value, format: formatFor() };

  function formatFor(): string {
    if (percent !== undefined) return fraction ? "0.00%" : "0%";
    if (currency !== undefined) return fraction ? "$#,##0.00_);[Red]($#,##0.00)" : "$#,##0_);[Red]($#,##0)";
    if (exponent !== undefined) return "0.00E+00";
    if (digits.includes(",")) return fraction ? "#,##0.00" : "#,##0";
    return "General";
  }
}

function cutDigits(digits: string): string {
  let significant = 0;
  let started = false;
  return digits.replace(/\d/g, (digit) => {
    if (digit !== "0") started = true;
    if (!started) return digit;
    significant += 1;
    return significant > 15 ? "0" : digit;
  });
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Dates and times as English (United States) Excel reads them. */
function typedDate(text: string): { value: number; format: string } | null {
  const [, datePart = "", timePart] =
    /^(.*?)(?:(?:^|[ T])(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?)Z?)?$/.exec(text) ?? [];
  const time = timePart === undefined ? null : typedTime(timePart);
  if (timePart !== undefined && time === null) return null;
  const day = datePart.trim() === "" ? null : typedDay(datePart.trim());
  if (datePart.trim() !== "" && day === null) return null;
  if (day === null)
    return time === null ? null : { value: time, format: /:\d+:/.test(text) ? "h:mm:ss" : "h:mm" };
  // Excel takes ISO times with T or Z for plain text.
  if (time !== null && /T\d|Z$/.test(text)) return null;
  return time === null ? day : { value: fifteenDigits(day.value + time), format: "m/d/yyyy h:mm" };
}

function typedTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?: ?([AaPp])[Mm])?$/.exec(text);
  if (match === null) return null;
  const [, hours = "", minutes = "", seconds = "0", half] = match;
  if (Number(minutes) > 59 || Number(seconds) >= 60 || (half !== undefined && Number(hours) > 12))
    return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return fifteenDigits((hour * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400);
}

function typedDay(text: string): { value: number; format: string } | null {
  let match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (match !== null) return dated(Number(match[1]), Number(match[2]), Number(match[3]), "m/d/yyyy");
  match = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (match !== null) return dated(Number(match[1]), Number(match[2]), 1, "mmm-yy");
  match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (match !== null) return dated(fullYear(match[3] ?? ""), Number(match[1]), Number(match[2]), "m/d/yyyy");
  match = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (match !== null) return dated(Number(match[2]), Number(match[1]), 1, "mmm-yy");
  match = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (match !== null) return dated(new Date().getFullYear(), Number(match[1]), Number(match[2]), "d-mmm");
  match = /^(\d{1,2})[- ]([A-Za-z]{3,9})(?:[- ,]+(\d{4}|\d{2}))?$/.exec(text);
  if (match !== null)
    return named(match[2] ?? "", Number(match[1]), match[3], match[3] === undefined ? "d-mmm" : "d-mmm-yy");
  match = /^([A-Za-z]{3,9})[- ](\d{1,2}),? (\d{4})$/.exec(text);
  if (match !== null) return named(match[1] ?? "", Number(match[2]), match[3], "d-mmm-yy");
  match = /^([A-Za-z]{3,9})[- ](\d{4}|\d{2})$/.exec(text);
  if (match !== null) return named(match[1] ?? "", 1, match[2], "mmm-yy");
  return null;
}

function named(
  month: string,
  day: number,
  year: string | undefined,
  format: string,
): { value: number; format: string } | null {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  if (index < 0) return null;
  return dated(year === undefined ? new Date().getFullYear() : fullYear(year), index + 1, day, format);
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function dated(
  year: number,
  month: number,
  day: number,
  format: string,
): { value: number; format: string } | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1) return null;
  const serial = Math.round(at.getTime() / 86_400_000) + 25_569;
  // Excel believes that 1900 was a leap year.
  return { value: serial < 61 ? serial - 1 : serial, format };
}
