/** Whether every imported row is a charge or a problem row, at its amount. */
import type { ChargeFigures } from "./charge-figures";
import { choiceAt, IMPORT, PROBLEM } from "./choices";
import type { Money } from "./money";
import { countAt, moneyAt } from "./number-cells";
import { addSum, addTo, beyondSigned, off, type Sum } from "./sums";
import type { Tables } from "./tables";
import { type Book, type Rows, textAt } from "./workbook";

/** Of each import: its exact total less its charges and problem rows; a mended row counts as its file had it. */
export function importedLeft(book: Book, tables: Tables, charges: ChargeFigures): Money[] {
  const left = new Map<string, Sum>();
  const twice: Money[] = [];
  addImports(book, tables.imports, left, twice);
  charges.ofImport.forEach((own, importId) => addSum(left, importId, own.amount, -1, own.gross));
  const settled = new Set<string>();
  const rows = tables.problems;
  for (let i = 0; i < rows.count; i++) {
    const id = `mended-${textAt(rows, "Problem ID", i)}`;
    const importId = textAt(rows, "Import ID", i);
    const isResolved = choiceAt(book, rows, "Status", i, PROBLEM) === "Resolved";
    const isThere = charges.mendedRows.some((row) => row.id === id && row.importId === importId);
    if (isResolved && isThere) settled.add(JSON.stringify([importId, id]));
    if (isResolved && !isThere) continue;
    const gross = Math.abs(Number(textAt(rows, "Amount", i))) || 0;
    addSum(left, importId, moneyAt(book, rows, "Amount", i), -1, gross);
  }
  // What is charged for a row that nobody mended is too much.
  charges.mendedRows.forEach(({ id, importId, amount, gross }) => {
    if (!settled.has(JSON.stringify([importId, id]))) addSum(left, importId, amount, -1, gross);
  });
  left.forEach((own) => twice.push(beyondSigned(own)));
  return twice;
}

/** @param twice gets the totals of imports whose ID another row has */
function addImports(book: Book, rows: Rows, left: Map<string, Sum>, twice: Money[]): void {
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) !== "Current") continue;
    const importId = textAt(rows, "Import ID", i);
    const before = left.get(importId);
    if (before !== undefined) twice.push(before.amount);
    left.set(importId, { amount: moneyAt(book, rows, "Amount Total", i), gross: 0 });
  }
}

export function lostRows(book: Book, tables: Tables, charges: ChargeFigures): number {
  const counts = new Map<string, number>();
  charges.byImport.forEach((rows, importId) => counts.set(importId, -rows));
  for (let i = 0; i < tables.problems.count; i++) addTo(counts, textAt(tables.problems, "Import ID", i), -1);
  const rows = tables.imports;
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) !== "Current") continue;
    const isAddedUp = /, (summarised by (day|month)|correction of \d{4}-\d\d)/.test(
      textAt(rows, "Format", i),
    );
    const taken = countAt(rows, "Charges", i) + countAt(rows, "Problems", i);
    addTo(counts, textAt(rows, "Import ID", i), isAddedUp ? taken : countAt(rows, "Rows", i));
  }
  return off(counts);
}

export function unpairedMended(book: Book, tables: Tables, charges: ChargeFigures): number {
  const rows = tables.problems;
  let unpaired = 0;
  for (let i = 0; i < rows.count; i++) {
    const mended = charges.mended[`mended-${textAt(rows, "Problem ID", i)}`];
    const isResolved = choiceAt(book, rows, "Status", i, PROBLEM) === "Resolved";
    const isPaired = isResolved
      ? mended !== undefined && mended.importId === textAt(rows, "Import ID", i)
      : mended === undefined;
    if (!isPaired) unpaired += 1;
  }
  return unpaired;
}
