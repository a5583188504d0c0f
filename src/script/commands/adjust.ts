/** openchargeback adjust: charges, credits and transfers that no invoice has. */
import { Option, type Command } from "commander";
import type { Adjustment } from "../../core/adjustments/adjustment";
import type { EntryKind } from "../../core/adjustments/entry";
import type { Charge } from "../../core/charge";
import { amountToText } from "../../core/money";
import { enterAdjustment, withdrawAdjustment, type AdjustmentResult } from "../../steps/adjust";
import { adjustmentsBoard, type ShownAdjustment } from "../../steps/adjustments-board";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly pi: string;
  readonly project?: string;
  readonly fundOrg?: string;
  readonly toPi?: string;
  readonly toProject?: string;
  readonly toFundOrg?: string;
  readonly amount: string;
  readonly source: string;
  readonly service?: string;
  readonly account?: string;
  readonly description?: string;
  readonly reason: string;
  readonly evidence?: string;
  readonly approver?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

const KINDS: readonly (readonly [name: string, kind: EntryKind, what: string])[] = [
  ["charge", "Charge", "somebody owes something that no invoice has"],
  ["credit", "Credit", "somebody gets something back that no invoice has"],
  ["transfer", "Transfer", "what one PI, project or fund was charged is for another"],
];

export function addAdjust(program: Command): void {
  const adjust = program
    .command("adjust")
    .description("charges, credits and transfers that a person enters; approve them with review approve");
  for (const [name, kind, what] of KINDS) addEntry(adjust, name, kind, what);
  adjust
    .command("list")
    .description("the month's adjustments and corrections")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: Pick<Options, "period">, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => {
        const { adjustments } = await adjustmentsBoard(host, periodOption(period));
        return listAnswer(adjustments);
      });
    });
  adjust
    .command("withdraw")
    .description("take an entry back while its month is open; it stays in the list")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--id <id>", "the Adjustment ID")
    .requiredOption("--reason <text>", "why it is withdrawn: kept in the list and in the log")
    .action(
      async (
        { period, id, reason }: { readonly period: string; readonly id: string; readonly reason: string },
        command: Command,
      ) => {
        await withWorkbook(command, {}, async ({ host }) => {
          const request = { period: periodOption(period), adjustmentId: id, reason };
          const withdrawn = await withdrawAdjustment(host, request);
          return {
            json: { adjustment: adjustmentJson(withdrawn) },
            text: [`${withdrawn.adjustmentId} is withdrawn: its rows are gone from ${withdrawn.period}.`],
          };
        });
      },
    );
}

function addEntry(adjust: Command, name: string, kind: EntryKind, what: string): void {
  const command = adjust
    .command(name)
    .description(what)
    .requiredOption("--period <period>", "the open month, such as 2025-01")
    .requiredOption("--pi <address>", kind === "Transfer" ? "whom it is taken from" : "whom it is for")
    .option("--project <project>", "the project it belongs to")
    .option("--fund-org <fund-org>", "the fund; the project's own when not given");
  if (kind === "Transfer") {
    command
      .option("--to-pi <address>", "the PI it goes to; what is not given stays as it is")
      .option("--to-project <project>", "the project it goes to")
      .option("--to-fund-org <fund-org>", "the fund it goes to");
  }
  command
    .requiredOption("--amount <amount>", "such as 12.50")
    .requiredOption("--source <source>", "one of Sources: whose recovery it is")
    .option("--service <name>", "what it is for, on the statement")
    .option("--account <account>", "where it is not the fund's or the source's")
    .option("--description <text>", "on the statement; the reason when not given")
    .requiredOption("--reason <text>", "why: on the statement and in the log")
    .option("--evidence <link>", "a web address or a file's name")
    .option("--approver <name>", "who approved it on paper, where no second person approves it here")
    .addOption(new Option("--from <day>", "first of the days it is about; the whole month when not given"))
    .addOption(new Option("--to <day>", "the last of these days"))
    .option("--dry-run", "say what would be entered; write nothing")
    .action(async (options: Options, self: Command) => {
      const { dryRun = false, service, ...rest } = options;
      const request = {
        ...rest,
        period: periodOption(options.period),
        kind,
        ...(service === undefined ? {} : { serviceName: service }),
      };
      await withWorkbook(self, { readOnly: dryRun }, async ({ host }) =>
        enteredAnswer(await enterAdjustment(host, request), host.dryRun),
      );
    });
}

