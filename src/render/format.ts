/** Money, percent, quantities and dates as people read them. Files and logs use core's plain decimal text. */
import { amountToText, absolute, type Amount, type Cents } from "../core/money";
import { periodEnd, periodName, periodStart, type Day, type Period } from "../core/period";

const SYMBOLS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };
/** Decimals of a quantity that are shown; a smaller one is shown by its first digits instead. */
const QUANTITY_DECIMALS = 4;
const SMALL_DIGITS = 3;
const SMALLEST_SHOWN_DECIMALS = 12;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `$1,234.50`, `-$1.00`, `€`, `£`; other currencies by code: `CHF 1,234.50`. @param currency ISO 4217 */
export function formatMoney(cents: Cents, currency: string): string {
  const magnitude = Math.abs(cents);
  const whole = group(String(Math.trunc(magnitude / 100)));
  const digits = `${whole}.${String(magnitude % 100).padStart(2, "0")}`;
  return `${cents < 0 ? "-" : ""}${SYMBOLS[currency] ?? `${currency} `}${digits}`;
}

/**
 * The discount in percent of the list price, to one decimal: `33.3%`. Rounding never claims that everything
 * was discounted when something is due (`>99.9%`), nor that nothing was when something was (`<0.1%`).
 * @returns "" when there is no list price to compare with
 */
export function formatDiscount(list: Cents, discount: Cents): string {
  if (list === 0) return "";
  if (discount === 0) return "0%";
  if (discount === list) return "100%";
  const tenths = roundedTenths(discount, list);
  if (tenths === 0) return discount > 0 === list > 0 ? "<0.1%" : ">-0.1%";
  if (tenths === 1000) return Math.abs(discount) < Math.abs(list) ? ">99.9%" : ">100%";
  const magnitude = Math.abs(tenths);
  return `${tenths < 0 ? "-" : ""}${group(String(Math.trunc(magnitude / 10)))}.${magnitude % 10}%`;
}

/** Tenths of a percent, rounded half away from zero. */
function roundedTenths(part: Cents, whole: Cents): number {
  const numerator = BigInt(Math.abs(part)) * 1000n;
  const denominator = BigInt(Math.abs(whole));
  const tenths = Number((numerator * 2n + denominator) / (denominator * 2n));
  return part > 0 === whole > 0 ? tenths : -tenths;
}

/**
 * `1,234.5 Hours`: up to four decimals, half away from zero; a quantity smaller than those by its first three
 * digits. @returns "" for null: charges without a quantity, or with several units
 */
export function formatQuantity(quantity: Amount | null, unit = ""): string {
  if (quantity === null) return "";
  const number = quantityText(quantity);
  return unit === "" ? number : `${number} ${unit}`;
}

function quantityText(quantity: Amount): string {
  if (quantity === 0n) return "0";
  const sign = quantity < 0n ? "-" : "";
  const exact = amountToText(absolute(quantity), 0);
  const [whole = "0", fraction = ""] = exact.split(".");
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  const small = whole === "0" && zeros >= QUANTITY_DECIMALS - 1;
  const decimals = small ? zeros + SMALL_DIGITS : QUANTITY_DECIMALS;
  if (small && zeros >= SMALLEST_SHOWN_DECIMALS)
    return `${sign}<0.${"0".repeat(SMALLEST_SHOWN_DECIMALS - 1)}1`;
  const [w, f] = roundDigits(whole, fraction, decimals);
  return `${sign}${group(w)}${f === "" ? "" : `.${f}`}`;
}

/** Rounds decimal digits half away from zero and cuts trailing zeros. */
function roundDigits(whole: string, fraction: string, decimals: number): [string, string] {
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const up = (fraction[decimals] ?? "0") >= "5" ? 1n : 0n;
  const digits = String(kept + up).padStart(decimals + 1, "0");
  return [digits.slice(0, -decimals), digits.slice(-decimals).replace(/0+$/, "")];
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `January 31, 2025`, from a day, or from an instant in UTC (which begins with one); "" for "". */
export function formatDay(day: Day): string {
  if (day === "") return "";
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? day.slice(5, 7);
  return `${month} ${Number(day.slice(8, 10))}, ${day.slice(0, 4)}`;
}

/** `January 1 – 31, 2025`. */
export function formatPeriod(period: Period): string {
  const days = (Date.parse(periodEnd(period)) - Date.parse(periodStart(period))) / 86_400_000;
  const [month = period, year = ""] = periodName(period).split(" ");
  return `${month} 1 – ${days}, ${year}`;
}

/** `2024-01-01 to 2025-12-31`, `from …`, `to …`; "" when neither is known. */
export function formatDays(from: Day, to: Day): string {
  if (from !== "" && to !== "") return `${from} to ${to}`;
  if (from !== "") return `from ${from}`;
  return to === "" ? "" : `to ${to}`;
}
