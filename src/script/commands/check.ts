/** openchargeback check: what FOCUS files hold and how far they keep to FOCUS, without a workbook. */
import type { Command } from "commander";
import { reportText } from "../../core/focus/conformance/text";
import { amountToText } from "../../core/money";
import { checkFile, type CheckedFile, type CheckedTable } from "../../steps/check-file";
import { columns, type Answer } from "../answer";
import { terminalProgress } from "../progress";
import { print, type GlobalOptions } from "../session";
import { inputFiles } from "../values";
import { AMOUNTS_HELP, DATES_HELP, readingsOf, type ReadingOptions } from "../file-choice";

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("read FOCUS files without a workbook: what is in them, and what an import would say of them")
    .argument("<file...>", "FOCUS files")
    .option("--amounts <style>", AMOUNTS_HELP)
    .option("--dates <order>", DATES_HELP)
    .action(async (paths: string[], options: ReadingOptions, command: Command) => {
      const readings = readingsOf(options);
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
      print(checkAnswer(files), json);
      if (files.some((file) => file.refusal !== "")) process.exitCode = 1;
    });
}

export function checkAnswer(files: readonly CheckedFile[]): Answer {
  return {
    json: {
      files: files.map(({ file, refusal, tables }) => ({
        file,
        refusal: refusal === "" ? null : refusal,
        tables: tables.map(tableJson),
      })),
    },
    text: files.flatMap(fileText),
    problems: files.some(({ tables }) => tables.some((table) => table.problems > 0)),
  };
}

function fileText({ tables, refusal }: CheckedFile): string[] {
  return [...tables.flatMap(tableText), ...(refusal === "" ? [] : [refusal, ""])];
}

function tableText(table: CheckedTable): string[] {
  const count = (n: number): string => n.toLocaleString("en-US");
  const rows: [string, string][] = [
    ["Rows", count(table.rows)],
    ["Charges", count(table.charges)],
    ["Problems", count(table.problems)],
    ["Billed", amountToText(table.billed)],
    ["List", amountToText(table.list)],
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
  const { file, sha256, format, rows, charges, problems, billed, list, notes, asks, report } = table;
  return {
    file,
    sha256,
    format,
    rows,
    charges,
    problems,
    billedTotal: amountToText(billed),
    listTotal: amountToText(list),
    notes,
    asks,
    findings: report.lines,
  };
}
