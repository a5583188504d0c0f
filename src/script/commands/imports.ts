/** openchargeback imports: what was imported, and taking an import back. */
import type { Command } from "commander";
import { importHistory, type PastImport } from "../../steps/import-history";
import { undoImport, type UndoResult } from "../../steps/undo-import";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption } from "../values";

interface Options {
  readonly period?: string;
  readonly reason: string;
  readonly dryRun?: boolean;
}

export function addImports(program: Command): void {
  const imports = program.command("imports").description("what was imported, and taking an import back");
  imports
    .command("list", { isDefault: true })
    .description("what was imported, the newest first")
    .option("--period <period>", "one month only")
    .action(async ({ period }: Options, command: Command) => {
      const month = period === undefined ? undefined : periodOption(period);
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        historyAnswer(await importHistory(host, month)),
      );
    });
  imports
    .command("undo")
    .description("take an import out again, until its month is closed; needs --reason")
    .argument("<import>", "its Import ID, or the file's name")
    .option("--reason <text>", "why", "")
    .option("--dry-run", "say what would happen and write nothing")
    .action(async (name: string, options: Options, command: Command) => {
      const readOnly = options.dryRun === true;
      await withWorkbook(command, { readOnly }, async ({ host }) =>
        undoAnswer(await undoImport(host, name, options.reason), readOnly),
      );
    });
}

function historyAnswer(imports: readonly PastImport[]): Answer {
  const rows = imports.map((i) => [
    i.importId,
    i.file,
    i.period,
    i.corrects === "" ? i.status : `${i.status}, correction of ${i.corrects}`,
    ...[i.rows, i.charges, i.problems].map((n) => n.toLocaleString("en-US")),
    i.billed,
    i.replaced === null ? "" : `${i.replaced.billed} (${signed(i.replaced.difference)})`,
    i.at.slice(0, 16).replace("T", " "),
    i.by,
  ]);
  const headings = [
    "Import",
    "File",
    "Month",
    "Status",
    "Rows",
    "Charges",
    "Problems",
    "Billed",
    "Replaced",
    "At",
    "By",
  ];
  const text = rows.length === 0 ? ["Nothing was imported."] : columns(headings, rows, [4, 5, 6, 7, 8]);
  return { json: { imports }, text };
}

function undoAnswer(result: UndoResult, dryRun: boolean): Answer {
  const taken = `${plural(result.charges, "charge")} and ${plural(result.problems, "problem")} of ${result.file} (${result.periods.join(", ")})`;
  const replaced =
    result.replaced.length === 0
      ? []
      : [
          `What it had replaced does not come back by itself: ${result.replaced.join(", ")}. Import that file again.`,
        ];
  const done = dryRun ? `Nothing was written. It would take out ${taken}.` : `Taken out: ${taken}.`;
  return { json: { dryRun, ...result }, text: [done, ...replaced] };
}

function signed(difference: string): string {
  return difference.startsWith("-") ? difference : `+${difference}`;
}
