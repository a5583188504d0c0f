/** openchargeback init: makes a workbook, or adds to one what is missing. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { inputFile } from "../../adapters/node/files";
import { Refusal } from "../../core/problem";
import { fileNameOf, initWorkbook, type InitResult } from "../../steps/init";
import { REFERENCE_TABLES } from "../../steps/reference";
import { plural, type Answer } from "../answer";
import { withWorkbook } from "../session";

export function addInit(program: Command): void {
  program
    .command("init")
    .description("make the workbook, or add to one what is missing")
    .option(
      "--reference <dir>",
      "folder with People.csv, Projects.csv, Funds.csv, Splits.csv, Lookups.csv, Sources.csv, Rules.csv",
    )
    .action(async (options: { reference?: string }, command: Command) => {
      const files = options.reference === undefined ? [] : referenceFiles(options.reference);
      await withWorkbook(command, { create: true }, async ({ host, workbook }) =>
        answer(await initWorkbook(host, workbook, files)),
      );
    });
}

function referenceFiles(folder: string): ReturnType<typeof inputFile>[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw new Refusal(`There is no folder ${folder}. Check the name. Nothing was written.`);
  }
  const wanted = REFERENCE_TABLES.map(fileNameOf);
  const found = names.filter((name) => wanted.includes(name.toLowerCase()));
  if (found.length === 0) {
    throw new Refusal(
      `${folder} has none of ${wanted.join(", ")}. Name the folder that has them. Nothing was written.`,
    );
  }
  return found.map((name) => inputFile(join(folder, name)));
}

function answer(result: InitResult): Answer {
  const reference = result.reference
    .filter((r) => r.changed)
    .map((r) => `${r.table}: ${plural(r.rows, "row")}`);
  const warnings = [...result.warnings, ...result.reference.flatMap((r) => r.warnings)];
  const text = [
    result.added.length === 0 ? "Nothing was missing." : `Added ${result.added.join(", ")}.`,
    ...(reference.length === 0 ? [] : [`Reference data: ${reference.join(", ")}.`]),
    ...warnings,
  ];
  const json = {
    added: result.added,
    reference: result.reference.map(({ table, rows, changed }) => ({ table, rows, changed })),
    warnings,
  };
  return { json, text, problems: warnings.length > 0 };
}
