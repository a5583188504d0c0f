/** What a standing approval must say before it is worth anything, and how one is numbered. */
import type { Rule } from "../review/rule";
import { RULES_LIST } from "../review/rules";
import { sameName } from "../reference";
import type { StandingApproval } from "./standing-approval";

/** Whether a flag of the rule can be approved for longer than one charge. */
export function isApprovable(rule: Rule): boolean {
  return rule.mustBeMended !== true && rule.eachTime !== true;
}

/** What is wrong with an approval, in words that follow its ID; "" when nothing is. What has a problem covers nothing. */
export function approvalProblem(approval: StandingApproval): string {
  const rule = RULES_LIST.find((r) => sameName(r.name, approval.rule));
  if (rule === undefined) return `names a review rule that there is not: "${approval.rule}"`;
  if (rule.mustBeMended === true) return `is for ${rule.name}: that must be mended, it cannot be approved`;
  if (!isApprovable(rule)) return `is for ${rule.name}: a person decides about that each time`;
  if (approval.pi.trim() === "" && approval.resource.trim() === "")
    return "names neither a PI nor a resource";
  if (approval.until === "") return "has no last day";
  if (approval.reason.trim() === "") return "has no reason";
  if (approval.approvedBy.trim() === "") return "does not say who approved it";
  return "";
}

const PREFIX = "SA-";

/** `SA-0003`: the number after the highest that was ever given. */
export function nextApprovalId(all: readonly Pick<StandingApproval, "approvalId">[]): string {
  const numbers = all.map(({ approvalId }) =>
    approvalId.startsWith(PREFIX) ? Number(approvalId.slice(PREFIX.length)) : 0,
  );
  const highest = numbers.filter(Number.isSafeInteger).reduce((a, b) => Math.max(a, b), 0);
  return `${PREFIX}${String(highest + 1).padStart(4, "0")}`;
}

/** What an approval is for, as log and lists write it: `Amount above limit, PI ada@example.edu, until 2025-06-30`. */
export function approvalWords(approval: StandingApproval, limit: string): string {
  const { rule, pi, project, source, serviceName, resource, until } = approval;
  const parts = [
    rule,
    named("PI", pi),
    named("project", project),
    named("source", source),
    named("service", serviceName),
    named("resource", resource),
    named("up to", limit),
    named("until", until),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function named(what: string, value: string): string {
  return value === "" ? "" : `${what} ${value}`;
}
