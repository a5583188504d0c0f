/**
 * The Browse sheet: buttons that filter Charges, where the host has slicers, and what the rows in sight come to. Only a
 * program that has the filters can know: the figures have no values written beside their formulas.
 */
import type { ReportCell, ReportShape, ReportStyle } from "../shape";
import { CHARGES } from "../tables";

const FIGURES: readonly (readonly [label: string, style: ReportStyle, formula: string, note: string])[] = [
  ["Charges in sight", "count", "SUBTOTAL(103,Charges[Charge ID])", "Rows that no filter hides"],
  ["of all charges", "count", "COUNTA(Charges[Charge ID])", "All months in this workbook"],
  ["List", "money", "SUBTOTAL(109,Charges[List Cost])", "List price of the rows in sight"],
  ["Amount", "money", "SUBTOTAL(109,Charges[Amount])", "Billed, pending, held and rejected rows alike"],
  ["Subsidised", "money", "E7-E8", "List less amount"],
  ["Largest charge", "money", "IF(E5=0,0,SUBTOTAL(104,Charges[Amount]))", ""],
  [
    "Smallest charge",
    "money",
    "IF(E5=0,0,SUBTOTAL(105,Charges[Amount]))",
    "Below 0: a credit or a correction",
  ],
];

/** A line a row: merged cells do not grow with their text. */
const USE = [
  "Press a name in a box at the left: only its charges stay in sight, here and on Charges.",
  "Hold Ctrl for several names. The funnel in a box's corner takes its choice away.",
  "",
  "No boxes at the left? This program has no slicers: use the arrows in the headings",
  "of Charges. The figures above follow those as well.",
  "",
  "A filter changes nothing else: steps, statements and reports take all charges.",
  "Co-workers see your filter too: View, Sheet View, New keeps it to yourself.",
];

const FIRST = 5;
const LINK = FIRST + FIGURES.length + 1;
const TEXT = LINK + 2;

export const BROWSE: ReportShape = {
  sheet: "Browse",
  group: "month",
  widths: [24, 36, 3, 22, 18, 44],
  cells: [
    { at: "A1", style: "title", value: "Browse the charges", span: 6 },
    { at: "A2", style: "subtitle", value: "Filter Charges and see what is left", span: 6 },
    { at: "D4", style: "heading", value: "What is in sight", span: 3 },
    ...FIGURES.flatMap(([label, style, formula, note], i): ReportCell[] => [
      { at: `D${FIRST + i}`, style: "label", value: label },
      { at: `E${FIRST + i}`, style, formula },
      { at: `F${FIRST + i}`, style: "note", value: note },
    ]),
    { at: `D${LINK}`, style: "link", value: "Open Charges", sheet: CHARGES.name },
    { at: `D${TEXT}`, style: "heading", value: "How to use it", span: 3 },
    ...USE.flatMap((value, i): ReportCell[] =>
      value === "" ? [] : [{ at: `D${TEXT + 1 + i}`, style: "note", value, span: 3 }],
    ),
  ],
  slicers: [
    { table: CHARGES, heading: "Period", over: "A4:A12" },
    { table: CHARGES, heading: "Source", over: "A13:A19" },
    { table: CHARGES, heading: "Review", over: "A20:A29" },
    { table: CHARGES, heading: "PI", over: "B4:B29" },
  ],
  print: { orientation: "landscape" },
};
