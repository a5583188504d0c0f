/** What the corrections of a month may take back: reads the months that they are about, and all that correct these. */
import { isAdjustment, type Adjustment } from "../core/adjustments/adjustment";
import { correctionLimits, type CorrectionLimits, type Overdrawn } from "../core/adjustments/limits";
import { rootIdOf, type Charge } from "../core/charge";
import { centsToText } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { archivedMonth } from "./archived";
import type { Book } from "./book";
import { carriedMonths } from "./carried-months";

const NO_LIMITS: CorrectionLimits = { whyNot: () => "", givesBack: () => false, overdrawnIn: () => [] };

/** @param month its charges as they stand now, in the sheet or by rules */
export async function limitsOf(
  book: Book,
  period: Period,
  month: readonly Charge[],
): Promise<CorrectionLimits> {
  const about = new Set(month.filter((c) => c.corrects !== "").map((c) => c.originalPeriod));
  about.delete(period);
  if (about.size === 0) return NO_LIMITS;
  const roots = new Set(month.filter((c) => c.corrects !== "").map((c) => rootIdOf(c.corrects)));
  const family = await carriedMonths(book, about, (c) => roots.has(rootIdOf(c.chargeId)));
  const months = new Set<Period>(family);
  for (const of of family) for (const later of await book.correctedIn(of)) months.add(later);
  // What is archived cannot be added up; a month that is still corrected is not to be archived.
  const others = [...months].filter((m) => m !== period && archivedMonth(book, m) === undefined);
  await book.load(others);
  const { statements, lines, periods, directory } = book;
  const charges = [...book.charges(others), ...month];
  // A month that has no row yet is open.
  const own = periods.some((p) => p.period === period) ? [] : [{ period, status: "Open" as const }];
  return correctionLimits({ charges, statements, lines, periods: [...periods, ...own] }, directory);
}

/** Whether a month has anything to look at: charges that a person corrected. */
export function hasCorrections(month: readonly Charge[]): boolean {
  return month.some((c) => c.corrects !== "" && isAdjustment(c));
}

/** @throws Refusal where the month would give back more than was billed */
export async function refuseOverdrawn(book: Book, period: Period, month: readonly Charge[]): Promise<void> {
  if (!hasCorrections(month)) return;
  const found = (await limitsOf(book, period, month)).overdrawnIn(period);
  if (found.length === 0) return;
  const words = found.map(overdrawnWords);
  throw new Refusal(
    `${period} would give back more than was billed: ${words.join("; ")}. Reject what is too much under Review. Nothing was written.`,
    words,
  );
}

export function overdrawnWords({ chargeId, period, billed, beyond, adjustmentIds }: Overdrawn): string {
  return `${adjustmentIds.join(", ")} with all corrections of ${chargeId} before, ${centsToText(beyond)} beyond the ${centsToText(billed)} that ${period} billed`;
}

/** @throws Refusal where other corrections were built upon what this one bills more */
export async function refuseNeeded(
  book: Book,
  adjustment: Adjustment,
  rows: readonly Charge[],
  month: readonly Charge[],
): Promise<void> {
  const why = (await limitsOf(book, adjustment.period, month)).whyNot(rows, "Withdrawn");
  if (why !== "") throw new Refusal(`${adjustment.adjustmentId} stays: ${why}. Nothing was written.`);
}
