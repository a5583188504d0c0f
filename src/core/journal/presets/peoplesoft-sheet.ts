/** The lines of a PeopleSoft spreadsheet journal: one signed amount, credits below zero. */
import type { JournalLine } from "../journal";
import { amount, cellsOf, columnsOf, headingCells, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";
import { shortId } from "./short-id";
import { rowsOf, Totals } from "./totals";

const NAME = "peoplesoft-sheet";
const KINDS = ["csv", "xlsx"];

const code = (maxLength: number) => ({ maxLength, identifies: true });
const FIELDS: readonly Field<JournalLine>[] = [
  text("Unit", "the value Business Unit", (_l, i) => i.value("Business Unit"), { ...code(5), needed: true }),
  text("Ledger", "the value Ledger", (_l, i) => i.value("Ledger"), { ...code(10), needed: true }),
  text("Account", "of the charge, the fund or the source", (l) => l.account, { ...code(10), needed: true }),
  text("Fund", "fund, by the Fund Org Pattern", (l) => l.fund, { ...code(5), needed: true }),
  text("Dept", "org, by the Fund Org Pattern", (l) => l.org, code(10)),
  text("Program", "of the fund or the source", (l) => l.program, code(5)),
  text("Class", "Activity of the fund or the source", (l) => l.activity, code(5)),
  text("Budget Ref", "the value Budget Reference", (_l, i) => i.value("Budget Reference"), code(8)),
  text(
    "Project",
    "Award Number of the fund",
    (l, i) => i.directory.fund(l.fundOrg)?.awardNumber ?? "",
    code(15),
  ),
  amount("Amount", "a debit above zero, a credit below", (l) => l.debit - l.credit, { maxLength: 28 }),
  text("Reference", "the journal", (l) => shortId(l.journalId), { maxLength: 10 }),
  text("Description", "by the description templates of Settings", (l) => l.description, {
    maxLength: 30,
    cuts: true,
  }),
];
const COLUMNS = columnsOf(FIELDS);
const AMOUNT = COLUMNS.findIndex((c) => c.heading === "Amount");

function check(input: JournalInput): JournalFinding[] {
  const value = input.value("File");
  if (KINDS.includes(value.toLowerCase())) return [];
  return [{ severity: "Error", line: 0, column: "File", value, says: "The value File must be csv or xlsx." }];
}

export const peoplesoftSheet: JournalPreset = {
  name: NAME,
  label: "PeopleSoft spreadsheet journal (signed amount)",
  evidence: "from one campus",
  evidenceNote:
    "The columns are those that several universities show of their spreadsheet journal (JRNL1_WS); each campus chooses and orders its own, so that lines are pasted by heading. Lengths are those of PeopleSoft's journal line record. The journal's header (date, source, description) is entered in the spreadsheet. Not tried on a ledger.",
  values: [
    { field: "Business Unit", meaning: "The business unit of all lines.", example: "UNIV1", standard: "", needed: true, maxLength: 5 },
    { field: "Ledger", meaning: "The ledger of all lines.", example: "ACTUALS", standard: "ACTUALS", needed: true, maxLength: 10 },
    { field: "Budget Reference", meaning: "The budget reference of all lines; may be blank.", example: "2025", standard: "", needed: false, maxLength: 8 },
    { field: "File", meaning: "csv, or xlsx for a sheet to copy from.", example: "csv", standard: "csv", needed: true, maxLength: 4, choices: KINDS },
  ], // prettier-ignore
  facts: {
    columns: COLUMNS,
    characters: "Latin-1",
    lineLimit: null,
    split: "",
    dates: "none",
    signs: "one amount: a debit above zero, a credit below",
    totals: "the amounts come to 0.00",
    fileName: `{journal_id}_${NAME}.csv or .xlsx`,
    lineEnding: "\r\n",
  },
  balance: "journal",
  records: (input) => input.lines.map((line) => recordOf(line.line, line, FIELDS, input)),
  check,
  make: (input) => {
    const lines = input.lines.map((line) => cellsOf(recordOf(line.line, line, FIELDS, input)));
    const rows = [headingCells(COLUMNS), ...lines];
    const stem = fileStem(input, NAME);
    return input.value("File").toLowerCase() === "xlsx"
      ? [{ name: `${stem}.xlsx`, content: { kind: "sheets", sheets: [{ name: "Lines", rows }] } }]
      : [{ name: `${stem}.csv`, content: { kind: "delimited", delimiter: ",", rows } }];
  },
  read: (files) => {
    const totals = new Totals();
    for (const file of files) for (const row of rowsOf(file).slice(1)) totals.addSigned(row[AMOUNT]);
    return totals.result;
  },
};
