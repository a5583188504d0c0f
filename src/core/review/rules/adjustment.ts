/** Holds what a person entered until somebody else approves it. */
import { adjustmentIdOf } from "../../adjustments/adjustment";
import { isApproved } from "../../adjustments/status";
import type { Rule } from "../rule";

export const adjustment: Rule = {
  name: "Adjustment",
  whatItChecks:
    "An adjustment or correction that a person entered is not approved yet: with the setting Second Person Approves, somebody else approves it.",
  severity: "Hold",
  on: true,
  value: "",
  always: true,
  eachTime: true,
  check: (_value, context) => (charge) => {
    const id = adjustmentIdOf(charge.chargeId);
    if (id === "") return null;
    const entered = context.adjustment(id);
    if (entered === undefined) return `there is no ${id} in Adjustments`;
    if (entered.status === "Withdrawn") return `${id} was withdrawn`;
    if (isApproved(entered)) return null;
    const who = context.settings.secondPersonApproves
      ? "somebody else approves it"
      : "it is not approved yet";
    return `entered by ${entered.enteredBy}: ${who}`;
  },
};
