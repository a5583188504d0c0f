/** Standing approvals that come from a CSV file: who brings one approves it, each is logged, what cannot cover is said. */
import { actorName, samePerson } from "../core/actor";
import type { LogDraft } from "../core/log";
import { amountToText } from "../core/money";
import { approvalProblem, approvalWords } from "../core/standing/grant";
import { APPROVALS_STEP } from "../core/standing/let-through";
import type { StandingApproval } from "../core/standing/standing-approval";
import { actor, type Host } from "./host";
import type { Taken } from "./reference-tables";

/** @param merged the table as it was, with the file's rows */
export function takeApprovals(
  host: Host,
  before: readonly StandingApproval[],
  merged: readonly StandingApproval[],
): Taken<StandingApproval> {
  const now = host.clock.now();
  const known = new Map(before.map((approval) => [approval.approvalId, approval]));
  const approvals = merged.map((approval): StandingApproval => {
    const was = known.get(approval.approvalId);
    if (was === approval) return approval;
    if (approval.approvedBy === "") return { ...approval, approvedBy: actor(host), approvedAt: now };
    return {
      ...approval,
      approvedBy: namedApprover(approval.approvedBy, was?.approvedBy ?? "", actor(host)),
    };
  });
  return {
    rows: approvals,
    log: approvals.flatMap((approval): LogDraft[] => {
      const was = known.get(approval.approvalId);
      const [from, to] = [was === undefined ? "" : said(was), said(approval)];
      if (from === to) return [];
      const { approvalId: what, reason } = approval;
      return [
        { at: now, by: actor(host), step: APPROVALS_STEP, period: "", what, before: from, after: to, reason },
      ];
    }),
  };
}

export function approvalWarnings(approvals: readonly StandingApproval[]): string[] {
  return approvals.flatMap((approval) => {
    const problem = approvalProblem(approval);
    return problem === "" ? [] : [`${approval.approvalId} covers nothing: it ${problem}.`];
  });
}

function said(approval: StandingApproval): string {
  const { limit, status } = approval;
  return `${status}: ${approvalWords(approval, limit === null ? "" : amountToText(limit))}`;
}

/** Whom a file names is who says so, or somebody that nobody verified; who stood there before stays. */
function namedApprover(named: string, before: string, hand: string): string {
  const known = [before, hand].find((name) => samePerson(name, named));
  return known ?? actorName(named, false);
}
