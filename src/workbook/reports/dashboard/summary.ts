/** The Dashboard's table of the month, the month before and the year to date, and what became of the charges. */
import type { ReportCell, ReportStyle } from "../../shape";
import { count, MONTH, total } from "../formulas";
import { countPis, difference, fraction, hasTotals, monthBefore, swept, totals, yearStart } from "./formulas";
import { CELL, SUMMARY } from "./layout";

const HEADS = SUMMARY + 1;
const row = (index: number): number => HEADS + 1 + index;

/** Rows of the table, by the figure's name. */
export const ROW = {
  billed: row(0), list: row(1), subsidised: row(2), percent: row(3), pending: row(4), held: row(5),
  charges: row(6), pis: row(7),
} as const; // prettier-ignore

const BILLABLE = `((TRIM(Charges[Review])="OK")+(TRIM(Charges[Review])="Approved"))`;
const THE_MONTH = `[Period]=${MONTH}`;
const BEFORE = `[Period]=${CELL.monthBefore}`;
const YEAR = [`[Period]>=${CELL.yearStart}`, `[Period]<=${MONTH}`];
const YEAR_BEFORE = [`[Period]>=${CELL.yearStart}`, `[Period]<${MONTH}`];

/** Charges decide; where the month's are archived, its totals do. */
function fromCharges(formula: string, column: string): string {
  return `IF(${CELL.chargeRows}=0,${totals(column, THE_MONTH)},${formula})`;
}

function billable(column: string): string {
  return `SUMPRODUCT((Charges[Period]=${MONTH})*${BILLABLE}*Charges[${column}])`;
}

function inState(review: string): string {
  return total("Charges", "Amount", `[Review]="${review}"`);
}

function known(formula: string): string {
  return `IF(${hasTotals(CELL.monthBefore)},${formula},"")`;
}

interface Line {
  readonly name: string;
  readonly label: string;
  readonly style: ReportStyle;
  readonly month: string;
  readonly before: string;
  /** None where months do not add up: a held charge stands in each month that carries it. */
  readonly year?: string;
  readonly array?: true;
}

function amount(
  name: "billed" | "list" | "pending" | "held",
  label: string,
  column: string,
  month: string,
): Line {
  const line = { name, label, style: "money", month, before: known(totals(column, BEFORE)) } as const;
  if (name === "pending" || name === "held") return line;
  return { ...line, year: `B${ROW[name]}+${totals(column, ...YEAR_BEFORE)}` };
}

const LINES: readonly Line[] = [
  amount("billed", "Billed", "Billed", fromCharges(billable("Amount"), "Billed")),
  amount("list", "List", "List", fromCharges(billable("List Cost"), "List")),
  {
    name: "subsidised",
    label: "Subsidised",
    style: "money",
    month: swept(`B${ROW.list}-B${ROW.billed}`),
    before: difference(`C${ROW.list}`, `C${ROW.billed}`),
    year: swept(`F${ROW.list}-F${ROW.billed}`),
  },
  {
    name: "percent",
    label: "Subsidised of list",
    style: "percent",
    month: fraction(`B${ROW.subsidised}`, `B${ROW.list}`),
    before: fraction(`C${ROW.subsidised}`, `C${ROW.list}`),
    year: fraction(`F${ROW.subsidised}`, `F${ROW.list}`),
  },
  amount("pending", "Pending", "Pending", fromCharges(inState("Pending"), "Pending")),
  amount("held", "Held", "Held", fromCharges(inState("Held"), "Held")),
  {
    name: "charges",
    label: "Charges not rejected",
    style: "count",
    month: fromCharges(count("Charges", `[Review]<>"Rejected"`), "Charges"),
    before: known(totals("Charges", BEFORE)),
    year: `B${ROW.charges}+${totals("Charges", ...YEAR_BEFORE)}`,
  },
  {
    name: "pis",
    label: "PIs",
    style: "count",
    month: countPis(THE_MONTH),
    before: known(countPis(BEFORE)),
    year: countPis(...YEAR),
    array: true,
  },
];

function line({ name, label, style, month, before, year, array }: Line, index: number): ReportCell[] {
  const at = row(index);
  const inArray = array === true ? { array } : {};
  const relative = style === "percent" ? [] : [change(name, at)];
  return [
    { at: `A${at}`, style: "label", value: label },
    { at: `B${at}`, style, name, formula: month, ...inArray },
    { at: `C${at}`, style, name: `${name}Before`, formula: before, ...inArray },
    {
      at: `D${at}`,
      style,
      name: `${name}Change`,
      formula:
        style === "percent" ? `IF(OR(B${at}="",C${at}=""),"",B${at}-C${at})` : difference(`B${at}`, `C${at}`),
    },
    ...relative,
    ...(year === undefined ? [] : [{ at: `F${at}`, style, name: `${name}Year`, formula: year, ...inArray }]),
  ];
}

