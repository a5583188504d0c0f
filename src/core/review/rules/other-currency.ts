/** Holds charges in another currency: they cannot be added to a statement. */
import { sameName } from "../../reference";
import type { Rule } from "../rule";

export const otherCurrency: Rule = {
  name: "Other currency",
  whatItChecks: "The billing currency is not the one in Settings.",
  severity: "Hold",
  on: true,
  value: "",
  mustBeMended: true,
  check:
    (_value, { settings }) =>
    (charge) => {
      // Files of sources that have one currency often leave it out.
      if (charge.billingCurrency.trim() === "" || sameName(charge.billingCurrency, settings.currency))
        return null;
      return `the charge is in ${charge.billingCurrency}, statements are in ${settings.currency}`;
    },
};
