/**
 * How each locale writes numbers and days: a table of our own, so that a statement has the same bytes on every machine
 * (Intl's data change with the browser). After the Unicode CLDR 46, with two departures for the fonts of statements:
 * a blank within a number is U+00A0 where CLDR has the narrow U+202F, and minus is the hyphen everywhere.
 */
import type { Locale } from "../core/locale";

export interface LocalePatterns {
  readonly decimal: string;
  readonly group: string;
  /** Digits from which a number is grouped: Spanish writes 1234,50 and 12.345,00. */
  readonly groupedFrom: number;
  /** `¤` is the currency's sign or code, `#` the number without its minus. */
  readonly money: string;
  readonly negativeMoney: string;
  /** Signs of currencies; others are written by their code. */
  readonly signs: Readonly<Record<string, string>>;
  readonly percent: string;
  /** `M` is the month's name, `D` and `Y` numbers. */
  readonly day: string;
  /** A whole month's days, `D` the last one. */
  readonly month: string;
  /** `MM`, `DD`, `YYYY`: for tables. */
  readonly shortDay: string;
}

const NBSP = "\u00a0";
const SIGNS = { USD: "$", EUR: "€", GBP: "£" };
const DAY_FIRST = { day: "D M Y", month: "1 – D M Y" };
const MONTH_FIRST = { day: "M D, Y", month: "M 1 – D, Y" };

const ENGLISH = {
  decimal: ".",
  group: ",",
  groupedFrom: 4,
  money: "¤#",
  negativeMoney: "-¤#",
  signs: SIGNS,
  percent: "#%",
};
const EURO_BEHIND = {
  decimal: ",",
  group: ".",
  groupedFrom: 4,
  money: `#${NBSP}¤`,
  negativeMoney: `-#${NBSP}¤`,
  signs: SIGNS,
  percent: `#${NBSP}%`,
  ...DAY_FIRST,
};

export const LOCALE_PATTERNS: Readonly<Record<Locale, LocalePatterns>> = {
  "en-US": { ...ENGLISH, ...MONTH_FIRST, shortDay: "MM/DD/YYYY" },
  "en-GB": { ...ENGLISH, signs: { ...SIGNS, USD: "US$" }, ...DAY_FIRST, shortDay: "DD/MM/YYYY" },
  "en-CA": { ...ENGLISH, signs: { ...SIGNS, CAD: "$", USD: "US$" }, ...MONTH_FIRST, shortDay: "YYYY-MM-DD" },
  "de-DE": { ...EURO_BEHIND, shortDay: "DD.MM.YYYY" },
  "de-CH": {
    ...ENGLISH,
    group: "’",
    money: `¤${NBSP}#`,
    negativeMoney: "¤-#",
    ...DAY_FIRST,
    shortDay: "DD.MM.YYYY",
  },
  "fr-FR": { ...EURO_BEHIND, group: NBSP, signs: { ...SIGNS, USD: "$US" }, shortDay: "DD/MM/YYYY" },
  "es-ES": { ...EURO_BEHIND, groupedFrom: 5, signs: { ...SIGNS, USD: "US$" }, shortDay: "DD/MM/YYYY" },
  "nl-NL": {
    ...EURO_BEHIND,
    money: `¤${NBSP}#`,
    negativeMoney: `¤${NBSP}-#`,
    signs: { ...SIGNS, USD: "US$" },
    percent: "#%",
    shortDay: "DD-MM-YYYY",
  },
  "sv-SE": {
    ...EURO_BEHIND,
    group: NBSP,
    signs: { ...SIGNS, USD: "US$", SEK: "kr" },
    shortDay: "YYYY-MM-DD",
  },
};
