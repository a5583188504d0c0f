/** The top of the Dashboard: the month in words and its key figures. */
import type { ReportCell } from "../../shape";
import { MONTH } from "../formulas";
import { inPercent, monthInWords, setting } from "./formulas";
import { CELL, COLUMNS, CURRENCY_CELL, TILES } from "./layout";
import { OUTCOME_ROW, ROW } from "./summary";

const INSTITUTION = `${setting("Institution", "")}&IF(${setting("Department", "")}="","",", "&${setting("Department", "")})`;
const CURRENCY = setting("Currency", "");

/** What the charges are: with those that were rejected they are the month's rows of Charges. */
const COUNTED = (["billed", "pending", "held"] as const)
  .map((state) => `FIXED(I${OUTCOME_ROW[state]},0)&" ${state}"`)
  .join('&", "&');

const SENTENCE =
  `${monthInWords()}&IF(B${ROW.charges}=0,": no charges.",": "&FIXED(B${ROW.charges},0)&IF(B${ROW.charges}=1," charge"," charges")` +
  `&IF(I${OUTCOME_ROW.billed}=""," (billed, pending or held)"," ("&${COUNTED}&")")&" of "` +
  `&FIXED(B${ROW.pis},0)&IF(B${ROW.pis}=1," PI; "," PIs; ")&FIXED(B${ROW.billed},2)&" "&${CURRENCY}&" billed of "&FIXED(B${ROW.list},2)&" list"` +
  `&IF(B${ROW.percent}="","","; "&${inPercent(`B${ROW.percent}`)}&" subsidised")&".")`;

/** Amount, and two lines of what it is compared with. */
interface Tile {
  readonly name: string;
  readonly caption: string;
  readonly figure: string;
  readonly first: string;
  readonly second: string;
}

function againstBefore(row: number): string {
  const sign = `IF(E${row}>0,"+","")`;
  return `IF(E${row}="","",${sign}&${inPercent(`E${row}`)}&" on "&${CELL.monthBefore})`;
}

function yearToDate(row: number): string {
  return `"Year to date "&FIXED(F${row},0)`;
}

function rows(row: number): string {
  return `IF(I${row}="","",FIXED(I${row},0)&IF(I${row}=1," charge"," charges"))`;
}

function amountBefore(row: number): string {
  return `IF(C${row}="","",FIXED(C${row},0)&" in "&${CELL.monthBefore})`;
}

const KEY_FIGURES: readonly Tile[] = [
  {
    name: "tileBilled",
    caption: "Billed",
    figure: `B${ROW.billed}`,
    first: againstBefore(ROW.billed),
    second: yearToDate(ROW.billed),
  },
  {
    name: "tileList",
    caption: "List",
    figure: `B${ROW.list}`,
    first: againstBefore(ROW.list),
    second: yearToDate(ROW.list),
  },
  {
    name: "tileSubsidised",
    caption: "Subsidised",
    figure: `B${ROW.subsidised}`,
    first: `IF(B${ROW.percent}="","",${inPercent(`B${ROW.percent}`)}&" of list")`,
    second: yearToDate(ROW.subsidised),
  },
  {
    name: "tilePending",
    caption: "Pending",
    figure: `B${ROW.pending}`,
    first: rows(OUTCOME_ROW.pending),
    second: amountBefore(ROW.pending),
  },
  {
    name: "tileHeld",
    caption: "Held",
    figure: `B${ROW.held}`,
    first: rows(OUTCOME_ROW.held),
    second: amountBefore(ROW.held),
  },
];

function tile({ name, caption, figure, first, second }: Tile, index: number): ReportCell[] {
  const column = "ACEGI"[index] ?? "";
  return [
    { at: `${column}${TILES}`, style: "caption", value: caption, span: 2 },
    { at: `${column}${TILES + 1}`, style: "figure", name, formula: figure, span: 2 },
    { at: `${column}${TILES + 2}`, style: "figureNote", name: `${name}First`, formula: first, span: 2 },
    { at: `${column}${TILES + 3}`, style: "figureNote", name: `${name}Second`, formula: second, span: 2 },
  ];
}

export const HEADER_CELLS: readonly ReportCell[] = [
  { at: "A1", style: "title", value: "Dashboard", span: COLUMNS },
  { at: "A2", style: "subtitle", name: "institution", formula: INSTITUTION, span: COLUMNS - 2 },
  { at: CURRENCY_CELL, style: "text", name: "currency", formula: `"Amounts in "&${CURRENCY}`, span: 2 },
  { at: "A3", style: "label", value: "Month" },
  { at: "B3", style: "input", name: "month" },
  {
    at: "C3",
    style: "note",
    name: "namesNote",
    formula: `IF(${CELL.namesOf}=${MONTH},"Type another month to see it.","PIs, services and sources are named as they rank in "&${CELL.namesOf}&"; the figures are those of "&${MONTH}&".")`,
    span: COLUMNS - 2,
  },
  { at: "A4", style: "label", name: "sentence", formula: SENTENCE, span: COLUMNS },
  ...KEY_FIGURES.flatMap(tile),
];
