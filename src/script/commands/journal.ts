/** openchargeback journal: double entry for the accounting system, in the layout it takes. */
import type { Command } from "commander";
import { inputFile } from "../../adapters/node/files";
import type { FileSaver } from "../../ports/ports";
import { exportJournal, reverseExported, type JournalRequest, type JournalResult } from "../../steps/journal";
import { takeLayouts } from "../../steps/journal-layouts";
import { fillJournalTemplate, previewTemplate, type TemplatePlan } from "../../steps/journal-template";
import { journalFormats, journalValues, saveJournalValues } from "../../steps/journal-values";
import { findingText } from "../../core/journal/presets/check";
import { Refusal } from "../../core/problem";
import type { Host } from "../../steps/host";
import { columns, plural, type Answer } from "../answer";
import { outPath } from "../out-path";
import { withWorkbook, type Session } from "../session";
import { dayOption, periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period?: string;
  readonly format?: string;
  readonly date?: string;
  readonly out?: string;
  readonly reverse?: string;
  readonly reason?: string;
  readonly asInSheet?: boolean;
  readonly template?: string;
  readonly dryRun?: boolean;
}

export function addJournal(program: Command): void {
  const journal = program
    .command("journal")
    .alias("export-journal")
    .description("export the month's journal once, or take one back")
    .option("--period <period>", PERIOD_HELP)
    .option("--format <name>", "one of the layouts that journal formats lists; the setting's when not given")
    .option("--date <YYYY-MM-DD>", "the accounting date; the last day of the month when not given")
    .option("--out <file|dir>", "the file, or a folder; journal/… beside the workbook when not given")
    .option("--reverse <id>", "take this journal back, in the layout it went out in")
    .option("--reason <text>", "why it is taken back")
    .option(
      "--as-in-sheet",
      "take back the lines of the Journal sheet although they do not give the file that went out",
    )
    .option("--template <file>", "write it into your own .xlsx or CSV file, by the names of its columns")
    .option("--dry-run", "check it and say what would be written, and write nothing")
    .action(exportOrReverse);
  addFormats(journal);
  addLayout(journal);
  addValues(journal);
}

async function exportOrReverse(options: Options, command: Command): Promise<void> {
  if (options.period === undefined) {
    const [of = "2025-01"] = /^\d{4}-\d\d(?=-)/.exec(options.reverse ?? "") ?? [];
    throw new Refusal(`Name the month: --period ${of}. Nothing was written.`);
  }
  const period = periodOption(options.period);
  const dryRun = options.dryRun === true;
  await withWorkbook(command, { readOnly: dryRun }, async (session) => {
    const { folder, fileName } = options.out === undefined ? {} : outPath(options.out);
    const saver = session.output("journal", period, folder);
    const { host, sheetFiles } = session;
    const request = {
      period,
      ...(options.date === undefined ? {} : { accountingDate: dayOption(options.date, "--date") }),
      ...(fileName === undefined ? {} : { fileName }),
    };
    if (options.template !== undefined) return await templateAnswer(options, request, session, saver);
    if (options.reverse !== undefined) {
      const { reverse: journalId, reason = "", asInSheet = false } = options;
      const reversal = { ...request, journalId, reason, asInSheet };
      return journalAnswer(await reverseExported(host, reversal, saver, sheetFiles), dryRun);
    }
    const format = options.format === undefined ? {} : { format: options.format };
    return journalAnswer(await exportJournal(host, { ...request, ...format }, saver, sheetFiles), dryRun);
  });
}

async function templateAnswer(
  { template = "", format, reverse, reason = "", dryRun }: Options,
  request: JournalRequest,
  { host, sheetFiles }: Session,
  saver: FileSaver,
): Promise<Answer> {
  const own = {
    ...request,
    template: inputFile(template),
    ...(format === undefined ? {} : { format }),
    ...(reverse === undefined ? {} : { reverse: { journalId: reverse, reason } }),
  };
  if (dryRun === true) {
    const plan = await previewTemplate(host, own, sheetFiles);
    const findings = plan.findings.map(findingText);
    const text = [...planText(plan), ...findings, "Nothing was written."];
    return { json: { ...plan }, text, problems: findings.length > 0 };
  }
  const result = await fillJournalTemplate(host, own, saver, sheetFiles);
  const answer = journalAnswer(result);
  return { ...answer, text: [...planText(result.plan), ...answer.text] };
}

