/** The report sheets: live formulas over the tables, so that every figure can be followed by an auditor. */
import type { ReportCell, ReportShape } from "./shape";

/** The month a report shows stands in this cell of every report sheet; a person may type another. */
const MONTH = "$B$3";

/** Sums a column of a table over the month and further conditions. SUMPRODUCT compares text as text. */
function total(table: string, column: string, ...conditions: string[]): string {
  const all = [`${table}[Period]=${MONTH}`, ...conditions.map((condition) => `${table}${condition}`)];
  return `SUMPRODUCT(${all.map((c) => `(${c})`).join("*")}*${table}[${column}])`;
}

function count(table: string, ...conditions: string[]): string {
  const all = [`${table}[Period]=${MONTH}`, ...conditions.map((condition) => `${table}${condition}`)];
  return `SUMPRODUCT(${all.map((c) => `(${c})`).join("*")}*1)`;
}

const IN_FORCE = `((Statements[Status]="Draft")+(Statements[Status]="Issued"))`;

/** Adds a column of the lines whose statement is in force. */
function linesInForce(column: string): string {
  return `SUMPRODUCT(SUMIF(StatementLines[Statement No],Statements[Statement No],StatementLines[${column}])*(Statements[Period]=${MONTH})*${IN_FORCE})`;
}

function journalSide(plus: string, minus: string, kind: string): string {
  const condition = [`[Kind]="${kind}"`, `[Status]<>"Reversed"`];
  return `${total("Journal", plus, ...condition)}-${total("Journal", minus, ...condition)}`;
}

type Line = readonly [name: string, label: string, formula: string, note: string];

/** Label, figure and note side by side, from a row on. */
function lines(row: number, style: ReportCell["style"], items: readonly Line[]): ReportCell[] {
  return items.flatMap(([name, label, formula, note], i): ReportCell[] => {
    const cells: ReportCell[] = [
      { at: `A${row + i}`, style: style === "total" ? "total" : "label", value: label },
      { at: `B${row + i}`, style, name, formula },
    ];
    return note === "" ? cells : [...cells, { at: `C${row + i}`, style: "note", value: note }];
  });
}

export const TIE_OUT: ReportShape = {
  sheet: "Tie-out",
  group: "month",
  widths: [34, 18, 76],
  cells: [
    { at: "A1", style: "title", value: "Tie-out", span: 3 },
    { at: "A3", style: "label", value: "Month" },
    { at: "B3", style: "input", name: "month" },
    {
      at: "C3",
      style: "note",
      value: "Type another month to see it. All figures are added up from the tables.",
    },

    { at: "A5", style: "heading", value: "Charges", span: 3 },
    ...lines(6, "money", [
      [
        "imported",
        "Imported",
        total("Imports", "Amount", `[Status]="Current"`),
        "What the imported files say, problem rows with a readable amount included",
      ],
      [
        "carriedIn",
        "Carried in",
        total("Charges", "Amount", `[Carried From]<>""`),
        "Held in a month that is closed",
      ],
      [
        "adjustments",
        "Adjustments",
        `${total("Charges", "Amount", `[Review]<>""`).replace("*Charges[Amount]", `*(LEFT(Charges[Charge ID],7)="mended-")*Charges[Amount]`)}-${total("Problems", "Amount", `[Status]="Resolved"`)}`,
        "What mending problem rows added",
      ],
    ]),
    ...lines(9, "total", [["totalIn", "Coming in", "SUM(B6:B8)", ""]]),
    ...lines(10, "money", [
      [
        "billed",
        "Billed",
        `${total("Charges", "Amount", `[Review]="OK"`)}+${total("Charges", "Amount", `[Review]="Approved"`)}`,
        "OK and Approved",
      ],
      [
        "held",
        "Held",
        total("Charges", "Amount", `[Review]="Held"`),
        "Carried into the next month when this one is closed",
      ],
      [
        "rejected",
        "Rejected",
        total("Charges", "Amount", `[Review]="Rejected"`),
        "Not billed, by a person's decision",
      ],
      ["pending", "Pending", total("Charges", "Amount", `[Review]="Pending"`), "Waiting for a person"],
      [
        "problems",
        "Problems",
        total("Problems", "Amount", `[Status]<>"Resolved"`),
        "Rows that could not become charges; unreadable amounts count 0 here and are listed under Problems",
      ],
    ]),
    ...lines(15, "total", [["totalOut", "Accounted for", "SUM(B10:B14)", ""]]),

    { at: "A17", style: "heading", value: "Statements and journal", span: 3 },
    ...lines(18, "money", [
      ["billedAgain", "Billed", "B10", ""],
      ["rounding", "Rounding to cents", linesInForce("Rounding"), "Each PI and project is rounded once"],
      [
        "statements",
        "Statements",
        total("Statements", "Amount", `[Status]<>""`).replace('(Statements[Status]<>"")', IN_FORCE),
        "Drafts and issued statements, not superseded or void ones",
      ],
      ["statementLines", "Statement lines", linesInForce("Billed"), ""],
      [
        "journalDebits",
        "Journal debits",
        journalSide("Debit", "Credit", "Payer"),
        "What payers are charged, refunds taken off",
      ],
      [
        "journalCredits",
        "Journal credits",
        journalSide("Credit", "Debit", "Recovery"),
        "What sources recover, refunds taken off",
      ],
    ]),

    { at: "A25", style: "heading", value: "It ties out when this is 0.00", span: 3 },
    { at: "A26", style: "total", value: "Difference" },
    {
      at: "B26",
      style: "check",
      name: "difference",
      formula:
        `ROUND(ABS(B9-B15)+IF(${count("Statements", `[Status]<>"Superseded"`, `[Status]<>"Void"`)}=0,0,ABS(B18+B19-B20)+ABS(B20-B21))` +
        `+IF(${count("Journal", `[Status]<>"Reversed"`)}=0,0,ABS(B20-B22)+ABS(B22-B23)),2)`,
    },
    { at: "C26", style: "note", value: "Statements and journal count from when they are made" },
  ],
};

