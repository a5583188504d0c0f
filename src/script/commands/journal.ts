/** openchargeback journal: double entry for the accounting system. */
import { basename, dirname } from "node:path";
import type { Command } from "commander";
import { exportJournal, reverseExported, type JournalResult } from "../../steps/journal";
import { plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption } from "../values";

interface Options {
  readonly period: string;
  readonly format?: string;
  readonly out?: string;
  readonly reverse?: string;
}

export function addJournal(program: Command): void {
  program
    .command("journal")
    .alias("export-journal")
    .description("export the month's journal once, or reverse one")
    .requiredOption("--period <period>")
    .option("--format <name>", "general or template; the setting's when not given")
    .option("--out <file>", "the file; journal/… beside the workbook when not given")
    .option("--reverse <id>", "take this journal back")
    .action(async (options: Options, command: Command) => {
      const period = periodOption(options.period);
      await withWorkbook(command, {}, async (session) => {
        const folder = options.out === undefined ? undefined : dirname(options.out);
        const saver = session.output("journal", period, folder);
        const request = {
          period,
          ...(options.format === undefined ? {} : { format: options.format }),
          ...(options.out === undefined ? {} : { fileName: basename(options.out) }),
        };
        const { host } = session;
        const result =
          options.reverse === undefined
            ? await exportJournal(host, request, saver)
            : await reverseExported(host, { ...request, journalId: options.reverse }, saver);
        return journalAnswer(result);
      });
    });
}

export function journalAnswer(result: JournalResult): Answer {
  const text = [
    ...result.warnings.map((w) => `${w}.`),
    `Journal ${result.journalId}: ${plural(result.lines, "line")}, debits ${result.debits}, credits ${result.credits}, written to ${result.path}.`,
  ];
  return { json: { ...result }, text, problems: result.warnings.length > 0 };
}
