/** The tables that a month is read from. */
import { type Book, readRows, type Rows, textAt } from "./workbook";

/** The month's rows, and of all months what a month is compared with. */
export interface Tables {
  period: string;
  charges: Rows;
  imports: Rows;
  problems: Rows;
  statements: Rows;
  lines: Rows;
  journal: Rows;
  mails: Rows;
  sources: Rows;
  totals: Rows;
}

export function readTables(book: Book, period: string): Tables {
  const read = (name: string, headings: string[]): Rows =>
    readRows(book, name, headings.concat("Period"), period);
  return {
    period,
    charges: read("Charges", [
      "Charge ID",
      "Review",
      "PI",
      "Amount",
      "Statement No",
      "Carried From",
      "Import ID",
    ]),
    imports: read("Imports", [
      "Import ID",
      "Source",
      "Format",
      "Rows",
      "Charges",
      "Problems",
      "Amount Total",
      "Status",
    ]),
    problems: read("Problems", ["Problem ID", "Import ID", "Amount", "Status"]),
    statements: read("Statements", [
      "Statement No",
      "PI",
      "Projects",
      "Charges",
      "List",
      "Credits",
      "Amount",
      "Status",
    ]),
    lines: read("Statement Lines", [
      "Line ID",
      "Statement No",
      "Kind",
      "Fund Org",
      "Source",
      "Account",
      "List",
      "Billed",
      "Exact",
    ]),
    journal: read("Journal", [
      "Line ID",
      "Kind",
      "Fund Org",
      "Account",
      "Debit",
      "Credit",
      "Source",
      "Status",
    ]),
    mails: readRows(book, "Mail Log", ["Statement No", "Status", "Attempt"], ""),
    sources: readRows(book, "Sources", ["Source", "Active"], ""),
    totals: readRows(
      book,
      "Monthly Totals",
      ["Period", "Source", "Charges", "List", "Billed", "Pending", "Held"],
      "",
    ),
  };
}

export function currencyOf(book: Book): string {
  const settings = readRows(book, "Settings", ["Setting", "Value"], "");
  const at = (settings.columns["Setting"] || []).indexOf("Currency");
  return (at < 0 ? "" : textAt(settings, "Value", at)) || "USD";
}
