/** openchargeback statements: a PDF a PI. */
import type { Command } from "commander";
import { centsToText, sum, amountToText } from "../../core/money";
import { makeAgain } from "../../steps/statements-again";
import { makeStatements, type StatementsResult } from "../../steps/statements";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { againAnswer } from "./statements-again";
import { periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly out?: string;
  readonly only?: string;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

export function addStatements(program: Command): void {
  program
    .command("statements")
    .alias("generate")
    .description("make the month's statements, a PDF each")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option("--out <dir>", "folder for the PDFs; statements beside the workbook when not given")
    .option("--only <pi>", "only this PI's")
    .option(
      "--again",
      "make the PDFs of statements that stand once more, and nothing else; of closed months too",
    )
    .option("--dry-run", "say what would be made and write nothing")
    .action(async (options: Options, command: Command) => {
      const period = periodOption(options.period);
      const readOnly = options.dryRun === true;
      // PDFs that are made again leave the workbook as it is.
      const access = { readOnly: readOnly || options.again === true };
      await withWorkbook(command, access, async (session) => {
        const saver = session.output("statements", period, options.out);
        const request = { period, ...(options.only === undefined ? {} : { only: options.only }) };
        if (options.again === true) {
          const host = { ...session.host, dryRun: readOnly };
          return againAnswer(await makeAgain(host, request, saver, session.fonts), readOnly);
        }
        const result = await makeStatements(session.host, request, saver, session.fonts);
        return statementsAnswer(result, readOnly);
      });
    });
}

export function statementsAnswer(result: StatementsResult, dryRun: boolean): Answer {
  const statements = result.statements.map(({ record: s, path, changed }) => ({
    statementNo: s.statementNo,
    pi: s.pi,
    name: s.name,
    revision: s.revision,
    status: s.status,
    list: centsToText(s.list),
    discount: centsToText(s.discount),
    credits: centsToText(s.credits),
    amount: centsToText(s.amount),
    file: path,
    changed,
  }));
  // A column that says nothing is left out.
  const hasCredits = result.statements.some(({ record }) => record.credits !== 0);
  const credits = (text: string): string[] => (hasCredits ? [text] : []);
  const pendingAmount = amountToText(sum(result.pending.map((c) => c.amount)));
  const text = [
    ...columns(
      ["Statement", "PI", "Status", "List", "Discount", ...credits("Credits"), "Amount", ""],
      statements.map((s) => [
        s.statementNo,
        s.pi,
        s.status,
        s.list,
        s.discount,
        ...credits(s.credits),
        s.amount,
        s.changed ? "new" : "",
      ]),
      hasCredits ? [3, 4, 5, 6] : [3, 4, 5],
    ),
    ...result.ended.map((s) => `${s.statementNo} (${s.pi}) is ${s.status.toLowerCase()}.`),
    ...result.removed.map((file) => `${file} was a draft and is removed.`),
    ...result.moved.map((path) => `The PDF that was sent lies in ${path} now.`),
    ...result.warnings,
    ...result.notices,
    ...(result.pending.length === 0
      ? []
      : [`${plural(result.pending.length, "charge")} of ${pendingAmount} pending: not on these statements.`]),
    dryRun
      ? "Nothing was written."
      : result.changed
        ? `${plural(result.filesWritten, "PDF")} written.`
        : "Nothing changed.",
  ];
  const json = {
    dryRun,
    changed: result.changed && !dryRun,
    filesWritten: result.filesWritten,
    statements,
    ended: result.ended.map((s) => ({ statementNo: s.statementNo, status: s.status })),
    removed: result.removed,
    moved: result.moved,
    pending: { charges: result.pending.length, amount: pendingAmount },
    warnings: result.warnings,
    notices: result.notices,
  };
  return { json, text, problems: result.pending.length + result.warnings.length > 0 };
}
