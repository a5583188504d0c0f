/** Statements of the month, and whether they went out. */
import type { MonthCheck } from "./answer";
import type { ChargeFigures } from "./charge-figures";
import { choiceAt, STATEMENT } from "./choices";
import { isUndecided, readMails, wentOut } from "./mails";
import { addMoney, moneyText, ofCents, withoutSign } from "./money";
import { centsAt, countAt } from "./number-cells";
import { isInForce } from "./statement-figures";
import type { Tables } from "./tables";
import { type Book, type Rows, textAt } from "./workbook";

export function countStatements(book: Book, found: MonthCheck, tables: Tables, charges: ChargeFigures): void {
  found.chargesNotOnStatements = charges.offStatements;
  const rows = tables.statements;
  const mails = readMails(book, tables.mails);
  const numbers = new Set<string>();
  let total = 0;
  for (let i = 0; i < rows.count; i++) {
    const no = textAt(rows, "Statement No", i);
    numbers.add(no);
    if (!isInForce(book, rows, i)) continue;
    found.statements += 1;
    total += centsAt(book, rows, "Amount", i);
    if (charges.offStatements === 0 && !saysItsCharges(book, rows, i, charges))
      found.statementsOutOfDate += 1;
    const isIssued = choiceAt(book, rows, "Status", i, STATEMENT) === "Issued";
    if (
      !wentOut(
        mails.filter((mail) => mail.statements.indexOf(no) >= 0),
        isIssued,
      )
    )
      found.statementsNotSent += 1;
  }
  found.statementsTotal = moneyText(ofCents(total));
  const own = mails.filter((mail) => mail.statements.some((no) => numbers.has(no)));
  found.mailsUnknown = own.filter((mail) => isUndecided(mail, mails)).length;
  found.mailsSending = own.filter((mail) => mail.status === "Sending").length;
}

/** To the cents that rounding each project may move; what is finer is for the tie-out. */
function saysItsCharges(book: Book, rows: Rows, i: number, charges: ChargeFigures): boolean {
  const own = charges.byStatement.get(textAt(rows, "Statement No", i));
  const projects = textAt(rows, "Projects", i).split("; ").length;
  const left = ofCents(-centsAt(book, rows, "Amount", i) - centsAt(book, rows, "Credits", i));
  if (own !== undefined) addMoney(left, own.amount, 1);
  const isNear = Number(moneyText(withoutSign(left))) <= 0.005 * (projects + 1);
  return isNear && (own === undefined ? 0 : own.charges) === countAt(rows, "Charges", i);
}
