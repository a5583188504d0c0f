/** The PI sheet: one PI's account for a month, to read and to print. Every figure follows the PI and month typed. */
import { PI_MONTHS } from "../../core/pi-page";
import { CHART_COLOURS } from "../looks";
import type { ReportCell, ReportShape } from "../shape";
import { MONTH } from "./formulas";
import {
  BY_PROJECT,
  BY_SERVICE,
  chargeList,
  CHARGES_HEIGHT,
  head,
  RANKED_HEIGHT,
  rankedList,
  statementList,
} from "./pi-page-lists";
import { CURRENCY, PERSON, PI, WORKINGS, YEAR_FROM } from "./pi-page-workings";

/** First row of each part; the trend's months are D17:D28, see MONTHS. */
const TREND = 15;
const FIRST_MONTH = TREND + 2;
const LAST_MONTH = FIRST_MONTH + PI_MONTHS - 1;
const STATEMENTS_AT = LAST_MONTH + 2;
const PROJECTS_AT = STATEMENTS_AT + 16;
const SERVICES_AT = PROJECTS_AT + RANKED_HEIGHT + 1;
/** Where a second page of Letter begins. */
const CHARGES_AT = 82;
const LAST_ROW = CHARGES_AT + CHARGES_HEIGHT - 1;

/** The row of the month before the one shown. */
const BEFORE = LAST_MONTH - 1;

function ofPerson(heading: string): string {
  return `INDEX(People[${heading}],${PERSON})`;
}

function setting(heading: string): string {
  return `IFERROR(INDEX(Settings[Value],MATCH("${heading}",Settings[Setting],0))&"","")`;
}

/** Adds a column of Monthly Totals over the PI's rows of a month. */
function ofMonth(column: string, month: string): string {
  return `SUMPRODUCT((MonthlyTotals[PI]=${PI})*(MonthlyTotals[Period]=${month})*MonthlyTotals[${column}])`;
}

function ofYear(column: string): string {
  return `SUMPRODUCT((MonthlyTotals[PI]=${PI})*(MonthlyTotals[Period]>=${YEAR_FROM})*(MonthlyTotals[Period]<=${MONTH})*MonthlyTotals[${column}])`;
}

const HEAD: readonly ReportCell[] = [
  { at: "A1", style: "title", name: "title", span: 8, formula: `"Account of "&E3` },
  {
    at: "A2",
    style: "subtitle",
    name: "institution",
    span: 8,
    formula: `${setting("Institution")}&IF(${setting("Department")}="","",", "&${setting("Department")})`,
  },
  { at: "A3", style: "label", value: "Month" },
  { at: "B3", style: "input", name: "month" },
  { at: "A4", style: "label", value: "PI" },
  { at: "B4", style: "input", name: "pi", span: 2, choices: `INDIRECT("People[Email]")` },
  {
    at: "A5",
    style: "note",
    name: "hint",
    span: 3,
    formula: `IF(${PERSON}=0,"This PI is not in People: check the address.","Pick a PI, type a month: the page follows.")`,
  },
  { at: "D3", style: "label", value: "Name" },
  {
    at: "E3",
    style: "label",
    name: "name",
    span: 4,
    formula: `IF(${PERSON}=0,${PI},IF(${ofPerson("Name")}="",${PI},${ofPerson("Name")}))`,
  },
  { at: "D4", style: "label", value: "Department" },
  {
    at: "E4",
    style: "label",
    name: "department",
    span: 4,
    formula: `IF(${PERSON}=0,"",${ofPerson("Department")}&"")`,
  },
  { at: "D5", style: "label", value: "Statements go to" },
  {
    at: "E5",
    style: "label",
    name: "sendTo",
    span: 4,
    formula: `IF(${PERSON}=0,${PI},IF(${ofPerson("Send To")}="",${PI},${ofPerson("Send To")})&IF(${ofPerson("CC")}="","","; CC "&${ofPerson("CC")}))`,
  },
];

/** Caption, figure and note, one below the other. */
interface Figure {
  readonly at: string;
  readonly span?: number;
  readonly caption: string;
  readonly name: string;
  readonly formula: string;
  /** A text, or a formula that has a name. */
  readonly note: string | { readonly name: string; readonly formula: string };
}

const MONTH_FIGURES: readonly Figure[] = [
  {
    at: "A",
    caption: "Billed",
    name: "billed",
    formula: `G${LAST_MONTH}`,
    note: {
      name: "chargesNote",
      formula: `H${LAST_MONTH}&IF(H${LAST_MONTH}=1," charge"," charges")`,
    },
  },
  { at: "B", caption: "List", name: "list", formula: `E${LAST_MONTH}`, note: "before discounts" },
  {
    at: "C",
    caption: "Subsidised",
    name: "subsidised",
    formula: `F${LAST_MONTH}`,
    note: {
      name: "subsidisedNote",
      formula: `IF(E${LAST_MONTH}=0,"",ROUND(100*F${LAST_MONTH}/E${LAST_MONTH},1)&"% of list")`,
    },
  },
  {
    at: "D",
    span: 2,
    caption: "Pending",
    name: "pending",
    formula: ofMonth("Pending", MONTH),
    note: "waits for a decision",
  },
  {
    at: "F",
    span: 3,
    caption: "Held",
    name: "held",
    formula: ofMonth("Held", MONTH),
    note: "carried into a later month",
  },
];

