/** Workday: Submit Internal Service Delivery, an EIB sheet with five lines above the data. */
import { BAND_ROWS, eibBand, type BandColumn } from "./workday-band";
import { cellsOf, columnsOf, recordOf } from "./fields";
import { blank, COLUMNS, EXTENDED, FIELDS } from "./workday-isd-columns";
import { fileStem } from "./file-names";
import type { JournalCell, JournalContent, JournalInput, JournalPreset, JournalRecord } from "./preset";
import { rowsOf, Totals } from "./totals";
import { oneOf } from "./one-of";
import { changedFindings } from "../taken-back";
import { DELIVERY_VALUES, deliveryLines, listsStatements, lostServices } from "./workday-isd-lines";
import { SUBMIT, submitFindings } from "./workday-submit";
import { WORKTAGS, worktagFindings, worktagsOf, worktagText } from "./worktags";

const TITLE = "Submit Internal Service Delivery";
const SHEET = "Internal Service Delivery";
/** Of worktags whose format Workday's own sheet names. */
const WORKTAG_FORMATS: Readonly<Record<string, string>> = {
  "Cost Center": "Cost_Center_Reference_ID",
  Fund: "Fund_ID",
};

export const workdayIsd: JournalPreset = {
  name: "workday-isd",
  label: "Workday Internal Service Delivery",
  evidence: "from one campus",
  evidenceNote:
    "Columns and the five lines above them are those that Washington University in St. Louis makes its monthly bills with (its published code and tests). Not tried on a tenant; worktag columns differ by tenant. Where yours differ, fill your own EIB as a template.",
  values: [
    {
      field: "Company",
      meaning: "Company_Reference_ID of the company that is billed",
      example: "CP0001",
      standard: "",
      needed: true,
    },
    {
      field: "Internal Service Provider",
      meaning:
        "Internal_Service_Provider_ID; where sources have different ones: AWS=ISP0000030; HPC=ISP0000031",
      example: "ISP0000030",
      standard: "",
      needed: true,
    },
    {
      field: "Spend Category",
      meaning: "Spend_Category_ID; where services or sources have different ones: Storage=SC510; HPC=SC511",
      example: "SC510",
      standard: "",
      needed: false,
    },
    WORKTAGS,
    {
      field: "Lines",
      meaning:
        "statement: a line for each statement line, credits below zero and what is paid for others as lines of their own; fund: a line for each fund, account and source, net",
      example: "fund",
      standard: "statement",
      needed: true,
      choices: ["statement", "fund"],
    },
    {
      field: "Delivery For Each",
      meaning: "statement or PI: which lines make one delivery",
      example: "PI",
      standard: "statement",
      needed: true,
      choices: ["statement", "PI"],
    },
    {
      field: "Units of Measure",
      meaning: "UN/CEFACT codes of the units that are billed; lines in other units are 1 EA",
      example: "Hours=HUR; GB=E34",
      standard: "",
      needed: false,
    },
    {
      field: "Requester",
      meaning: "Employee_ID, where the tenant asks for one",
      example: "",
      standard: "",
      needed: false,
    },
    ...SUBMIT,
    {
      field: "File",
      meaning: "sheet: an .xlsx file with real dates; csv: the same as CSV",
      example: "csv",
      standard: "sheet",
      needed: true,
      choices: ["sheet", "csv"],
    },
  ],
  facts: {
    columns: [
      ...columnsOf(FIELDS),
      ...columnsOf([blank("Cost Center", "worktag"), blank("Fund", "worktag")]),
    ],
    characters: "UTF-8",
    lineLimit: null,
    split: "",
    dates: "YYYY-MM-DD",
    signs:
      "what is charged is above zero, what is paid back below; only the payers, the provider earns the other side",
    totals: "control total: sum of Extended Amount",
    fileName: "{journal_id}_workday-isd.xlsx",
    lineEnding: "\r\n",
  },
  balance: "one-sided",
  belowLines: (input) => (listsStatements(input) ? "statement lines" : ""),
  records: (input) => {
    const tags = worktagsOf(input);
    return deliveryLines(input).map((line, index): JournalRecord => {
      const record = recordOf(index + 1, line, FIELDS, input);
      const own = tags.map((tag) => ({
        column: tag.column,
        cell: { text: worktagText(tag, line.values) },
      }));
      return { line: record.line, fields: [...record.fields, ...own] };
    });
  },
  make: (input) => {
    const rows = [...bandOf(input), ...workdayIsd.records(input).map(cellsOf)];
    const isCsv = input.value("File").toLowerCase() === "csv";
    const content: JournalContent = isCsv
      ? { kind: "delimited", delimiter: ",", rows }
      : { kind: "sheets", sheets: [{ name: SHEET, rows }] };
    return [{ name: `${fileStem(input, "workday-isd")}.${isCsv ? "csv" : "xlsx"}`, content }];
  },
  check: (input) => [
    ...worktagFindings(input, DELIVERY_VALUES),
    ...lostServices(input),
    ...changedFindings(input),
    ...oneOf(input, "File", ["sheet", "csv"]),
    ...oneOf(input, "Lines", ["statement", "fund"]),
    ...oneOf(input, "Delivery For Each", ["statement", "PI"]),
    ...submitFindings(input),
  ],
  read: (files) => {
    const totals = new Totals();
    for (const file of files)
      for (const row of rowsOf(file).slice(BAND_ROWS)) totals.addSigned(row[EXTENDED]);
    return totals.result;
  },
};

function bandOf(input: JournalInput): JournalCell[][] {
  const tags = worktagsOf(input).map(({ column }): BandColumn => ({
    heading: column.heading,
    restriction: "Optional. May have multiples",
    format: WORKTAG_FORMATS[column.heading] ?? "",
  }));
  return eibBand(TITLE, [
    ...COLUMNS.map(([field, band]): BandColumn => ({ ...band, heading: field.heading })),
    ...tags,
  ]);
}
