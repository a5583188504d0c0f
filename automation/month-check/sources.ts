/** Sources of which a file is missing. */
import type { MonthCheck } from "./answer";
import { choiceAt, IMPORT } from "./choices";
import { moneyText } from "./money";
import { countAt, moneyAt } from "./number-cells";
import type { Tables } from "./tables";
import { type Book, textAt } from "./workbook";

const MONTHS_BACK = 6;

/** Active sources, and others with charges in the six months before, that no file of this month came from. */
export function findMissingSources(book: Book, found: MonthCheck, tables: Tables): void {
  const here: string[] = [];
  for (let i = 0; i < tables.imports.count; i++) {
    const isCurrent = choiceAt(book, tables.imports, "Status", i, IMPORT) === "Current";
    if (isCurrent) here.push(folded(textAt(tables.imports, "Source", i)));
  }
  const listed: string[] = [];
  const known: string[] = [];
  for (let i = 0; i < tables.sources.count; i++) {
    const source = textAt(tables.sources, "Source", i);
    known.push(folded(source));
    if (choiceAt(book, tables.sources, "Active", i, ["Yes", "No"]) === "Yes") listed.push(source);
  }
  const others = billedLately(book, tables).filter((source) => known.indexOf(folded(source)) < 0);
  const missing = listed.concat(others).filter((source) => source !== "" && here.indexOf(folded(source)) < 0);
  found.missingSources = missing.length;
  found.missingSourceNames = missing.join(", ");
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

/** Free services too: their list cost shows them. */
function billedLately(book: Book, tables: Tables): string[] {
  const rows = tables.totals;
  const since = monthsBefore(tables.period, MONTHS_BACK);
  const names: string[] = [];
  for (let i = 0; i < rows.count; i++) {
    const period = textAt(rows, "Period", i);
    const source = textAt(rows, "Source", i);
    if (period < since || period >= tables.period || names.indexOf(source) >= 0) continue;
    const has = (heading: string): boolean => moneyText(moneyAt(book, rows, heading, i)) !== "0.00";
    const counts =
      has("Billed") || has("Pending") || has("List") || (countAt(rows, "Charges", i) > 0 && !has("Held"));
    if (counts) names.push(source);
  }
  return names;
}

function monthsBefore(period: string, months: number): string {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 - months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
