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
  fileLists: (what: string) =>
    `The file of this layout lists ${what} instead of these lines: its own count and debits stand in its control file.`,
  net: (charged: string) =>
    `Debits and credits hold both sides of refunds: less these, the funds are charged ${charged}.`,
  format: "Layout of the file",
  nothing: "All statements are 0.00: there is no journal to write. Go on to Close.",
  write: "Write the journal",
  written: (id: string, lines: number, files: readonly string[]) =>
    `${id} is on the Journal sheet: ${count(lines, "line")}. ${files.length === 1 ? "Its file is" : "Its files are"} ${listed(files)}.`,
  exported: (id: string, when: string, by: string, file: string) =>
    `${id} was exported${when === "" ? "" : ` ${when}`}${by === "" ? "" : ` by ${by}`}${file === "" ? "" : ` to ${file}`}.`,
  reversed: (ids: readonly string[]) => `Reversed before: ${listed(ids)}.`,
  save: "Save the files",
  saveReversal: (id: string) => `Save the files of ${id}-R`,
  zip: (id: string) => `journal_${id}.zip`,
  onDrive: (path: string) => `${path} lies on OneDrive beside the workbook.`,
  showSheet: "Show the Journal sheet",
  reverse: "Reverse…",
  reverseGo: "Reverse",
  reverseAsk: (id: string) =>
    `Reverse ${id}? Its lines are written again with debit and credit swapped, in a file of their own for the ledger. Then another journal can be made. Say why: it goes into the log.`,
  reversedNow: (id: string, files: readonly string[]) =>
    `${id} is written. Give ${listed(files)} to the ledger too, if it has taken the first.`,
  closed: "This month is closed: its journal stays as it is.",
  listed: "Lines of the journal",
  what: "Line",
  debit: "Debit",
  credit: "Credit",
  noAccount: "no account",
  recovery: "recovery",
} as const;
