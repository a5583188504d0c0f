/** Points at charges on a fund that Funds does not know, before the journal asks for its account. */
import type { Rule } from "../rule";

export const unknownFund: Rule = {
  name: "Unknown fund",
  whatItChecks: "A fund that pays is not in Funds. Not checked while Funds is empty.",
  severity: "Warn",
  on: true,
  value: "",
  check(_value, context) {
    const { directory } = context;
    if (directory.reference.funds.length === 0) return () => null;
    return (charge) => {
      const unknown = context
        .payer(charge)
        .funds.find(({ fundOrg }) => directory.fund(fundOrg) === undefined);
      return unknown === undefined ? null : `fund ${unknown.fundOrg} is not in Funds`;
    };
  },
};
