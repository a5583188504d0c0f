/** Whether statements say what their charges say. */
import type { ChargeFigures } from "./charge-figures";
import { centsCheck, type Check, moneyCheck, rowCheck } from "./check";
import { addMoney, misplacedMoney, type Money, nothing, ofCents } from "./money";
import type { StatementFigures } from "./statement-figures";
import { addSum, addTo, beyondCells, beyondSigned, misplaced, off, type Sum } from "./sums";

export function statementChecks(charges: ChargeFigures, paper: StatementFigures): Check[] {
  const left = nothing();
  addMoney(left, charges.amount["OK"] || nothing(), 1);
  addMoney(left, charges.amount["Approved"] || nothing(), 1);
  addMoney(left, paper.rounding, 1);
  addMoney(left, ofCents(paper.owed), -1);
  const counts = new Map<string, number>();
  paper.charges.forEach((n, no) => counts.set(no, n));
  charges.byStatement.forEach((own, no) => addTo(counts, no, -own.charges));
  return [
    moneyCheck(
      "Billed and rounding against statements and what others pay",
      beyondCells(left, charges.gross),
    ),
    centsCheck(
      "Statements against their lines",
      misplaced(paper.amountOff) + misplaced(paper.listOff) + misplaced(paper.creditOff),
    ),
    rowCheck("Charges against their statement (rows)", off(counts)),
    moneyCheck("Charges against the lines of their statement", chargesAgainstLines(charges, paper)),
  ];
}

/** A new charge of a PI with one statement belongs there, so that only what it adds is off. */
function chargesAgainstLines(charges: ChargeFigures, paper: StatementFigures): Money {
  const left = new Map<string, Sum>();
  paper.exact.forEach((exact, no) => addSum(left, no, exact, 1, 0));
  charges.byStatement.forEach((own, no) => {
    if (no !== "") addSum(left, no, own.amount, -1, own.gross);
  });
  charges.unnumbered.forEach((own, pi) => addSum(left, paper.ofPi.get(pi) || "", own.amount, -1, own.gross));
  const amounts: Money[] = [];
  left.forEach((own) => amounts.push(beyondSigned(own)));
  return misplacedMoney(amounts);
}
