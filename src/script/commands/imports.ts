/** openchargeback imports: what was imported, its invoices, and taking an import back. */
import type { Command } from "commander";
import { importHistory, type PastImport } from "../../steps/import-history";
import { amountToText } from "../../core/money";
import { figure } from "../../core/words";
import { saveInvoice, type InvoiceResult } from "../../steps/invoice";
import { undoImport, type UndoResult } from "../../steps/undo-import";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { amountOption, periodOption } from "../values";

interface Options {
  readonly period?: string;
  readonly reason: string;
  readonly dryRun?: boolean;
}

interface InvoiceOptions {
  readonly total?: string;
  readonly explanation?: string;
}

export function addImports(program: Command): void {
  const imports = program
    .command("imports")
    .description("what was imported, its invoices, and taking an import back");
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
    .command("invoice")
    .description("the invoice's total of an import, and why the file comes to another")
    .argument("<import>", "its Import ID, or the file's name")
    .option("--total <amount>", "the invoice's total")
    .option("--explanation <text>", "why the file differs from it")
    .action(async (name: string, options: InvoiceOptions, command: Command) => {
      const invoiceTotal = amountOption(options.total, "--total");
      const request = { name, invoiceTotal, explanation: options.explanation ?? null };
      await withWorkbook(command, {}, async ({ host }) => invoiceAnswer(await saveInvoice(host, request)));
    });
  imports
    .command("undo")
    .description("take an import out again, until its month is closed")
    .argument("<import>", "its Import ID, or the file's name")
    .option("--reason <text>", "why it is taken back (needed): kept in the log", "")
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
    statusOf(i),
    ...[i.rows, i.charges, i.problems].map((n) => figure(n)),
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

type Status = Pick<PastImport, "status" | "corrects" | "lateRowsOf" | "leftOut">;

/** With what it brought of another month. */
export function statusOf({ status, corrects, lateRowsOf, leftOut }: Status): string {
  const brought = [
    ...(corrects === "" ? [] : [`correction of ${corrects}`]),
    ...(lateRowsOf === "" ? [] : [`late rows of ${lateRowsOf}`]),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, "row")} left out`]),
  ];
  return [status, ...brought].join(", ");
}

function invoiceAnswer({ record, withinTolerance, changed }: InvoiceResult): Answer {
  const [total, difference] = [record.invoiceTotal ?? 0n, record.difference ?? 0n].map((a) =>
    amountToText(a),
  );
  const { importId, fileName, period, explanation } = record;
  const verdict = withinTolerance
    ? "within the tolerance"
    : explanation === ""
      ? "more than the tolerance: explain it before the month is closed"
      : `explained: ${explanation}`;
  return {
    json: {
      importId,
      file: fileName,
      period,
      invoiceTotal: total,
      difference,
      explanation,
      withinTolerance,
      changed,
    },
    text: [
      `${fileName}: invoice ${total ?? ""}; its rows of ${period} differ by ${difference ?? ""}, ${verdict}.`,
    ],
    problems: !withinTolerance && explanation === "",
  };
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
