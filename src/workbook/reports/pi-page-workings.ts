/**
 * The workings of the PI page, to the right of what is printed: which rows of the tables are the PI's, and how they rank.
 * Excel before 2021 and LibreOffice know no FILTER, SORT or UNIQUE: a row's place is found here once, and the page
 * looks up its cells by it. Only the row numbers look at whole tables.
 */
import { LARGEST } from "../../core/pi-page-charges";
import { PARTS } from "../../core/pi-page-ranking";
import type { ReportCell } from "../shape";
import { IN_FORCE, MONTH } from "./formulas";

/** The PI as it is compared: without stray blanks. */
export const PI = "$L$3";
/** The PI's row in People, 0 where there is none. */
export const PERSON = "$L$4";
export const YEAR_FROM = "$L$5";
/** Statements of the month in force: where there are none, what is billed so far is shown. */
export const MADE = "$L$6";
export const STATEMENT_COUNT = "$L$7";
const PART_COUNT = "$L$8";
export const CHARGE_COUNT = "$L$9";
/** "USD": the chart's axis reads it. */
export const CURRENCY = "L10";

/** The twelve months of the trend, oldest first, which the page puts here. */
export const MONTHS = "$D$17:$D$28";

/** Statements whose rows are known; the page lists the first of them. */
const STATEMENT_ROWS = 24;
const TOP = 14;

/** Cells of a column of the workings, from the first to the last row. */
function cells(column: string, rows: number): string {
  return `$${column}$${TOP}:$${column}$${TOP + rows - 1}`;
}

export function workingCell(column: string, index: number): string {
  return `$${column}$${TOP + index}`;
}

/** Rows of Charges in the order of their amounts, and of Statements from the newest. */
export const CHARGE_ROW = "Y";
export const STATEMENT_ROW = "K";
const AMOUNT = "X";
const STATEMENT_NO = "L";

/** Statement lines of the month, or its totals where no statement is made: a row each. */
export const PART = {
  row: "N",
  project: cells("O", PARTS),
  fund: cells("P", PARTS),
  service: cells("Q", PARTS),
  list: cells("R", PARTS),
  byProject: { billed: cells("T", PARTS), rank: cells("U", PARTS) },
  byService: { billed: cells("V", PARTS), rank: cells("W", PARTS) },
} as const;

export const CHARGES_OF_PI = `(Charges[PI]=${PI})*(Charges[Period]=${MONTH})*(TRIM(Charges[Review])<>"Rejected")`;
export const STATEMENTS_OF_MONTH = `(Statements[PI]=${PI})*(Statements[Period]=${MONTH})*${IN_FORCE}`;
const STATEMENTS_OF_PI = `(Statements[PI]=${PI})*${IN_FORCE}*ISNUMBER(MATCH(Statements[Period],${MONTHS},0))`;
const LINES = `(StatementLines[PI]=${PI})*(StatementLines[Period]=${MONTH})*(StatementLines[Kind]<>"Paid by")*ISNUMBER(MATCH(StatementLines[Statement No],${cells(STATEMENT_NO, STATEMENT_ROWS)},0))*((StatementLines[List]<>0)+(StatementLines[Billed]<>0)>0)`;
const TOTALS = `(MonthlyTotals[PI]=${PI})*(MonthlyTotals[Period]=${MONTH})*((MonthlyTotals[List]<>0)+(MonthlyTotals[Billed]<>0)>0)`;

/** Places of the rows in the table: 1 is the first below the headings. */
function places(column: string): string {
  return `ROW(${column})-MIN(ROW(${column}))+1`;
}

/** A month's place among the twelve, and within it the row: larger is newer, then higher up in the sheet. */
const BY_MONTH = 1_000_000;

const FACTS: readonly (readonly [at: string, label: string, formula: string])[] = [
  [PI, "PI as compared", "TRIM(B4)"],
  [PERSON, "Row in People", `IFERROR(MATCH(${PI},TRIM(People[Email]),0),0)`],
  [YEAR_FROM, "Fiscal year from", yearFrom()],
  [MADE, "Statements of the month", `SUMPRODUCT(${STATEMENTS_OF_MONTH})`],
  [STATEMENT_COUNT, "Statements of 12 months", `SUMPRODUCT(${STATEMENTS_OF_PI})`],
  [PART_COUNT, "Lines or totals", `IF(${MADE}>0,SUMPRODUCT(${LINES}),SUMPRODUCT(${TOTALS}))`],
  [CHARGE_COUNT, "Charges not rejected", `SUMPRODUCT(${CHARGES_OF_PI})`],
];

/** The year begins in the month that Settings names, in January where it names none. */
function yearFrom(): string {
  const start = `IFERROR(VALUE(INDEX(Settings[Value],MATCH("Fiscal Year Starts",Settings[Setting],0))),1)`;
  const year = `VALUE(LEFT(${MONTH},4))`;
  return `IFERROR(IF(VALUE(RIGHT(${MONTH},2))>=${start},${year},${year}-1)&"-"&RIGHT("0"&${start},2),"")`;
}

