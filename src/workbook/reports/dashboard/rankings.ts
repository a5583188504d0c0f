/** The Dashboard's largest PIs and services: names that a step writes, figures that follow the month, and charts. */
import { MOST_RANKED } from "../../../core/dashboard/dashboard";
import { CHART_COLOURS } from "../../looks";
import type { ReportCell, ReportChart } from "../../shape";
import { MONTH } from "../formulas";
import { swept, totals } from "./formulas";
import { CELL, COLUMNS, CURRENCY_CELL, PIS, RANKING_CHARTS, SERVICES } from "./layout";

interface List {
  /** Prefix of its cells' names. */
  readonly name: "pi" | "service";
  readonly heading: string;
  /** Row of the heading. */
  readonly row: number;
  /** The column of Monthly Totals, and the sheet's column, that hold the name ranked by. */
  readonly column: string;
  readonly key: string;
}

const PI_LIST: List = { name: "pi", heading: "Top ten PIs", row: PIS, column: "PI", key: "C" };
const SERVICE_LIST: List = {
  name: "service",
  heading: "By service",
  row: SERVICES,
  column: "Service Name",
  key: "A",
};

const THE_MONTH = `[Period]=${MONTH}`;
const YEAR = [`[Period]>=${CELL.yearStart}`, `[Period]<=${MONTH}`];

const firstRow = (list: List): number => list.row + 2;
const totalRow = (list: List): number => firstRow(list) + MOST_RANKED + 1;

function names(list: List, at: number, index: number): ReportCell[] {
  if (list.name === "service")
    return [{ at: `A${at}`, style: "label", name: `service${index + 1}`, span: 5 }];
  const found = `INDEX(People[Name],MATCH(C${at},People[Email],0))`;
  const formula = `IF(C${at}="","",IFERROR(IF(${found}="",C${at},${found}),C${at}))`;
  return [
    { at: `A${at}`, style: "label", name: `pi${index + 1}Name`, formula, span: 2 },
    { at: `C${at}`, style: "label", name: `pi${index + 1}`, span: 3 },
  ];
}

function rankedRow(list: List, index: number): ReportCell[] {
  const at = firstRow(list) + index;
  const key = `$${list.key}${at}`;
  const name = `${list.name}${index + 1}`;
  const own = `[${list.column}]=${key}`;
  const named = (formula: string): string => `IF(${key}="","",${formula})`;
  return [
    ...names(list, at, index),
    {
      at: `F${at}`,
      style: "money",
      name: `${name}Billed`,
      formula: named(totals("Billed", THE_MONTH, own)),
    },
    { at: `G${at}`, style: "money", name: `${name}List`, formula: named(totals("List", THE_MONTH, own)) },
    { at: `H${at}`, style: "money", name: `${name}Subsidised`, formula: named(swept(`G${at}-F${at}`)) },
    { at: `I${at}`, style: "percent", name: `${name}Share`, formula: named(share(list, at)) },
    { at: `J${at}`, style: "money", name: `${name}Year`, formula: named(totals("Billed", ...YEAR, own)) },
  ];
}

function share(list: List, at: number): string {
  const total = `F$${totalRow(list)}`;
  return `IF(ROUND(${total},2)=0,"",F${at}/ABS(${total}))`;
}

/** All others by subtraction, so that the list adds up whatever month is typed. */
function ends(list: List): ReportCell[] {
  const last = firstRow(list) + MOST_RANKED - 1;
  const others = last + 1;
  const total = totalRow(list);
  const rest = (column: string): string =>
    swept(`${column}${total}-SUM(${column}${firstRow(list)}:${column}${last})`);
  const { name } = list;
  return [
    { at: `A${others}`, style: "label", value: "All others", span: 5 },
    { at: `F${others}`, style: "money", name: `${name}OthersBilled`, formula: rest("F") },
    { at: `G${others}`, style: "money", name: `${name}OthersList`, formula: rest("G") },
    {
      at: `H${others}`,
      style: "money",
      name: `${name}OthersSubsidised`,
      formula: swept(`G${others}-F${others}`),
    },
    { at: `I${others}`, style: "percent", name: `${name}OthersShare`, formula: share(list, others) },
    { at: `J${others}`, style: "money", name: `${name}OthersYear`, formula: rest("J") },
    { at: `A${total}`, style: "total", value: "Total", span: 5 },
    { at: `F${total}`, style: "total", name: `${name}TotalBilled`, formula: totals("Billed", THE_MONTH) },
    { at: `G${total}`, style: "total", name: `${name}TotalList`, formula: totals("List", THE_MONTH) },
    {
      at: `H${total}`,
      style: "total",
      name: `${name}TotalSubsidised`,
      formula: swept(`G${total}-F${total}`),
    },
    { at: `I${total}`, style: "totalPercent", name: `${name}TotalShare`, formula: share(list, total) },
    { at: `J${total}`, style: "total", name: `${name}TotalYear`, formula: totals("Billed", ...YEAR) },
  ];
}

function heads(list: List): ReportCell[] {
  const at = list.row + 1;
  const texts: readonly ReportCell[] =
    list.name === "pi"
      ? [
          { at: `A${at}`, style: "columnHead", value: "PI", span: 2 },
          { at: `C${at}`, style: "columnHead", value: "Address", span: 3 },
        ]
      : [{ at: `A${at}`, style: "columnHead", value: "Service", span: 5 }];
  const figures = ["Billed", "List", "Subsidised", "% of billed", "Year to date"];
  return [
    { at: `A${list.row}`, style: "heading", value: list.heading, span: COLUMNS },
    ...texts,
    ...figures.map((value, i): ReportCell => ({
      at: `${"FGHIJ"[i] ?? ""}${at}`,
      style: "columnHeadRight",
      value,
    })),
  ];
}

function cells(list: List): ReportCell[] {
  const rows = Array.from({ length: MOST_RANKED }, (_, i) => rankedRow(list, i));
  return [...heads(list), ...rows.flat(), ...ends(list)];
}

function chart(list: List, title: string, who: string, over: string): ReportChart {
  const first = firstRow(list);
  const last = first + MOST_RANKED - 1;
  const heading = (column: string): string => `${column}${list.row + 1}`;
  return {
    name: title,
    kind: "stackedBars",
    title,
    unit: CURRENCY_CELL,
    alt:
      `Bars, one for each of the ten ${who} in the month: what was billed and what was subsidised. ` +
      "Together they are the list price. The same figures stand in the table above.",
    over,
    categories: `A${first}:A${last}`,
    series: [
      { name: heading("F"), values: `F${first}:F${last}`, colour: CHART_COLOURS[0] },
      { name: heading("H"), values: `H${first}:H${last}`, colour: CHART_COLOURS[3] },
    ],
  };
}

export const RANKING_CELLS: readonly ReportCell[] = [...cells(PI_LIST), ...cells(SERVICE_LIST)];

const { first: TOP, last: BOTTOM } = RANKING_CHARTS;

export const RANKING_CHART_SHAPES: readonly ReportChart[] = [
  chart(PI_LIST, "Billed and subsidised by PI", "PIs billed most", `A${TOP}:E${BOTTOM}`),
  chart(
    SERVICE_LIST,
    "Billed and subsidised by service",
    "services with the highest list price",
    `F${TOP}:J${BOTTOM}`,
  ),
];