const since = { name: "yearNote", formula: `"since "&${YEAR_FROM}` };
const YEAR_FIGURES: readonly Figure[] = [
  { at: "A", caption: "Fiscal year, billed", name: "yearBilled", formula: ofYear("Billed"), note: since },
  {
    at: "B",
    caption: "Fiscal year, list",
    name: "yearList",
    formula: ofYear("List"),
    note: "up to this month",
  },
  {
    at: "C",
    caption: "Fiscal year, subsidised",
    name: "yearSubsidised",
    formula: "B12-A12",
    note: "up to this month",
  },
  {
    at: "D",
    span: 2,
    caption: "Against the month before",
    name: "change",
    formula: `G${LAST_MONTH}-G${BEFORE}`,
    note: { name: "beforeNote", formula: `"billed in "&D${BEFORE}&": "&FIXED(G${BEFORE},2)` },
  },
  {
    at: "F",
    span: 3,
    caption: "Change in percent",
    name: "changePercent",
    formula: `IF(G${BEFORE}=0,"–",ROUND(100*(G${LAST_MONTH}-G${BEFORE})/ABS(G${BEFORE}),1)&"%")`,
    note: "of what was billed before",
  },
];

function figures(row: number, list: readonly Figure[]): ReportCell[] {
  return list.flatMap(({ at, span = 1, caption, name, formula, note }): ReportCell[] => [
    { at: `${at}${row}`, style: "caption", value: caption, span },
    { at: `${at}${row + 1}`, style: "figure", name, formula, span },
    {
      at: `${at}${row + 2}`,
      style: "figureNote",
      span,
      ...(typeof note === "string" ? { value: note } : note),
    },
  ]);
}

/** The month so many before the one shown, as text. */
function monthBack(back: number): string {
  const index = `(VALUE(LEFT(${MONTH},4))*12+VALUE(RIGHT(${MONTH},2))-1-${back})`;
  return `IFERROR(INT(${index}/12)&"-"&RIGHT("0"&(MOD(${index},12)+1),2),"")`;
}

const trend: readonly ReportCell[] = [
  ...head(TREND, "The last 12 months", {
    D: "Month",
    E: "List",
    F: "Subsidised",
    G: "Billed",
    H: "Charges",
  }),
  ...Array.from({ length: PI_MONTHS }, (_, i): ReportCell[] => {
    const row = FIRST_MONTH + i;
    const month = `$D${row}`;
    const key = `month${i + 1}`;
    return [
      { at: `D${row}`, style: "text", name: `${key}.month`, formula: monthBack(PI_MONTHS - 1 - i) },
      { at: `E${row}`, style: "money", name: `${key}.list`, formula: ofMonth("List", month) },
      { at: `F${row}`, style: "money", name: `${key}.subsidised`, formula: `E${row}-G${row}` },
      { at: `G${row}`, style: "money", name: `${key}.billed`, formula: ofMonth("Billed", month) },
      { at: `H${row}`, style: "count", name: `${key}.charges`, formula: ofMonth("Charges", month) },
    ];
  }).flat(),
];

export const PI_PAGE: ReportShape = {
  sheet: "PI",
  group: "month",
  widths: [27, 20, 24, 16, 13, 13, 13, 10, 4, 4, 24, 18, 3, 11, 16, 16, 22, 11, 11, 12, 7, 12, 7, 12, 10],
  cells: [
    ...HEAD,
    ...figures(7, MONTH_FIGURES),
    ...figures(11, YEAR_FIGURES),
    ...trend,
    ...statementList(STATEMENTS_AT),
    ...rankedList(PROJECTS_AT, BY_PROJECT),
    ...rankedList(SERVICES_AT, BY_SERVICE),
    ...chargeList(CHARGES_AT),
    ...WORKINGS,
  ],
  charts: [
    {
      name: "PI last 12 months",
      kind: "stackedColumns",
      title: "Billed and subsidised, last 12 months",
      unit: CURRENCY,
      alt: "Columns of twelve months: what the PI was billed, and above it what was subsidised; together they make the list price. The figures stand beside the chart.",
      over: `A${TREND + 1}:C${LAST_MONTH}`,
      categories: `D${FIRST_MONTH}:D${LAST_MONTH}`,
      series: [
        { name: `G${TREND + 1}`, values: `G${FIRST_MONTH}:G${LAST_MONTH}`, colour: CHART_COLOURS[0] },
        { name: `F${TREND + 1}`, values: `F${FIRST_MONTH}:F${LAST_MONTH}`, colour: CHART_COLOURS[5] },
      ],
    },
  ],
  print: { orientation: "portrait", area: `A1:H${LAST_ROW}`, titleRows: "1:4" },
};
