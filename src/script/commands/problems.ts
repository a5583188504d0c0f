/** openchargeback problems: rows that could not become charges. */
import type { Command } from "commander";
import type { ProblemRecord } from "../../core/import/records";
import { fixProblem, listProblems, waiveProblem } from "../../steps/problems";
import { amountToText } from "../../core/money";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { amountOption, periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly id: string;
  readonly amount?: string;
  readonly reason?: string;
}

export function addProblems(program: Command): void {
  const problems = program.command("problems").description("rows that could not be read");
  problems
    .command("list")
    .description("the month's rows that could not become charges, and why")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: Options, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        listAnswer(await listProblems(host, periodOption(period))),
      );
    });
  problems
    .command("fix")
    .description("turn a row into a charge: with the right amount, or as corrected on the Problems sheet")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--id <id>", "the problem's ID")
    .option("--amount <amount>", "what the column that could not be read should say")
    .option("--reason <text>", "where the amount is from", "")
    .action(async (options: Options, command: Command) => {
      const request = {
        period: periodOption(options.period),
        id: options.id,
        amount: amountOption(options.amount, "--amount"),
        reason: options.reason ?? "",
      };
      await withWorkbook(command, {}, async ({ host }) => {
        const { charge, problem } = await fixProblem(host, request);
        const text =
          charge === null
            ? `What you gave was taken, and the row is still open: ${problem.message} Run the command again for ${problem.column || "the row"}.`
            : `Charge ${charge.chargeId} of ${amountToText(charge.amount)} was made; it is ${charge.review}.`;
        return {
          json: {
            problem: problemJson(problem),
            chargeId: charge?.chargeId ?? null,
            review: charge?.review ?? null,
          },
          text: [text],
          problems: charge === null,
        };
      });
    });
  problems
    .command("waive")
    .description("leave a row unbilled, with a reason")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--id <id>", "the problem's ID")
    .requiredOption("--reason <text>", "why it is not billed")
    .action(async ({ period, id, reason }: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const problem = await waiveProblem(host, periodOption(period), id, reason ?? "");
        return { json: { problem: problemJson(problem) }, text: [`Problem ${id} is waived.`] };
      });
    });
}

function listAnswer(problems: readonly ProblemRecord[]): Answer {
  const open = problems.filter((p) => p.status === "Open").length;
  const rows = problems.map((p) => [
    p.problemId,
    p.status,
    p.source,
    String(p.sourceRow),
    p.column,
    p.value,
    p.message,
  ]);
  const text =
    problems.length === 0
      ? ["No problem rows."]
      : [
          ...columns(["ID", "Status", "Source", "Row", "Column", "Value", "What is wrong"], rows, [3]),
          `${plural(open, "row")} open.`,
        ];
  return { json: { open, problems: problems.map(problemJson) }, text };
}

function problemJson(p: ProblemRecord): Record<string, unknown> {
  const { problemId, importId, source, period, sourceRow, code, column, value, message, status, reason } = p;
  return {
    id: problemId,
    importId,
    source,
    period,
    row: sourceRow,
    code,
    column,
    value,
    message,
    billedCost: p.billedCost,
    status,
    reason,
    rawRow: p.rawRow,
  };
}
