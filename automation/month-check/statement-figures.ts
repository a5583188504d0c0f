/** What the statements in force and their lines come to. */
import { addressAt } from "./charge-figures";
import { choiceAt, LINE, STATEMENT } from "./choices";
import { addMoney, type Money, nothing, ofCents } from "./money";
import { centsAt, countAt, moneyAt } from "./number-cells";
import { addTo } from "./sums";
import type { Tables } from "./tables";
import { type Book, type Rows, textAt } from "./workbook";

export interface StatementFigures {
  /** Statements in force: neither superseded nor void. */
  made: number;
  /** In cents: what they come to, and with what others pay. */
  total: number;
  owed: number;
  rounding: Money;
  /** By statement, in cents; what its lines do not explain. */
  amountOff: Map<string, number>;
  listOff: Map<string, number>;
  creditOff: Map<string, number>;
  charges: Map<string, number>;
  /** The one statement of each PI; "" where there are several. */
  ofPi: Map<string, string>;
  exact: Map<string, Money>;
  /** Billed by source, fund and account. */
  billed: Map<string, number>;
}

export function statementFigures(book: Book, tables: Tables): StatementFigures {
  const figures: StatementFigures = {
    made: 0,
    total: 0,
    owed: 0,
    rounding: nothing(),
    amountOff: new Map<string, number>(),
    listOff: new Map<string, number>(),
    creditOff: new Map<string, number>(),
    charges: new Map<string, number>(),
    ofPi: new Map<string, string>(),
    exact: new Map<string, Money>(),
    billed: new Map<string, number>(),
  };
  const rows = tables.statements;
  for (let i = 0; i < rows.count; i++) {
    if (!isInForce(book, rows, i)) continue;
    const no = textAt(rows, "Statement No", i);
    const amount = centsAt(book, rows, "Amount", i);
    figures.made += 1;
    figures.total += amount;
    figures.charges.set(no, countAt(rows, "Charges", i));
    figures.ofPi.set(addressAt(rows, i), figures.ofPi.has(addressAt(rows, i)) ? "" : no);
    addTo(figures.amountOff, no, amount);
    addTo(figures.listOff, no, centsAt(book, rows, "List", i));
    addTo(figures.creditOff, no, centsAt(book, rows, "Credits", i));
  }
  figures.owed = figures.total;
  for (let i = 0; i < tables.lines.count; i++) addLine(book, tables.lines, i, figures);
  return figures;
}

export function isInForce(book: Book, statements: Rows, i: number): boolean {
  const status = choiceAt(book, statements, "Status", i, STATEMENT);
  return status === "Draft" || status === "Issued";
}

function addLine(book: Book, rows: Rows, i: number, figures: StatementFigures): void {
  const no = textAt(rows, "Statement No", i);
  if (!figures.charges.has(no)) return;
  const kind = choiceAt(book, rows, "Kind", i, LINE);
  const billed = centsAt(book, rows, "Billed", i);
  const exact = moneyAt(book, rows, "Exact", i);
  addMoney(figures.rounding, ofCents(billed), 1);
  addMoney(figures.rounding, exact, -1);
  const before = figures.exact.get(no) || nothing();
  addMoney(before, exact, 1);
  figures.exact.set(no, before);
  addTo(figures.billed, keyOf(rows, i), billed);
  // What others pay stands in no statement's amount.
  if (kind === "Paid by") {
    figures.owed += billed;
    return;
  }
  addTo(figures.amountOff, no, -billed);
  addTo(figures.listOff, no, -centsAt(book, rows, "List", i));
  if (kind === "Credit") addTo(figures.creditOff, no, billed);
}

export function keyOf(rows: Rows, i: number): string {
  return JSON.stringify([textAt(rows, "Source", i), textAt(rows, "Fund Org", i), textAt(rows, "Account", i)]);
}
