/** The PI page's last twelve months: list, subsidised, billed and charges of each. */
import { PI_MONTHS } from "../../core/pi-page";
import { CHART_COLOURS } from "../looks";
import type { ReportCell, ReportChart } from "../shape";
import { MONTH } from "./formulas";
import { head } from "./pi-page-lists";
import { CURRENCY, PI } from "./pi-page-workings";

/** The months are D17:D28, see MONTHS. */
const TREND = 15;
const FIRST_MONTH = TREND + 2;
/** The row of the month shown; the one before it stands above. */
export const LAST_MONTH = FIRST_MONTH + PI_MONTHS - 1;

/** Adds a column of Monthly Totals over the PI's rows of a month. */
export function ofMonth(column: string, month: string): string {
  return `SUMPRODUCT((MonthlyTotals[PI]=${PI})*(MonthlyTotals[Period]=${month})*MonthlyTotals[${column}])`;
}

/** The month so many before the one shown, as text. */
function monthBack(back: number): string {
  const index = `(VALUE(LEFT(${MONTH},4))*12+VALUE(RIGHT(${MONTH},2))-1-${back})`;
  return `IFERROR(INT(${index}/12)&"-"&RIGHT("0"&(MOD(${index},12)+1),2),"")`;
}

export const TREND_CELLS: readonly ReportCell[] = [
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

export const TREND_CHART: ReportChart = {
  name: "PI last 12 months",
  kind: "stackedColumns",
  title: "Billed and subsidised, last 12 months",
  unit: CURRENCY,
  alt: "Columns of twelve months: what the PI was billed, and above it what was subsidised; together they make the list price. The figures stand beside the chart.",
  over: `A${TREND + 1}:C${LAST_MONTH}`,
  categories: `D${FIRST_MONTH}:D${LAST_MONTH}`,
  series: [
    { name: `G${TREND + 1}`, values: `G${FIRST_MONTH}:G${LAST_MONTH}`, colour: CHART_COLOURS[0] },
    { name: `F${TREND + 1}`, values: `F${FIRST_MONTH}:F${LAST_MONTH}`, colour: CHART_COLOURS[3] },
  ],
};
