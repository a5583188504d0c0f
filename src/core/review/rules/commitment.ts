/** Holds what was paid for commitments (reservations, savings plans) where no central fund was named. */
import { centralFund } from "../../central-fund";
import { sameName } from "../../reference";
import type { Rule } from "../rule";

export const commitment: Rule = {
  name: "Commitment",
  whatItChecks:
    "With cost basis Effective: the charge is the purchase of a commitment, or commitment that nobody used, and does not go to the central fund of the settings.",
  severity: "Hold",
  on: true,
  value: "",
  check(_value, { settings, directory }) {
    const central = centralFund(settings);
    const isCentral = (fundOrg: string): boolean => central !== null && sameName(fundOrg, central.fundOrg);
    return (charge) => {
      if (charge.commitment !== "Purchase" && charge.commitment !== "Unused") return null;
      if (directory.source(charge.source)?.costBasis !== "Effective" || isCentral(charge.fundOrg))
        return null;
      return charge.commitment === "Purchase"
        ? "this is the purchase of a commitment; its cost comes with the usage that it covers, so that a PI would see it twice"
        : "this is commitment that was paid for and not used; no PI caused it";
    };
  },
};