const NEXT =
  `IF(B7+B8=0,"Import the files of the month",IF(B8>0,"Fix or waive the problem rows",IF(B9>0,"Decide the pending charges",` +
  `IF(B10=0,"Make the statements",IF(B11>0,"Send the statements",IF(AND(B12=0,B14<>0),"Export the journal",IF(B13="Open","Close the month","Nothing: the month is "&LOWER(B13))))))))`;

export const START: ReportShape = {
  sheet: "Start",
  group: "month",
  widths: [34, 30, 22, 54],
  cells: [
    { at: "A1", style: "title", value: "OpenChargeback", span: 4 },
    { at: "A3", style: "label", value: "Month" },
    { at: "B3", style: "input", name: "month" },
    { at: "A4", style: "total", value: "Next" },
    { at: "B4", style: "total", name: "next", formula: NEXT },

    { at: "A6", style: "heading", value: "Where the month stands", span: 4 },
    ...[
      [
        "charges",
        "Charges",
        count("Charges"),
        "Charges",
        "One row a charge. Amber rows wait for a decision; grey rows are held.",
      ],
      [
        "openProblems",
        "Open problem rows",
        count("Problems", `[Status]="Open"`),
        "Problems",
        "Rows that could not be read, with their raw text.",
      ],
      [
        "pendingCharges",
        "Pending charges",
        count("Charges", `[Review]="Pending"`),
        "Charges",
        "Filter Review by Pending; the reason stands under Flags.",
      ],
      [
        "statementCount",
        "Statements",
        count("Statements", `[Status]<>"Superseded"`, `[Status]<>"Void"`),
        "Statements",
        "One a PI, with a PDF each.",
      ],
      [
        "drafts",
        "Statements not sent",
        count("Statements", `[Status]="Draft"`),
        "Mail Log",
        "Who got which statement when.",
      ],
      [
        "journalLines",
        "Journal lines",
        count("Journal", `[Status]<>"Reversed"`),
        "Journal",
        "Debits by fund, credits by source.",
      ],
    ].flatMap(([name, label, formula, sheet, note], i): ReportCell[] => [
      { at: `A${7 + i}`, style: "label", value: label ?? "" },
      { at: `B${7 + i}`, style: "count", name: name ?? "", formula: formula ?? "" },
      { at: `C${7 + i}`, style: "link", value: `Open ${sheet}`, sheet: sheet ?? "" },
      { at: `D${7 + i}`, style: "note", value: note ?? "" },
    ]),
    { at: "A13", style: "label", value: "Month is" },
    {
      at: "B13",
      style: "text",
      name: "status",
      formula: `IFERROR(INDEX(Periods[Status],MATCH(${MONTH},Periods[Period],0)),"Open")`,
    },
    { at: "C13", style: "link", value: "Open Periods", sheet: "Periods" },
    { at: "A14", style: "label", value: "Billed" },
    {
      at: "B14",
      style: "money",
      name: "billed",
      formula: `${total("Charges", "Amount", `[Review]="OK"`)}+${total("Charges", "Amount", `[Review]="Approved"`)}`,
    },
    { at: "A15", style: "label", value: "Tie-out difference" },
    {
      at: "B15",
      style: "check",
      name: "difference",
      formula: `IF('Tie-out'!B3=B3,'Tie-out'!B26,"see Tie-out")`,
    },
    { at: "C15", style: "link", value: "Open Tie-out", sheet: "Tie-out" },
    { at: "D15", style: "note", value: "Must read 0.00." },

    { at: "A17", style: "heading", value: "What people keep up", span: 4 },
    ...[
      ["People", "PIs: addresses, names, aliases."],
      ["Projects", "Projects and the fund each charges by default."],
      ["Funds", "Funds and awards with their dates."],
      ["Splits", "Projects that several funds share."],
      ["Sources", "Where charges come from and which fund recovers them."],
      ["Rules", "What the review looks for."],
      ["Settings", "Letterhead, tags, mail and journal texts."],
    ].flatMap(([sheet, note], i): ReportCell[] => [
      { at: `A${18 + i}`, style: "link", value: sheet ?? "", sheet: sheet ?? "" },
      { at: `B${18 + i}`, style: "note", value: note ?? "", span: 3 },
    ]),
  ],
};

/** In sheet order among the tables: Start first, Tie-out after Journal. */
export const REPORTS: readonly ReportShape[] = [START, TIE_OUT];
