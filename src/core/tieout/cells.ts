/** What a cell cuts off of an exact amount is no difference. */
import { absolute, sum, type Amount } from "../money";

/** 10¹⁵ / 5 */
const CELL_ERROR = 200_000_000_000_000n;

/** Cells keep 15 digits: each amount is off by at most 5×10⁻¹⁵ of itself. A difference within that is none. */
export function beyondCells(difference: Amount, rows: readonly { readonly amount: Amount }[]): Amount {
  if (difference === 0n) return 0n;
  return beyondSlack(difference, sum(rows.map((row) => absolute(row.amount))));
}

/** @param gross the rows' amounts added without sign */
export function beyondSlack(difference: Amount, gross: Amount): Amount {
  return absolute(difference) <= gross / CELL_ERROR ? 0n : difference;
}
