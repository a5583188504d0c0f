/**
 * Exact money. Costs arrive as decimal text of up to about 25 decimals (AWS writes doubles such as
 * `6.123456789012345E-7`), and are summed a hundred thousand at a time: an Amount is therefore an integer
 * count of 10⁻³⁰ currency units, and a total that people pay is a whole number of Cents.
 * The two have different types (bigint, number), so that the compiler keeps them apart.
 */

/** An exact amount or quantity: an integer count of 10⁻³⁰ units. */
export type Amount = bigint;
/** A rounded amount in hundredths of the currency unit; a safe integer. */
export type Cents = number;

/** Significant digits of a number in an Excel cell. */
const CELL_DIGITS = 15;
const SCALE = 30;
const ONE: Amount = 10n ** BigInt(SCALE);
const CENT: Amount = ONE / 100n;
/** Far beyond any amount or quantity, and far within a cell's double. */
const TOO_LARGE: Amount = ONE * 10n ** 30n;
const POWERS: readonly Amount[] = Array.from({ length: SCALE + 1 }, (_, places) => 10n ** BigInt(places));
/** FOCUS numeric format, plus the two readable deviations `+1` and `1E+3`. */
const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const NUMBER_WITHOUT_LEADING_DIGIT = /^([+-]?)()\.(\d+)(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a decimal number exactly.
 * @returns null for anything else (blank, `inf`, `1,234.56`, `$10`, `12,50`), for a number with digits
 * below 10⁻³⁰, which would have to be cut, and for one of 10³⁰ or more.
 */
export function parseAmount(text: string): Amount | null {
  return shortDecimal(text) ?? anyNumber(text);
}

const MINUS = 45;
const POINT = 46;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/**
 * Most numbers of a file: digits with at most one point among them, few enough for a double to hold them exactly. Looked
 * at character by character, which takes a third of the time. Null for everything else, whether it is a number or not.
 */
function shortDecimal(text: string): Amount | null {
  const { length } = text;
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  if (length - start > CELL_DIGITS + 1) return null;
  let digits = 0;
  let mantissa = 0;
  let point = -1;
  for (let i = start; i < length; i += 1) {
    const c = text.charCodeAt(i);
    if (c >= DIGIT_0 && c <= DIGIT_9) {
      mantissa = mantissa * 10 + c - DIGIT_0;
      digits += 1;
    } else if (c === POINT && point < 0 && i > start) point = i;
    else return null;
  }
  if (digits === 0 || digits > CELL_DIGITS) return null;
  const places = point < 0 ? 0 : length - 1 - point;
  const value = BigInt(mantissa) * (POWERS[SCALE - places] ?? 0n);
  return negative ? -value : value;
}

function anyNumber(text: string): Amount | null {
  const parts = NUMBER.exec(text) ?? NUMBER_WITHOUT_LEADING_DIGIT.exec(text);
  if (parts === null) return null;
  const fraction = parts[3] ?? "";
  const exponent = parts[4] === undefined ? 0 : Number(parts[4]);
  const places = SCALE + exponent - fraction.length;
  const digits = (parts[2] ?? "") + fraction;
  const magnitude = places >= 0 ? shiftUp(digits, places) : shiftDown(digits, -places);
  if (magnitude === null || magnitude >= TOO_LARGE) return null;
  return parts[1] === "-" ? -magnitude : magnitude;
}

function shiftUp(digits: string, places: number): Amount {
  // A double holds 15 digits exactly, and multiplying is quicker than reading a long text of zeros.
  const power = POWERS[places];
  if (digits.length <= CELL_DIGITS && power !== undefined) return BigInt(Number(digits)) * power;
  return BigInt(digits + "0".repeat(places));
}

function shiftDown(digits: string, places: number): Amount | null {
  const cut = digits.slice(-places);
  if (/[1-9]/.test(cut)) return null;
  return BigInt(digits.slice(0, -places) || "0");
}

/** Reads a decimal number that our own program wrote. @throws when it is none: that is a bug, not bad input. */
export function amount(text: string): Amount {
  const parsed = parseAmount(text);
  if (parsed === null) throw new Error(`Not a decimal number: "${text}"`);
  return parsed;
}

/**
 * The shortest decimal that a cell's double stands for: what Excel shows, not its binary expansion. What a formula
 * leaves behind below 10⁻³⁰ (`=0.1+0.2-0.3` is 5.551115123125783E-17) is rounded away.
 * @throws Error for a number that is not finite, or of 10³⁰ or more
 */
export function amountFromNumber(value: number): Amount {
  const parsed =
    parseAmount(String(value)) ?? (Math.abs(value) < 1 ? parseAmount(value.toFixed(SCALE)) : null);
  if (parsed === null) throw new Error(`Not a finite number below 1E+30: ${value}`);
  return parsed;
}

/** An amount as a cell keeps it. */
export function amountToNumber(value: Amount): number {
  return cellNumber(Number(amountToText(value)));
}

/** A number as a cell keeps it: at most 15 significant digits are all that Excel promises to keep. */
export function cellNumber(value: number): number {
  return Number(value.toPrecision(CELL_DIGITS));
}

/** Exact decimal text with at least `decimals` decimals and no trailing zeros beyond them: `"-12.50"`. */
export function amountToText(value: Amount, decimals = 2): string {
  const digits = String(absolute(value)).padStart(SCALE + 1, "0");
  let end = digits.length;
  while (end > digits.length - SCALE + decimals && digits.charCodeAt(end - 1) === 48) end -= 1;
  const point = digits.length - SCALE;
  const fraction = digits.slice(point, end);
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${fraction === "" ? "" : `.${fraction}`}`;
}

export function sum(values: Iterable<Amount>): Amount {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

export function absolute(value: Amount): Amount {
  return value < 0n ? -value : value;
}

/** Rounds half away from zero, so that a charge and its reversal leave nothing behind. */
export function roundToCents(value: Amount): Cents {
  const cents = (absolute(value) * 2n + CENT) / (CENT * 2n);
  return safe(value < 0n ? -cents : cents);
}

/** As many decimals as a reader needs, half away from zero: a quantity, which has no upper bound, is no Cents. */
export function roundQuantity(quantity: Amount, decimals: number): Amount {
  const unit = 10n ** BigInt(SCALE - decimals);
  const units = (absolute(quantity) * 2n + unit) / (unit * 2n);
  return (quantity < 0n ? -units : units) * unit;
}

export function centsToAmount(cents: Cents): Amount {
  return BigInt(cents) * CENT;
}

/** Plain decimal text for files and logs: `-1234.50`. What people read is formatted in render/format.ts. */
export function centsToText(cents: Cents): string {
  return amountToText(centsToAmount(cents));
}

/**
 * Spreads whole cents over exact parts so that they add up: each part is rounded down, and what is left goes,
 * a cent each, to the parts that lost most (equal losses: the earlier part). Parts of the opposite sign are spread
 * the opposite way, so that a reversal leaves nothing behind on any line.
 * @param total what the parts must add up to; within parts.length cents of their exact sum
 */
export function apportion(total: Cents, parts: readonly Amount[]): Cents[] {
  if (!isReversal(parts)) return spread(total, parts);
  const turned = parts.map((part) => -part);
  return spread(-total, turned).map((cents) => (cents === 0 ? 0 : -cents));
}

/** Of some parts and the same parts with the other sign, one is the reversal of the other. */
function isReversal(parts: readonly Amount[]): boolean {
  const whole = sum(parts);
  return (whole === 0n ? (parts.find((part) => part !== 0n) ?? 0n) : whole) < 0n;
}

function spread(total: Cents, parts: readonly Amount[]): Cents[] {
  const floors = parts.map((part) => safe(floorDiv(part, CENT)));
  const order = parts
    .map((part, index) => ({ index, lost: part - floorDiv(part, CENT) * CENT }))
    .sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
  let left = total - floors.reduce((a, b) => a + b, 0);
  if (left < 0 || left > parts.length) {
    throw new Error(`Cannot spread ${total} cents: ${left} left over for ${parts.length} parts`);
  }
  for (const { index } of order) {
    if (left === 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    left -= 1;
  }
  return floors;
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function safe(value: bigint): Cents {
  const cents = Number(value);
  if (!Number.isSafeInteger(cents)) throw new Error(`Amount too large: ${value} cents`);
  return cents;
}

/** A share of a whole: an integer count of 10⁻¹⁰; 100 % is SHARE_WHOLE. */
export type Share = bigint;
export const SHARE_WHOLE: Share = 10n ** 10n;

/** Reads "33.3333" (percent) exactly, to eight decimals. @returns null when it is no such number. */
export function parsePercent(text: string): Share | null {
  const parsed = parseAmount(text);
  if (parsed === null) return null;
  const unit = ONE / 10n ** 8n;
  return parsed % unit === 0n ? parsed / unit : null;
}

/** Percent text of a share: `12.5`. */
export function shareToPercent(share: Share): string {
  return amountToText((share * ONE) / 10n ** 8n, 0);
}

/** A share of whole cents, rounded half away from zero. */
export function shareOfCents(cents: Cents, share: Share): Cents {
  return roundToCents((centsToAmount(cents) * share) / SHARE_WHOLE);
}

/** A share of an exact amount, cut at 10⁻³⁰; the fund that takes the remainder takes what was cut. */
export function shareOfAmount(value: Amount, share: Share): Amount {
  return (value * share) / SHARE_WHOLE;
}
