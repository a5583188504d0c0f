/** The last look before a statement is drawn: every list adds up to the total above it. */
import type { Cents } from "../../core/money";
import type { StatementDocument } from "../../core/statements/statement";

interface Totals {
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

/** @throws Error naming the first total that its rows do not make: the document was made wrongly */
export function checkSums(document: StatementDocument): void {
  const check = (what: string, totals: Totals, rows: readonly Totals[]) => {
    for (const kind of ["list", "discount", "amount"] as const)
      same(
        document,
        `${what}, ${kind}`,
        totals[kind],
        rows.map((row) => row[kind]),
      );
  };
  check("projects", document, document.projects);
  for (const project of document.projects) {
    const name = `project "${project.project}"`;
    if (project.services.length > 0) check(`services of ${name}`, project, project.services);
    if (project.details.length > 0) check(`charges of ${name}`, project, project.details);
    if (project.funds.length > 0) {
      same(
        document,
        `funds of ${name}`,
        project.amount,
        project.funds.map((fund) => fund.amount),
      );
    }
  }
}

function same(document: StatementDocument, what: string, total: Cents, parts: readonly Cents[]): void {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum === total) return;
  throw new Error(`Statement ${document.statementNo}: ${what} add up to ${sum} cents, not to ${total}`);
}
