/** Oracle Fusion Cloud ERP: GlInterface.csv of the file-based data import, 149 fields by position, in a zip. */
import type { JournalLine } from "../journal";
import { fillValues, lineValues, valueProblem } from "../line-values";
import { cellsOf, columnsOf, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import { entered, JOURNAL_CATEGORY, JOURNAL_SOURCE, ORACLE, ORACLE_FACTS } from "./oracle-fields";
import { SEGMENT_FIELDS, SEGMENTS, segmentFindings } from "./oracle-segments";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";
import { rowsOf, Totals } from "./totals";

type Line = Field<JournalLine>;

const blank = (heading: string): Line => text(heading, "left blank", () => "");
/** `REFERENCE2`, `REFERENCE3` … left blank. */
const blanks = (name: string, first: number, last: number): Line[] =>
  Array.from({ length: last - first + 1 }, (_, index) => blank(`${name}${first + index}`));

const FIELDS: readonly Line[] = [
  ORACLE.status,
  entered("LEDGER_ID", "Ledger ID", { maxLength: 18, identifies: true }),
  ORACLE.accountingDate,
  ORACLE.source,
  ORACLE.category,
  ORACLE.currency,
  ORACLE.dateCreated,
  ORACLE.actualFlag,
  ...SEGMENT_FIELDS,
  ORACLE.debit,
  ORACLE.credit,
  blank("ACCOUNTED_DR"),
  blank("ACCOUNTED_CR"),
  ORACLE.batch,
  ...blanks("REFERENCE", 2, 3),
  ORACLE.journal,
  ...blanks("REFERENCE", 5, 9),
  ORACLE.description,
  text("REFERENCE21", "the line's key in the Journal table", (l) => l.lineId, { maxLength: 100 }),
  ...blanks("REFERENCE", 22, 30),
  blank("STAT_AMOUNT"),
  blank("USER_CURRENCY_CONVERSION_TYPE"),
  blank("CURRENCY_CONVERSION_DATE"),
  blank("CURRENCY_CONVERSION_RATE"),
  ORACLE.group,
  blank("ATTRIBUTE_CATEGORY"),
  ...blanks("ATTRIBUTE", 1, 20),
  blank("ATTRIBUTE_CATEGORY3"),
  blank("AVERAGE_JOURNAL_FLAG"),
  blank("ORIGINATING_BAL_SEG_VALUE"),
  entered("LEDGER_NAME", "Ledger Name", { maxLength: 30, identifies: true }),
  blank("ENCUMBRANCE_TYPE_ID"),
  blank("JGZZ_RECON_REF"),
  text("PERIOD_NAME", "the value Period Name", periodName, { maxLength: 15 }),
  ...blanks("REFERENCE", 18, 20),
  ...blanks("ATTRIBUTE_DATE", 1, 10),
  ...blanks("ATTRIBUTE_NUMBER", 1, 10),
  blank("GLOBAL_ATTRIBUTE_CATEGORY"),
  ...blanks("GLOBAL_ATTRIBUTE", 1, 20),
  ...blanks("GLOBAL_ATTRIBUTE_DATE", 1, 5),
  ...blanks("GLOBAL_ATTRIBUTE_NUMBER", 1, 5),
];
/** Positions 39 and 40. */
const DEBIT = 38;
const CREDIT = 39;

function periodName(line: JournalLine, input: JournalInput): string {
  return fillValues(input.value("Period Name"), lineValues(line, input));
}

export const oracleFbdi: JournalPreset = {
  name: "oracle-fbdi",
  label: "Oracle Cloud ERP GlInterface (FBDI)",
  evidence: "from a fixture that loaded",
  evidenceNote:
    "The 149 positions are those of a published test fixture that loaded into Oracle Fusion and was imported as a balanced journal. Your chart's segments, sources and categories are your own.",
  values: [
    {
      field: "Ledger ID",
      meaning: "number of the ledger; Ledger Name may stand for it",
      example: "300000046975971",
      standard: "",
      needed: false,
    },
    {
      field: "Ledger Name",
      meaning: "name of the ledger; Ledger ID may stand for it",
      example: "US Primary Ledger",
      standard: "",
      needed: false,
    },
    JOURNAL_SOURCE,
    JOURNAL_CATEGORY,
    SEGMENTS,
    {
      field: "Period Name",
      meaning: "name of the accounting period, where your ledger wants it",
      example: "{month}-{year}",
      standard: "",
      needed: false,
    },
  ],
  facts: {
    ...ORACLE_FACTS,
    columns: columnsOf(FIELDS),
    fileName: "{journal_id}_oracle-fbdi.zip, in it GlInterface.csv without headings",
  },
  balance: "journal",
  records: (input) => input.lines.map((line) => recordOf(line.line, line, FIELDS, input)),
  make: (input) => [
    {
      name: `${fileStem(input, "oracle-fbdi")}.zip`,
      content: {
        kind: "zip",
        files: [
          {
            // The name by which the load finds its table.
            name: "GlInterface.csv",
            content: { kind: "delimited", delimiter: ",", rows: oracleFbdi.records(input).map(cellsOf) },
          },
        ],
      },
    },
  ],
  check: (input) => [...segmentFindings(input), ...ledgerFindings(input), ...periodFindings(input)],
  read: (files) => {
    const totals = new Totals();
    for (const file of files) for (const row of rowsOf(file)) totals.add(row[DEBIT], row[CREDIT]);
    return totals.result;
  },
};

function ledgerFindings(input: JournalInput): JournalFinding[] {
  if (input.value("Ledger ID") !== "" || input.value("Ledger Name") !== "") return [];
  const says =
    "The value Ledger ID is needed, or Ledger Name. Enter one under Journal Values of oracle-fbdi.";
  return [{ severity: "Error", line: 0, column: "Ledger ID", value: "", says }];
}

function periodFindings(input: JournalInput): JournalFinding[] {
  const template = input.value("Period Name");
  const problem = valueProblem(template);
  if (problem === null) return [];
  const says = `The value Period Name ${problem}`;
  return [{ severity: "Error", line: 0, column: "Period Name", value: template, says }];
}
