/** openchargeback archive: posted months' charges in workbooks of their own, and back. */
import type { Command } from "commander";
import { sheetFiles } from "../../adapters/sheets/sheet-files";
import { Refusal } from "../../core/problem";
import { archiveMonth, type ArchiveResult } from "../../steps/archive";
import { archiveOlder } from "../../steps/archive-older";
import { listPeriods } from "../../steps/periods";
import { restoreMonth } from "../../steps/restore-month";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { inputFiles, periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period?: string;
  readonly older?: boolean;
  readonly out?: string;
  readonly dryRun?: boolean;
}

interface RestoreOptions {
  readonly period?: string;
  readonly file: string;
}

export function addArchive(program: Command): void {
  const archive = program
    .command("archive")
    .description(
      "move a posted month's charges to a workbook of their own; its totals stay. Columns that you added to Charges do not go along: copy them first",
    )
    .option("--period <period>", PERIOD_HELP)
    .option("--older", "every posted month beyond the setting Months Kept")
    .option("--out <dir>", "folder for the archives; archive beside the workbook when not given")
    .option("--dry-run", "say what would be archived and write nothing")
    .action(async (options: Options, command: Command) => {
      const { period, older = false } = options;
      if ((period === undefined) === !older)
        throw new Refusal(
          "Name the month (--period 2024-01), or all that are due (--older). Nothing was written.",
        );
      const readOnly = options.dryRun === true;
      await withWorkbook(command, { readOnly }, async ({ host, output, reader }) => {
        const saver = (month: string) => output("archive", month, options.out);
        if (period === undefined)
          return olderAnswer(await archiveOlder(host, saver, reader, sheetFiles()), readOnly);
        const month = periodOption(period);
        return answer(
          await archiveMonth(host, { period: month }, saver(month), reader, sheetFiles()),
          readOnly,
        );
      });
    });
  archive
    .command("restore")
    .description("bring an archived month's charges back into the workbook")
    .option("--period <period>", PERIOD_HELP)
    .requiredOption("--file <file>", "its archive")
    .action(async (_options: unknown, command: Command) => {
      // archive has --period too, and takes it before its own commands do.
      const options = command.optsWithGlobals<RestoreOptions>();
      if (options.period === undefined)
        throw new Refusal("Name the month: --period 2024-01. Nothing was written.");
      const period = periodOption(options.period);
      const [file] = inputFiles([options.file]);
      if (file === undefined) return;
      await withWorkbook(command, {}, async ({ host }) => {
        const result = await restoreMonth(host, { period, file }, sheetFiles());
        return {
          json: { ...result },
          text: [
            `${plural(result.charges, "charge")} of ${result.period} are in the workbook again. Archive the month when you are done.`,
          ],
        };
      });
    });
  archive
    .command("list")
    .description("where each month's charges are")
    .action(async (_options: unknown, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        listAnswer(await listPeriods(host)),
      );
    });
}

function answer(result: ArchiveResult, dryRun: boolean): Answer {
  return { json: { dryRun, ...result }, text: [sentence(result, dryRun)] };
}

function sentence({ period, charges, file, sha256, changed }: ArchiveResult, dryRun: boolean): string {
  if (dryRun)
    return `${plural(charges, "charge")} of ${period} would go to ${file}. Columns that you added to Charges yourself would not go along: copy what stands in them first. Nothing was written.`;
  return changed
    ? `${plural(charges, "charge")} of ${period} are in ${file} now, read again and compared; columns that you added to Charges yourself did not go along. SHA-256 ${sha256}.`
    : `${period} is archived already, in ${file}.`;
}

function olderAnswer(
  { archived, waiting, monthsKept }: Awaited<ReturnType<typeof archiveOlder>>,
  dryRun: boolean,
): Answer {
  const text = [
    ...archived.map((result) => sentence(result, dryRun)),
    ...waiting.map((period) => `${period} is not posted yet: it stays.`),
    ...(archived.length === 0
      ? [`Nothing to archive: the workbook keeps ${plural(monthsKept, "month")}.`]
      : []),
  ];
  return { json: { dryRun, archived, waiting, monthsKept }, text, problems: waiting.length > 0 };
}

function listAnswer(periods: Awaited<ReturnType<typeof listPeriods>>): Answer {
  const months = periods.map((p) => ({
    period: p.period,
    status: p.status,
    charges: p.charges,
    archiveFile: p.archiveFile,
    archiveSha256: p.archiveSha256,
  }));
  const rows = months.map((m) => [
    m.period,
    m.status,
    String(m.charges),
    m.archiveFile === "" ? "in the workbook" : m.archiveFile,
    m.archiveSha256,
  ]);
  const text =
    rows.length === 0
      ? ["No months."]
      : columns(["Month", "Status", "Charges", "Where", "SHA-256"], rows, [2]);
  return { json: { months }, text };
}
