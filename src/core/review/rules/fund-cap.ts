/** Holds charges that go beyond what a fund may bear altogether. A person may approve them all the same. */
import type { Rule } from "../rule";
import { figure } from "../wording";

export const fundCap: Rule = {
  name: "Fund cap",
  whatItChecks:
    "With the statements of earlier months, and of later ones closed already, and the month's charges before it, by day, the charge goes beyond the Cap of a fund that pays.",
  severity: "Hold",
  on: true,
  value: "",
  check: (_value, context) => (charge) => {
    for (const { fundOrg, cap, left, part } of context.capUse(charge)) {
      if (part <= left) continue;
      const [still, whole, wanted] = [left < 0n ? 0n : left, cap, part].map((value) =>
        figure(value, context.settings.currency),
      );
      const over = left < 0n ? `, which is passed by ${figure(-left, context.settings.currency)}` : "";
      return `fund ${fundOrg} has ${still} left of its cap of ${whole}${over}, this charge puts ${wanted} on it`;
    }
    return null;
  },
};
