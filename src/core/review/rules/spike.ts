/** Shows what costs a PI far more than in the months before. */
import { isAdjustment } from "../../adjustments/adjustment";
import type { ReviewContext, Rule } from "../rule";
import { FACTOR, remember } from "../values";

/** Smaller totals jump for no reason. In currency units. */
const WORTH_A_LOOK = 100;

export const spike: Rule = {
  name: "Spike",
  whatItChecks:
    "The PI's month for this service is above 100 and above Value times the median of up to 6 months before, counted from the first with this service.",
  severity: "Warn",
  on: true,
  value: "3",
  valueProblem: FACTOR.problem,
  check(value, context) {
    const factor = FACTOR.read(value);
    const ofPi = remember((pi) => remember((service) => compare(pi, service, factor, context)));
    return (charge) => {
      if (isAdjustment(charge)) return null;
      const { pi } = context.payer(charge);
      return pi === "" ? null : ofPi(pi)(charge.serviceName);
    };
  },
};

function compare(pi: string, service: string, factor: number, context: ReviewContext): string | null {
  // There is nothing to compare a new PI with, and the rule New PI shows them.
  if (!context.knownBefore(pi)) return null;
  const now = context.currentTotal(pi, service);
  const before = median(sinceFirstUse(context.history(pi, service)));
  if (now <= WORTH_A_LOOK || now <= factor * before) return null;
  const { currency } = context.settings;
  return `${service} costs ${now.toFixed(2)} ${currency} this month, more than ${factor} times the median of earlier months (${before.toFixed(2)} ${currency})`;
}

/** Newest first: the months before the PI began to use the service do not pull the median down. */
function sinceFirstUse(history: readonly number[]): readonly number[] {
  let months = history.length;
  while (months > 0 && history[months - 1] === 0) months -= 1;
  return history.slice(0, months);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
