/** The Start sheet: where the month stands, what is next, and a link to each sheet. */
import type { ReportCell, ReportShape } from "../shape";
import { count, MONTH, total } from "./formulas";
import { linkLists } from "./start-links";
import { TIE_OUT_DIFFERENCE, TIE_OUT_ROWS } from "./tie-out";

const NEXT =
  `IF(B7+B8=0,"Import the files of the month",IF(B8>0,"Fix or waive the problem rows",IF(B9>0,"Decide the pending charges",` +
  `IF(B10=0,"Make the statements",IF(B11>0,"Send the statements",IF(AND(B12=0,B14<>0),"Export the journal",IF(B13="Open","Close the month","Nothing: the month is "&LOWER(B13))))))))`;

/** An answer of the Tie-out while it shows the same month. */
function tiedOut(cell: string): string {
  return `IF('Tie-out'!B3=B3,'Tie-out'!${cell},"see Tie-out")`;
}

export const START: ReportShape = {
  sheet: "Start",
  group: "month",
  widths: [32, 34, 24, 54],
  cells: [
    { at: "A1", style: "title", value: "OpenChargeback", span: 4 },
    { at: "A3", style: "label", value: "Month" },
    { at: "B3", style: "input", name: "month" },
    { at: "C3", style: "link", value: "Open Dashboard", sheet: "Dashboard" },
    { at: "D3", style: "note", value: "The month and the year at a glance, for printing." },
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
    { at: "A15", style: "label", value: "Tie-out, difference in money" },
    { at: "B15", style: "check", name: "difference", formula: tiedOut(TIE_OUT_DIFFERENCE) },
    { at: "C15", style: "link", value: "Open Tie-out", sheet: "Tie-out" },
    { at: "D15", style: "note", value: "Must read 0.00." },
    { at: "A16", style: "label", value: "Tie-out, rows with problems" },
    { at: "B16", style: "checkCount", name: "rowsDifference", formula: tiedOut(TIE_OUT_ROWS) },
    { at: "D16", style: "note", value: "Must read 0: rows that are missing, double or on no statement." },

    ...linkLists(18),
  ],
};
