/** A journal that is longer than a layout allows, cut into documents that balance by themselves. */
import type { JournalLine } from "./journal";

/**
 * The lines in runs of at most `limit`, each ending where debits equal credits: buildJournal lays them so. Where lines
 * do not come that way a run ends at the limit, and the checks say that it does not balance.
 */
export function balancedParts(
  lines: readonly JournalLine[],
  limit: number | null,
): (readonly JournalLine[])[] {
  if (limit === null || lines.length <= limit) return [lines];
  const parts: (readonly JournalLine[])[] = [];
  for (let start = 0; start < lines.length;) {
    const end = endOfRun(lines, start, limit);
    parts.push(lines.slice(start, end));
    start = end;
  }
  return parts;
}

/** The last balanced end within the limit. */
function endOfRun(lines: readonly JournalLine[], start: number, limit: number): number {
  const bound = Math.min(start + limit, lines.length);
  let balance = 0;
  let end = bound;
  let balanced = false;
  for (let i = start; i < bound; i += 1) {
    const line = lines[i]!;
    balance += line.debit - line.credit;
    if (balance !== 0) continue;
    end = i + 1;
    balanced = true;
  }
  return balanced ? end : bound;
}
