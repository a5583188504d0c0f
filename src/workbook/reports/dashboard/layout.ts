/** Where the Dashboard's blocks stand. Ten columns; two printed pages, the second beginning with the PIs. */
import { MONTHS_SHOWN } from "../../../core/dashboard/months";
import { MOST_RANKED } from "../../../core/dashboard/dashboard";

export const COLUMNS = 10;
export const WIDTHS = [22, 12, 12, 12, 12, 12, 12, 12, 12, 12] as const;

/** First rows. */
export const TILES = 6;
export const SUMMARY = 11;
/** Heading, chart, heads of the columns, twelve months. */
export const MONTHS = 23;
export const MONTHS_CHART = { first: MONTHS + 1, last: MONTHS + 17 } as const;
export const MONTH_HEADS = MONTHS_CHART.last + 1;
export const FIRST_MONTH = MONTH_HEADS + 1;
export const LAST_MONTH = FIRST_MONTH + MONTHS_SHOWN - 1;
export const NOTES = LAST_MONTH + 5;
/** A4 holds more than Letter: what stands between here and the notes may go on either page. */
export const PIS = NOTES + 7;
export const SERVICES = PIS + MOST_RANKED + 5;
export const RANKING_CHARTS = {
  first: SERVICES + MOST_RANKED + 5,
  last: SERVICES + MOST_RANKED + 22,
} as const;

/** Names the unit of all charts. */
export const CURRENCY_CELL = "I2";

/** Cells that formulas of other blocks read. */
export const CELL = {
  monthBefore: `$C$${SUMMARY + 1}`,
  yearStart: `$B$${SUMMARY + 10}`,
  chargeRows: `$D$${NOTES + 1}`,
  namesOf: `$D$${NOTES + 3}`,
} as const;
