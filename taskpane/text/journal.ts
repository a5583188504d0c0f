/** Words of the Journal pane. */
import { count, listed } from "./words";

export const journal = {
  step: "Journal",
  toStatements: "Go to Statements",
  toSettings: "Go to Settings",
  toClose: "Go to Close",
  id: "Journal ID",
  lines: "Lines",
  debits: "Debits",
  credits: "Credits",
  balance: "Balance",
  format: "Format of the file",
  nothing: "All statements are 0.00: there is no journal to write. Go on to Close.",
  write: "Write the journal",
  written: (id: string, lines: number, file: string) =>
    `${id} is on the Journal sheet: ${count(lines, "line")}. Its file is ${file}.`,
  exported: (id: string, when: string, by: string, file: string) =>
    `${id} was exported${when === "" ? "" : ` ${when}`}${by === "" ? "" : ` by ${by}`}${file === "" ? "" : ` to ${file}`}.`,
  reversed: (ids: readonly string[]) => `Reversed before: ${listed(ids)}.`,
  save: "Save the CSV",
  onDrive: (path: string) => `${path} lies on OneDrive beside the workbook.`,
  showSheet: "Show the Journal sheet",
  reverse: "Reverse…",
  reverseGo: "Reverse",
  reverseAsk: (id: string) =>
    `Reverse ${id}? Its lines are written again with debit and credit swapped, in a file of their own for the ledger. Then another journal can be made.`,
  reversedNow: (id: string, file: string) =>
    `${id} is written. Give ${file} to the ledger too, if it has taken the first.`,
  closed: "This month is closed: its journal stays as it is.",
  warnings: "The ledger may refuse:",
  listed: "Lines of the journal",
  what: "Line",
  debit: "Debit",
  credit: "Credit",
  noAccount: "no account",
  recovery: "recovery",
} as const;
