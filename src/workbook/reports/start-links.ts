/** Start's way to every other sheet of ours, group by group, in two columns. */
import type { ReportCell } from "../shape";

type Links = readonly (readonly [sheet: string, note: string])[];

const MONTH: Links = [
  ["Dashboard", "The month and the year at a glance, for printing."],
  ["Tie-out", "Does everything add up, to the cent?"],
  ["PI", "One PI's account."],
  ["Browse", "Charges by filter, and what they come to."],
  ["Pivot", "A PivotTable for questions of your own."],
  ["Charges", "One row a charge."],
  ["Adjustments", "Charges, credits, transfers and corrections by hand."],
  ["Statements", "One a PI, with a PDF each."],
  ["Statement Lines", "What statements and journal add up."],
  ["Journal", "Debits by fund, credits by source."],
];

const REFERENCE: Links = [
  ["People", "PIs: addresses, names, aliases."],
  ["Projects", "Each project's PI and fund."],
  ["Funds", "Funds and awards with their dates."],
  ["Splits", "Projects that several funds share."],
  ["Lookups", "Who pays for what a tag says."],
  ["Sources", "Where charges come from."],
  ["Subsidies", "Who pays what in a PI's place."],
  ["Standing Approvals", "Approved until they end."],
  ["Service Costs", "What a service costs a year."],
  ["Rates", "The rate card: what a unit costs."],
  ["Rules", "What the review looks for."],
];

const RECORDS: Links = [
  ["Periods", "Each month: open, closed or posted."],
  ["Monthly Totals", "What is kept of every month."],
  ["Subsidy Balances", "What each subsidy has left."],
  ["Seals", "What closed months were when they were closed."],
  ["Imports", "Every file, with its totals."],
  ["Problems", "Rows that could not be read, with their raw text."],
  ["Conformance", "What files do against FOCUS."],
  ["Mail Log", "Who got which statement when."],
  ["Log", "Who did what, when and why."],
];

const SETTINGS: Links = [
  ["Settings", "Letterhead, tags, mail, journal."],
  ["Journal Formats", "Journal layouts of your own."],
  ["Journal Values", "What a layout needs once."],
];

/** @param row of the headings */
export function linkLists(row: number): ReportCell[] {
  // A heading makes its whole row higher: both columns have theirs in the same.
  const second = row + Math.max(REFERENCE.length, MONTH.length) + 2;
  return [
    ...list(row, ["A", "B"], "What people keep up", REFERENCE),
    ...list(second, ["A", "B"], "Settings", SETTINGS),
    ...list(row, ["C", "D"], "Reports and the month", MONTH),
    ...list(second, ["C", "D"], "What was done", RECORDS),
  ];
}

function list(
  row: number,
  [left, right]: readonly [string, string],
  title: string,
  links: Links,
): ReportCell[] {
  return [
    { at: `${left}${row}`, style: "heading", value: title, span: 2 },
    ...links.flatMap(([sheet, note], i): ReportCell[] => [
      { at: `${left}${row + 1 + i}`, style: "link", value: sheet, sheet },
      { at: `${right}${row + 1 + i}`, style: "note", value: note },
    ]),
  ];
}
