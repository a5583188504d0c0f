/** Figures behind the tie-out's own, for whoever follows them row by row: by source, by hand, by count. */
import { isAdjustment } from "../adjustments/adjustment";
import { isBillable } from "../charge";
import { isMended } from "../import/mended";
import { isRowByRow } from "../import/corrected";
import { amount, centsToAmount, sum, type Amount } from "../money";
import { currentLines, isInForce } from "../statements/lines";
import { Balance } from "./balance";
import type { TieOutInput } from "./tie-out";

/** What a source's files brought, and what the tables have of it. */
export interface SourceFigures {
  readonly source: string;
  /** What its files say. */
  readonly imported: Amount;
  /** Charges as they were imported: none carried in, entered or mended. */
  readonly charges: Amount;
  /** Problem rows, mended ones as the file had them. */
  readonly problems: Amount;
  /** imported − charges − problems */
  readonly difference: Amount;
  /** Of those files that an invoice total was typed for. */
  readonly invoice: Amount;
  /** What these files differ by. */
  readonly invoiceDifference: Amount;
}

export interface Audit {
  /** What people entered as adjustments. */
  readonly entered: Amount;
  /** What mending problem rows added to what the files said. */
  readonly mended: Amount;
  /** Rows that the files have, and charges and problems that came from them. */
  readonly fileRows: number;
  readonly tableRows: number;
  /** Charges that are billed, and those that the statements in force count. */
  readonly billedCharges: number;
  readonly statementCharges: number;
  /** Statements against their lines, statement by statement, added without sign. */
  readonly statementsOff: Amount;
  readonly sources: readonly SourceFigures[];
}

/** @param sources names, each once: one line each, in this order */
export function auditOf(input: TieOutInput, sources: readonly string[]): Audit {
  const { charges, problems } = input;
  const imports = input.imports.filter((i) => i.status === "Current");
  const own = charges.filter((c) => c.carriedFrom === "");
  const mended = own.filter(isMended);
  const resolved = problems.filter((p) => p.status === "Resolved");
  const asImported = own.filter((c) => !isMended(c) && !isAdjustment(c));
  const inForce = input.statements.filter(isInForce);
  return {
    entered: total(own.filter(isAdjustment)),
    mended: total(mended) - total(resolved),
    fileRows: imports.reduce((n, i) => n + (isRowByRow(i) ? i.rows : i.charges + i.problems), 0),
    tableRows: asImported.length + problems.length,
    billedCharges: charges.filter(isBillable).length,
    statementCharges: inForce.reduce((n, s) => n + s.charges, 0),
    statementsOff: statementsOff(input),
    sources: sources.map((source) => {
      const of = <R extends { readonly source: string }>(rows: readonly R[]): R[] =>
        rows.filter((row) => row.source === source);
      const files = of(imports);
      const imported = sum(files.map((i) => amount(i.amountTotal)));
      const charged = total(of(asImported));
      const problem = total(of(problems));
      return {
        source,
        imported,
        charges: charged,
        problems: problem,
        difference: imported - charged - problem,
        invoice: sum(files.map((i) => i.invoiceTotal ?? 0n)),
        invoiceDifference: sum(files.map((i) => i.difference ?? 0n)),
      };
    }),
  };
}

function statementsOff({ statements, lines }: TieOutInput): Amount {
  const balance = new Balance();
  const inForce = statements.filter(isInForce);
  for (const s of inForce) balance.add([s.statementNo], centsToAmount(s.amount));
  for (const l of currentLines(inForce, lines))
    if (l.kind !== "Paid by") balance.add([l.statementNo], -centsToAmount(l.billed));
  return balance.gross();
}

function total(rows: readonly { readonly amount: Amount }[]): Amount {
  return sum(rows.map((row) => row.amount));
}
