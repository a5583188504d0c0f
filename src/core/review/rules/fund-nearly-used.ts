/** Shows funds that are about to reach their cap: once a month, on the charge that takes them near it. */
import { SHARE_WHOLE, shareToPercent } from "../../money";
import type { CapUse } from "../fund-use";
import type { Rule } from "../rule";
import { PERCENT } from "../values";
import { figure } from "../wording";

export const fundNearlyUsed: Rule = {
  name: "Fund nearly used up",
  whatItChecks:
    "The charge takes a fund to Value percent of its Cap or more; where earlier months did, the month's first charge on it.",
  severity: "Warn",
  on: true,
  value: "90",
  valueProblem: PERCENT.problem,
  check(value, context) {
    const { currency } = context.settings;
    const limit = PERCENT.read(value);
    const isNear = (left: bigint, cap: bigint): boolean => (cap - left) * SHARE_WHOLE >= cap * limit;
    const takesNear = ({ left, part, cap, isFirst }: CapUse): boolean =>
      // What goes beyond is the rule Fund cap's.
      part <= left && isNear(left - part, cap) && (isFirst || !isNear(left, cap));
    return (charge) => {
      const near = context.capUse(charge).find(takesNear);
      if (near === undefined) return null;
      const { fundOrg, cap, left, part } = near;
      return `fund ${fundOrg} reaches ${shareToPercent(limit)} % of its cap of ${figure(cap, currency)}, ${figure(left - part, currency)} is left after this charge`;
    };
  },
};
