/** The lines of credits: each is followed by that of who pays for it. */
import { naturally } from "../natural-order";
import type { StatementLine } from "../statements/statement";

export interface Pair {
  readonly credit: StatementLine;
  readonly payer: StatementLine;
}

/** A credit's line is followed by that of who pays for it. */
export function pairsOf(lines: readonly StatementLine[]): Pair[] {
  const ordered = lines
    .filter((line) => line.kind !== "Charge")
    .sort((a, b) => naturally(a.lineId, b.lineId));
  return ordered.flatMap((credit, i) => {
    const payer = ordered[i + 1];
    return credit.kind === "Credit" && payer !== undefined ? [{ credit, payer }] : [];
  });
}
