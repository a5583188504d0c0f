/**
 * Money, percent, quantities and days as people read them, by locale; words stay English. Files and logs use core's
 * plain decimal text.
 */
import { LOCALES, type Locale } from "../core/locale";
import { amountToText, absolute, shareToPercent, type Amount, type Cents, type Share } from "../core/money";
import { lastDay, periodName, type Day, type Period } from "../core/period";
import { LOCALE_PATTERNS, type LocalePatterns } from "./locale-patterns";

export interface Formats {
  /** `$1,234.50`, `-$1.00`, `1.234,50 €`; a currency without a sign by its code: `CHF 1,234.50`. @param currency ISO 4217 */
  readonly money: (cents: Cents, currency: string) => string;
  /**
   * The discount in percent of the list price, to one decimal: `33.3%`. Rounding never claims that everything was
   * discounted when something is due (`>99.9%`), nor that nothing was when something was (`<0.1%`).
   * @returns "" when there is no list price to compare with
   */
  readonly discount: (list: Cents, discount: Cents) => string;
  /** What a discount between nothing and everything leaves; the two make 100 %. */
  readonly rest: (list: Cents, discount: Cents) => string;
  /** Exact: `33.3333%`. */
  readonly share: (share: Share) => string;
  /**
   * `1,234.5 Hours`: up to four decimals, half away from zero; a quantity smaller than those by its first three
   * digits. @returns "" for null: charges without a quantity, or with several units
   */
  readonly quantity: (quantity: Amount | null, unit?: string) => string;
  /** `1,234`. */
  readonly count: (count: number) => string;
  /** `January 31, 2025`, from a day, or from an instant in UTC (which begins with one); "" for "". */
  readonly day: (day: Day) => string;
  /** The same in figures: `01/31/2025`. */
  readonly shortDay: (day: Day) => string;
  /** `01/01/2024 to 12/31/2025`, `from …`, `to …`; "" when neither is known. */
  readonly days: (from: Day, to: Day) => string;
  /** `January 1 – 31, 2025`. */
  readonly period: (period: Period) => string;
}

/** Decimals of a quantity that are shown; a smaller one is shown by its first digits instead. */
const QUANTITY_DECIMALS = 4;
const SMALL_DIGITS = 3;
const SMALLEST_SHOWN_DECIMALS = 12;

const ALL: Readonly<Record<string, Formats>> = Object.fromEntries(
  LOCALES.map((locale) => [locale, formats(LOCALE_PATTERNS[locale])]),
);

export function formatsOf(locale: Locale): Formats {
  return ALL[locale]!;
}

/** For what is shown to the people who run the program. */
export const {
  money: formatMoney,
  discount: formatDiscount,
  quantity: formatQuantity,
  day: formatDay,
  period: formatPeriod,
} = formatsOf("en-US");

function formats(patterns: LocalePatterns): Formats {
  const shortDay = (day: Day): string => inFigures(day, patterns.shortDay);
  return {
    money: (cents, currency) => money(cents, currency, patterns),
    discount: (list, discount) => discountText(list, discount, patterns),
    rest: (list, discount) => restText(list, discount, patterns),
    share: (share) => percentText(shareToPercent(share), patterns),
    quantity(quantity, unit = "") {
      if (quantity === null) return "";
      const number = quantityText(quantity, patterns);
      // "1,433.75 1000 Tokens" would read as two numbers.
      const times = /^\d/.test(unit) ? "× " : "";
      return unit === "" ? number : `${number} ${times}${unit}`;
    },
    count: (count) => signed(count < 0, joined(String(Math.abs(count)), "", patterns)),
    day: (day) => (day === "" ? "" : dayInWords(day, patterns.day)),
    shortDay,
    days(from, to) {
      if (from !== "" && to !== "") return `${shortDay(from)} to ${shortDay(to)}`;
      if (from !== "") return `from ${shortDay(from)}`;
      return to === "" ? "" : `to ${shortDay(to)}`;
    },
    period: (period) => dayInWords(lastDay(period), patterns.month),
  };
}

function money(cents: Cents, currency: string, patterns: LocalePatterns): string {
  const magnitude = Math.abs(cents);
  const whole = String(Math.trunc(magnitude / 100));
  const number = joined(whole, String(magnitude % 100).padStart(2, "0"), patterns);
  const pattern = cents < 0 ? patterns.negativeMoney : patterns.money;
  const sign = patterns.signs[currency] ?? currency;
  // A code is set off from the figures also where a sign is not.
  const isCode = sign === currency && pattern.includes("¤#");
  return pattern.replace("¤", isCode ? `${sign} ` : sign).replace("#", number);
}

