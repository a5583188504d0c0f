/** Dates as files have them: what can be read without doubt is read; what cannot waits for a person's word. */
import type { Instant } from "../period";
import { parseInstant } from "./dates";
import type { DateOrder } from "./readings";

/** What the text of a period column says. */
export interface FileDate {
  /** "" where it cannot be read, or not yet. */
  readonly at: Instant;
  /** D03: no date. D04: a date of more than one reading. */
  readonly trouble: "" | "D03" | "D04";
  /** The zone moves it into another month, to this instant in UTC; "" otherwise. */
  readonly moved: Instant;
  /** Each order's reading, "" where the order allows none; null where the order does not matter. */
  readonly byOrder: Readonly<Record<DateOrder, Instant>> | null;
}

const NO_DATE: FileDate = { at: "", trouble: "D03", moved: "", byOrder: null };
const LONGEST = 60;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const DIGITS_ONLY = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const DAY_NAMED_MONTH = /^(\d{1,2})(?:[-/ ]|\. ?)([A-Za-z]{3,9})\.?,?[-/ ](\d{4}|\d{2})(?!\d)/;
const NAMED_MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const TIME =
  /^(?:(?:T|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AP])\.?M\.?)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const MONTHS = [
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
]; // prettier-ignore

/** @param order what a person said of the whole file; left out while nobody did */
export function readFileDate(text: string, order?: DateOrder): FileDate {
  const strict = parseInstant(text);
  if (strict !== null) return read(strict);
  if (text.length > LONGEST) return NO_DATE;
  return yearFirst(text) ?? namedMonth(text, order) ?? yearLast(text, order) ?? NO_DATE;
}

function read(at: Instant): FileDate {
  return { at, trouble: "", moved: "", byOrder: null };
}

function yearFirst(text: string): FileDate | null {
  const dashed = YEAR_FIRST.exec(text);
  const parts = dashed ?? DIGITS_ONLY.exec(text);
  if (parts === null) return null;
  const [whole, year = "", second = "", third = "", fourth = ""] = parts;
  const [month, day] = dashed === null ? [second, third] : [third, fourth];
  return certain(instantOf(year, month, day, text.slice(whole.length)));
}

function namedMonth(text: string, order: DateOrder | undefined): FileDate | null {
  const parts = DAY_NAMED_MONTH.exec(text) ?? NAMED_MONTH_DAY.exec(text);
  if (parts === null) return null;
  const [whole, first = "", second = "", year = ""] = parts;
  const [name, day] = /^\d/.test(first) ? [second, first] : [first, second];
  const month = MONTHS.findIndex((full) => isShortFor(name.toLowerCase(), full)) + 1;
  const at = instantOf(fullYear(year), String(month), day, text.slice(whole.length));
  return year.length === 4
    ? certain(at)
    : ordered({ "day first": at?.utc ?? "", "month first": at?.utc ?? "" }, order, at);
}

function isShortFor(name: string, full: string): boolean {
  return name === full || name === full.slice(0, 3) || (name === "sept" && full === "september");
}

function yearLast(text: string, order: DateOrder | undefined): FileDate | null {
  const parts = YEAR_LAST.exec(text);
  if (parts === null) return null;
  const [whole, first = "", , second = "", year = ""] = parts;
  const rest = text.slice(whole.length);
  const dayFirst = instantOf(fullYear(year), second, first, rest);
  const monthFirst = instantOf(fullYear(year), first, second, rest);
  if (year.length === 4 && dayFirst?.utc === monthFirst?.utc) return certain(dayFirst);
  return ordered(
    { "day first": unmoved(dayFirst), "month first": unmoved(monthFirst) },
    order,
    order === "day first" ? dayFirst : order === "month first" ? monthFirst : (dayFirst ?? monthFirst),
  );
}

interface Written {
  readonly utc: Instant;
  readonly moved: boolean;
}

function unmoved(at: Written | null): Instant {
  return at === null || at.moved ? "" : at.utc;
}

function certain(at: Written | null): FileDate {
  if (at === null) return NO_DATE;
  return at.moved ? { at: "", trouble: "D04", moved: at.utc, byOrder: null } : read(at.utc);
}

function ordered(
  byOrder: Readonly<Record<DateOrder, Instant>>,
  order: DateOrder | undefined,
  at: Written | null,
): FileDate {
  if (byOrder["day first"] === "" && byOrder["month first"] === "") return certain(at);
  // The other order can read it: what was said of the file is not so.
  if (order !== undefined)
    return byOrder[order] === "" && at === null ? { ...NO_DATE, byOrder } : certain(at);
  return { at: "", trouble: "D04", moved: "", byOrder };
}

/** Two digits are this century's: no charge is older. */
function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

/** The instant in UTC, and whether its zone moved it into another month; null when there is no such time. */
function instantOf(year: string, month: string, day: string, rest: string): Written | null {
  const time = TIME.exec(rest);
  if (time === null) return null;
  const [, hour = "0", minute = "00", second = "00", half, zone = "Z"] = time;
  const hours = half === undefined ? Number(hour) : hourOfDay(Number(hour), half);
  const local = `${year}-${two(month)}-${two(day)}T${two(String(hours))}:${minute}:${second}`;
  const as = zone.toUpperCase();
  const offset = as === "Z" || as === "UTC" || as === "GMT" ? "Z" : as;
  const utc = parseInstant(`${local}Z`);
  if (utc === null || offset === "Z") return utc === null ? null : { utc, moved: false };
  const inUtc = toUtc(utc, offset);
  return { utc: inUtc, moved: inUtc.slice(0, 7) !== utc.slice(0, 7) };
}

function toUtc(local: Instant, offset: string): Instant {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  const time = Date.parse(local) - (offset.startsWith("-") ? -minutes : minutes) * 60_000;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** 12 AM is midnight, 12 PM noon; an hour that no clock has stays one. */
function hourOfDay(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}

function two(digits: string): string {
  return digits.padStart(2, "0");
}
