/** The Dashboard sheet: a month for the board paper, every figure a live formula over the tables. */
import type { ReportShape } from "../../shape";
import { columnLetters } from "../../a1";
import { HEADER_CELLS } from "./header";
import { COLUMNS, RANKING_CHARTS, WIDTHS } from "./layout";
import { MONTH_CELLS, MONTHS_CHART_SHAPE } from "./months";
import { NOTE_CELLS } from "./notes";
import { RANKING_CELLS, RANKING_CHART_SHAPES } from "./rankings";
import { SUMMARY_CELLS } from "./summary";

export { NO_SOURCE } from "./months";

export const DASHBOARD: ReportShape = {
  sheet: "Dashboard",
  group: "month",
  widths: WIDTHS,
  cells: [...HEADER_CELLS, ...SUMMARY_CELLS, ...MONTH_CELLS, ...NOTE_CELLS, ...RANKING_CELLS],
  charts: [MONTHS_CHART_SHAPE, ...RANKING_CHART_SHAPES],
  print: {
    orientation: "portrait",
    area: `A1:${columnLetters(COLUMNS)}${RANKING_CHARTS.last}`,
    pagesTall: 2,
  },
};
