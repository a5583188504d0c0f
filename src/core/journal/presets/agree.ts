/** Whether files that were read again have the money of the journal's lines. */
import type { Cents } from "../../money";
import type { JournalLine } from "../journal";
import type { JournalPreset, JournalTotals } from "./preset";

export interface Sides {
  readonly debits: Cents;
  readonly credits: Cents;
}

export function sidesOf(lines: readonly JournalLine[]): Sides {
  return {
    debits: lines.reduce((cents, l) => cents + l.debit, 0),
    credits: lines.reduce((cents, l) => cents + l.credit, 0),
  };
}

/**
 * What the files have, to be held against the journal's debits and credits. A one-sided layout has only what payers are
 * charged, and may go below the journal's lines, so that only its net amount can be compared: what it is off by is put
 * on the debits.
 */
export function asSides(
  preset: Pick<JournalPreset, "balance">,
  totals: JournalTotals,
  lines: readonly JournalLine[],
): Sides {
  if (preset.balance !== "one-sided") return { debits: totals.debits, credits: totals.credits };
  const { debits, credits } = sidesOf(lines);
  const payers = sidesOf(lines.filter((l) => l.kind === "Payer"));
  const off = totals.debits - totals.credits - (payers.debits - payers.credits);
  return { debits: debits + off, credits };
}

export function agrees(
  preset: Pick<JournalPreset, "balance">,
  totals: JournalTotals,
  lines: readonly JournalLine[],
): boolean {
  const own = sidesOf(lines);
  const files = asSides(preset, totals, lines);
  return own.debits === files.debits && own.credits === files.credits;
}
