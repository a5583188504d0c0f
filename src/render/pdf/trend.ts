/**
 * The last six months and the fiscal year to date: a table of figures with a bar over each month, so that everything
 * that is seen is also said.
 */
import type { Cents } from "../../core/money";
import { addMonths, periodName, type Period } from "../../core/period";
import type { Settings } from "../../core/settings";
import type { StatementDocument, StatementTotals, TrendMonth } from "../../core/statements/statement";
import { formatsOf } from "../format";
import { monthsText } from "./letterhead";
import type { Ink, Page } from "./page";
import { fittedType, oneLine } from "./wrap";

const CHART_HEIGHT = 42;
const ROW_HEIGHT = 14;
const HEAD_HEIGHT = 16;
const LABEL_WIDTH = 62;
/** The year's column, in widths of a month's. */
const YEAR_SHARE = 1.25;
const CELL_PADDING = 4;
const BAR_SHARE = 0.5;
/** A bar of an amount that is not 0 is seen, however small it is. */
const LEAST_BAR = 0.8;
const SIZE = 8;
const SWATCH = 6;
const UNKNOWN = "–";

/** A column of the table: a month, or the year. */
interface Column {
  readonly head: string;
  readonly totals: StatementTotals | null;
  readonly x: number;
  readonly width: number;
  readonly isBold: boolean;
}

interface Drawn {
  readonly page: Page;
  readonly columns: readonly Column[];
  readonly money: (cents: Cents) => string;
  /** One for all figures: the widest fits. */
  readonly size: number;
}

export function drawTrend(page: Page, document: StatementDocument, settings: Settings): void {
  const money = (cents: Cents) => formatsOf(settings.locale).money(cents, document.currency);
  const columns = columnsOf(page, document);
  const drawn = { page, columns, money, size: sizeFor(page, columns, money) };
  page.y += 9;
  page.need(24 + tableHeight(columns) + 28);
  const heading: Ink = { size: 13, bold: true, colour: page.palette.primary };
  page.tag("H2", () =>
    page.paragraph(`Last six months and ${document.fiscalYear.name} to date`, page.left, page.width, heading),
  );
  page.y += 4;
  drawYearGround(drawn);
  drawChart(drawn, document);
  drawFigures(drawn);
  drawNote(page, document);
}

function columnsOf(page: Page, { trend, yearToDate, fiscalYear }: StatementDocument): Column[] {
  const month = (page.width - LABEL_WIDTH) / (trend.length + YEAR_SHARE);
  const first = page.left + LABEL_WIDTH;
  const year = { head: `${fiscalYear.name} to date`, totals: yearToDate, isBold: true };
  return [
    ...trend.map(({ period, totals }, i) => ({
      head: shortName(period),
      totals,
      x: first + i * month,
      width: month,
      isBold: i === trend.length - 1,
    })),
    { ...year, x: page.right - month * YEAR_SHARE, width: month * YEAR_SHARE },
  ];
}

/** `Jan 2025`. */
function shortName(period: Period): string {
  const [month = "", year = ""] = periodName(period).split(" ");
  return `${month.slice(0, 3)} ${year}`;
}

function sizeFor(page: Page, columns: readonly Column[], money: (cents: Cents) => string): number {
  const sizes = columns.flatMap(({ totals, width }) =>
    rowsOf(columns)
      .map(({ kind }) => totals?.[kind] ?? 0)
      .map(
        (cents) =>
          fittedType(money(cents), width - 2 * CELL_PADDING, { size: SIZE, bold: true }, page.faces).size,
      ),
  );
  return Math.min(...sizes);
}

function drawYearGround({ page, columns }: Drawn): void {
  const year = columns.at(-1);
  if (year === undefined) return;
  const height = tableHeight(columns);
  page.artifact(() => {
    page.ground(page.left, page.y + CHART_HEIGHT, page.width, HEAD_HEIGHT, page.palette.tint);
    page.ground(year.x, page.y + CHART_HEIGHT, year.width, height - CHART_HEIGHT, page.palette.tint);
  });
}

/**
 * From the line of 0: the list price, before it the amount with the credits, before both the amount; what is left of the
 * list price is the discount.
 */
function drawChart({ page, columns, money }: Drawn, document: StatementDocument): void {
  const months = columns.slice(0, -1);
  const values = months.flatMap(({ totals }) =>
    totals === null ? [] : [totals.list, totals.amount + Math.max(0, totals.credits), totals.amount],
  );
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = highest === lowest ? 0 : (CHART_HEIGHT - 4) / (highest - lowest);
  const zero = page.y + CHART_HEIGHT + lowest * scale;
  const bar = ({ x, width }: Column, value: Cents, colour: string): void => {
    const height = value === 0 ? 0 : Math.max(LEAST_BAR, Math.abs(value) * scale);
    const left = x + width * (1 - BAR_SHARE) - CELL_PADDING;
    if (height > 0) page.ground(left, value > 0 ? zero - height : zero, width * BAR_SHARE, height, colour);
  };
  const first = page.left + LABEL_WIDTH;
  const end = columns.at(-1)?.x ?? page.right;
  const draw = (): void => {
    for (const column of months) {
      if (column.totals === null) continue;
      bar(column, column.totals.list, page.palette.primaryFill);
      const { credits, amount } = column.totals;
      if (credits > 0) bar(column, amount + credits, page.palette.creditFill);
      bar(column, amount, page.palette.accentFill);
    }
    page.ground(first, zero - 0.25, end - first, 0.5, page.palette.muted);
  };
  page.tag("Figure", draw, {
    alt: `Bars of the last six months. ${document.trend.map((month) => monthWords(month, money)).join(" ")}`,
  });
  page.y += CHART_HEIGHT;
}

