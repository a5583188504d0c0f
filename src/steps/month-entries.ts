/** The log's entries about months, closing, posting and reopening, out of the cells: they say what status each has. */
import type { StatusEntry } from "../core/period-status";
import type { Wanted } from "../ports/ports";
import type { Row } from "../workbook/shape";
import { LOG } from "../workbook/tables";
import { text } from "./plain-cells";

const STEP = "Close";

/** Enough of the log for them. */
export const MONTH_ENTRIES: Wanted = {
  table: LOG,
  columns: ["Entry", "Step", "Period", "What", "After"],
  only: { heading: "Step", values: [STEP] },
};

export function monthEntries(log: readonly Row[]): StatusEntry[] {
  return log
    .filter((row) => row["Step"] === STEP && row["What"] === row["Period"])
    .map((row) => ({ entry: text(row["Entry"]), what: text(row["What"]), after: text(row["After"]) }));
}