function planText({ template, label, sheets }: TemplatePlan): string[] {
  return [
    `${template}, filled as ${label}:`,
    ...sheets.flatMap((sheet) => [
      `${sheet.name}, below row ${sheet.headingRow}:`,
      ...columns(
        ["Column", "Heading", "Filled with"],
        sheet.filled.map((column): [string, string, string] => [column.column, column.heading, column.with]),
      ),
      ...(sheet.left.length === 0 ? [] : [`Left blank: ${sheet.left.join(", ")}.`]),
    ]),
  ];
}

function addLayout(journal: Command): void {
  journal
    .command("layout")
    .description("read your own layout into Journal Formats: a CSV file with its columns")
    .argument("<file>", "a CSV file with the headings of the sheet Journal Formats")
    .action(async (file: string, _options: unknown, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const taken = await takeLayouts(host, inputFile(file));
        const text = `${taken.layouts.join(", ")}: ${plural(taken.columns, "column")}${taken.changed ? "" : ", as before"}.`;
        return { json: { ...taken }, text: [text] };
      });
    });
}

function addFormats(journal: Command): void {
  journal
    .command("formats")
    .description("the layouts there are, and what each is known from")
    .action(async (_options: unknown, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => {
        const formats = await journalFormats(host);
        const rows = formats.map(
          ({ name, label, evidence, ready, problems }): [string, string, string, string] => [
            name,
            label,
            evidence,
            ready ? "" : problems.length > 0 ? "needs a correction" : "needs values",
          ],
        );
        const problems = formats.flatMap((one) => one.problems);
        return {
          json: { formats },
          text: [...columns(["Format", "Label", "Known", ""], rows), ...problems],
          problems: problems.length > 0,
        };
      });
    });
}

function addValues(journal: Command): void {
  journal
    .command("values")
    .description("what a layout needs entered once: list it, or set fields")
    .argument("<list|set>", "show what is entered, or enter it")
    .argument("[field=value...]", 'fields to set: "Business Unit=UNIV1"')
    .option("--format <name>", "the layout; the setting's when not given")
    .action(async (what: string, fields: string[], _options: unknown, command: Command) => {
      // The parent has the same option, and takes it where both could.
      const { format = "" } = command.optsWithGlobals<{ format?: string }>();
      const set = choiceOf(what);
      await withWorkbook(command, set ? {} : { readOnly: true }, async ({ host }) => {
        if (!set) return await valuesAnswer(host, format);
        const { changed } = await saveJournalValues(host, format, parsed(fields));
        const text = changed.length === 0 ? "Nothing changed." : `Set: ${changed.join(", ")}.`;
        return { json: { changed }, text: [text] };
      });
    });
}

function choiceOf(what: string): boolean {
  if (what !== "list" && what !== "set") throw new Refusal(`Say list or set, not "${what}".`);
  return what === "set";
}

function parsed(fields: readonly string[]): Record<string, string> {
  const pairs = fields.map((field) => {
    const at = field.indexOf("=");
    if (at < 1) throw new Refusal(`"${field}" is not field=value, such as "Business Unit=UNIV1".`);
    return [field.slice(0, at).trim(), field.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

async function valuesAnswer(host: Host, format: string): Promise<Answer> {
  const values = await journalValues(host, format);
  if (values.length === 0) return { json: { values }, text: ["This layout needs no values."] };
  const rows = values.map(({ field, value, needed, meaning }): [string, string, string] => [
    field,
    value === "" && needed ? "(needed)" : value,
    meaning,
  ]);
  return { json: { values }, text: columns(["Field", "Value", "Meaning"], rows) };
}

export function journalAnswer(result: JournalResult, dryRun = false): Answer {
  const { journalId, format, accountingDate, lines, debits, credits, path, control } = result;
  const text = [
    ...result.warnings.map((w) => `${w}.`),
    `Journal ${journalId} (${format}, dated ${accountingDate}): ${plural(lines, "line")}, debits ${debits}, credits ${credits}, ${dryRun ? "would be written" : "written"} to ${path}; control sheet ${control}.`,
    ...(dryRun ? ["Nothing was written."] : []),
  ];
  return { json: { ...result, ...(dryRun ? { dryRun } : {}) }, text, problems: result.warnings.length > 0 };
}
