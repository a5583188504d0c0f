/** What Excel runs: a month's tables, read once, and what is left to do in it. */
import { type MonthCheck, newCheck } from "./answer";
import { chargeFigures, countCharges } from "./charge-figures";
import { journalFigures } from "./journal-figures";
import { finish, monthProblem, whatIsLeft } from "./left-to-do";
import { defaultMonth, readMonths } from "./months";
import { countProblems } from "./problems";
import { findMissingSources } from "./sources";
import { statementFigures } from "./statement-figures";
import { countStatements } from "./statements";
import { currencyOf, readTables } from "./tables";
import { addUp, tieOut } from "./tie-out";
import type { Book } from "./workbook";

/**
 * Says what is left to do in a month of an OpenChargeback workbook. Writes nothing.
 * @param period The month, such as 2025-01. Left blank: the newest open month.
 */
export function main(workbook: ExcelScript.Workbook, period?: string): MonthCheck {
  const book: Book = { workbook, missing: [], unreadable: new Set<string>() };
  const wanted = (period || "").trim();
  const months = readMonths(book);
  const found = newCheck(wanted || defaultMonth(months), currencyOf(book));
  if (!/^\d{4}-\d\d$/.test(found.period)) return finish(book, found, monthProblem(book, found.period));
  const month = months.filter((one) => one.period === found.period)[0];
  found.monthState = month === undefined ? "Open" : month.state;
  found.journalId = month === undefined ? "" : month.journalId;
  const archived = month !== undefined && month.archived;
  const tables = readTables(book, found.period);
  const figures = chargeFigures(book, tables);
  countCharges(found, figures);
  countProblems(book, found, tables);
  countStatements(book, found, tables, figures);
  findMissingSources(book, found, tables);
  const journal = journalFigures(book, tables);
  found.journalExported = journal.exported > 0;
  const paper = statementFigures(book, tables);
  const checks = archived || book.missing.length > 0 ? [] : tieOut(book, tables, figures, paper, journal);
  if (!archived && book.missing.length === 0) addUp(found, checks);
  const needsJournal = paper.owed !== 0 && journal.lines === 0;
  return finish(book, found, whatIsLeft(found, needsJournal, archived, tables.imports.count));
}
