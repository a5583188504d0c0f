/** openchargeback sources, people, projects, funds, splits, lookups, rules: the tables that people keep up. */
import type { Command } from "commander";
import { COST_BASES, type Source } from "../../core/reference";
import { toRow } from "../../workbook/codec";
import { meaningOf } from "../../workbook/meanings";
import type { Host } from "../../steps/host";
import {
  commandOf,
  importReference,
  listReference,
  REFERENCE_TABLES,
  shapeOf,
  titleOf,
  type ReferenceTable,
} from "../../steps/reference";
import { addSource } from "../../steps/sources";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { choiceOption, inputFiles, nameOption } from "../values";
import { addFundsList } from "./funds";
import { addSubsidiesList } from "./subsidies";

export function addReference(program: Command): void {
  for (const table of REFERENCE_TABLES) {
    const group = program
      .command(commandOf(table))
      .description(`the sheet ${titleOf(table)}. ${meaningOf(shapeOf(table)).what}`);
    if (table === "funds") addFundsList(group, (host) => tableAnswer(host, table));
    else if (table === "subsidies") addSubsidiesList(group, (host) => tableAnswer(host, table));
    else addList(group, table);
    addFile(group, table);
    if (table === "sources") addSourceCommand(group);
  }
}

function addList(group: Command, table: ReferenceTable): void {
  group
    .command("list")
    .description("the rows of the sheet")
    .action(async (_options: unknown, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => await tableAnswer(host, table));
    });
}

async function tableAnswer(host: Host, table: ReferenceTable): Promise<Answer> {
  const records: readonly object[] = await listReference(host, table);
  const shape = shapeOf(table);
  const rows = records.map((record) => toRow<object>(shape, record));
  const headings = shape.columns.map((c) => c.heading);
  const shown = headings.filter((h) => rows.some((row) => row[h] !== null && row[h] !== undefined));
  const cells = rows.map((row) =>
    shown.map((h) =>
      String(row[h] ?? "")
        .replace(/\s+/g, " ")
        .slice(0, 48),
    ),
  );
  return {
    json: { [table]: rows },
    text: rows.length === 0 ? [`${titleOf(table)} is empty.`] : columns(shown, cells),
  };
}

function addFile(group: Command, table: ReferenceTable): void {
  group
    .command("import")
    .description("rows from a CSV file: those with a known key are replaced, others added")
    .argument("<file>", "a CSV file with the headings of the sheet")
    .action(async (path: string, _options: unknown, command: Command) => {
      const [file] = inputFiles([path]);
      if (file === undefined) return;
      await withWorkbook(command, {}, async ({ host }) => {
        const result = await importReference(host, table, file);
        const done = result.changed
          ? `${plural(result.rows, "row")} taken into ${titleOf(table)}.`
          : "Nothing changed: the table has these rows already.";
        return {
          json: { ...result },
          text: [done, ...result.warnings],
          problems: result.warnings.length > 0,
        };
      });
    });
}

interface SourceOptions {
  readonly pattern: string;
  readonly costBasis: string;
  readonly creditFund: string;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly notes: string;
}

function addSourceCommand(group: Command): void {
  group
    .command("add")
    .description("enter a new source of charges")
    .argument("<name>", "the source, such as HPC")
    .option("--pattern <globs>", 'file name patterns, e.g. "aws*; amazon*"', "")
    .option("--cost-basis <basis>", "Billed or Effective", "Billed")
    .option("--credit-fund <fund-org>", "the fund that recovers its cost", "")
    .option("--debit-account <account>", "account of the payers", "")
    .option("--credit-account <account>", "account of the recovery", "")
    .option("--notes <text>", "kept beside it", "")
    .action(async (name: string, options: SourceOptions, command: Command) => {
      const source: Source = {
        source: nameOption(name, "The source's name"),
        fileNamePattern: options.pattern,
        costBasis: choiceOption(options.costBasis, COST_BASES, "--cost-basis"),
        creditFundOrg: options.creditFund,
        debitAccount: options.debitAccount,
        creditAccount: options.creditAccount,
        program: "",
        activity: "",
        location: "",
        notes: options.notes,
        active: "Yes",
      };
      await withWorkbook(command, {}, async ({ host }) => {
        await addSource(host, source);
        return { json: { source: source.source }, text: [`Source ${source.source} was added.`] };
      });
    });
}
