/** The Tie-out sheet: every figure of the month, where it comes from, and two cells that must read 0.00 and 0. */
import type { ReportCell, ReportShape } from "../shape";
import { BOOK_LINES, CHARGE_LINES, ROW_LINES, type Line } from "./tie-out-lines";
import { sourceTable } from "./tie-out-sources";

const CHARGES = 6;

const CURRENCY = `IFERROR(INDEX(Settings[Value],MATCH("Currency",Settings[Setting],0)),"")`;
/** The verdicts of a month that ties out. */
export const MONEY_TIES = "Ties out: every amount is accounted for.";
export const ROWS_TIE = "Every row of the files stands there once, every billed charge on its statement.";

const ANSWER_LINES: readonly Line[] = [
  {
    name: "difference",
    label: "Difference in money",
    formula: "ROUND(MAX(ABS({chargesOff}),{booksOff},{statementsOff}),2)",
    style: "check",
    unit: CURRENCY,
    verdict: `IF({difference}=0,"${MONEY_TIES}","Does not tie out by "&FIXED({difference},2)&" "&${CURRENCY}&": see the red cells.")`,
  },
  {
    name: "rowsDifference",
    label: "Rows with problems",
    formula: "{rowsOff}",
    style: "checkCount",
    unit: `"rows"`,
    verdict: `IF({rowsDifference}=0,"${ROWS_TIE}",FIXED({rowsDifference},0)&IF({rowsDifference}=1," row is"," rows are")&" missing, double or on no statement: see Row by row.")`,
  },
];

/** Each block of lines below its heading, a blank row between them. */
const BOOKS = CHARGES + CHARGE_LINES.length + 2;
const ANSWER = BOOKS + BOOK_LINES.length + 2;
const ROWS = ANSWER + ANSWER_LINES.length + 2;
const SOURCES = ROWS + ROW_LINES.length + 1;

const CELLS = new Map<string, string>(
  [
    [CHARGES, CHARGE_LINES] as const,
    [BOOKS, BOOK_LINES] as const,
    [ANSWER, ANSWER_LINES] as const,
    [ROWS, ROW_LINES] as const,
  ].flatMap(([row, items]) => items.map(({ name }, i) => [name, `B${row + i}`] as const)),
);

function cellOf(name: string): string {
  const cell = CELLS.get(name);
  if (cell === undefined) throw new Error(`The Tie-out has no line ${name}`);
  return cell;
}

/** The cells that must read 0.00 and 0, for other sheets. */
export const TIE_OUT_DIFFERENCE = cellOf("difference");
export const TIE_OUT_ROWS = cellOf("rowsDifference");

function withCells(formula: string): string {
  return formula.replace(/\{(\w+)\}/g, (_, other: string) => cellOf(other));
}

/** Label, figure, link and note side by side, from a row on. */
function lines(row: number, items: readonly Line[]): ReportCell[] {
  return items.flatMap((line, i): ReportCell[] => {
    const { name, label, formula, style = "money", array, sheet, note, unit, verdict } = line;
    const at = row + i;
    const title = style === "money" || style === "count" ? "label" : "total";
    const cells = withCells(formula);
    return [
      { at: `A${at}`, style: title, value: label },
      { at: `B${at}`, style, name, formula: cells, ...(array === undefined ? {} : { array }) },
      ...(sheet === undefined
        ? []
        : [{ at: `C${at}`, style: "link" as const, value: `Open ${sheet}`, sheet }]),
      ...(note === undefined ? [] : [{ at: `D${at}`, style: "note" as const, value: note, span: 5 }]),
      ...(unit === undefined
        ? []
        : [{ at: `C${at}`, style: "unit" as const, name: `${name}Unit`, formula: unit }]),
      ...(verdict === undefined
        ? []
        : [
            {
              at: `D${at}`,
              style: "verdict" as const,
              name: `${name}Verdict`,
              formula: withCells(verdict),
              span: 5,
            },
          ]),
    ];
  });
}

/** Beside the month. */
export const TIE_OUT_HINT = "Type another month to see it. All figures are added up from the tables.";
const ARCHIVED_HINT =
  "The charges of this month are archived: nothing can be added up here until they are brought back.";

export const TIE_OUT: ReportShape = {
  sheet: "Tie-out",
  group: "month",
  print: { orientation: "portrait", pagesTall: 1 },
  widths: [36, 18, 22, 16, 16, 16, 16, 16],
  cells: [
    { at: "A1", style: "title", value: "Tie-out", span: 8 },
    { at: "A3", style: "label", value: "Month" },
    { at: "B3", style: "input", name: "month" },
    { at: "C3", style: "link", value: "Open Periods", sheet: "Periods" },
    {
      at: "D3",
      style: "note",
      name: "hint",
      formula: `IF(SUMPRODUCT((Periods[Period]=B3)*(Periods[Archive File]<>""))>0,"${ARCHIVED_HINT}","${TIE_OUT_HINT}")`,
      span: 5,
    },

    { at: `A${CHARGES - 1}`, style: "heading", value: "Charges", span: 8 },
    ...lines(CHARGES, CHARGE_LINES),

    { at: `A${BOOKS - 1}`, style: "heading", value: "Statements and journal", span: 8 },
    ...lines(BOOKS, BOOK_LINES),

    { at: `A${ANSWER - 1}`, style: "heading", value: "It ties out when these are 0.00 and 0", span: 8 },
    ...lines(ANSWER, ANSWER_LINES),

    { at: `A${ROWS - 1}`, style: "heading", value: "Row by row", span: 8 },
    ...lines(ROWS, ROW_LINES),

    ...sourceTable(SOURCES),
  ],
};
