/** What an import says to a person: a table of its files, then a line for each thing to look at. --json has exact amounts. */
import { notCompared } from "../../core/import/invoice";
import type { FileReport } from "../../core/import/report";
import { amount, sum, type Amount } from "../../core/money";
import { sameName } from "../../core/reference";
import { figure } from "../../core/words";
import type { ImportResult } from "../../steps/import-files";
import { columns, moneyText, plural } from "../answer";

const TAKE_BACK =
  "If this was the wrong file, import the right one; openchargeback imports undo takes an import back.";

export function importText(result: ImportResult, dryRun: boolean): string[] {
  const { files } = result;
  return [
    ...result.corrections.flatMap(correctionText),
    ...(files.length === 0 ? [] : filesText(files, result.changed)),
    ...files.flatMap(summarisedText),
    ...result.notes,
    ...result.newSources.map((s) => `New source ${s}: give it a Credit Fund Org on the Sources sheet.`),
    ...files.flatMap(problemsText),
    ...files.flatMap((f) => invoiceText(f, result)),
    ...result.findings.filter((f) => f.severity !== "Note").map(findingText),
    ...notesText(result),
    ...result.doubts,
    ...(result.doubts.length === 0 || dryRun ? [] : [TAKE_BACK]),
    outcome(result, dryRun),
  ];
}

const HEADINGS = ["File", "Source", "Month", "Rows", "Charges", "Problems", "Billed", "List", "Replaces"];

/** An import that changes nothing replaces nothing, whatever stands there. */
function filesText(files: readonly FileReport[], changed: boolean): string[] {
  const rows = files.map((file, i) => fileRow(file, changed ? replacedHere(file, files.slice(0, i)) : null));
  return columns(HEADINGS, files.length > 1 ? [...rows, totalRow(files)] : rows, [3, 4, 5, 6, 7]);
}

/** Parts of one source and month replace the same: it is said in the first one's row. */
function replacedHere(file: FileReport, before: readonly FileReport[]): FileReport["replaced"] {
  const said = before.some((one) => one.period === file.period && sameName(one.source, file.source));
  return said ? null : file.replaced;
}

function fileRow(f: FileReport, replaced: FileReport["replaced"]): string[] {
  const replaces =
    replaced === null ? "" : `${plural(replaced.charges, "charge")}, ${moneyText(amount(replaced.amount))}`;
  const [billed, list] = [amount(f.billedTotal), amount(f.listTotal)];
  return [
    f.file,
    f.source,
    f.period,
    ...figures(f.rows, f.charges, f.problems.length, billed, list),
    replaces,
  ];
}

function totalRow(files: readonly FileReport[]): string[] {
  const count = (of: (f: FileReport) => number): number => files.reduce((total, f) => total + of(f), 0);
  const all = figures(
    count((f) => f.rows),
    count((f) => f.charges),
    count((f) => f.problems.length),
    sum(files.map((f) => amount(f.billedTotal))),
    sum(files.map((f) => amount(f.listTotal))),
  );
  return ["Total", "", "", ...all, ""];
}

function figures(rows: number, charges: number, problems: number, billed: Amount, list: Amount): string[] {
  const counts = [rows, charges, problems].map((n) => figure(n));
  return [...counts, moneyText(billed), moneyText(list)];
}

/** Only the main month's new rows are compared: where the file has others, it is said. */
function invoiceText(f: FileReport, result: ImportResult): string[] {
  if (f.invoiceDifference === null) return [];
  const differs = `${f.file} differs from the invoice by ${f.invoiceDifference}`;
  const others = notCompared(f, result).join(", ");
  if (others === "") return [`${differs}.`];
  return [`${differs}: its rows of ${f.period}, ${f.billedTotal}, are compared, those of ${others} are not.`];
}

function summarisedText(f: FileReport): string[] {
  if (f.summarised === null) return [];
  const [rows, charges] = [plural(f.rows, "row"), plural(f.charges, "charge")];
  return [`${f.file}: ${rows} summarised by ${f.summarised} to ${charges}; no total changed.`];
}

function problemsText({ file, problems }: FileReport): string[] {
  return problems.map((p) => `${file} row ${p.sourceRow}: ${p.message} (problem ${p.problemId})`);
}

function correctionText(c: ImportResult["corrections"][number]): string[] {
  const counts = [
    `${plural(c.unchanged, "row")} unchanged`,
    `${c.changed} changed`,
    `${c.gone} gone`,
    `${c.added} new`,
  ];
  const into = c.difference.startsWith("-") ? c.difference : `+${c.difference}`;
  const largest = c.largest.map(
    (d) => `    ${[d.amount, d.what, d.project, d.pi].filter((t) => t !== "").join("  ")}`,
  );
  const more = c.changed + c.gone + c.added - c.largest.length;
  return [
    `${c.source} ${c.of} as restated: ${counts.join(", ")}; difference ${into}, into ${c.into}.`,
    ...largest,
    ...(more > 0 ? [`    and ${figure(more)} smaller ones`] : []),
  ];
}

function findingText(f: ImportResult["findings"][number]): string {
  const row = f.exampleRow === 0 ? "" : `row ${f.exampleRow} `;
  const example = f.exampleValue === "" ? "" : `, e.g. ${row}"${f.exampleValue}"`;
  return `${f.severity} ${f.code} in ${f.fileName}, ${plural(f.count, "time")}: ${f.says} (${f.columns}${example})`;
}

function notesText({ findings }: ImportResult): string[] {
  const notes = findings.filter((f) => f.severity === "Note").length;
  return notes === 0 ? [] : [`${plural(notes, "note")} on the Conformance sheet.`];
}

function outcome(result: ImportResult, dryRun: boolean): string {
  if (result.periods.length === 0) return "Nothing differs from what the workbook has. Nothing was written.";
  const waiting = `${plural(result.pending, "charge")} of ${result.periods.join(", ")} pending.`;
  if (dryRun) return `Nothing was written. After the import: ${waiting}`;
  return result.changed
    ? `Imported. ${waiting}`
    : `Nothing changed: the workbook has these rows already. ${waiting}`;
}
