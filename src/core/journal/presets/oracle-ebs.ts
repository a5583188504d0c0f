/** Oracle E-Business Suite: rows of GL_INTERFACE as CSV, for the campus's own load into that table. */
import type { JournalLine } from "../journal";
import { cellsOf, columnsOf, day, headingCells, recordOf, side, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import { groupId } from "./oracle-group";
import { SEGMENT_FIELDS, SEGMENTS, segmentFindings } from "./oracle-segments";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";
import { rowsOf, Totals } from "./totals";

const value = (heading: string, field: string, rules: Parameters<typeof text>[3] = {}): Field<JournalLine> =>
  text(heading, `the value ${field}`, (_, input) => input.value(field), rules);

const FIELDS: readonly Field<JournalLine>[] = [
  text("STATUS", "NEW", () => "NEW"),
  value("LEDGER_ID", "Ledger ID", { maxLength: 15, needed: true, identifies: true }),
  day("ACCOUNTING_DATE", "the accounting date", (_, i) => i.accountingDate, { needed: true }),
  text("CURRENCY_CODE", "of the month", (_, i) => i.currency, { maxLength: 15, needed: true }),
  day("DATE_CREATED", "the day of the export", (_, i) => i.madeAt.slice(0, 10), { needed: true }),
  value("CREATED_BY", "Created By", { maxLength: 15, needed: true }),
  text("ACTUAL_FLAG", "A", () => "A"),
  value("USER_JE_CATEGORY_NAME", "Journal Category", { maxLength: 25, needed: true }),
  value("USER_JE_SOURCE_NAME", "Journal Source", { maxLength: 25, needed: true }),
  ...SEGMENT_FIELDS,
  side("ENTERED_DR", "what is charged; blank on a credit line", (l) => l.debit),
  side("ENTERED_CR", "what is recovered or paid back; blank on a debit line", (l) => l.credit),
  text("REFERENCE1", "batch: the journal's ID", (l) => l.journalId, { maxLength: 100, needed: true }),
  text("REFERENCE4", "journal: the journal's ID", (l) => l.journalId, { maxLength: 100, needed: true }),
  text("REFERENCE10", "line description", (l) => l.description, { maxLength: 240, cuts: true }),
  text("GROUP_ID", "a number from the journal's ID: give it to Journal Import", (_, i) => groupId(i), {
    maxLength: 15,
  }),
];
const DEBIT = FIELDS.findIndex(({ heading }) => heading === "ENTERED_DR");
const CREDIT = DEBIT + 1;

export const oracleEbs: JournalPreset = {
  name: "oracle-ebs",
  label: "Oracle E-Business Suite GL_INTERFACE",
  evidence: "from vendor documentation",
  evidenceNote:
    "Columns and sizes of the GL_INTERFACE table, as Oracle documents them. How a file gets into that table (SQL*Loader, a WebADI sheet) is your site's own; not tried on a ledger.",
  values: [
    {
      field: "Ledger ID",
      meaning: "number of the ledger (set of books)",
      example: "2021",
      standard: "",
      needed: true,
      maxLength: 15,
    },
    {
      field: "Created By",
      meaning: "number of the user that the lines are entered by",
      example: "1318",
      standard: "",
      needed: true,
      maxLength: 15,
    },
    {
      field: "Journal Source",
      meaning: "as it is defined in Oracle",
      example: "Spreadsheet",
      standard: "Spreadsheet",
      needed: true,
      maxLength: 25,
    },
    {
      field: "Journal Category",
      meaning: "as it is defined in Oracle",
      example: "Adjustment",
      standard: "Adjustment",
      needed: true,
      maxLength: 25,
    },
    SEGMENTS,
  ],
  facts: {
    columns: columnsOf(FIELDS),
    characters: "UTF-8",
    lineLimit: null,
    split: "",
    dates: "YYYY/MM/DD",
    signs: "debit and credit in columns of their own, neither below zero; a refund swaps the sides",
    totals: "debits equal credits in each journal (REFERENCE1 and REFERENCE4)",
    fileName: "{journal_id}_oracle-ebs.csv",
    lineEnding: "\n",
  },
  balance: "journal",
  records: (input) => input.lines.map((line) => recordOf(line.line, line, FIELDS, input)),
  make: (input) => [
    {
      name: `${fileStem(input, "oracle-ebs")}.csv`,
      content: {
        kind: "delimited",
        delimiter: ",",
        rows: [headingCells(columnsOf(FIELDS)), ...oracleEbs.records(input).map(cellsOf)],
      },
    },
  ],
  check: (input) => [...segmentFindings(input), ...numberFindings(input)],
  read: (files) => {
    const totals = new Totals();
    for (const file of files) for (const row of rowsOf(file).slice(1)) totals.add(row[DEBIT], row[CREDIT]);
    return totals.result;
  },
};

/** Both are numbers in the table. */
function numberFindings(input: JournalInput): JournalFinding[] {
  return ["Ledger ID", "Created By"].flatMap((column): JournalFinding[] => {
    const entered = input.value(column);
    if (entered === "" || /^\d+$/.test(entered)) return [];
    const says = `The value ${column} is a number in Oracle. Correct it under Journal Values of oracle-ebs.`;
    return [{ severity: "Error", line: 0, column, value: entered, says }];
  });
}