export const WORKINGS: readonly ReportCell[] = [
  { at: "K1", style: "heading", value: "Workings of this page: not printed", span: 15 },
  ...FACTS.flatMap(([at, label, formula]): ReportCell[] => [
    { at: at.replace(/\$/g, "").replace("L", "K"), style: "label", value: label },
    { at: at.replace(/\$/g, ""), style: "label", formula, ...(at === PERSON ? { array: true } : {}) },
  ]),
  { at: "K10", style: "label", value: "Currency" },
  {
    at: CURRENCY,
    style: "label",
    name: "currency",
    formula: `IFERROR(INDEX(Settings[Value],MATCH("Currency",Settings[Setting],0))&"","")`,
  },
  ...[
    ["K", "Row of Statements"],
    ["L", "Statement No"],
    ["N", "Row of lines or totals"],
    ["O", "Project"],
    ["P", "Fund Org"],
    ["Q", "Service"],
    ["R", "List"],
    ["S", "Billed"],
    ["T", "Project and fund, billed"],
    ["U", "Rank"],
    ["V", "Service, billed"],
    ["W", "Rank"],
    ["X", "Amount"],
    ["Y", "Row of Charges"],
  ].map(([column = "", value = ""]): ReportCell => ({
    at: `${column}${TOP - 1}`,
    style: "columnHead",
    value,
  })),
  ...repeat(STATEMENT_ROWS, statementRow),
  ...repeat(PARTS, partRow),
  ...repeat(LARGEST, chargeRow),
];

function repeat(count: number, row: (index: number) => readonly ReportCell[]): ReportCell[] {
  return Array.from({ length: count }, (_, i) => row(i)).flat();
}

/** @param array the formula looks at each row of a table */
function cell(column: string, index: number, formula: string, array = false): ReportCell {
  const at = workingCell(column, index).replace(/\$/g, "");
  return { at, style: "label", formula, ...(array ? { array: true } : {}) };
}

function statementRow(i: number): readonly ReportCell[] {
  const row = workingCell(STATEMENT_ROW, i);
  const order = `IFERROR(MATCH(Statements[Period],${MONTHS},0),0)*${BY_MONTH}-(${places("Statements[PI]")})`;
  const found = `LARGE(IF(${STATEMENTS_OF_PI}>0,${order}),${i + 1})`;
  return [
    cell(STATEMENT_ROW, i, `IF(${STATEMENT_COUNT}<${i + 1},"",${BY_MONTH}-MOD(${found},${BY_MONTH}))`, true),
    cell(STATEMENT_NO, i, `IF(${row}="","",INDEX(Statements[Statement No],${row}))`),
  ];
}

function partRow(i: number): readonly ReportCell[] {
  const row = workingCell(PART.row, i);
  const of = (table: string, scope: string): string =>
    `SMALL(IF(${scope}>0,${places(`${table}[PI]`)}),${i + 1})`;
  const pick = (heading: string, blank: string, as = ""): string =>
    `IF(${row}="",${blank},IF(${MADE}>0,INDEX(StatementLines[${heading}],${row}),INDEX(MonthlyTotals[${heading}],${row}))${as})`;
  return [
    cell(
      PART.row,
      i,
      `IF(${PART_COUNT}<${i + 1},"",IF(${MADE}>0,${of("StatementLines", LINES)},${of("MonthlyTotals", TOTALS)}))`,
      true,
    ),
    cell("O", i, pick("Project", `""`, `&""`)),
    cell("P", i, pick("Fund Org", `""`, `&""`)),
    cell("Q", i, pick("Service Name", `""`, `&""`)),
    cell("R", i, pick("List", "0")),
    cell("S", i, pick("Billed", "0")),
    ...group(i, ["O", "P"], "T", "U"),
    ...group(i, ["Q"], "V", "W"),
  ];
}

/** What rows with the same names come to stands beside the first of them, with its rank among the groups. */
function group(
  i: number,
  names: readonly string[],
  billed: string,
  rank: string,
): readonly [ReportCell, ReportCell] {
  const own = workingCell(billed, i);
  const all = cells(billed, PARTS);
  const same = (rows: (column: string) => string): string =>
    names.map((name) => `(${rows(name)}=${workingCell(name, i)})`).join("*");
  const above = same((name) => `${workingCell(name, 0)}:${workingCell(name, i)}`);
  const sum = `SUMPRODUCT(${same((name) => cells(name, PARTS))}*${cells("S", PARTS)})`;
  const before = `(${all}>${own})+(${all}=${own})*(ROW(${all})<ROW(${own}))`;
  return [
    cell(billed, i, `IF(${workingCell(PART.row, i)}="","",IF(SUMPRODUCT(${above}*1)>1,"",ROUND(${sum},9)))`),
    cell(rank, i, `IF(${own}="","",1+SUMPRODUCT(ISNUMBER(${all})*(${before})))`),
  ];
}

function chargeRow(i: number): readonly ReportCell[] {
  const amount = workingCell(AMOUNT, i);
  const guard = `IF(${CHARGE_COUNT}<${i + 1},"",`;
  const again = `SUMPRODUCT((${workingCell(AMOUNT, 0)}:${amount}=${amount})*1)`;
  const equal = `${CHARGES_OF_PI}*(Charges[Amount]=${amount})>0`;
  return [
    cell(AMOUNT, i, `${guard}LARGE(IF(${CHARGES_OF_PI}>0,Charges[Amount]),${i + 1}))`, true),
    cell(CHARGE_ROW, i, `${guard}SMALL(IF(${equal},${places("Charges[PI]")}),${again}))`, true),
  ];
}