function change(name: string, at: number): ReportCell {
  const formula = fraction(`D${at}`, `C${at}`);
  return { at: `E${at}`, style: "percent", name: `${name}ChangePercent`, formula };
}

/** State, rows and amount, side by side. */
const OUTCOMES: readonly (readonly [name: string, label: string, rows: string, amount: string])[] = [
  ["Billed", "Billed", ifCharges(`SUMPRODUCT((Charges[Period]=${MONTH})*${BILLABLE}*1)`), `B${ROW.billed}`],
  ["Pending", "Pending", ifCharges(count("Charges", `[Review]="Pending"`)), `B${ROW.pending}`],
  ["Held", "Held", ifCharges(count("Charges", `[Review]="Held"`)), `B${ROW.held}`],
  [
    "Rejected",
    "Rejected",
    ifCharges(count("Charges", `[Review]="Rejected"`)),
    fromCharges(inState("Rejected"), "Rejected"),
  ],
  [
    "Problems",
    "Problems",
    count("Problems", `[Status]<>"Resolved"`),
    total("Problems", "Amount", `[Status]<>"Resolved"`),
  ],
];

function ifCharges(formula: string): string {
  return `IF(${CELL.chargeRows}=0,"",${formula})`;
}

function outcomes(): ReportCell[] {
  const first = row(0);
  const last = row(OUTCOMES.length - 1);
  return [
    ...OUTCOMES.flatMap(([name, label, rows, money], i): ReportCell[] => [
      { at: `H${row(i)}`, style: "label", value: label },
      { at: `I${row(i)}`, style: "count", name: `rows${name}`, formula: rows },
      { at: `J${row(i)}`, style: "money", name: `amount${name}`, formula: money },
    ]),
    { at: `H${last + 1}`, style: "total", value: "All rows" },
    {
      at: `I${last + 1}`,
      style: "totalCount",
      name: "rowsTotal",
      formula: ifCharges(`SUM(I${first}:I${last})`),
    },
    { at: `J${last + 1}`, style: "total", name: "amountTotal", formula: `SUM(J${first}:J${last})` },
    { at: `H${last + 2}`, style: "label", value: "In Charges" },
    {
      at: `I${last + 2}`,
      style: "count",
      name: "rowsInCharges",
      formula: ifCharges(`SUM(I${first}:I${OUTCOME_ROW.rejected})`),
    },
    {
      at: `J${last + 2}`,
      style: "money",
      name: "amountInCharges",
      formula: `SUM(J${first}:J${OUTCOME_ROW.rejected})`,
    },
    { at: `H${last + 3}`, style: "note", value: "Not rejected: billed, pending or held", span: 3 },
  ];
}

/** Rows of what became of the charges. */
export const OUTCOME_ROW = { billed: row(0), pending: row(1), held: row(2), rejected: row(3) } as const;

export const SUMMARY_CELLS: readonly ReportCell[] = [
  { at: `A${SUMMARY}`, style: "heading", value: "Month and year to date", span: 6 },
  { at: `H${SUMMARY}`, style: "heading", value: "What became of the charges", span: 3 },
  { at: `A${HEADS}`, style: "columnHead", value: "" },
  { at: `B${HEADS}`, style: "columnHeadRight", name: "monthHead", formula: `${MONTH}&""` },
  { at: `C${HEADS}`, style: "columnHeadRight", name: "beforeHead", formula: monthBefore(MONTH) },
  { at: `D${HEADS}`, style: "columnHeadRight", value: "Change" },
  { at: `E${HEADS}`, style: "columnHeadRight", value: "Change, %" },
  { at: `F${HEADS}`, style: "columnHeadRight", value: "Year to date" },
  { at: `H${HEADS}`, style: "columnHead", value: "Review" },
  { at: `I${HEADS}`, style: "columnHeadRight", value: "Rows" },
  { at: `J${HEADS}`, style: "columnHeadRight", value: "Amount" },
  ...LINES.flatMap(line),
  ...outcomes(),
  { at: `A${row(8)}`, style: "note", value: "Year to date from" },
  { at: `B${row(8)}`, style: "text", name: "yearStart", formula: yearStart() },
  { at: `C${row(8)}`, style: "note", name: "yearEnd", formula: `"to "&${MONTH}`, span: 2 },
];
