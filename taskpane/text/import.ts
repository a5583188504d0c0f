/** Words of the Import pane. */
import { figure } from "../../src/core/words";
import { importHistory } from "./import-history";
import { importReport } from "./import-report";
import { count, listed } from "./words";

export const imports = {
  choose: "Choose files…",
  chooseMore: "Add files…",
  hint: "Drop FOCUS files here (.csv, .csv.gz, .zip, .parquet; a manifest .json with its parts), or",
  empty:
    "Choose the month's FOCUS files: one or several for each source. You see what they would change before anything is written.",
  files: "Files",
  remove: "Remove",
  removeFile: (file: string, tables: number) =>
    tables > 1 ? `Remove ${file} with its ${tables} tables` : `Remove ${file}`,
  tables: (n: number) => `${count(n, "table")}. Source and month are for all of them.`,
  noTable: "No table of its own: its rows are shown with the file that names it.",
  severalMonths: "several",
  source: "Source",
  sourceOf: (file: string) => `Source of ${file}`,
  month: "Month",
  monthOf: (file: string) => `Month of ${file}`,
  badMonth: "Write the month as 2025-01.",
  newSource: "A new source: give it a Credit Fund Org on the Sources sheet.",
  rows: (rows: number, charges: number, bad: number) =>
    [count(rows, "row"), count(charges, "charge"), ...(bad === 0 ? [] : [count(bad, "problem")])].join(" · "),
  list: "List",
  billed: "Billed",
  more: (n: number) => `and ${figure(n)} more`,
  changes: "What changes",
  newIn: (sources: readonly string[], month: string, charges: number) =>
    `New in ${month}: ${listed(sources)}, ${count(charges, "charge")}`,
  newMonth: (charges: number) => `New: ${count(charges, "charge")}`,
  replaced: (before: number, after: number) =>
    `Replaces ${count(before, "charge")} by ${count(after, "charge")}`,
  added: (before: number, after: number) => `Adds ${count(after, "charge")} to ${count(before, "charge")}`,
  toDecide: (before: number) =>
    `${count(before, "charge")} there already. These rows are not of the file's own month: replace them, or add?`,
  before: "There now",
  after: "Afterwards",
  difference: "Difference",
  how: (source: string, month: string) => `${source}, ${month}: replace or add`,
  replace: "Replace what is there",
  add: "Add to what is there",
  ask: "Choose…",
  ...importHistory,
  ...importReport,
  invoice: "Vendor's invoice total (optional)",
  badInvoice: "Write the total as 1234.56.",
  invoiceAgrees: "The file agrees with the invoice.",
  invoiceDiffers: (by: string) => `The file differs from the invoice by ${by}.`,
  invoiceCompares: (month: string, others: readonly string[]) =>
    `Rows of ${month} are compared, those of ${listed(others)} are not.`,
  accept: (n: number) =>
    `Import without the ${count(n, "row")} that cannot be billed. ${n === 1 ? "It is" : "They are"} kept on the Problems sheet until somebody fixes or waives ${n === 1 ? "it" : "them"}.`,
  same: "The workbook has exactly these rows already. Importing changes nothing.",
  pending: (n: number) =>
    n === 0 ? "Nothing will wait for a decision." : `${count(n, "charge")} will wait for a decision.`,
  repeated: (n: number) =>
    `${count(n, "row")} ${n === 1 ? "equals" : "equal"} another row in everything. All count; the rule Identical rows shows them.`,
  why: {
    tooMany: "Choose how the rows of the large files are added up.",
    refused: "Remove or correct the files that cannot be imported.",
    closed: "Bring corrections only, or remove the files of closed months.",
    late: "Bring late rows into the open month, or remove the files that have rows of closed months.",
    answer: "Say how the amounts or dates are to be read, or accept the rows as problems.",
    choose: "Choose replace or add for the months above.",
    answerFirst: "Say how the amounts or dates are to be read.",
    accept: "Accept the problem rows, or correct the files.",
  },
  go: (n: number) => `Import ${count(n, "file")}`,
  goCorrections: "Bring the differences in",
  stale: "The workbook changed since this preview.",
  changed: "The workbook changed while you were looking. This is what the import would do now.",
  notLooked: "The files you chose were not read to the end.",
  lookAgain: "Look again",
  clear: "Clear",
  done: (charges: number, pending: number, bad: number) =>
    `Imported ${count(charges, "charge")}. ${[
      pending === 0
        ? "Nothing waits for a decision"
        : `${count(pending, "charge")} ${pending === 1 ? "waits" : "wait"} for a decision`,
      ...(bad === 0 ? [] : [`${count(bad, "problem row")} to fix or waive`]),
    ].join("; ")}.`,
  nothingNew: "Nothing changed: the workbook has these rows already.",
  next: "Next",
  toReview: "Go to Review",
  toStatements: "Go to Statements",
  imported: (files: readonly string[]) => `Imported: ${listed(files)}.`,
  newSources: (sources: readonly string[]) =>
    `New: ${listed(sources)}. Fill in the Credit Fund Org on the Sources sheet before the journal.`,
  showSources: "Show Sources sheet",
  step: "Import",
  preview: "Preview",
} as const;
