/** What a person should do or look at, in sentences. */
import type { MonthCheck } from "./answer";
import type { Book } from "./workbook";

export function monthProblem(book: Book, period: string): string[] {
  if (period !== "") return [`"${period}" is not a month: write it as 2025-01`];
  return book.missing.length > 0 ? [] : ["The workbook has no month yet"];
}

/** What a person should do or look at, a sentence each. */
export function whatIsLeft(
  found: MonthCheck,
  needsJournal: boolean,
  archived: boolean,
  files: number,
): string[] {
  const left: string[] = [];
  const add = (isSo: boolean, words: string): void => {
    if (isSo) left.push(words);
  };
  const isOpen = found.monthState === "Open";
  add(!archived && files + found.charges === 0, "Nothing was imported");
  add(
    found.pendingCharges > 0,
    waits(found.pendingCharges, "charge waits", "charges wait", found.pendingAmount, found),
  );
  add(
    found.openProblems > 0,
    waits(found.openProblems, "problem row waits", "problem rows wait", found.openProblemsAmount, found),
  );
  add(found.tieOutOff !== "", `The tie-out is off by ${found.tieOutDifference}: ${found.tieOutOff}`);
  if (!isOpen) return left;
  // What is below may be left in a closed month: who closed it said why.
  add(found.missingSources > 0, `No file was imported of ${found.missingSourceNames}`);
  add(found.chargesNotOnStatements > 0, offStatements(found));
  add(
    found.statementsOutOfDate > 0,
    `${several(found.statementsOutOfDate, "statement is", "statements are")} out of date: make them again`,
  );
  add(
    found.statementsNotSent > 0,
    `${several(found.statementsNotSent, "statement is", "statements are")} not sent`,
  );
  add(
    found.mailsUnknown > 0,
    `Nobody knows whether ${several(found.mailsUnknown, "mail", "mails")} left: decide under Send`,
  );
  add(
    found.mailsSending > 0,
    `${several(found.mailsSending, "mail is", "mails are")} being sent, or a run broke off`,
  );
  add(needsJournal, "The journal is not exported");
  return left;
}

export function offStatements({ statements, chargesNotOnStatements: n }: MonthCheck): string {
  if (statements === 0) return `${several(n, "charge is", "charges are")} on no statement yet`;
  return `${several(n, "charge differs", "charges differ")} from the statements: make the statements again`;
}

function waits(n: number, one: string, many: string, amount: string, found: MonthCheck): string {
  return `${several(n, one, many)} for a decision (${Number(amount).toFixed(2)} ${found.currency})`;
}

export function several(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function finish(book: Book, found: MonthCheck, left: string[]): MonthCheck {
  const faults: string[] = [];
  if (book.missing.length > 0)
    faults.push(`The workbook lacks ${book.missing.join(", ")}: choose the right file, or set it up again`);
  const unreadable: string[] = [];
  book.unreadable.forEach((words) => unreadable.push(words));
  if (unreadable.length > 0)
    faults.push(`${several(unreadable.length, "cell", "cells")} cannot be read: ${unreadable[0]}`);
  found.missingTables = book.missing.join(", ");
  found.unreadableCells = unreadable.length;
  found.unreadableCell = unreadable[0] || "";
  const all = faults.concat(left);
  found.ok = all.length === 0;
  const month = found.monthState === "" ? "" : `${found.period} is ${found.monthState.toLowerCase()}. `;
  found.summary = `${month}${found.ok ? "Nothing is left to do" : all.join(". ")}.`;
  return found;
}
