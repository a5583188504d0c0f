/** Words about a closed month: the check, the evidence pack, the archive; and of what to look at before closing. */
import { figure } from "../../src/core/words";
import { count, listed } from "./words";

export const rows = {
  step: "Tie-out",
  show: (line: string) => `${line}: show its rows`,
  none: (line: string, table: string) => `${line}: no rows on the ${table} sheet.`,
  filtered: (line: string, n: number, money: string) =>
    `${line}: ${count(n, "row")} of ${money}. The Charges sheet shows only these; Browse, All charges shows the rest again.`,
  where: (line: string, n: number, table: string, money: string, where: readonly string[]) =>
    `${line}: ${count(n, "row")} of ${money} on the ${table} sheet, by ${where.join("; ")}.`,
  condition: (heading: string, values: readonly string[]) =>
    values.length > 4 ? `${heading} (${values.length} values)` : `${heading} ${values.join(" or ")}`,
  gone: "These rows are not in the sheet any more.",
} as const;

export const check = {
  step: "Check",
  title: "Check",
  about: "Compares every row with what closing sealed, and follows the log from its first entry.",
  go: "Check the month",
  ok: (period: string, entries: number) =>
    `Nothing in ${period} was changed since it was closed. The log is whole: ${count(entries, "entry", "entries")}.`,
  found: (period: string) => `${period} is not as it was closed`,
  rows: "The rows",
  show: "Show in the sheet",
  showName: (what: string) => `Show in the sheet: ${what}`,
  archived: (file: string) => `The charges are in ${file} and were not compared.`,
} as const;

export const things = {
  title: "Worth a look",
  about: "By the months before. Nothing of this is in the way; it may be right.",
  missing: (n: number) => `${count(n, "thing")} of earlier months ${n === 1 ? "is" : "are"} not in this one`,
  fresh: (n: number) => `${count(n, "thing")} ${n === 1 ? "is" : "are"} new`,
  more: (n: number) => `and ${figure(n)} more`,
} as const;

export const pack = {
  step: "Evidence pack",
  title: "Evidence pack",
  about:
    "One zip for an auditor: tie-out, conformance report, statements, mail log, journal, log, and a page that explains them. The files you imported go in if you choose them again.",
  choose: "Add the imported files",
  drop: "Drop the month's files here, or",
  given: (names: readonly string[]) => `With ${listed(names)}.`,
  without: "Without them",
  go: "Make the evidence pack",
  again: "Save the pack again",
  made: (name: string, missing: number) =>
    `${name} is made.${missing === 0 ? "" : ` It names ${count(missing, "file")} that it lacks.`}`,
  holds: (n: number) => `It holds ${count(n, "file")}; begin with index.html.`,
  missing: (n: number) => `${count(n, "file")} not in it`,
  onDrive: (path: string) => `${path} lies on OneDrive beside the workbook.`,
} as const;

export const archive = {
  step: "Archive",
  title: "Archive",
  about: (here: number, kept: number) =>
    `The workbook holds the charges of ${count(here, "month")}; it is meant to keep ${kept}. Columns that you added to Charges yourself do not go along when a month leaves: copy what stands in them first.`,
  beyond: (months: string) => `Beyond that: ${months}. A posted month can move to a workbook of its own.`,
  go: (period: string) => `Save the archive of ${period}`,
  saved: (file: string) =>
    `${file} was handed to you. Keep it safely, then choose it here: it is compared row by row, and only then do the charges leave this workbook.`,
  choose: "Choose the saved file",
  drop: "Drop the saved archive here, or",
  done: (charges: number, file: string) =>
    `${count(charges, "charge")} left the workbook; they are in ${file}. Statements, journal and totals stay.`,
  archived: (file: string) => `The charges of this month are in ${file}.`,
  restore: "Bring the charges back",
  restoreAbout: "Choose the archive as it was written.",
  restored: (charges: number) => `${count(charges, "charge")} are back in the workbook.`,
} as const;
