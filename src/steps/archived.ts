/** Months whose charges lie in a workbook of their own: what needs the charges says so, and what to do. */
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";

/** The month's row, where its charges are archived; else undefined. */
export function archivedMonth(
  { periods }: { readonly periods: readonly PeriodRecord[] },
  period: Period,
): PeriodRecord | undefined {
  return periods.find((p) => p.period === period && p.archiveFile !== "");
}

/** The archived months whose charges correct this one. */
export function archivedCorrectionsOf(
  { periods }: { readonly periods: readonly PeriodRecord[] },
  period: Period,
): readonly Period[] {
  return periods
    .filter((p) => p.archiveFile !== "" && p.archivedCorrections.split("; ").includes(period))
    .map((p) => p.period);
}

/** Every reading of a month's charges passes here. @throws Refusal when they are not in this workbook */
export function refuseArchived(book: { readonly periods: readonly PeriodRecord[] }, period: Period): void {
  const row = archivedMonth(book, period);
  if (row === undefined) return;
  throw new Refusal(
    `The charges of ${period} are archived in ${row.archiveFile}: this workbook keeps the month's totals, statements, journal and log. ` +
      "Where the charges themselves are needed, bring them back first{way}. Nothing was written.",
    [],
    {
      script: `: openchargeback archive restore --period ${period} --file "${row.archiveFile}"`,
      pane: ", under Close",
    },
  );
}
