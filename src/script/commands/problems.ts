/** openchargeback problems: rows that could not become charges. */
import type { Command } from "commander";
import type { ProblemRecord } from "../../core/import/records";
import { amountToText, type Amount } from "../../core/money";
import { Refusal } from "../../core/problem";
import { fixProblem, listProblems, waiveProblems, type FixResult } from "../../steps/problems";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { amountOption, periodOption, repeated, several, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly id: readonly string[];
  readonly amount: readonly string[];
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
    .description("turn a row into a charge: with the right amounts, or as corrected on the Problems sheet")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--id <id>", "the problem's ID", ids)
    .option(
      "--amount <amount>",
      "what the column that could not be read should say; COLUMN=AMOUNT for another one, as often as needed",
      repeated,
      [],
    )
    .option("--reason <text>", "where the amount is from", "")
    .action(async (options: Options, command: Command) => {
      const request = {
        period: periodOption(options.period),
        id: onlyId(options.id),
        ...amountsOption(options.amount),
        reason: options.reason ?? "",
      };
      await withWorkbook(command, {}, async ({ host }) => fixAnswer(await fixProblem(host, request)));
    });
  problems
    .command("waive")
    .description("leave rows unbilled, with a reason")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--id <ids...>", "these rows, by their problem's ID", ids)
    .requiredOption("--reason <text>", "why they are not billed")
    .action(async ({ period, id, reason }: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const waived = await waiveProblems(host, periodOption(period), [...new Set(id)], reason ?? "");
        return {
          json: { problem: waived.map(problemJson)[0], problems: waived.map(problemJson) },
          text: waived.map(({ problemId }) => `Problem ${problemId} is waived.`),
        };
      });
    });
}

/** Nothing but commas is an ID that no row has. */
function ids(value: string, before: readonly string[] = []): readonly string[] {
  const given = several(value, []);
  return [...before, ...(given.length === 0 ? [value] : given)];
}

/** @throws Refusal where there are several: an amount is one row's */
function onlyId(given: readonly string[]): string {
  const [id = "", ...others] = new Set(given);
  if (others.length === 0) return id;
  throw new Refusal(
    `problems fix makes a charge of one row: run it for each --id by itself. Nothing was written.`,
  );
}

/** @throws Refusal where one is no amount, or a column has two */
function amountsOption(given: readonly string[]): {
  readonly amount: Amount | null;
  readonly columns: ReadonlyMap<string, Amount>;
} {
  let amount: Amount | null = null;
  const named = new Map<string, Amount>();
  for (const text of given) {
    const at = text.lastIndexOf("=");
    const column = text.slice(0, Math.max(at, 0)).trim();
    const value = amountOption(text.slice(at + 1), column === "" ? "--amount" : `--amount ${column}`);
    if (value === null) continue;
    if (column === "" ? amount !== null : named.has(column))
      throw new Refusal(
        `--amount ${text}: an amount was given for this column before. For another one say --amount COLUMN=AMOUNT. Nothing was written.`,
      );
    if (column === "") amount = value;
    else named.set(column, value);
  }
  return { amount, columns: named };
}

function fixAnswer(result: FixResult): Answer {
  const { charge, problem, troubles, amounts } = result;
  const made =
    charge === null
      ? []
      : [`Charge ${charge.chargeId} of ${amountToText(charge.amount)} was made; it is ${charge.review}.`];
  return {
    json: {
      problem: problemJson(problem),
      chargeId: charge?.chargeId ?? null,
      review: charge?.review ?? null,
      amounts: Object.fromEntries([...amounts].map(([column, value]) => [column, amountToText(value)])),
      unreadable: troubles.map(({ column, value, message }) => ({ column, value, message })),
    },
    text: [...written(amounts), ...made, ...(charge === null ? stillOpen(result) : [])],
    problems: charge === null,
  };
}

/** One amount goes without saying; cells with the same text as its cell were filled with it. */
function written(amounts: ReadonlyMap<string, Amount>): string[] {
  if (amounts.size < 2) return [];
  const said = [...amounts].map(([column, value]) => `${column} ${amountToText(value)}`);
  return [`Written into the row: ${said.join(", ")}.`];
}

/** Everything that is wrong with the row, and the command that mends it in one go. */
function stillOpen({ problem, troubles, taken }: FixResult): string[] {
  const bad = troubles.filter((t) => t.isAmount);
  const other = troubles.find((t) => !t.isAmount);
  const each = bad.map(({ column }) => ` --amount ${/^\w+$/.test(column) ? column : `"${column}"`}=…`);
  const { period, problemId } = problem;
  return [
    taken
      ? "What you gave was taken, and the row is still open:"
      : "Nothing was written. The row still cannot be read:",
    ...troubles.map(({ message }) => `  ${message}`),
    ...(other === undefined
      ? []
      : [
          `Correct Raw Row on the Problems sheet${bad.length === 0 ? ", and run this again without --amount" : ""}.`,
        ]),
    ...(bad.length === 0
      ? []
      : [
          `Say the right amounts: openchargeback problems fix --period ${period} --id ${problemId}${each.join("")}`,
        ]),
  ];
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
