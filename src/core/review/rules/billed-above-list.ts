/** Shows charges that cost more than the list price. */
import { absolute, amount, type Amount } from "../../money";
import type { Rule } from "../rule";
import { figures } from "../wording";

/** Providers write costs as doubles: a difference below a millionth of the price is their noise. */
const NOISE_PARTS = 1_000_000n;
const LEAST_NOISE = amount("0.000000001");

export const billedAboveList: Rule = {
  name: "Billed above list",
  whatItChecks: "The amount is above the list cost.",
  severity: "Warn",
  on: true,
  value: "",
  check: () => (charge) => {
    // What a restated amount differs by has no price of its own.
    if (charge.corrects !== "") return null;
    // A refund is smaller than its list cost the other way round.
    if (charge.amount <= 0n || charge.amount - charge.listCost <= noise(charge.listCost)) return null;
    const [billed, list] = figures(charge.amount, charge.listCost, charge.billingCurrency);
    return `${billed} is billed, the list cost is ${list}`;
  },
};

function noise(list: Amount): Amount {
  const part = absolute(list) / NOISE_PARTS;
  return part > LEAST_NOISE ? part : LEAST_NOISE;
}
