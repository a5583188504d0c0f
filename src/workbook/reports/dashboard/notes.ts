/** What the Dashboard's figures are made of, and the check that they agree. */
import type { ReportCell } from "../../shape";
import { MONTH } from "../formulas";
import { totals } from "./formulas";
import { COLUMNS, NOTES } from "./layout";
import { OUTCOME_ROW, ROW } from "./summary";

const THE_MONTH = `[Period]=${MONTH}`;

function apart(figure: string, column: string): string {
  return `ABS(${figure}-${totals(column, THE_MONTH)})`;
}

/** 0.00 where the month's charges were archived: the figures above are the totals then. */
const DIFFERENCE = `ROUND(${[
  apart(`B${ROW.billed}`, "Billed"),
  apart(`B${ROW.list}`, "List"),
  apart(`B${ROW.pending}`, "Pending"),
  apart(`B${ROW.held}`, "Held"),
  apart(`J${OUTCOME_ROW.rejected}`, "Rejected"),
].join("+")},2)`;

const LINES: readonly (readonly [label: string, cell: Omit<ReportCell, "at">, note: string])[] = [
  [
    "Rows of the month in Charges",
    {
      style: "count",
      name: "chargeRows",
      formula: `SUMPRODUCT((Charges[Period]=${MONTH})*1)`,
    },
    "Where there are none, the month's own figures are those of Monthly Totals.",
  ],
  [
    "Monthly Totals agree with Charges",
    { style: "check", name: "totalsDifference", formula: DIFFERENCE },
    "Must read 0.00. It does not after Charges was edited by hand: run Review.",
  ],
  [
    "Names ranked for",
    { style: "text", name: "namesOf" },
    "Each step that changes a month ranks PIs, services and sources anew.",
  ],
];

export const NOTE_CELLS: readonly ReportCell[] = [
  { at: `A${NOTES}`, style: "heading", value: "Notes and checks", span: COLUMNS },
  ...LINES.flatMap(([label, cell, note], i): ReportCell[] => [
    { at: `A${NOTES + 1 + i}`, style: "label", value: label, span: 3 },
    { at: `D${NOTES + 1 + i}`, ...cell },
    { at: `E${NOTES + 1 + i}`, style: "note", value: note, span: COLUMNS - 4 },
  ]),
  {
    at: `A${NOTES + 4}`,
    style: "note",
    value:
      "Billed: charges OK or Approved. Subsidised: List less Billed. Sources, PIs, services and earlier months are added from Monthly Totals.",
    span: COLUMNS,
  },
];
