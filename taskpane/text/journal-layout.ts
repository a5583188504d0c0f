/** Words about a journal's layout: where it is known from, what it needs, what it would be refused for. */
import { figure } from "../../src/core/words";
import { count, listed } from "./words";

export const layout = {
  choice: (label: string, evidence: string) => `${label} (${evidence})`,
  evidence: (evidence: string) => `This layout is ${evidence}.`,
  facts: "What the file holds to",
  characters: "Characters",
  lines: "Lines a document",
  noLimit: "no limit",
  dates: "Dates",
  noDates: "none",
  signs: "Amounts",
  totals: "Totals",
  fileName: "File",
  columns: (n: number) => count(n, "column"),
  column: "Column",
  holds: "Holds",
  longest: (n: number) => `at most ${count(n, "character")}`,
  values: "What the ledger wants to know",
  valuesAbout: "Entered once, kept in the workbook's Journal Values sheet, used each month.",
  needed: "needed",
  lacking: (fields: readonly string[]) => `Still needed: ${listed(fields)}.`,
  example: (example: string) => `such as ${example}`,
  noChoice: "Not chosen",
  saveValues: "Save these values",
  valuesSaved: (n: number) => (n === 0 ? "Nothing changed." : `${count(n, "value")} saved.`),
  accountingDate: "Accounting date",
  errors: (n: number) => `The ledger would refuse ${n === 1 ? "this" : `these ${n}`}`,
  errorsHint: "Until they are put right no file is written.",
  /** Where the commands name the sheet of the values, the pane has a section. */
  inPane: (says: string) =>
    says.replace(/\bunder Journal Values(?: of [\w-]+)?/, "in the section What the ledger wants to know"),
  warnings: (n: number) => `Look at ${n === 1 ? "this" : `these ${n}`}`,
  line: (line: number) => `Line ${figure(line)}`,
  whole: "The whole file",
  more: (n: number) => `and ${figure(n)} more`,
  control: "Control figures",
  hashTotal: "Hash total",
  files: "Files",
  blocked: "No file is written while the ledger would refuse it.",
} as const;

export const template = {
  step: "Look at the template",
  title: "Fill my template",
  about:
    "Give an empty .xlsx or .csv file as your ledger wants it: columns are filled by their names, and everything else in it stays.",
  choose: "Choose a template",
  drop: "Drop the template here, or",
  other: "Choose another template",
  again: "It went into a template of your own: what takes it back does too.",
  first: "Choose the template first.",
  recognised: (file: string, label: string) => `${file}, by the names of: ${label}.`,
  sheet: (name: string, n: number) => `${name}: ${count(n, "column")} filled`,
  column: "Column",
  with: "Filled with",
  blank: (headings: readonly string[]) => `Left blank: ${headings.join(", ")}.`,
  needed: (headings: readonly string[]) =>
    `The template says that ${listed(headings)} ${headings.length === 1 ? "is" : "are"} needed, and nothing is known for ${headings.length === 1 ? "it" : "them"}: fill in by hand afterwards.`,
  write: "Write the journal in this template",
} as const;

export const ownLayout = {
  title: "A layout of our own",
  about:
    "Describe its columns in the Journal Formats sheet, or read them from a CSV with that sheet's columns: the layout then stands in the list above.",
  showSheet: "Show the Journal Formats sheet",
  choose: "Read layouts from a CSV",
  drop: "Drop the CSV here, or",
  taken: (layouts: readonly string[], columns: number) =>
    `${listed(layouts)}: ${count(columns, "column")} in the Journal Formats sheet.`,
} as const;
