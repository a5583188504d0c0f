/** An upload sheet for Banner journal vouchers: index, account, activity, amount, side and description. */
import type { JournalLine } from "../journal";
import { amount, cellsOf, columnsOf, headingCells, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import type { JournalFinding, JournalPreset } from "./preset";
import { rowsOf, Totals } from "./totals";

const NAME = "banner-fupload";

const FIELDS: readonly Field<JournalLine>[] = [
  text("Index", "fund, by the Fund Org Pattern, which must be the account index", (l) => l.fund, {
    maxLength: 6,
    needed: true,
    identifies: true,
  }),
  text("Account", "of the charge, the fund or the source", (l) => l.account, {
    maxLength: 6,
    needed: true,
    identifies: true,
  }),
  text("Activity", "of the fund or the source", (l) => l.activity, { maxLength: 6, identifies: true }),
  amount("Amount", "never below zero", (l) => l.debit + l.credit, { maxLength: 18 }),
  text("D/C", "D debit, C credit", (l) => (l.debit > 0 ? "D" : "C"), { maxLength: 1 }),
  text("Description", "by the description templates of Settings", (l) => l.description, {
    maxLength: 35,
    cuts: true,
  }),
];
const COLUMNS = columnsOf(FIELDS);

/** Spaces are of use in a description only. */
const CODE = /[^A-Za-z0-9]/u;
const WORDS = /[^A-Za-z0-9 .\-/]/u;

function specialSigns(line: JournalLine): JournalFinding[] {
  const checked = [
    ["Index", line.fund, CODE],
    ["Account", line.account, CODE],
    ["Activity", line.activity, CODE],
    ["Description", line.description, WORDS],
  ] as const;
  return checked.flatMap(([column, value, outside]): JournalFinding[] => {
    const found = outside.exec(value)?.[0];
    if (found === undefined) return [];
    const allowed = outside === CODE ? "letters and digits" : "letters, digits, blanks and . - /";
    const says = `has "${found}"; the upload takes ${allowed} only. Write it without.`;
    return [{ severity: "Error", line: line.line, column, value, says }];
  });
}

export const bannerFupload: JournalPreset = {
  name: NAME,
  label: "Banner upload sheet (FUPLOAD)",
  evidence: "from one campus",
  evidenceNote:
    "Columns, the description of 35 characters, the line ending and the ban on formulas, blanks in codes and special signs are those of one university's upload page. Lengths of index, account and activity are Banner's own. Whether the page wants the row of headings is not known: the value Headings says it. Not tried on a ledger.",
  values: [
    {
      field: "Headings",
      meaning: "Yes: the file begins with a row of headings. No: it begins with the first line.",
      example: "Yes",
      standard: "Yes",
      needed: true,
      maxLength: 3,
      choices: ["Yes", "No"],
    },
  ],
  facts: {
    columns: COLUMNS,
    characters: "ASCII",
    lineLimit: null,
    split: "",
    dates: "none",
    signs: "D or C beside the amount, which is never below zero",
    totals: "debits equal credits; the form's document total is debits + credits",
    fileName: `{journal_id}_${NAME}.csv`,
    lineEnding: "\n",
  },
  balance: "journal",
  records: (input) => input.lines.map((line) => recordOf(line.line, line, FIELDS, input)),
  check: (input) => input.lines.flatMap(specialSigns),
  make: (input) => {
    const rows = input.lines.map((line) => cellsOf(recordOf(line.line, line, FIELDS, input)));
    const headed = input.value("Headings").toLowerCase() !== "no";
    return [
      {
        name: `${fileStem(input, NAME)}.csv`,
        content: {
          kind: "delimited",
          delimiter: ",",
          rows: headed ? [headingCells(COLUMNS), ...rows] : rows,
        },
      },
    ];
  },
  read: (files) => {
    const totals = new Totals();
    for (const file of files)
      for (const row of rowsOf(file))
        if (row[4] === "D" || row[4] === "C") totals.addOn(row[4] === "D" ? "debit" : "credit", row[3]);
    return totals.result;
  },
};
