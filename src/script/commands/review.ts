/** openchargeback review: flagged charges, and what people decide about them. */
import { Option, type Command } from "commander";
import type { Charge } from "../../core/charge";
import { amountToText, sum } from "../../core/money";
import type { Decision } from "../../core/review/decision";
import { figure } from "../../core/words";
import { decideCharges, listReview, runReview, type Selection } from "../../steps/review";
import { columns, moneyText, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, repeated, several, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly id: readonly string[];
  readonly where: readonly string[];
  readonly all?: boolean;
  readonly note: string;
  readonly toPi?: string;
  readonly toProject?: string;
  readonly toFund?: string;
  readonly anyway?: boolean;
}

const ACTIONS = {
  approve: "bill pending charges",
  reject: "do not bill",
  hold: "carry to the next month when this one is closed",
  reassign:
    "pending charges to another PI, project or fund, others by --id or --where state=OK; the rules look again",
} as const;

const DONE = {
  approve: "approved",
  reject: "rejected",
  hold: "held",
  reassign: "reassigned",
} as const satisfies Record<keyof typeof ACTIONS, string>;

export function addReview(program: Command): void {
  const review = program.command("review").description("charges that the rules have flagged");
  selecting(review.command("list").description("flagged and decided charges; or those selected")).action(
    async (options: Options, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => {
        const period = periodOption(options.period);
        const { charges, pending, pendingAmount, flagged, unknown } = await listReview(
          host,
          period,
          selection(options),
        );
        const waiting = pending === 0 ? "" : ` (${moneyText(pendingAmount)})`;
        return {
          json: {
            pending,
            pendingAmount: amountToText(pendingAmount),
            flagged,
            unknown,
            charges: charges.map(chargeJson),
          },
          text: [
            ...list(charges),
            ...unknown.map((where) => unknownWords(where, period)),
            `${plural(pending, "charge")} pending${waiting}, ${figure(flagged)} flagged.`,
          ],
        };
      });
    },
  );
  review
    .command("run")
    .description("run the rules again; decisions stay")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const result = await runReview(host, periodOption(period));
        const text = `${result.changed ? "Reviewed" : "Nothing changed"}. ${plural(result.pending, "charge")} pending, ${result.becamePending} of them new.`;
        return { json: { ...result }, text: [text] };
      });
    });
  for (const action of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]) addAction(review, action);
}

function selecting(command: Command): Command {
  return command
    .requiredOption("--period <period>", PERIOD_HELP)
    .option(
      "--id <ids...>",
      "these charges, by their Charge ID",
      (v: string, before: readonly string[]) => several(v, before),
      [],
    )
    .option(
      "--where <filter...>",
      "a rule, PI, project, fund, source, service or state; or pi=…, rule=… and so on",
      (v: string, before: readonly string[]) => repeated(v, before),
      [],
    )
    .option("--all", "all pending charges of the month");
}

function addAction(review: Command, action: keyof typeof ACTIONS): void {
  const command = selecting(review.command(action).description(ACTIONS[action])).option(
    "--note <text>",
    "why: it is kept beside the charge and in the log",
    "",
  );
  if (action === "reassign") {
    command
      .addOption(new Option("--to-pi <address>", "the PI they go to"))
      .addOption(new Option("--to-project <project>", "the project they go to"))
      .addOption(new Option("--to-fund <fund-org>", "the fund they go to"))
      .option("--anyway", "also where Projects or Funds does not have it");
  }
  command.action(async (options: Options, self: Command) => {
    await withWorkbook(self, {}, async ({ host }) => {
      const result = await decideCharges(
        host,
        periodOption(options.period),
        selection(options),
        decision(action, options),
        options.note,
      );
      const text = [
        ...list(result.decided),
        ...result.refused.map((r) => `${r.chargeId} was not ${DONE[action]}: ${r.reason}.`),
        `${plural(result.decided.length, "charge")} changed; ${result.pending} pending.`,
        ...(result.decided.length + result.refused.length === 0 && options.where.length > 0
          ? nothingFits(action, options, result.unknown)
          : []),
      ];
      const json = {
        changed: result.decided.map(chargeJson),
        refused: result.refused,
        pending: result.pending,
      };
      // A filter that nothing fits is more likely mistyped than meant.
      const nothing = result.decided.length === 0 && options.where.length > 0;
      return { json, text, problems: nothing || result.refused.length > 0 } satisfies Answer;
    });
  });
}

function nothingFits(action: keyof typeof ACTIONS, options: Options, unknown: readonly string[]): string[] {
  if (unknown.length === 0) return [noneFits(action, options.where)];
  return unknown.map((where) => unknownWords(where, options.period));
}

function unknownWords(where: string, period: string): string {
  return `Nothing in ${period} is called "${where}": no rule that flags, PI, project, fund, source, service or state.`;
}

/** What was decided is not taken by a filter: say how it is. */
function noneFits(action: keyof typeof ACTIONS, where: readonly string[]): string {
  const byState = where.some((one) => /^state=/i.test(one));
  const pending = action === "reassign" && byState ? "" : "pending ";
  const others =
    action === "reassign" && !byState ? " To move others too, name their state: --where state=OK." : "";
  return `No ${pending}charge fits ${where.join(" and ")}.${others}`;
}

function selection(options: Options): Selection {
  return { ids: options.id, where: options.where, all: options.all === true };
}

function decision(action: keyof typeof ACTIONS, options: Options): Decision {
  if (action !== "reassign") return { do: action };
  return {
    do: "reassign",
    ...(options.toPi === undefined ? {} : { pi: options.toPi }),
    ...(options.toProject === undefined ? {} : { project: options.toProject }),
    ...(options.toFund === undefined ? {} : { fundOrg: options.toFund }),
    anyway: options.anyway === true,
  };
}

const HEADINGS = [
  "ID",
  "Review",
  "Amount",
  "PI",
  "Project",
  "Fund Org",
  "Source",
  "Service",
  "Resource",
  "Flags",
];

function list(charges: readonly Charge[]): string[] {
  if (charges.length === 0) return ["No charges."];
  const rows = charges.map((c) => [
    c.chargeId,
    c.review,
    moneyText(c.amount),
    c.pi,
    c.project,
    c.fundOrg,
    c.source,
    cut(c.serviceName),
    // By its name a person knows whose it is, where no tag says so.
    cut(c.resourceName || c.resourceId),
    c.flags,
  ]);
  const total = ["Total", "", moneyText(sum(charges.map((c) => c.amount)))];
  return columns(HEADINGS, charges.length > 1 ? [...rows, total] : rows, [2]);
}

const WIDEST = 28;

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= WIDEST ? text : `${letters.slice(0, WIDEST - 1).join("")}…`;
}

function chargeJson(c: Charge): Record<string, unknown> {
  const {
    chargeId,
    period,
    source,
    review,
    flags,
    pi,
    project,
    fundOrg,
    payer,
    serviceName,
    resourceName,
    reviewNote,
    sourceRow,
    importId,
  } = c;
  return {
    id: chargeId,
    period,
    source,
    review,
    flags,
    pi,
    project,
    fundOrg,
    payer,
    serviceName,
    resourceName,
    amount: amountToText(c.amount),
    listCost: amountToText(c.listCost),
    note: reviewNote,
    carriedFrom: c.carriedFrom,
    row: sourceRow,
    importId,
  };
}
