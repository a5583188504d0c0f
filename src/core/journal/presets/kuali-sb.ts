/** Kuali Service Billing or Internal Billing: two CSV files, what earns and what is charged, with equal totals. */
import type { Cents } from "../../money";
import type { JournalLine } from "../journal";
import { amount, cellsOf, columnsOf, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import type { JournalFinding, JournalInput, JournalPreset, JournalRecord } from "./preset";
import { centsOf, rowsOf } from "./totals";

const NAME = "kuali-sb";
const SIDES = ["income", "expense"] as const;
type Side = (typeof SIDES)[number];

const code = (maxLength: number) => ({ maxLength, identifies: true });

const CHART: Field<JournalLine> = text(
  "Chart",
  "the value Chart, else org by the Fund Org Pattern",
  (l, input) => input.value("Chart") || l.org,
  { ...code(2), needed: true },
);
const CODES: readonly Field<JournalLine>[] = [
  text("Account", "fund, by the Fund Org Pattern", (l) => l.fund, { ...code(7), needed: true }),
  text("Sub-Account", "Program of the fund or the source", (l) => l.program, code(5)),
  text("Object", "account of the charge, the fund or the source", (l) => l.account, {
    ...code(4),
    needed: true,
  }),
  text("Sub-Object", "Activity of the fund or the source", (l) => l.activity, code(3)),
  text("Project", "Location of the fund or the source", (l) => l.location, code(10)),
  text("Org Ref ID", "the value Org Ref ID", (_l, input) => input.value("Org Ref ID"), { maxLength: 8 }),
];
const DESCRIPTION: Field<JournalLine> = text(
  "Line Description",
  "by the description templates of Settings",
  (l) => l.description,
  { maxLength: 40, cuts: true },
);
const AMOUNT: Field<JournalLine> = amount("Amount", "never below zero", (l) => l.debit + l.credit, {
  maxLength: 19,
});
const ALL = [CHART, ...CODES, DESCRIPTION, AMOUNT];

/** The amount is last in each, so that it is found again. */
const LAYOUTS: Readonly<Record<string, readonly Field<JournalLine>[]>> = {
  "9": ALL,
  "8 without chart": [...CODES, DESCRIPTION, AMOUNT],
  "8 without description": [CHART, ...CODES, AMOUNT],
};

function fieldsOf(input: JournalInput): readonly Field<JournalLine>[] {
  return LAYOUTS[input.value("Columns").trim().toLowerCase()] ?? ALL;
}

/** Debits are charged, credits earn: a refund stands among the income. */
function sideOf(line: JournalLine): Side {
  return line.debit > 0 ? "expense" : "income";
}

function recordsOf(input: JournalInput, side: Side): JournalRecord[] {
  const fields = fieldsOf(input);
  return input.lines
    .filter((l) => sideOf(l) === side)
    .map((line) => recordOf(line.line, line, fields, input));
}

function check(input: JournalInput): JournalFinding[] {
  const known = Object.keys(LAYOUTS);
  const value = input.value("Columns");
  const columns: JournalFinding[] = known.includes(value.trim().toLowerCase())
    ? []
    : [
        {
          severity: "Error",
          line: 0,
          column: "Columns",
          value,
          says: `The value Columns must be one of ${known.join(", ")}.`,
        },
      ];
  const empty = SIDES.filter((side) => !input.lines.some((l) => sideOf(l) === side));
  return [
    ...columns,
    ...empty.map((side): JournalFinding => {
      const says = `There is no ${side} line; Kuali takes the pair only with a line in each file.`;
      return { severity: "Error", line: 0, column: side, value: "", says };
    }),
  ];
}

export const kualiSb: JournalPreset = {
  name: NAME,
  label: "Kuali Service Billing or Internal Billing (pair of CSV files)",
  evidence: "from vendor documentation",
  evidenceNote:
    "Columns, their order, no row of headings and no thousands comma are those of the Kuali Financial System's own help for importing accounting lines; equal totals and a line in each file are the document's own rules. Service Billing needs a role and an agreement, Internal Billing goes to the fiscal officer; both read this pair. Some campuses put the amount before the description, which this layout does not: use a layout of your own there. Not tried on a ledger.",
  values: [
    { field: "Chart", meaning: "The chart of all accounts; blank where Org has it.", example: "BL", standard: "", needed: false, maxLength: 2 },
    { field: "Columns", meaning: "9, or 8 without chart (accounts that cannot cross charts), or 8 without description (older).", example: "9", standard: "9", needed: true, choices: Object.keys(LAYOUTS) },
    { field: "Org Ref ID", meaning: "A reference of your organisation on every line; may be blank.", example: "RCCBILL", standard: "", needed: false, maxLength: 8 },
  ], // prettier-ignore
  facts: {
    columns: columnsOf(ALL),
    characters: "ASCII",
    lineLimit: null,
    split: "",
    dates: "none",
    signs: "the file says it: income is credited, expense is debited; no amount is below zero",
    totals: "income equals expense",
    fileName: `{journal_id}_${NAME}_income.csv and _expense.csv`,
    lineEnding: "\r\n",
  },
  balance: "journal",
  records: (input) => SIDES.flatMap((side) => recordsOf(input, side)),
  check,
  make: (input) =>
    SIDES.map((side) => ({
      name: `${fileStem(input, NAME)}_${side}.csv`,
      content: { kind: "delimited", delimiter: ",", rows: recordsOf(input, side).map(cellsOf) },
    })),
  read: (files) => {
    const rows = (side: Side) => files.filter((f) => f.name.includes(`_${side}`)).flatMap((f) => rowsOf(f));
    const add = (side: Side): Cents =>
      rows(side).reduce((total, row) => total + (centsOf(row.at(-1)) ?? 0), 0);
    return {
      lines: SIDES.reduce((count, side) => count + rows(side).length, 0),
      debits: add("expense"),
      credits: add("income"),
    };
  },
};