/** What is said of an entry or correction. */
export function enteredAnswer(result: AdjustmentResult, dryRun: boolean): Answer {
  const { adjustment, charges, waits, warnings } = result;
  const { adjustmentId, kind, period, amount } = adjustment;
  const rows = charges.map((c) => [
    c.chargeId,
    c.review,
    amountToText(c.amount),
    c.pi,
    c.project,
    c.fundOrg,
    c.flags,
  ]);
  const waiting =
    adjustment.status === "Entered"
      ? "It is billed when somebody else approves it."
      : "It waits for a decision under review.";
  return {
    json: {
      dryRun,
      adjustment: adjustmentJson(adjustment),
      charges: charges.map(rowJson),
      waits,
      warnings,
    },
    text: [
      ...columns(["ID", "Review", "Amount", "PI", "Project", "Fund Org", "Flags"], rows, [2]),
      ...warnings,
      `${dryRun ? "Would enter" : "Entered"} ${adjustmentId}: ${kind} of ${amountToText(amount)} in ${period}.${waits ? ` ${waiting}` : ""}`,
    ],
    problems: warnings.length > 0,
  };
}

function listAnswer(adjustments: readonly ShownAdjustment[]): Answer {
  const waiting = adjustments.filter((a) => a.status === "Entered").length;
  const rows = adjustments.map((a) => [
    a.adjustmentId,
    a.status,
    a.outcome,
    a.kind,
    amountToText(a.amount),
    a.pi,
    a.project,
    a.fundOrg,
    a.enteredBy,
    a.approvedBy,
    a.reason.slice(0, 40),
  ]);
  const headings = [
    ...["ID", "Status", "Charges", "Kind", "Amount", "PI", "Project", "Fund Org"],
    ...["Entered By", "Approved By", "Reason"],
  ];
  return {
    json: {
      waiting,
      adjustments: adjustments.map((a) => ({
        ...adjustmentJson(a),
        outcome: a.outcome,
        review: a.review,
      })),
    },
    text:
      rows.length === 0
        ? ["No adjustments."]
        : [...columns(headings, rows, [4]), `${plural(waiting, "adjustment")} to be approved.`],
  };
}

export function adjustmentJson(a: Adjustment): Record<string, unknown> {
  const { adjustmentId, amount, ...rest } = a;
  const fields = [
    ...(["period", "kind", "pi", "project", "fundOrg", "toPi", "toProject", "toFundOrg"] as const),
    ...(["source", "serviceName", "account", "originalPeriod", "corrects", "reason", "evidence"] as const),
    ...([
      "explanation",
      "certifier",
      "enteredBy",
      "enteredAt",
      "approvedBy",
      "approvedAt",
      "status",
    ] as const),
  ];
  return {
    id: adjustmentId,
    amount: amountToText(amount),
    ...Object.fromEntries(fields.map((field) => [field, rest[field]])),
  };
}

function rowJson(c: Charge): Record<string, unknown> {
  const { chargeId, review, flags, pi, project, fundOrg, payer, account, originalPeriod, corrects } = c;
  const [amount, listCost] = [amountToText(c.amount), amountToText(c.listCost)];
  return {
    id: chargeId,
    review,
    flags,
    pi,
    project,
    fundOrg,
    payer,
    account,
    amount,
    listCost,
    originalPeriod,
    corrects,
  };
}
