/** Workday: Import Accounting Journal, an EIB workbook of two sheets, headers and lines. */
import { centsToText, type Cents } from "../../money";
import type { JournalLine } from "../journal";
import { LINE_VALUE_NAMES, lineValues } from "../line-values";
import { cellsOf, columnsOf, count, day, recordOf, side, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import type { JournalCell, JournalInput, JournalPreset, JournalRecord } from "./preset";
import { Totals } from "./totals";
import { BAND_ROWS, eibBand, type BandColumn } from "./workday-band";
import { SUBMIT, submitFindings } from "./workday-submit";
import { WORKTAGS, worktagFindings, worktagsOf, worktagText } from "./worktags";

const HEADER_SHEET = "Import Accounting Journal";
const LINE_SHEET = "Journal Entry Line Replacement";

type Column<R> = readonly [Field<R>, Omit<BandColumn, "heading">?];

/** The journal as a whole. */
interface Header {
  readonly key: string;
  readonly total: Cents;
}

const left = <R>(heading: string): Column<R> => [text(heading, "left blank", () => "")];

const HEADER: readonly Column<Header>[] = [
  [
    text("Header Key", "the journal's ID: joins both sheets", (h) => h.key, { needed: true }),
    { area: "All", restriction: "Required", format: "Text" },
  ],
  left("Add Only"),
  [text("Create Journal with Errors", "N", () => "N")],
  left("Accounting Journal"),
  [text("Auto Complete", "the value Auto Complete", (_, i) => i.value("Auto Complete"))],
  [text("Comment", "left blank", () => ""), { area: "Comment Data" }],
  left("Worker"),
  [text("Accounting Journal ID", "the journal's ID", (h) => h.key), { area: "Accounting Journal Data" }],
  [text("Submit", "the value Submit", (_, i) => i.value("Submit"))],
  left("Disable Optional Worktag Balancing"),
  left("Locked in Workday"),
  left("Round Ledger Amounts"),
  left("Journal for All Ledgers"),
  left("Journal Number"),
  [
    text("Company*", "the value Company", (_, i) => i.value("Company"), { needed: true, identifies: true }),
    { restriction: "Required", format: "Company_Reference_ID" },
  ],
  [
    text("Currency*", "of the month", (_, i) => i.currency, { needed: true }),
    { restriction: "Required", format: "Currency_ID" },
  ],
  [
    text("Ledger Type*", "the value Ledger Type", (_, i) => i.value("Ledger Type"), { needed: true }),
    { restriction: "Required", format: "Ledger_Type_ID" },
  ],
  left("Book Code"),
  [
    day("Accounting Date*", "the accounting date, a real date", (_, i) => i.accountingDate, { needed: true }),
    { restriction: "Required", format: "YYYY-MM-DD" },
  ],
  [
    text("Journal Source*", "the value Journal Source", (_, i) => i.value("Journal Source"), {
      needed: true,
    }),
    { restriction: "Required", format: "Journal_Source_ID" },
  ],
  left("Balancing Worktag"),
  left("Optional Balancing Worktags+"),
  left("External Supplier Invoice Source"),
  left("Record Quantity"),
  [text("Journal Entry Memo", "month and journal", (h, i) => `${i.period} ${h.key}`)],
  [text("External Reference ID", "the journal's ID", (h) => h.key)],
  [
    {
      heading: "Control Total Amount",
      holds: "sum of the debits",
      cell: (h) => ({ number: centsToText(h.total) }),
    },
    { format: "Number (18,2)" },
  ],
];

const LINES: readonly Column<JournalLine>[] = [
  [
    text("Header Key", "the journal's ID", (l) => l.journalId, { needed: true }),
    { area: "All", restriction: "Required", format: "Text" },
  ],
  [
    text("Line Key", "number of the line", (l) => String(l.line), { needed: true }),
    { restriction: "Required", format: "Text" },
  ],
  [count("Line Order", "number of the line", (l) => l.line)],
  [text("Line Company", "the value Company", (_, i) => i.value("Company"), { identifies: true })],
  [text("Ledger Account", "the account", (l) => l.account, { needed: true, identifies: true })],
  [text("Account Set", "the value Account Set", (_, i) => i.value("Account Set"))],
  left("Alternate Ledger Account"),
  left("Account Set"),
  [
    side("Debit Amount", "what is charged; blank on a credit line", (l) => l.debit),
    { format: "Number (26,6)" },
  ],
  [
    side("Credit Amount", "what is recovered or paid back; blank on a debit line", (l) => l.credit),
    { format: "Number (26,6)" },
  ],
  [text("Currency", "of the month", (_, i) => i.currency), { format: "Currency_ID" }],
  left("Currency Rate"),
  left("Ledger Debit Amount"),
  left("Ledger Credit Amount"),
  left("Quantity"),
  left("Unit of Measure"),
  left("Quantity 2"),
  left("Unit of Measure 2"),
  [text("Memo", "by the description templates of Settings", (l) => l.description)],
  [text("External Reference ID", "the line's key in the Journal table", (l) => l.lineId)],
  left("Budget Date"),
];

const LABELS = text("Fields", "the band's labels; blank beside the data", () => "");
const HEADER_FIELDS: readonly Field<Header>[] = [LABELS, ...HEADER.map(([field]) => field)];
const LINE_FIELDS: readonly Field<JournalLine>[] = [LABELS, ...LINES.map(([field]) => field)];
const columnAt = (heading: string): number => LINE_FIELDS.findIndex((field) => field.heading === heading);
const DEBIT = columnAt("Debit Amount");
const CREDIT = columnAt("Credit Amount");

export const workdayJournal: JournalPreset = {
  name: "workday-journal",
  label: "Workday Import Accounting Journal",
  evidence: "from one campus",
  evidenceNote:
    "Columns of a published program that copies an EIB one organisation loads, and of Workday's web service (Journal Entry Memo, External Reference ID, Control Total Amount). Not tried on a tenant; EIBs differ by tenant and version. Where yours differs, fill your own EIB as a template.",
  values: [
    {
      field: "Company",
      meaning: "Company_Reference_ID",
      example: "CP0001",
      standard: "",
      needed: true,
    },
    {
      field: "Ledger Type",
      meaning: "Ledger_Type_ID",
      example: "ACTUALS",
      standard: "ACTUALS",
      needed: true,
    },
    {
      field: "Journal Source",
      meaning: "Journal_Source_ID that the tenant lets you load with",
      example: "Spreadsheet_Upload",
      standard: "Spreadsheet_Upload",
      needed: true,
    },
    {
      field: "Account Set",
      meaning: "Account Set of the ledger accounts, where the tenant asks for one",
      example: "Standard",
      standard: "",
      needed: false,
    },
    WORKTAGS,
    ...SUBMIT,
  ],
  facts: {
    columns: columnsOf(LINE_FIELDS),
    characters: "UTF-8",
    lineLimit: null,
    split: "",
    dates: "YYYY-MM-DD",
    signs: "debit and credit in columns of their own, neither below zero; a refund swaps the sides",
    totals: "debits equal credits; Control Total Amount: sum of the debits",
    fileName: "{journal_id}_workday-journal.xlsx",
    lineEnding: "\r\n",
  },
  balance: "journal",
  records: (input) => [headerRecord(input), ...lineRecords(input)],
  make: (input) => [
    {
      name: `${fileStem(input, "workday-journal")}.xlsx`,
      content: {
        kind: "sheets",
        sheets: [
          { name: HEADER_SHEET, rows: [...bandOf(HEADER_SHEET, HEADER, []), cellsOf(headerRecord(input))] },
          {
            name: LINE_SHEET,
            rows: [
              ...bandOf(
                `${LINE_SHEET} Data`,
                LINES,
                worktagsOf(input).map(({ column }) => column),
              ),
              ...lineRecords(input).map(cellsOf),
            ],
          },
        ],
      },
    },
  ],
  check: (input) => [...worktagFindings(input, LINE_VALUE_NAMES), ...submitFindings(input)],
  read: (files) => {
    const totals = new Totals();
    for (const { content } of files) {
      const sheets = content.kind === "sheets" ? content.sheets : [];
      const rows = sheets.find(({ name }) => name === LINE_SHEET)?.rows ?? [];
      for (const row of rows.slice(BAND_ROWS)) totals.add(row[DEBIT], row[CREDIT]);
    }
    return totals.result;
  },
};

function headerRecord(input: JournalInput): JournalRecord {
  const total = input.lines.reduce((cents, line) => cents + line.debit, 0);
  return recordOf(0, { key: input.journalId, total }, HEADER_FIELDS, input);
}

function lineRecords(input: JournalInput): JournalRecord[] {
  const tags = worktagsOf(input);
  return input.lines.map((line): JournalRecord => {
    const values = lineValues(line, input);
    const own = tags.map((tag) => ({ column: tag.column, cell: { text: worktagText(tag, values) } }));
    const record = recordOf(line.line, line, LINE_FIELDS, input);
    return { line: record.line, fields: [...record.fields, ...own] };
  });
}

function bandOf<R>(
  title: string,
  columns: readonly Column<R>[],
  tags: readonly BandColumn[],
): JournalCell[][] {
  return eibBand(title, [
    ...columns.map(([field, band]): BandColumn => ({ ...band, heading: field.heading })),
    ...tags,
  ]);
}
