/** Statement numbers: `2025-01-0007`, and `2025-01-0007-R2` from the second revision on. */
import type { Period } from "../period";
import type { StatementRecord } from "./statement";

/** Numbers that were never used in the month. */
export class NumberGiver {
  private last: number;

  constructor(
    private readonly period: Period,
    statements: readonly StatementRecord[],
  ) {
    const numbers = statements.map((s) => Number(/^\d{4}-\d\d-(\d+)/.exec(s.statementNo)?.[1] ?? 0));
    this.last = numbers.reduce((highest, number) => Math.max(highest, number), 0);
  }

  next(): string {
    this.last += 1;
    return `${this.period}-${String(this.last).padStart(4, "0")}`;
  }
}

/** "2025-01-0007-R3" replaces "2025-01-0007-R2" replaces "2025-01-0007". */
export function replacedNo(statement: Pick<StatementRecord, "statementNo" | "revision">): string {
  const { statementNo, revision } = statement;
  return revision === 1 ? "" : revisedNo(statementNo, revision - 1);
}

/** Of statements that ended, those that no newer revision replaces: nothing stands behind them any more. */
export function withoutSuccessor<S extends Pick<StatementRecord, "statementNo">>(
  ended: readonly S[],
  current: readonly Pick<StatementRecord, "statementNo" | "revision">[],
): S[] {
  const replaced = new Set(current.map(replacedNo));
  return ended.filter((s) => !replaced.has(s.statementNo));
}

/** The number of another revision: "2025-01-0007-R2" → "2025-01-0007" for revision 1. */
export function revisedNo(statementNo: string, revision: number): string {
  const base = baseNo(statementNo);
  return revision === 1 ? base : `${base}-R${revision}`;
}

/** "2025-01-0007-R2" → "2025-01-0007" */
function baseNo(statementNo: string): string {
  return statementNo.replace(/-R\d+$/, "");
}