function monthWords({ period, totals }: TrendMonth, money: (cents: Cents) => string): string {
  if (totals === null) return `${periodName(period)}: not on record.`;
  const credits = totals.credits === 0 ? "" : ` after credits of ${money(totals.credits)}`;
  return `${periodName(period)}: amount ${money(totals.amount)}${credits} of a list price of ${money(totals.list)}.`;
}

function drawFigures(drawn: Drawn): void {
  const { page } = drawn;
  page.tag("Table", () => {
    page.tag("THead", () => page.tag("TR", () => drawHeads(drawn)));
    page.tag("TBody", () => rowsOf(drawn.columns).forEach((row) => drawRow(drawn, row)));
  });
}

/** Credits only where a month had any. */
function rowsOf(columns: readonly Column[]): Row[] {
  const hasCredits = columns.some(({ totals }) => (totals?.credits ?? 0) !== 0);
  return [
    { name: "List price", kind: "list", swatch: null, isBold: false },
    { name: "Discount", kind: "discount", swatch: "primaryFill", isBold: false },
    ...(hasCredits
      ? [{ name: "Credits", kind: "credits", swatch: "creditFill", isBold: false } as const]
      : []),
    { name: "Amount", kind: "amount", swatch: "accentFill", isBold: true },
  ];
}

/** The chart's with it. */
function tableHeight(columns: readonly Column[]): number {
  return CHART_HEIGHT + HEAD_HEIGHT + rowsOf(columns).length * ROW_HEIGHT;
}

function drawHeads({ page, columns }: Drawn): void {
  const scope = { scope: "Column" } as const;
  const ink = { size: 7.5, bold: true, colour: page.palette.primary, align: "right" } as const;
  page.tag("TD", () => undefined);
  for (const { head, x, width } of columns) {
    const type = fittedType(head, width - 2 * CELL_PADDING, ink, page.faces);
    const line = oneLine(head, type, page.faces);
    page.tag("TH", () => page.line(line, x + width - CELL_PADDING, page.y + 11, { ...ink, ...type }), scope);
  }
  page.y += HEAD_HEIGHT;
}

interface Row {
  readonly name: string;
  readonly kind: keyof StatementTotals;
  /** The colour that shows it in the bars. */
  readonly swatch: "primaryFill" | "creditFill" | "accentFill" | null;
  readonly isBold: boolean;
}

function drawRow({ page, columns, money, size }: Drawn, { name, kind, swatch, isBold }: Row): void {
  const { text, hairline, muted } = page.palette;
  const baseline = page.y + 10;
  const type = { size: SIZE, bold: isBold };
  page.tag("TR", () => {
    const left = page.left + CELL_PADDING;
    if (swatch !== null)
      page.artifact(() => page.ground(left, baseline - SWATCH, SWATCH, SWATCH, page.palette[swatch]));
    const label = oneLine(name, type, page.faces);
    page.tag("TH", () => page.line(label, left + SWATCH + 4, baseline, { ...type, colour: text }), {
      scope: "Row",
    });
    for (const column of columns) {
      const value = column.totals === null ? UNKNOWN : money(column.totals[kind]);
      const ink = { size, bold: isBold || column.isBold, colour: column.totals === null ? muted : text };
      const line = oneLine(value, ink, page.faces);
      const end = column.x + column.width - CELL_PADDING;
      page.tag("TD", () => page.line(line, end, baseline, { ...ink, align: "right" }));
    }
  });
  page.y += ROW_HEIGHT;
  page.artifact(() => page.rule(page.y, hairline, 0.4));
}

/** Which months the year's sum has, and what a dash means. */
function drawNote(page: Page, { period, fiscalYear, yearToDate, trend }: StatementDocument): void {
  const { name, first } = fiscalYear;
  const elapsed = Array.from({ length: 12 }, (_, i) => addMonths(first, i)).filter((p) => p <= period).length;
  const recorded =
    yearToDate.months === elapsed
      ? ""
      : `; ${yearToDate.months} of these ${elapsed} months ${yearToDate.months === 1 ? "is" : "are"} on record`;
  const sentences = [`${name} to date: ${monthsText(first, period)}${recorded}.`];
  if (trend.some(({ totals }) => totals === null))
    sentences.push(`${UNKNOWN} means no statements on record.`);
  page.y += 4;
  page.tag("P", () =>
    page.paragraph(sentences.join(" "), page.left, page.width, {
      size: 8,
      bold: false,
      colour: page.palette.muted,
    }),
  );
  page.y += 4;
}
