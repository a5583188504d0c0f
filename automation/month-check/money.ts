/** Exact amounts, without bigint. */
import type { Cell } from "./workbook";

/**
 * An amount as whole numbers below a million, the first the highest: seven before the decimal point and five after it.
 * While amounts are added each may grow or be negative; `carried` puts that right.
 */
export type Money = number[];

const MILLION = 1000000;
const WHOLE = 7;
const PARTS = 12;
const DECIMALS = 30;

export function nothing(): Money {
  const money: Money = [];
  for (let i = 0; i < PARTS; i++) money.push(0);
  return money;
}

/** The decimal number that a text or a cell's number shows; undefined when it is none. Blank is 0. */
export function parseMoney(cell: Cell): Money | undefined {
  const text = String(cell).trim();
  if (text === "") return nothing();
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (parts === null || typeof cell === "boolean") return undefined;
  let whole = parts[2] || "";
  let fraction = parts[3] || "";
  if (whole + fraction === "") return undefined;
  const exponent = Number(parts[4] || 0);
  if (exponent > 0) {
    fraction = fraction.padEnd(exponent, "0");
    whole += fraction.slice(0, exponent);
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    whole = whole.padStart(-exponent, "0");
    fraction = whole.slice(exponent) + fraction;
    whole = whole.slice(0, exponent);
  }
  whole = whole.replace(/^0+/, "");
  if (whole.length > DECIMALS) return undefined;
  const digits = whole.padStart(6 * WHOLE, "0") + fraction.slice(0, DECIMALS).padEnd(DECIMALS, "0");
  const sign = parts[1] === "-" ? -1 : 1;
  const money: Money = [];
  for (let i = 0; i < PARTS; i++) money.push(sign * Number(digits.slice(6 * i, 6 * i + 6)));
  // What a formula leaves behind further down is rounded away.
  if ((fraction.charAt(DECIMALS) || "0") >= "5") money[PARTS - 1] = (money[PARTS - 1] || 0) + sign;
  return money;
}

export function addMoney(to: Money, more: Money, sign: number): void {
  for (let i = 0; i < PARTS; i++) to[i] = (to[i] || 0) + sign * (more[i] || 0);
}

export function ofCents(cents: number): Money {
  const money = nothing();
  const whole = Math.trunc(cents / 100);
  money[WHOLE - 1] = whole;
  money[WHOLE] = (cents - whole * 100) * (MILLION / 100);
  return money;
}

/** Each part from 0 to 999,999, without the sign. */
export function carried(money: Money, sign: number): Money {
  const parts = money.map((part) => sign * part);
  for (let i = PARTS - 1; i > 0; i--) {
    const over = Math.floor((parts[i] || 0) / MILLION);
    parts[i] = (parts[i] || 0) - over * MILLION;
    parts[i - 1] = (parts[i - 1] || 0) + over;
  }
  return parts;
}

export function isNegative(money: Money): boolean {
  return (carried(money, 1)[0] || 0) < 0;
}

export function withoutSign(money: Money): Money {
  return carried(money, isNegative(money) ? -1 : 1);
}

/** At least two decimals, and no zeros after them. */
export function moneyText(money: Money): string {
  const digits = withoutSign(money).map((part) => String(part).padStart(6, "0"));
  const whole = digits
    .slice(0, WHOLE)
    .join("")
    .replace(/^0+(?=\d)/, "");
  const fraction = digits.slice(WHOLE).join("").replace(/0+$/, "").padEnd(2, "0");
  return `${isNegative(money) ? "-" : ""}${whole}.${fraction}`;
}

export function larger(a: Money, b: Money): Money {
  const left = nothing();
  addMoney(left, a, 1);
  addMoney(left, b, -1);
  return isNegative(left) ? b : a;
}

/** The same of exact amounts. */
export function misplacedMoney(amounts: Money[]): Money {
  const more = nothing();
  const less = nothing();
  amounts.forEach((left) => addMoney(isNegative(left) ? less : more, withoutSign(left), 1));
  return larger(more, less);
}
