/** Oracle E-Business Suite: rows of GL_INTERFACE as CSV, for the campus's own load into that table. */
import type { JournalLine } from "../journal";
import { cellsOf, columnsOf, headingCells, recordOf, type Field } from "./fields";
import { fileStem } from "./file-names";
import { entered, JOURNAL_CATEGORY, JOURNAL_SOURCE, ORACLE, ORACLE_FACTS } from "./oracle-fields";
import { SEGMENT_FIELDS, SEGMENTS, segmentFindings } from "./oracle-segments";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";
import { rowsOf, Totals } from "./totals";

const FIELDS: readonly Field<JournalLine>[] = [
  ORACLE.status,
  entered("LEDGER_ID", "Ledger ID", { maxLength: 15, needed: true, identifies: true }),
  ORACLE.accountingDate,
  ORACLE.currency,
  ORACLE.dateCreated,
  entered("CREATED_BY", "Created By", { maxLength: 15, needed: true }),
  ORACLE.actualFlag,
  ORACLE.category,
  ORACLE.source,
  ...SEGMENT_FIELDS,
  ORACLE.debit,
  ORACLE.credit,
  ORACLE.batch,
  ORACLE.journal,
  ORACLE.description,
  ORACLE.group,
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
    JOURNAL_SOURCE,
    JOURNAL_CATEGORY,
    SEGMENTS,
  ],
  facts: {
    ...ORACLE_FACTS,
    columns: columnsOf(FIELDS),
    fileName: "{journal_id}_oracle-ebs.csv",
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
    const number = input.value(column);
    if (number === "" || /^\d+$/.test(number)) return [];
    const says = `The value ${column} is a number in Oracle. Correct it under Journal Values of oracle-ebs.`;
    return [{ severity: "Error", line: 0, column, value: number, says }];
  });
}
