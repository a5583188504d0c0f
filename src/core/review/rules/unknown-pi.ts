/** Holds charges of PIs that People does not know, or not on that day. */
import { dayOfCharge } from "../../billing/who-pays";
import type { Rule } from "../rule";
import { outsideDates } from "../wording";

export const unknownPi: Rule = {
  name: "Unknown PI",
  whatItChecks:
    "The PI is in People neither by address nor by alias, or is inactive on the charge's first day. Not checked while People is empty.",
  severity: "Hold",
  on: true,
  value: "",
  check(_value, context) {
    const { directory } = context;
    if (directory.reference.people.length === 0) return () => null;
    return (charge) => {
      const { pi } = context.payer(charge);
      if (pi === "") return null;
      const person = directory.person(pi);
      if (person === undefined) return `${pi} is not in People`;
      if (person.status === "Inactive") return `${pi} is inactive in People`;
      return outsideDates(`${pi} in People`, person.activeFrom, person.activeTo, dayOfCharge(charge));
    };
  },
};
