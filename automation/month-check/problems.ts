/** Problem rows that wait, and what was imported. */
import type { MonthCheck } from "./answer";
import { choiceAt, IMPORT, PROBLEM } from "./choices";
import { addMoney, type Money, moneyText, nothing } from "./money";
import { moneyAt } from "./number-cells";
import type { Tables } from "./tables";
import type { Book } from "./workbook";

export function countProblems(book: Book, found: MonthCheck, tables: Tables): void {
  const rows = tables.problems;
  const amount = nothing();
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, PROBLEM) !== "Open") continue;
    found.openProblems += 1;
    addMoney(amount, moneyAt(book, rows, "Amount", i), 1);
  }
  found.openProblemsAmount = moneyText(amount);
  found.imported = moneyText(importedTotal(book, tables));
}

function importedTotal(book: Book, tables: Tables): Money {
  const rows = tables.imports;
  const total = nothing();
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) === "Current")
      addMoney(total, moneyAt(book, rows, "Amount Total", i), 1);
  }
  return total;
}
