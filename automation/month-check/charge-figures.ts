/** What the month's charges come to: by decision, import and statement. */
import type { MonthCheck } from "./answer";
import { choiceAt, REVIEW } from "./choices";
import { addMoney, type Money, moneyText, nothing } from "./money";
import { moneyAt } from "./number-cells";
import { addSum, addTo, type Sum } from "./sums";
import type { Tables } from "./tables";
import { type Book, type Rows, textAt } from "./workbook";

export interface ChargeFigures {
  count: { [review: string]: number };
  amount: { [review: string]: Money };
  gross: number;
  /** Charges of mended problem rows: their import and amount by charge ID. */
  mended: { [chargeId: string]: { importId: string; amount: Money } };
  /** Charges by import, without those carried in, entered or mended. */
  byImport: Map<string, number>;
  /** What these come to, and those mended, each with its charge ID. */
  ofImport: Map<string, Sum>;
  mendedRows: { id: string; importId: string; amount: Money; gross: number }[];
  /** Billed charges without a statement, and others with one. */
  offStatements: number;
  /** Billed charges by statement. */
  byStatement: Map<string, { charges: number; amount: Money; gross: number }>;
  /** Billed charges without a statement, by PI. */
  unnumbered: Map<string, Sum>;
}

export function chargeFigures(book: Book, tables: Tables): ChargeFigures {
  const rows = tables.charges;
  const mendedIds = new Set<string>();
  for (let i = 0; i < tables.problems.count; i++)
    mendedIds.add(`mended-${textAt(tables.problems, "Problem ID", i)}`);
  const figures = newFigures();
  for (let i = 0; i < rows.count; i++) {
    const amount = moneyAt(book, rows, "Amount", i);
    const gross = Math.abs(Number(textAt(rows, "Amount", i))) || 0;
    const review = choiceAt(book, rows, "Review", i, REVIEW);
    const sum = figures.amount[review];
    figures.count[review] = (figures.count[review] || 0) + 1;
    if (sum !== undefined) addMoney(sum, amount, 1);
    figures.gross += gross;
    addToImport(figures, rows, i, { amount, gross }, mendedIds);
    addToStatement(figures, rows, i, { amount, gross }, review === "OK" || review === "Approved");
  }
  return figures;
}

/** What was carried in or entered by hand is of no file. */
function addToImport(
  figures: ChargeFigures,
  rows: Rows,
  i: number,
  { amount, gross }: Sum,
  mendedIds: Set<string>,
): void {
  const id = textAt(rows, "Charge ID", i);
  const importId = textAt(rows, "Import ID", i);
  if (id.indexOf("mended-") === 0) figures.mended[id] = { importId, amount };
  if (textAt(rows, "Carried From", i) !== "" || id.indexOf("ADJ-") === 0) return;
  if (mendedIds.has(id)) figures.mendedRows.push({ id, importId, amount, gross });
  else {
    addTo(figures.byImport, importId, 1);
    addSum(figures.ofImport, importId, amount, 1, gross);
  }
}

function addToStatement(
  figures: ChargeFigures,
  rows: Rows,
  i: number,
  { amount, gross }: Sum,
  isBilled: boolean,
): void {
  const no = textAt(rows, "Statement No", i);
  if (isBilled !== (no !== "")) figures.offStatements += 1;
  if (!isBilled) return;
  const own = figures.byStatement.get(no) || { charges: 0, amount: nothing(), gross: 0 };
  own.charges += 1;
  own.gross += gross;
  addMoney(own.amount, amount, 1);
  figures.byStatement.set(no, own);
  if (no === "") addSum(figures.unnumbered, addressAt(rows, i), amount, 1, gross);
}

function newFigures(): ChargeFigures {
  const count: { [review: string]: number } = {};
  const amount: { [review: string]: Money } = {};
  REVIEW.forEach((review) => {
    count[review] = 0;
    amount[review] = nothing();
  });
  return {
    count,
    amount,
    gross: 0,
    mended: {},
    byImport: new Map<string, number>(),
    ofImport: new Map<string, Sum>(),
    mendedRows: [],
    offStatements: 0,
    byStatement: new Map<string, { charges: number; amount: Money; gross: number }>(),
    unnumbered: new Map<string, Sum>(),
  };
}

export function addressAt(rows: Rows, i: number): string {
  return textAt(rows, "PI", i).trim().toLowerCase();
}

export function countCharges(found: MonthCheck, figures: ChargeFigures): void {
  const of = (review: string): Money => figures.amount[review] || nothing();
  const billed = nothing();
  addMoney(billed, of("OK"), 1);
  addMoney(billed, of("Approved"), 1);
  REVIEW.forEach((review) => {
    found.charges += figures.count[review] || 0;
  });
  found.pendingCharges = figures.count["Pending"] || 0;
  found.pendingAmount = moneyText(of("Pending"));
  found.heldCharges = figures.count["Held"] || 0;
  found.heldAmount = moneyText(of("Held"));
  found.billed = moneyText(billed);
}
