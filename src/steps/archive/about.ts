/** What an archive says of itself: for whoever finds the file without the workbook. */
import { amountToText, sum } from "../../core/money";
import { Hasher } from "../../core/hash";
import type { PeriodRecord } from "../../core/periods";
import type { Settings } from "../../core/settings";
import type { Charge } from "../../core/charge";
import { isBillable } from "../../core/charge";
import type { Row } from "../../workbook/shape";
import { CHARGES } from "../../workbook/tables";
import type { AboutLine } from "./sheets";

/** @param rows as the cells have them @param charges the same as records */
export function aboutArchive(
  month: PeriodRecord,
  rows: readonly Row[],
  charges: readonly Charge[],
  settings: Settings,
): AboutLine[] {
  const billed = charges.filter(isBillable);
  const total = (of: readonly Charge[]): string => amountToText(sum(of.map((charge) => charge.amount)));
  return [
    ["What this is", `The charges of ${month.period}, moved here from the OpenChargeback workbook.`],
    ["Institution", settings.institution],
    ["Month", month.period],
    ["Currency", settings.currency],
    ["Charges", String(rows.length)],
    ["Amount of all charges", total(charges)],
    ["Amount billed", total(billed)],
    ["List cost billed", amountToText(sum(billed.map((charge) => charge.listCost)))],
    ["Statements", String(month.statements)],
    ["Journal", month.journalId],
    ["Journal in the ledger", month.journalReference],
    ["Posting date", month.postingDate],
    ["Closed by", month.closedBy],
    ["Closed at", month.closedAt],
    ["Content hash at closing", month.contentHash],
    ["SHA-256 of the rows", hashOfRows(rows)],
    [
      "How to read it",
      `The sheet ${CHARGES.name} has the month's rows, a charge each, with the columns of the workbook's table of that name. Times are UTC. A sheet Exact Cells, where there is one, has as JSON what a cell cannot show.`,
    ],
    [
      "What stayed behind",
      "Monthly Totals, Statements, Statement Lines, Journal and Log of the month are in the workbook. Columns that a person added to the table of charges are not kept.",
    ],
    [
      "How to bring it back",
      `In the pane, under Close: Archive, Bring the charges back. On the command line: openchargeback --workbook FILE archive restore --period ${month.period} --file THIS FILE. The workbook knows the SHA-256 of this file: keep it as it is; a copy that Excel has saved again is refused.`,
    ],
  ];
}

/** Of the cells of all rows in their order, as JSON lines. */
export function hashOfRows(rows: readonly Row[]): string {
  const hasher = new Hasher();
  const encoder = new TextEncoder();
  for (const row of rows) {
    const cells = CHARGES.columns.map((column) => row[column.heading] ?? null);
    hasher.add(encoder.encode(`${JSON.stringify(cells)}\n`));
  }
  return hasher.hex();
}
