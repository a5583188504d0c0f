/** openchargeback check: what FOCUS files hold and how far they keep to FOCUS, without a workbook. */
import type { Command } from "commander";
import { reportText } from "../../core/focus/conformance/text";
import { amountToText } from "../../core/money";
import { figure } from "../../core/words";
import { checkFile, type CheckedFile, type CheckedTable } from "../../steps/check-file";
import { columns, type Answer } from "../answer";
import { AMOUNTS_HELP, DATES_HELP, readingsOf, type ReadingOptions } from "../file-choice";
import { terminalProgress } from "../progress";
import { print, type GlobalOptions } from "../session";
import { inputFiles } from "../values";
import { exitCodeOf, lastLine, verdictOf, type Verdict } from "./check-verdict";

interface CheckOptions extends ReadingOptions {
  readonly strict?: boolean;
}

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("read FOCUS files without a workbook: what is in them, and what an import would say of them")
    .argument("<file...>", "FOCUS files")
    .option("--strict", "end with 2 where a rule warns, too: for those who write exporters")
    .option("--amounts <style>", AMOUNTS_HELP)
    .option("--dates <order>", DATES_HELP)
    .action(async (paths: string[], options: CheckOptions, command: Command) => {
      const readings = readingsOf(options);
      const strict = options.strict === true;
      const json = command.optsWithGlobals<GlobalOptions>().json === true;
      const inputs = inputFiles(paths);
      const progress = terminalProgress(!json);
      const files: CheckedFile[] = [];
      try {
        for (const [i, input] of inputs.entries()) {
          progress.report(i, inputs.length, `Checking ${input.name}`);
          files.push(await checkFile(input, progress, readings));
        }
      } finally {
        progress.stop();
      }
      const verdicts = files.map(verdictOf);
      print(checkAnswer(files, verdicts, strict), json);
      process.exitCode = exitCodeOf(verdicts, strict);
    });
}

function checkAnswer(files: readonly CheckedFile[], verdicts: readonly Verdict[], strict: boolean): Answer {
  const last = lastLine(verdicts, strict);
  return {
    json: {
      exitCode: exitCodeOf(verdicts, strict),
      imports: verdicts.every(({ imports }) => imports),
      verdict: last,
      files: files.map(({ file, refusal, tables }, i) => ({
        file,
        outcome: verdicts[i]?.outcome,
        imports: verdicts[i]?.imports,
        verdict: verdicts[i]?.text,
        refusal: refusal === "" ? null : refusal,
        tables: tables.map(tableJson),
      })),
    },
    text: [
      ...files.flatMap((file, i) => fileText(file, files.length === 1 ? "" : (verdicts[i]?.text ?? ""))),
      last,
    ],
  };
}

/** @param verdict "" where it is the last line anyhow */
function fileText({ tables, refusal }: CheckedFile, verdict: string): string[] {
  return [
    ...tables.flatMap(tableText),
    ...(refusal === "" ? [] : [refusal, ""]),
    ...(verdict === "" ? [] : [verdict, ""]),
  ];
}

function tableText(table: CheckedTable): string[] {
  const count = (n: number): string => figure(n);
  const { problems, periods, unreadable } = table;
  const rows: [string, string][] = [
    ["Rows", count(table.rows)],
    ["Charges", count(table.charges)],
    ["Problem rows", count(problems)],
    ["Billed", amountToText(table.billed)],
    ...(problems === 0
      ? []
      : ([
          ["  of charges", amountToText(table.billed - table.problemsBilled)],
          ["  of problem rows, not billed", amountToText(table.problemsBilled)],
          ["  problem rows without amount", count(unreadable)],
        ] as [string, string][])),
    ["List", amountToText(table.list)],
    ...periods.map(({ period, charges }): [string, string] => [`Charges of ${period}`, count(charges)]),
  ];
  return [
    `${table.file}: ${table.format}`,
    ...columns(["", ""], rows, [1]).slice(1),
    ...table.notes,
    ...table.asks,
    ...reportText(table.report),
    "",
  ];
}

function tableJson(table: CheckedTable): Record<string, unknown> {
  const { file, sha256, format, rows, charges, problems, unreadable, notes, asks, report } = table;
  return {
    file,
    sha256,
    format,
    rows,
    charges,
    problems,
    problemsUnreadable: unreadable,
    problemsBilledTotal: amountToText(table.problemsBilled),
    billedTotal: amountToText(table.billed),
    listTotal: amountToText(table.list),
    periods: table.periods.map((of) => ({ ...of, billed: amountToText(of.billed) })),
    notes,
    asks,
    rules: report.rules,
    findings: report.lines,
  };
}
