/** Words of the Log. */
import { figure } from "../../src/core/words";
import { count } from "./words";

export const log = {
  step: "Log",
  empty: "Nothing was done in this workbook yet.",
  entries: (n: number, all: number) =>
    n === all ? count(all, "entry", "entries") : `${figure(n)} of ${count(all, "entry", "entries")}`,
  holds: "The chain holds: no entry was changed or taken out.",
  broken: (entry: string) =>
    `The chain breaks at entry ${entry}: it, or one before it, was changed or taken out in the sheet. The Log sheet shows which.`,
  showSheet: "Show the Log sheet",
  search: "Find in the log",
  searchHint: "Name, charge, statement, reason…",
  step_: "Step",
  allSteps: "All steps",
  month: "Month",
  allMonths: "All months",
  noHits: "No entry fits.",
  by: (by: string) => (by === "" ? "unknown" : by),
  before: "Before",
  after: "After",
  reason: "Reason",
} as const;
