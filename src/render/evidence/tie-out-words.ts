/** The tie-out of a month line by line: the figure, how it is worked out in words, and the file to follow it in. */
import { amountToText, type Amount } from "../../core/money";
import type { TieOut } from "../../core/tieout/tie-out";

export interface TieOutLine {
  readonly line: string;
  /** null: there is no such figure, as of a month without a journal. */
  readonly amount: Amount | null;
  /** In words, by the headings of the files. */
  readonly how: string;
  /** A file of the pack; "" for a sum of lines above. */
  readonly file: string;
  readonly isSum: boolean;
}

export function tieOutLines(t: TieOut): TieOutLine[] {
  const incoming = t.imported + t.carriedIn + t.adjustments;
  const outgoing = t.billed + t.held + t.rejected + t.pending + t.problems;
  return [
    line("Imported", t.imported, "Sum of Amount Total, rows of the month whose Status is Current", "imports.csv"),
    line("Carried in", t.carriedIn, "Sum of Amount, rows whose Carried From is not blank: held in a month closed before", "charges.csv"),
    line("Adjustments", t.adjustments, "Sum of Amount, rows whose Charge ID begins with ADJ- and whose Carried From is blank: entered by people; and what mending problem rows added: rows whose Charge ID begins with mended-, less the Amount of these rows in problems.csv", "charges.csv"),
    sum("Coming in", incoming, "Imported + Carried in + Adjustments"),
    line("Billed", t.billed, "Sum of Amount, rows whose Review is OK or Approved", "charges.csv"),
    line("Held", t.held, "Sum of Amount, rows whose Review is Held; closing carries them into the next open month", "charges.csv"),
    line("Rejected", t.rejected, "Sum of Amount, rows whose Review is Rejected; nobody pays them", "charges.csv"),
    line("Pending", t.pending, "Sum of Amount, rows whose Review is Pending", "charges.csv"),
    line("Problems", t.problems, "Sum of Amount, rows whose Status is not Resolved: could not be read, or waived", "problems.csv"),
    sum("Accounted for", outgoing, "Billed + Held + Rejected + Pending + Problems; the same as Coming in"),
    line("Rounding", t.rounding, "Sum of Billed less Exact, lines of statements that are Draft or Issued: the exact total of each PI and project is rounded to cents once", "statement-lines.csv"),
    line("Statements", t.statements, "Sum of Amount, statements that are Draft or Issued", "statements.csv"),
    line("Paid by others", t.paidByOthers, "Sum of Billed, lines whose Kind is Paid by, of statements that are Draft or Issued: subsidies and credits, booked to the funds that pay them", "statement-lines.csv"),
    sum("Billed and rounded", t.statements + t.paidByOthers, "Statements + Paid by others; the same as Billed + Rounding"),
    line("Journal debits", t.journalDebits, "Sum of Debit less Credit, lines whose Kind is Payer and whose Status is not Reversed; the same as Billed and rounded", "journal.csv"),
    line("Journal credits", t.journalCredits, "Sum of Credit less Debit, lines whose Kind is Recovery and whose Status is not Reversed; the same as Journal debits", "journal.csv"),
    sum("Difference", t.difference, "The largest difference in money of the checks below, without its sign; rows that are off are counted apart; 0.00 when everything ties"),
  ]; // prettier-ignore
}

function line(name: string, amount: Amount | null, how: string, file: string): TieOutLine {
  return { line: name, amount, how, file, isSum: false };
}

function sum(name: string, amount: Amount, how: string): TieOutLine {
  return { line: name, amount, how, file: "", isSum: true };
}

export function amountWords(amount: Amount | null): string {
  return amount === null ? "none" : amountToText(amount);
}
