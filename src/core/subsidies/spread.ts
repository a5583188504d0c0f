/** Whole cents over parts in whole cents, by largest remainder. */
import { apportion, centsToAmount, type Cents } from "../money";

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
