/** The content hash of months that were closed before rows had seals: it says that something changed, not what. */
import type { Charge } from "./charge";
import { shortHash } from "./hash";
import { amountToText, centsToText } from "./money";
import type { StatementLine, StatementRecord } from "./statements/statement";

/** Charges, decisions, statements and their lines; not their order. */
export function earlierContentHash(
  charges: readonly Charge[],
  statements: readonly StatementRecord[],
  lines: readonly StatementLine[],
): string {
  const rows = [
    ...charges.map((c) => [
      "C",
      c.chargeId,
      c.review,
      c.pi,
      c.project,
      c.fundOrg,
      c.account,
      amountToText(c.amount),
      amountToText(c.listCost),
      c.statementNo,
    ]),
    ...statements.map((s) => ["S", s.statementNo, s.pi, s.status, centsToText(s.amount), s.contentHash]),
    ...lines.map((l) => [
      "L",
      l.lineId,
      l.fundOrg,
      l.account,
      centsToText(l.list),
      centsToText(l.billed),
      l.exact,
    ]),
  ].map((row) => JSON.stringify(row));
  return shortHash(rows.sort(), 16);
}
