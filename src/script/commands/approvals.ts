/** openchargeback approvals: the same flag on the same PI or resource, approved until a day. */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import type { StandingApproval } from "../../core/standing/standing-approval";
import {
  approvalsBoard,
  grantApproval,
  revokeApproval,
  type ApprovalRequest,
  type ApprovalsBoard,
} from "../../steps/standing-approvals";
import { Refusal } from "../../core/problem";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { amountOption, dayOption, periodOption } from "../values";

export function addApprovals(program: Command): void {
  const approvals = program.command("approvals").description("flags that stay approved until a day");
  approvals
    .command("list")
    .description("the approvals, and how many charges each lets through")
    .action(async (_options: unknown, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => listed(await approvalsBoard(host)));
    });
  addGrant(approvals);
  approvals
    .command("revoke")
    .description("end one: charges that nobody decided about wait again from the next review on")
    .requiredOption("--id <id>", "the approval, such as SA-0003")
    .requiredOption("--reason <text>", "why: it stands beside the flag")
    .action(async ({ id, reason }: { id: string; reason: string }, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const approval = await revokeApproval(host, { approvalId: id, reason });
        return {
          json: { approval: approvalJson(approval) },
          text: [`${approval.approvalId} is revoked. Run the review of open months again.`],
        };
      });
    });
}

interface GrantOptions {
  readonly rule?: string;
  readonly pi?: string;
  readonly project?: string;
  readonly source?: string;
  readonly service?: string;
  readonly resource?: string;
  readonly limit?: string;
  readonly until: string;
  readonly reason: string;
  readonly period?: string;
  readonly fromCharge?: string;
}

function addGrant(approvals: Command): void {
  approvals
    .command("grant")
    .description("approve a rule's flag on a PI or resource until a day; all that is named must fit")
    .option("--rule <rule>", "the review rule; may be left out with --from-charge")
    .option("--pi <address>", "whose charges")
    .option("--project <project>", "of this project only")
    .option("--source <source>", "of this source only")
    .option("--service <name>", "of this service only")
    .option("--resource <id>", "resource ID, or resource name where there is no ID")
    .option("--limit <amount>", "a charge above it waits all the same")
    .requiredOption("--until <day>", "the last day, by the charge's date")
    .requiredOption("--reason <text>", "why: it stands beside the flag")
    .option("--from-charge <id>", "take PI, source, service and resource from a charge of --period")
    .option("--period <period>", "the month of that charge")
    .action(async (options: GrantOptions, command: Command) => {
      const request = requestOf(options);
      await withWorkbook(command, {}, async ({ host }) => {
        const { approval, waiting } = await grantApproval(host, request);
        const now =
          waiting === 0
            ? "No waiting charge fits it now."
            : `${plural(waiting, "waiting charge fits", "waiting charges fit")} it: run the review again.`;
        return {
          json: { approval: approvalJson(approval), waiting },
          text: [`${approval.approvalId} stands until ${approval.until}. ${now}`],
        };
      });
    });
}

function requestOf(options: GrantOptions): ApprovalRequest {
  const { rule, pi, project, source, service, resource, fromCharge, period } = options;
  if (fromCharge !== undefined && period === undefined)
    throw new Refusal("Name the month of --from-charge: --period 2025-01. Nothing was written.");
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(pi === undefined ? {} : { pi }),
    ...(project === undefined ? {} : { project }),
    ...(source === undefined ? {} : { source }),
    ...(service === undefined ? {} : { serviceName: service }),
    ...(resource === undefined ? {} : { resource }),
    limit: amountOption(options.limit, "--limit"),
    until: dayOption(options.until, "--until"),
    reason: options.reason,
    ...(fromCharge === undefined || period === undefined
      ? {}
      : { from: { period: periodOption(period), chargeId: fromCharge } }),
  };
}

function listed({ approvals, currency }: ApprovalsBoard): Answer {
  const rows = approvals.map(({ approval, state, letThrough }) => {
    const { approvalId, rule, pi, project, source, serviceName, resource, limit, until, approvedBy } =
      approval;
    const last = letThrough[0];
    return [
      approvalId,
      state,
      rule,
      pi,
      [project, source, serviceName, resource].filter((part) => part !== "").join(", "),
      limit === null ? "" : amountToText(limit),
      until,
      approvedBy,
      last === undefined ? "" : `${last.charges} in ${last.period}`,
    ];
  });
  const problems = approvals
    .filter(({ problem, state }) => problem !== "" && state !== "Revoked")
    .map(({ approval, problem }) => `${approval.approvalId} covers nothing: it ${problem}.`);
  const typed = approvals
    .filter(({ inSheet }) => inSheet)
    .map(({ approval }) => `${approval.approvalId} was typed into the sheet: no entry of the log grants it.`);
  const headings = ["ID", "State", "Rule", "PI", "Only For", "Limit", "Until", "Approved By", "Let Through"];
  return {
    json: {
      currency,
      approvals: approvals.map(({ approval, ...shown }) => ({ ...approvalJson(approval), ...shown })),
    },
    text:
      rows.length === 0
        ? ["There is no standing approval."]
        : [...columns(headings, rows, [5]), ...problems, ...typed],
    problems: problems.length + typed.length > 0,
  };
}

function approvalJson(approval: StandingApproval): Record<string, unknown> {
  return { ...approval, limit: approval.limit === null ? null : amountToText(approval.limit) };
}
