/**
 * How a number is written: by hand instead of by a regular expression, for most cells that differ from row to row are
 * numbers. The values are doubles: they serve comparisons within a tolerance, never a sum.
 */

/** Excel keeps no more. */
export const CELL_DIGITS = 15;

const ZERO = 48;
const NINE = 57;
const CAPITAL_E = 69;
const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

export class NumberText {
  /** Digits, a point, an exponent whose sign is written only where it is negative: FOCUS numeric format. */
  plain = false;
  /** From the first to the last that is not 0. */
  digits = 0;
  /** NaN where the text is not plain. */
  value = NaN;
  private last = "";

  /** Most costs of a row are equal, and so are its quantities: the same text again is not looked at. */
  read(text: string): void {
    if (text === this.last) return;
    this.last = text;
    this.look(text);
  }

  private look(text: string): void {
    const { length } = text;
    let i = text.charCodeAt(0) === 45 ? 1 : 0;
    const start = i;
    let mantissa = 0;
    let significant = 0;
    let zeros = 0;
    let point = -1;
    for (; i < length; i += 1) {
      const c = text.charCodeAt(i);
      if (c === 46 && point < 0) {
        point = i;
        continue;
      }
      if (c < ZERO || c > NINE) break;
      mantissa = mantissa * 10 + (c - ZERO);
      if (c !== ZERO) {
        significant += zeros + 1;
        zeros = 0;
      } else if (significant > 0) zeros += 1;
    }
    const decimals = point < 0 ? 0 : i - point - 1;
    this.digits = significant;
    this.plain = i > start && point !== start && point !== i - 1 && (i === length || isExponent(text, i));
    const power = POWERS[decimals];
    // Exact: the mantissa is a whole number below 2^53, and the power of ten is a double without a rest.
    if (!this.plain) this.value = NaN;
    else if (i === length && power !== undefined && mantissa < 9e15)
      this.value = (start === 1 ? -mantissa : mantissa) / power;
    else this.value = Number(text);
  }
}

function isExponent(text: string, from: number): boolean {
  if (text.charCodeAt(from) !== CAPITAL_E) return false;
  let i = from + 1;
  if (text.charCodeAt(i) === 45) i += 1;
  const first = i;
  for (; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c < ZERO || c > NINE) return false;
  }
  return i > first;
}