function discountText(list: Cents, discount: Cents, patterns: LocalePatterns): string {
  const percent = (text: string): string => percentText(text, patterns);
  if (list === 0) return "";
  if (discount === 0) return percent("0");
  if (discount === list) return percent("100");
  const tenths = roundedTenths(discount, list);
  if (tenths === 0) return discount > 0 === list > 0 ? `<${percent("0.1")}` : `>${percent("-0.1")}`;
  if (tenths !== 1000) return percent(tenthsText(tenths));
  return Math.abs(discount) < Math.abs(list) ? `>${percent("99.9")}` : `>${percent("100")}`;
}

function restText(list: Cents, discount: Cents, patterns: LocalePatterns): string {
  const percent = (text: string): string => percentText(text, patterns);
  const tenths = 1000 - roundedTenths(discount, list);
  if (tenths === 0) return `<${percent("0.1")}`;
  return tenths === 1000 ? `>${percent("99.9")}` : percent(tenthsText(tenths));
}

/** Tenths of a percent, rounded half away from zero. */
function roundedTenths(part: Cents, whole: Cents): number {
  const numerator = BigInt(Math.abs(part)) * 1000n;
  const denominator = BigInt(Math.abs(whole));
  const tenths = Number((numerator * 2n + denominator) / (denominator * 2n));
  return part > 0 === whole > 0 ? tenths : -tenths;
}

function tenthsText(tenths: number): string {
  const magnitude = Math.abs(tenths);
  return signed(tenths < 0, `${Math.trunc(magnitude / 10)}.${magnitude % 10}`);
}

/** @param text plain decimal text of the percent */
function percentText(text: string, patterns: LocalePatterns): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const number = joined(whole, fraction, patterns);
  return signed(text.startsWith("-"), patterns.percent.replace("#", number));
}

function quantityText(quantity: Amount, patterns: LocalePatterns): string {
  if (quantity === 0n) return "0";
  const exact = amountToText(absolute(quantity), 0);
  const [whole = "0", fraction = ""] = exact.split(".");
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  const small = whole === "0" && zeros >= QUANTITY_DECIMALS - 1;
  const decimals = small ? zeros + SMALL_DIGITS : QUANTITY_DECIMALS;
  const isTiny = small && zeros >= SMALLEST_SHOWN_DECIMALS;
  const [w, f] = isTiny
    ? ["0", `${"0".repeat(SMALLEST_SHOWN_DECIMALS - 1)}1`]
    : roundDigits(whole, fraction, decimals);
  return signed(quantity < 0n, `${isTiny ? "<" : ""}${joined(w, f, patterns)}`);
}

/** Rounds decimal digits half away from zero and cuts trailing zeros. */
function roundDigits(whole: string, fraction: string, decimals: number): [string, string] {
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const up = (fraction[decimals] ?? "0") >= "5" ? 1n : 0n;
  const digits = String(kept + up).padStart(decimals + 1, "0");
  return [digits.slice(0, -decimals), digits.slice(-decimals).replace(/0+$/, "")];
}

/** Digits with the locale's marks. */
function joined(whole: string, fraction: string, { group, groupedFrom, decimal }: LocalePatterns): string {
  const grouped = whole.length < groupedFrom ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === "" ? grouped : `${grouped}${decimal}${fraction}`;
}

function signed(isNegative: boolean, text: string): string {
  return isNegative ? `-${text}` : text;
}

function dayInWords(day: Day, pattern: string): string {
  const month = periodName(day.slice(0, 7)).split(" ")[0] ?? "";
  const parts: Readonly<Record<string, string>> = {
    D: String(Number(day.slice(8, 10))),
    M: month,
    Y: day.slice(0, 4),
  };
  return pattern.replace(/[DMY]/g, (part) => parts[part] ?? "");
}

function inFigures(day: Day, pattern: string): string {
  if (day === "") return "";
  return pattern
    .replace("YYYY", day.slice(0, 4))
    .replace("MM", day.slice(5, 7))
    .replace("DD", day.slice(8, 10));
}

/** `Correction of August 2025` for what the workbook keeps as `Correction of 2025-08`. */
export function labelWords(label: string): string {
  return label.replace(/\b\d{4}-\d\d\b/g, periodName);
}
