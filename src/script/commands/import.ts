/** openchargeback import: FOCUS files into the workbook. */
import type { Command } from "commander";
import type { FileReport } from "../../core/import/report";
import { amount, amountToText } from "../../core/money";
import { importFiles, type ImportResult } from "../../steps/import-files";
import type { Answer } from "../answer";
import { withWorkbook } from "../session";
import { amountOption, inputFiles, nameOption, periodOption, several } from "../values";
import { AMOUNTS_HELP, choiceOf, DATES_HELP, SUMMARISE_HELP, type ChoiceOptions } from "../file-choice";
import { importText } from "./import-text";

interface Options extends ChoiceOptions {
  readonly source?: string;
  readonly period?: string;
  readonly add?: boolean;
  readonly replacePeriod: readonly string[];
  readonly addPeriod: readonly string[];
  readonly invoiceTotal?: string;
  readonly dryRun?: boolean;
  readonly acceptProblems?: boolean;
  readonly asCorrection?: boolean;
  readonly lateRows?: boolean;
}

export function addImport(program: Command): void {
  program
    .command("import")
    .alias("ingest")
    .description("import FOCUS files; they replace what their source had in the month")
    .argument("<file...>", "FOCUS files; files of one source and month are parts of one import")
    .option("--source <name>", "where the charges come from; by file name when not given")
    .option("--period <period>", "the main month, e.g. 2025-01; by the rows when not given")
    .option("--add", "join what is there instead of replacing it, in all its months")
    .option(
      "--replace-period <period>",
      "replace this other month too, of which the file has rows",
      several,
      [],
    )
    .option("--add-period <period>", "join this other month, and replace the main one as usual", several, [])
    .option("--invoice-total <amount>", "the vendor's invoice, to compare with the file")
    .option("--amounts <style>", AMOUNTS_HELP)
    .option("--dates <order>", DATES_HELP)
    .option("--summarise <grain>", SUMMARISE_HELP)
    .option("--as-correction", "bring only what differs from a closed month, into an open one")
    .option("--late-rows", "bring rows that closed months have not, beside others, into the open month")
    .option("--dry-run", "say what would happen and write nothing")
    .option("--accept-problems", "import the rest when rows cannot be read; those go to Problems")
    .action(async (files: string[], options: Options, command: Command) => {
      const inputs = inputFiles(files);
      const choice = choiceOf(options);
      const request = {
        files: inputs,
        each: inputs.map(() => choice),
        ...(options.source === undefined ? {} : { source: nameOption(options.source, "--source") }),
        ...(options.period === undefined ? {} : { period: periodOption(options.period) }),
        add: options.add === true,
        replacePeriods: options.replacePeriod.map(periodOption),
        addPeriods: options.addPeriod.map(periodOption),
        invoiceTotal: amountOption(options.invoiceTotal, "--invoice-total"),
        acceptProblems: options.acceptProblems === true,
        asCorrection: options.asCorrection === true,
        lateRows: options.lateRows === true,
      };
      const readOnly = options.dryRun === true;
      await withWorkbook(command, { readOnly }, async ({ host }) =>
        importAnswer(await importFiles(host, request), readOnly),
      );
    });
}

export function importAnswer(result: ImportResult, dryRun: boolean): Answer {
  const files = groupByFile(result.files).map(fileJson);
  const problems = result.files.flatMap((f) => f.problems.map((p) => ({ ...p, file: f.file })));
  const json = {
    dryRun,
    changed: result.changed && !dryRun,
    periods: result.periods,
    pending: result.pending,
    newSources: result.newSources,
    files,
    notes: result.notes,
    doubts: result.doubts,
    takenAlong: result.takenAlong.map((m) => ({ ...m, amount: amountToText(m.amount) })),
    corrections: result.corrections,
    late: result.late,
    findings: result.findings,
    problems: problems.map((p) => ({
      id: p.problemId,
      file: p.file,
      row: p.sourceRow,
      code: p.code,
      column: p.column,
      value: p.value,
      message: p.message,
    })),
  };
  return {
    json,
    text: importText(result, dryRun),
    problems: problems.length > 0 || result.doubts.length > 0,
  };
}

function groupByFile(reports: readonly FileReport[]): FileReport[][] {
  const groups = new Map<string, FileReport[]>();
  for (const report of reports) groups.set(report.file, [...(groups.get(report.file) ?? []), report]);
  return [...groups.values()];
}

function fileJson(reports: readonly FileReport[]): Record<string, unknown> {
  const add = (pick: (r: FileReport) => string): string =>
    amountToText(reports.reduce((total, r) => total + amount(pick(r)), 0n));
  const count = (pick: (r: FileReport) => number): number => reports.reduce((total, r) => total + pick(r), 0);
  const replaced = reports.flatMap((r) => (r.replaced === null ? [] : [{ period: r.period, ...r.replaced }]));
  return {
    file: reports[0]?.file,
    source: reports[0]?.source,
    format: reports[0]?.format,
    periods: reports.map((r) => r.period),
    rows: count((r) => r.rows),
    charges: count((r) => r.charges),
    summarised: reports[0]?.summarised ?? null,
    problems: count((r) => r.problems.length),
    billedTotal: add((r) => r.billedTotal),
    listTotal: add((r) => r.listTotal),
    replaced: replaced.length === 0 ? null : replaced,
    invoiceDifference: reports.find((r) => r.invoiceDifference !== null)?.invoiceDifference ?? null,
  };
}
