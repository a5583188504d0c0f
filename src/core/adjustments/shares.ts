/** Whole cents in the shares of others. */
import type { Cents } from "../money";

/**
 * Spreads cents over parts in the proportion of what the parts are, by largest remainder (equal remainders: the earlier
 * part). What is less than all parts together takes from none more than it is. Parts against the sign of the whole take
 * part only where all is spread.
 * @returns a number of cents for each part, adding up to `cents`; all on the first part where the parts come to nothing
 */
export function inShares(cents: Cents, parts: readonly Cents[]): Cents[] {
  const whole = parts.reduce((a, b) => a + b, 0);
  if (cents === whole) return [...parts];
  if (cents === 0) return parts.map(() => 0);
  const weights = parts.map((part) => (whole !== 0 && part < 0 !== whole < 0 ? 0 : Math.abs(part)));
  const total = weights.reduce((a, b) => a + b, 0);
  if (whole === 0 || total === 0) return parts.map((_, i) => (i === 0 ? cents : 0));
  const size = BigInt(Math.abs(cents));
  const cut = weights.map((w) => (size * BigInt(w)) / BigInt(total));
  const lost = weights.map((w, i) => size * BigInt(w) - (cut[i] ?? 0n) * BigInt(total));
  let left = Number(size - cut.reduce((a, b) => a + b, 0n));
  const order = lost.map((l, i) => ({ l, i })).sort((a, b) => (a.l === b.l ? a.i - b.i : a.l > b.l ? -1 : 1));
  const spread = cut.map(Number);
  for (const { i } of order) {
    if (left === 0) break;
    spread[i] = (spread[i] ?? 0) + 1;
    left -= 1;
  }
  return spread.map((c) => (c === 0 ? 0 : cents < 0 ? -c : c));
}
