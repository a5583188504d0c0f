/** Words of the Import pane on closed months and on what was imported before. */
import type { ImportRecord } from "../../src/core/import/records";
import { count, listed } from "./words";

const STATUS: Readonly<Record<ImportRecord["status"], string>> = {
  Current: "Current",
  Replaced: "Replaced",
  Undone: "Undone",
};

function rowsOf(charges: number, problems: number): string {
  return `${count(charges, "charge")}${problems === 0 ? "" : ` and ${count(problems, "problem row")}`}`;
}

export const importHistory = {
  closed: {
    month: "This month is closed.",
    about: (months: readonly string[]) =>
      `${listed(months)} ${months.length === 1 ? "is" : "are"} closed. Only what differs from what was imported then can be brought in, as corrections in the next open month.`,
    asCorrection: "Bring only the differences, as corrections",
    otherwise: "To import all rows again, reopen the month under Close.",
    beside: (months: readonly string[]) =>
      `${listed(months)} ${months.length === 1 ? "is" : "are"} closed, and ${months.length === 1 ? "its" : "their"} rows stand beside those of an open month. Rows that ${months.length === 1 ? "it has" : "they have"} already can be left out, and the others go into the open month.`,
    lateRows: "Bring late rows into the open month",
    wholeMonth:
      "Where the provider restated a whole closed month, import a file of that month alone. To change the month itself, reopen it under Close.",
  },
  late: {
    title: "Late rows",
    into: (month: string) => `What is new goes into ${month}.`,
    late: "New",
    amount: "Amount",
    alike: "Of these, like a row that was billed: they wait for you",
    known: "There already, left out",
    problems: "Cannot be billed",
    gone: "Gone from the new file",
    stays: "Stay, though their file is replaced",
  },
  corrections: {
    title: "Corrections",
    into: (month: string) => `The differences go into ${month}.`,
    unchanged: "Unchanged rows",
    changed: "Changed",
    gone: "Gone",
    added: "New",
    difference: "Difference",
    largest: (shown: number, all: number) =>
      shown === all ? count(all, "difference") : `The largest ${shown} of ${count(all, "difference")}`,
  },
  history: {
    title: "Import history",
    allMonths: "All months",
    none: "Nothing was imported into this month yet.",
    status: STATUS,
    by: (by: string, at: string) => `${by}, ${at}`,
    replaced: (n: number) => (n === 1 ? "Billed before, replaced" : `Billed before (${n} imports replaced)`),
    undo: "Undo import…",
    undoOf: (file: string, month: string) => `Undo import of ${file}, ${month}`,
    undoAsk: (file: string, charges: number, problems: number, replaced: boolean) =>
      `This takes ${rowsOf(charges, problems)} of ${file} out of the workbook again, and what the file brought into other months.${
        replaced ? " What it replaced does not come back: import that file again." : ""
      }`,
    undoGo: "Undo import",
    undone: (file: string, charges: number, problems: number, replaced: boolean) =>
      `${file} is undone: ${rowsOf(charges, problems)} taken out.${replaced ? " Import the file that it had replaced again." : ""}`,
    step: "Undo import",
  },
} as const;
