/** Words of standing approvals, in the Review pane. */
import { figure } from "../../src/core/words";
import { count } from "./words";

export const approvals = {
  step: "Standing approvals",
  open: "Approve until…",
  oneOnly: "Select one charge to approve the like of it until a day.",
  title: "Approve until a day",
  about:
    "The same flag on the same PI or resource is approved each month until then. Charges above the limit wait all the same.",
  what: (charge: string) => `As of: ${charge}`,
  rule: "Flag",
  for: "For",
  forResource: (resource: string) => `this resource only: ${resource}`,
  forPi: (pi: string) => `all charges of ${pi}`,
  until: "Until (the last day, by the charge's date)",
  limit: (currency: string) => `Up to, in ${currency}, a charge (blank for no limit)`,
  reason: "Reason",
  go: "Approve until then",
  cancel: "Cancel",
  lack: { until: "the last day", limit: "the limit as 1234.56", reason: "the reason" },
  lacking: (what: string) => `Give ${what}.`,
  granted: (rule: string, until: string) => `${rule} is approved until ${until}.`,
  listed: (n: number) => `Standing approvals (${figure(n)})`,
  none: "None stands.",
  line: (until: string, limit: string) => `until ${until}${limit === "" ? "" : `, up to ${limit} a charge`}`,
  states: { Active: "stands", Ended: "ended", Revoked: "revoked" },
  problem: (problem: string) => `It covers nothing: it ${problem}.`,
  letThrough: (months: readonly string[]) => `Charges let through: ${months.join(", ")}`,
  everything: "any",
  grantedBy: (by: string, at: string, reason: string) =>
    `Approved by ${by}${at === "" ? "" : `, ${at}`}: ${reason}`,
  revoke: "Revoke…",
  revokeName: (what: string) => `Revoke ${what}`,
  revokeGo: "Revoke",
  revokeAsk: (what: string) =>
    `Revoke the approval of ${what}? Charges that it let through in open months wait for a decision again.`,
  revoked: (n: number) => `The approval is revoked.${n === 0 ? "" : ` ${count(n, "charge")} wait again.`}`,
  revokedBy: (by: string, reason: string) => `Revoked by ${by}: ${reason}`,
} as const;
