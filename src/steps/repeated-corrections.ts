/** A vendor's correction of a closed month that stands in the files of two months would be given twice. */
import type { Charge } from "../core/charge";
import { isCorrection } from "../core/focus/category";
import { correctedMonth } from "../core/import/corrected";
import type { ImportPlan } from "../core/import/plan";
import { amountToText, sum } from "../core/money";
import type { Period } from "../core/period";
import { fold } from "../core/reference";
import { figure } from "../core/words";

/** @returns a sentence for each month that has the same corrections as the files, brought by other ones */
export function repeatedCorrections({
  charges,
  files,
  imports,
}: Pick<ImportPlan, "charges" | "files" | "imports">): string[] {
  const own = new Set(files.map((f) => f.importId));
  // Differences and late rows were compared with all that is there.
  const ordinary = new Set(
    imports.filter((i) => i.status === "Current" && correctedMonth(i) === "").map((i) => i.importId),
  );
  const moved = charges.filter((c) => ordinary.has(c.importId) && isMoved(c));
  const there = new Map<string, Charge[]>();
  for (const charge of moved.filter((c) => !own.has(c.importId)))
    there.set(sameAs(charge), [...(there.get(sameAs(charge)) ?? []), charge]);
  const twice = new Map<string, { readonly charge: Charge; readonly other: Period }[]>();
  for (const charge of moved.filter((c) => own.has(c.importId))) {
    const other = there.get(sameAs(charge))?.shift();
    if (other === undefined || other.period === charge.period) continue;
    const key = [charge.source, charge.originalPeriod, charge.period, other.period].join("\n");
    twice.set(key, [...(twice.get(key) ?? []), { charge, other: other.period }]);
  }
  return [...twice.values()].map((pairs) => {
    const { charge, other } = pairs[0]!;
    const total = amountToText(sum(pairs.map((p) => p.charge.amount)));
    const rows = pairs.length === 1 ? "1 correction" : `${figure(pairs.length)} corrections`;
    return `${rows} of ${charge.source} ${charge.originalPeriod}, ${total}, brought into ${charge.period}, ${pairs.length === 1 ? "stands" : "stand"} in ${other}, too: if the vendor corrected it once, reject ${pairs.length === 1 ? "it" : "them"} in ${charge.period}.`;
  });
}

function isMoved(charge: Charge): boolean {
  const { chargeClass, originalPeriod, period, review, carriedFrom } = charge;
  if (carriedFrom !== "" || review === "Rejected" || !isCorrection(chargeClass)) return false;
  return originalPeriod !== "" && originalPeriod !== period;
}

function sameAs(charge: Charge): string {
  return JSON.stringify([
    fold(charge.source),
    charge.originalPeriod,
    charge.resourceId,
    charge.resourceName,
    charge.chargePeriodStart,
    charge.chargePeriodEnd,
    charge.serviceName,
    charge.chargeCategory,
    charge.chargeDescription,
    amountToText(charge.billedCost),
    amountToText(charge.listCost),
  ]);
}
