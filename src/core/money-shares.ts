/** Whole cents over parts in whole cents, by largest remainder. */
import { apportion, centsToAmount, type Cents } from "./money";

/**
 * In proportion to weights of zero or more; no part is larger than its weight while the cents are no more than all
 * weights together.
 * @param cents may be below zero; then every part is
 */
export function spreadCents(cents: Cents, weights: readonly Cents[]): Cents[] {
  const whole = weights.reduce((a, b) => a + b, 0);
  if (cents === 0) return weights.map(() => 0);
  if (whole === 0) throw new Error(`Cannot spread ${cents} cents over nothing`);
  const magnitude = Math.abs(cents);
  const exact = weights.map((weight) => (centsToAmount(weight) * BigInt(magnitude)) / BigInt(whole));
  const parts = apportion(magnitude, exact);
  return cents > 0 ? parts : parts.map((part) => (part === 0 ? 0 : -part));
}

/**
 * Spreads cents over parts in the proportion of what the parts are (equal remainders: the earlier part). What is less
 * than all parts together takes from none more than it is. Parts against the sign of the whole take part only where all
 * is spread.
 * @returns a number of cents for each part, adding up to `cents`; all on the first part where the parts come to nothing
 */
export function inShares(cents: Cents, parts: readonly Cents[]): Cents[] {
  const whole = parts.reduce((a, b) => a + b, 0);
  if (cents === whole) return [...parts];
  if (whole === 0) return parts.map((_, i) => (i === 0 ? cents : 0));
  const weights = parts.map((part) => (part < 0 !== whole < 0 ? 0 : Math.abs(part)));
  return spreadCents(cents, weights);
}

/** Cents × part ÷ whole, rounded half away from zero. */
export function proportion(cents: Cents, part: Cents, whole: Cents): Cents {
  const [product, by] = [BigInt(cents) * BigInt(part), BigInt(whole)];
  const [size, divisor] = [product < 0n ? -product : product, by < 0n ? -by : by];
  const rounded = Number((size * 2n + divisor) / (divisor * 2n));
  return rounded === 0 || product < 0n === by < 0n ? rounded : -rounded;
}
