/** openchargeback correct: a charge of a closed month, corrected in an open one. */
import type { Command } from "commander";
import { centsToText } from "../../core/money";
import { Refusal } from "../../core/problem";
import type { BilledPart } from "../../core/adjustments/billed-then";
import {
  correctCharge,
  findCharges,
  type CorrectionRequest,
  type FoundCharge,
  type FoundCharges,
} from "../../steps/correct-charge";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption } from "../values";
import { enteredAnswer } from "./adjust";

interface Options {
  readonly of?: string;
  readonly charge?: string;
  readonly into?: string;
  readonly amount?: string;
  readonly refund?: string;
  readonly pi?: string;
  readonly project?: string;
  readonly fundOrg?: string;
  readonly account?: string;
  readonly reason?: string;
  readonly evidence?: string;
  readonly explanation?: string;
  readonly certifier?: string;
  readonly approver?: string;
  readonly dryRun?: boolean;
}

export function addCorrect(program: Command): void {
  const correct = program
    .command("correct")
    .description(
      "correct a charge of a closed month in an open one: what was billed goes back, what is right is billed",
    )
    .option("--of <period>", "the closed month (needed)")
    .option("--charge <id>", "the Charge ID (needed): correct find shows it")
    .option("--into <period>", "the open month that bills it; the next open one when not given")
    .option("--amount <amount>", "what the charge should have been, in whole cents")
    .option("--refund <amount>", "instead: what is given back of it, in the shares that were billed")
    .option("--pi <address>", "whose it is")
    .option("--project <project>", "the project it belongs to")
    .option("--fund-org <fund-org>", "the fund it belongs to")
    .option("--account <account>", "the account it belongs to")
    .option("--reason <text>", "why (needed): on the statement and in the log")
    .option("--evidence <link>", "a web address or a file's name")
    .option("--explanation <text>", "why it comes so late: beyond the setting Late Days")
    .option("--certifier <name>", "who certifies that a late one is right")
    .option("--approver <name>", "who approved it on paper, where no second person approves it here")
    .option("--dry-run", "say what would be entered; write nothing")
    .action(async (options: Options, command: Command) => {
      const request = requestOf(options);
      await withWorkbook(command, { readOnly: options.dryRun === true }, async ({ host }) =>
        enteredAnswer(await correctCharge(host, request), host.dryRun),
      );
    });
  correct
    .command("find")
    .description("charges of a closed month, with what was billed, by fund, and what is left to correct")
    .argument("[text...]", "words: a PI, project, fund, service, resource, description, ID or amount")
    .action(async (text: readonly string[], _own: Options, command: Command) => {
      const of = periodOption(needed(command.optsWithGlobals<Options>().of, "--of"));
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        foundAnswer(await findCharges(host, of, text.join(" "))),
      );
    });
}

function requestOf(options: Options): CorrectionRequest {
  const { amount, refund, pi, project, fundOrg, account, evidence, explanation, certifier, approver } =
    options;
  const given = <T extends Record<string, string | undefined>>(all: T) =>
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
      [K in keyof T]?: string;
    };
  return {
    of: periodOption(needed(options.of, "--of")),
    chargeId: needed(options.charge, "--charge"),
    ...(options.into === undefined ? {} : { into: periodOption(options.into) }),
    change: given({ amount, refund, pi, project, fundOrg, account }),
    reason: needed(options.reason, "--reason"),
    ...given({ evidence, explanation, certifier, approver }),
  };
}

/** `correct find` shares the options, so that none can be required of both. */
function needed(value: string | undefined, option: string): string {
  if (value !== undefined && value.trim() !== "") return value;
  throw new Refusal(`Give ${option}. Nothing was written.`);
}

function foundAnswer({ period, charges, all, lateness, currency }: FoundCharges): Answer {
  const rows = charges.map((c) => [
    c.chargeId,
    c.pi,
    c.project,
    c.serviceName.slice(0, 24),
    c.resource.slice(0, 24),
    centsToText(c.billed),
    centsToText(c.left),
    c.funds.map(partWords).join(" + "),
    c.why === "" ? "" : c.why.slice(0, 60),
  ]);
  const headings = ["ID", "PI", "Project", "Service", "Resource", "Billed", "Left", "Funds", ""];
  const more = all > charges.length ? ` The first ${charges.length} are shown: say more to find fewer.` : "";
  const late = lateness.isLate
    ? [
        `${period} ended ${lateness.days} days ago, more than ${lateness.limit}: --explanation and --certifier are needed.`,
      ]
    : [];
  return {
    json: { period, currency, all, lateness, charges: charges.map(foundJson) },
    text: [
      ...(rows.length === 0 ? [] : columns(headings, rows, [5, 6])),
      `${plural(all, "charge")} found.${more}`,
      ...late,
    ],
    problems: all === 0,
  };
}

function partWords({ fundOrg, billed }: BilledPart): string {
  return `${fundOrg || "the project's funds"} ${centsToText(billed)}`;
}

function foundJson({
  chargeId,
  funds,
  billed,
  left,
  standing,
  ...rest
}: FoundCharge): Record<string, unknown> {
  const parts = (of: readonly BilledPart[]) =>
    of.map((part) => ({ ...part, list: centsToText(part.list), billed: centsToText(part.billed) }));
  return {
    id: chargeId,
    ...rest,
    billed: centsToText(billed),
    left: centsToText(left),
    funds: parts(funds),
    standing: parts(standing),
  };
}
