/** What closing a month depends on, gathered from the tables. */
import type { ClosingFacts } from "../core/closing";
import { standingOf } from "../core/mail-standing";
import type { Period } from "../core/period";
import { isInForce } from "../core/statements/lines";
import { closedOff } from "../core/subsidies/carry-on";
import { misstatedBalances } from "../core/subsidies/misstated";
import type { FileReader } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import type { Book } from "./book";
import type { Host } from "./host";
import { ofPeriod } from "./month-record";
import type { ReviewedMonth } from "./review-month";
import { outdatedStatements, planMonth } from "./statements";
import { balanceFacts } from "./subsidy-state";
import { tieOutBook } from "./tie-out";

export async function closingFacts(
  host: Host,
  book: Book,
  period: Period,
  month: ReviewedMonth,
  reader: FileReader,
  sheets: JournalSheets | null = null,
): Promise<ClosingFacts & { readonly warnings: readonly string[] }> {
  const statements = ofPeriod(book.statements, period);
  const plan = planMonth(host, book, month, { period });
  const { tieOut, warnings } = await tieOutBook(book, period, reader, sheets);
  const standings = statements.filter(isInForce).map((s) => standingOf(s, book.mailLog));
  return {
    tieOut,
    warnings,
    pendingCharges: month.charges.filter((c) => c.review === "Pending").length,
    openProblems: ofPeriod(book.problems, period).filter((p) => p.status === "Open").length,
    outdatedStatements: outdatedStatements(plan, statements).length,
    notSent: standings.filter((standing) => standing === "not sent").length,
    unknown: standings.filter((standing) => standing === "unknown").length,
    imports: ofPeriod(book.imports, period),
    balancesOff: misstatedBalances(period, balanceFacts(book), true),
    laterOff: closedOff(period, { periods: book.periods, balances: book.subsidyBalances }),
  };
}
