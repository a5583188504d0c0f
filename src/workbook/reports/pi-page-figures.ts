/** The PI page's key figures: of the month, of the fiscal year, and against the month before. */
import type { ReportCell } from "../shape";
import { MONTH } from "./formulas";
import { LAST_MONTH, ofMonth } from "./pi-page-trend";
import { PI, YEAR_FROM } from "./pi-page-workings";

const BEFORE = LAST_MONTH - 1;

function ofYear(column: string): string {
  return `SUMPRODUCT((MonthlyTotals[PI]=${PI})*(MonthlyTotals[Period]>=${YEAR_FROM})*(MonthlyTotals[Period]<=${MONTH})*MonthlyTotals[${column}])`;
}

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
      formula: `H${LAST_MONTH}&IF(H${LAST_MONTH}=1," charge"," charges")&" not rejected"`,
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

export const FIGURES: readonly ReportCell[] = [...figures(7, MONTH_FIGURES), ...figures(11, YEAR_FIGURES)];
