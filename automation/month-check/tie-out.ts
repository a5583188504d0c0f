/** The tie-out: the checks that the tables alone can answer. */
import type { MonthCheck } from "./answer";
import type { ChargeFigures } from "./charge-figures";
import { type Check, moneyCheck, rowCheck } from "./check";
import { importedLeft, lostRows, unpairedMended } from "./import-checks";
import { journalChecks } from "./journal-checks";
import type { JournalFigures } from "./journal-figures";
import { larger, misplacedMoney, moneyText, nothing } from "./money";
import { repeatedKeys } from "./repeated-keys";
import { statementChecks } from "./statement-checks";
import type { StatementFigures } from "./statement-figures";
import type { Tables } from "./tables";
import type { Book } from "./workbook";

/**
 * The checks of the tie-out that the tables alone can answer. Subsidies, what people entered against the log, and the
 * exported journal file are left to the program.
 */
export function tieOut(
  book: Book,
  tables: Tables,
  charges: ChargeFigures,
  paper: StatementFigures,
  journal: JournalFigures,
): Check[] {
  const checks: Check[] = [
    moneyCheck("Imported against charges", misplacedMoney(importedLeft(book, tables, charges))),
    rowCheck("Imported rows against charges and problems (rows)", lostRows(book, tables, charges)),
    rowCheck("Mended problems against their charges (rows)", unpairedMended(book, tables, charges)),
    rowCheck("Keys that stand twice (rows)", repeatedKeys(tables)),
  ];
  if (paper.made > 0) statementChecks(charges, paper).forEach((check) => checks.push(check));
  if (journal.lines > 0) journalChecks(paper, journal).forEach((check) => checks.push(check));
  return checks;
}

/** The difference is the largest in money: one fault shows in several checks. Rows that are off are named only. */
export function addUp(found: MonthCheck, checks: Check[]): void {
  let most = nothing();
  checks.forEach((check) => {
    if (!check.isRows) most = larger(most, check.difference);
  });
  found.tieOutDifference = moneyText(most);
  found.tieOutOff = checks
    .filter((check) => moneyText(check.difference) !== "0.00")
    .map((check) => check.name)
    .join("; ");
}
