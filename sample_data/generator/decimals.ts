/** Exact products, and the two ways in which exports write a decimal number. */
import { amount, amountToText, absolute, type Amount } from "../../src/core/money";

const ONE = amount("1");

/** Price × quantity; exact as long as the decimals of both together stay within 30. */
export function times(a: Amount, b: Amount): Amount {
  return (a * b) / ONE;
}

/** `12.5`, `0`: no trailing zeros. */
export function plainDecimal(value: Amount): string {
  return amountToText(value, 0);
}

/** As a Java double prints itself: `0.0`, `12.5`, `6.123E-7`. */
export function javaDouble(value: Amount): string {
  if (value === 0n) return "0.0";
  if (absolute(value) >= amount("0.001")) return amountToText(value, 1);
  const digits = amountToText(absolute(value), 0).slice("0.".length);
  const significant = digits.replace(/^0+/, "");
  const exponent = digits.length - significant.length + 1;
  const mantissa = `${significant.slice(0, 1)}.${significant.slice(1) || "0"}`;
  return `${value < 0n ? "-" : ""}${mantissa}E-${exponent}`;
}
