/** The Dashboard's twelve months by source: a chart, its figures, and month over month. */
import { MONTHS_SHOWN } from "../../../core/dashboard/months";
import { MOST_SOURCES } from "../../../core/dashboard/dashboard";
import { columnLetters } from "../../a1";
import { CHART_COLOURS } from "../../looks";
import type { ReportCell, ReportChart } from "../../shape";
import { MONTH } from "../formulas";
import { difference, fraction, hasTotals, monthBefore, swept, totals } from "./formulas";
import { COLUMNS, CURRENCY_CELL, FIRST_MONTH, LAST_MONTH, MONTH_HEADS, MONTHS, MONTHS_CHART } from "./layout";

/** A column for each source, then the others, all of them, what was subsidised, and its share of the list price. */
const SOURCE_COLUMNS = Array.from({ length: MOST_SOURCES }, (_, i) => columnLetters(2 + i));
const FIRST_SOURCE = SOURCE_COLUMNS[0] ?? "";
const LAST_SOURCE = SOURCE_COLUMNS[MOST_SOURCES - 1] ?? "";
const OTHERS = columnLetters(2 + MOST_SOURCES);
const BILLED = columnLetters(3 + MOST_SOURCES);
const SUBSIDISED = columnLetters(4 + MOST_SOURCES);
const PERCENT = columnLetters(5 + MOST_SOURCES);
const AMOUNTS = [...SOURCE_COLUMNS, OTHERS, BILLED, SUBSIDISED];

/** The name of a column's figures. */
function nameOf(column: string): string {
  const source = SOURCE_COLUMNS.indexOf(column);
  if (source >= 0) return `Source${source + 1}`;
  return column === OTHERS ? "Others" : column === BILLED ? "Billed" : "Subsidised";
}

/** A source's head where there are fewer sources than columns. */
export const NO_SOURCE = "–";

function monthRow(index: number): ReportCell[] {
  const at = FIRST_MONTH + index;
  const name = `month${index + 1}`;
  const period = `[Period]=$A${at}`;
  const known = (formula: string): string => `IF($${BILLED}${at}="","",${formula})`;
  const others = swept(`${BILLED}${at}-SUM(${FIRST_SOURCE}${at}:${LAST_SOURCE}${at})`);
  return [
    { at: `A${at}`, style: "label", name, formula: at === LAST_MONTH ? `${MONTH}&""` : monthBefore(`A${at + 1}`) },
    ...SOURCE_COLUMNS.map((column, i): ReportCell => {
      const amount = totals("Billed", period, `[Source]=${column}$${MONTH_HEADS}`);
      const formula = known(`IF(${column}$${MONTH_HEADS}="${NO_SOURCE}","",${amount})`);
      return { at: `${column}${at}`, style: "money", name: `${name}Source${i + 1}`, formula };
    }),
    { at: `${OTHERS}${at}`, style: "money", name: `${name}Others`, formula: known(others) },
    {
      at: `${BILLED}${at}`,
      style: "money",
      name: `${name}Billed`,
      formula: `IF(${hasTotals(`$A${at}`)},${totals("Billed", period)},"")`,
    },
    {
      at: `${SUBSIDISED}${at}`,
      style: "money",
      name: `${name}Subsidised`,
      formula: known(swept(`${totals("List", period)}-${BILLED}${at}`)),
    },
    { at: `${PERCENT}${at}`, style: "percent", name: `${name}Percent`, formula: percentOfList(at) },
  ]; // prettier-ignore
}

function percentOfList(at: number): string {
  const list = `(${BILLED}${at}+${SUBSIDISED}${at})`;
  return `IF(${BILLED}${at}="","",IF(ROUND(${list},2)=0,"",${SUBSIDISED}${at}/ABS(${list})))`;
}

function sums(): ReportCell[] {
  const at = LAST_MONTH + 1;
  return [
    { at: `A${at}`, style: "total", value: "Twelve months" },
    ...AMOUNTS.map((column): ReportCell => ({
      at: `${column}${at}`,
      style: "total",
      name: `twelve${nameOf(column)}`,
      formula: `SUM(${column}${FIRST_MONTH}:${column}${LAST_MONTH})`,
    })),
    { at: `${PERCENT}${at}`, style: "totalPercent", name: "twelvePercent", formula: percentOfList(at) },
  ];
}

/** This month less the one before, by source. */
function changes(): ReportCell[] {
  const at = LAST_MONTH + 2;
  return [
    { at: `A${at}`, style: "label", value: "Month over month" },
    { at: `A${at + 1}`, style: "label", value: "Change, %" },
    ...AMOUNTS.flatMap((column): ReportCell[] => {
      const now = `${column}${LAST_MONTH}`;
      const before = `${column}${LAST_MONTH - 1}`;
      const name = `over${nameOf(column)}`;
      return [
        {
          at: `${column}${at}`,
          style: "money",
          name,
          formula: `IF(${now}="","",${difference(now, before)})`,
        },
        {
          at: `${column}${at + 1}`,
          style: "percent",
          name: `${name}Percent`,
          formula: fraction(`${column}${at}`, before),
        },
      ];
    }),
  ];
}

export const MONTH_CELLS: readonly ReportCell[] = [
  { at: `A${MONTHS}`, style: "heading", value: "Billed by month and source", span: COLUMNS },
  { at: `A${MONTH_HEADS}`, style: "columnHead", value: "Month" },
  ...SOURCE_COLUMNS.map(
    (column, i): ReportCell => ({ at: `${column}${MONTH_HEADS}`, style: "columnHeadRight", name: `source${i + 1}` }),
  ),
  { at: `${OTHERS}${MONTH_HEADS}`, style: "columnHeadRight", value: "Others" },
  { at: `${BILLED}${MONTH_HEADS}`, style: "columnHeadRight", value: "Billed" },
  { at: `${SUBSIDISED}${MONTH_HEADS}`, style: "columnHeadRight", value: "Subsidised" },
  { at: `${PERCENT}${MONTH_HEADS}`, style: "columnHeadRight", value: "% of list" },
  ...Array.from({ length: MONTHS_SHOWN }, (_, i) => monthRow(i)).flat(),
  ...sums(),
  ...changes(),
]; // prettier-ignore

/** Neighbours in a column differ in lightness, so that they stay apart in grey. */
const STACK = [0, 3, 1, 4, 2, 5] as const;

export const MONTHS_CHART_SHAPE: ReportChart = {
  name: "Billed by month and source",
  kind: "stackedColumns",
  title: "Billed by month and source",
  unit: CURRENCY_CELL,
  alt:
    "Stacked columns, one for each of the twelve months that end with the month shown: what was billed, by source. " +
    "The same figures stand in the table below.",
  over: `A${MONTHS_CHART.first + 1}:${columnLetters(COLUMNS)}${MONTHS_CHART.last}`,
  categories: `A${FIRST_MONTH}:A${LAST_MONTH}`,
  series: [...SOURCE_COLUMNS, OTHERS].map((column, i) => ({
    name: `${column}${MONTH_HEADS}`,
    values: `${column}${FIRST_MONTH}:${column}${LAST_MONTH}`,
    colour: CHART_COLOURS[STACK[i] ?? 5],
  })),
};
