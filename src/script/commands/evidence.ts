/** openchargeback evidence: one zip of a month for an auditor. */
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { isWorkbookAddress } from "../../adapters/graph/workbook-address";
import { sheetFiles } from "../../adapters/sheets/sheet-files";
import type { Period } from "../../core/period";
import { figure } from "../../core/words";
import type { FileSaver, InputFile } from "../../ports/ports";
import { makeEvidencePack, type EvidenceResult } from "../../steps/evidence";
import type { Host } from "../../steps/host";
import { importHistory } from "../../steps/import-history";
import { plural, type Answer } from "../answer";
import { filesBelow, filesNamed } from "../found-files";
import { outPath } from "../out-path";
import { withWorkbook, type GlobalOptions } from "../session";
import { periodOption, repeated, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly inputs: readonly string[];
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** Folders that are looked into where none is named: the workbook's own, and these in it. */
const USUAL = ["", "inputs", "imports", "input", "import"];

export function addEvidence(program: Command): void {
  program
    .command("evidence")
    .description("pack a month for an auditor: inputs, charges, decisions, statements, journal, log, tie-out")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option(
      "--inputs <dir|file>",
      "where the imported files are, several times if need be; beside the workbook when not given",
      repeated,
      [],
    )
    .option("--out <file|dir>", "the zip, or a folder; evidence/… beside the workbook when not given")
    .option("--dry-run", "say what would be in it and write nothing")
    .action(async (options: Options, command: Command) => {
      const period = periodOption(options.period);
      const readOnly = options.dryRun === true;
      const { workbook = "" } = command.optsWithGlobals<GlobalOptions>();
      await withWorkbook(command, { readOnly }, async ({ host, output, reader, fonts }) => {
        const inputs =
          options.inputs.length > 0
            ? filesBelow(options.inputs)
            : await besideWorkbook(host, period, workbook);
        const { folder, fileName } = options.out === undefined ? {} : outPath(options.out);
        const saver = named(output("evidence", period, folder), fileName);
        const tools = { saver, reader, fonts, sheetFiles: sheetFiles() };
        return answer(await makeEvidencePack(host, { period, inputs }, tools), readOnly);
      });
    });
}

/** The zip under the name that a person gave. */
function named(saver: FileSaver, fileName: string | undefined): FileSaver {
  if (fileName === undefined) return saver;
  return { save: (_name, bytes, keep) => saver.save(fileName, bytes, keep) };
}

/**
 * Files with the names of imports: the month's first, then others, the newest first, for what brought charges that were
 * carried into it. Looking ends when all that is wanted is found.
 */
async function besideWorkbook(host: Host, period: Period, workbook: string): Promise<InputFile[]> {
  if (isWorkbookAddress(workbook)) return [];
  const imports = await importHistory(host);
  const isOwn = (row: { readonly period: Period }): boolean => row.period === period;
  const ordered = [...imports.filter(isOwn), ...imports.filter((row) => !isOwn(row))];
  const names = [...new Set(ordered.map((row) => row.file.split("/")[0] ?? ""))];
  const place = new Map(names.map((name, at) => [name, at]));
  const folder = dirname(resolve(workbook));
  const found = USUAL.flatMap((usual) => filesNamed(join(folder, usual), new Set(names)));
  return found.sort((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
}

function answer(result: EvidenceResult, dryRun: boolean): Answer {
  const { period, path, sha256, bytes, files, missing, difference, findings } = result;
  const packed = `${plural(files.length, "file")}, ${figure(bytes)} bytes`;
  const text = [
    dryRun
      ? `The evidence of ${period} would have ${packed}. Nothing was written.`
      : `The evidence of ${period} is in ${path}: ${packed}.`,
    `SHA-256 ${sha256}${dryRun ? "" : ": keep it where whoever keeps the workbook cannot change it"}.`,
    difference === null ? "The tie-out is not possible." : `Tie-out: difference ${difference}.`,
    ...findings,
    ...missing.map((m) => `Not in it: ${m.what}, ${m.name}: ${m.why}.`),
  ];
  const off = difference !== "0.00" || missing.length > 0;
  return { json: { dryRun, ...result }, text, problems: off };
}
