/** Which month each file is mainly about. */
import type { Period } from "../period";
import { correctedMonth, lateMonth } from "./corrected";
import type { ImportRecord } from "./records";

/** By Import ID: of one file's imports the one that is not of another month. Corrections and late rows have their own. */
export function mainPeriodsOf(imports: readonly ImportRecord[]): ReadonlyMap<string, Period> {
  const main = new Map<string, ImportRecord>();
  const keyOf = (i: ImportRecord): string => `${i.source} ${i.sha256} ${correctedMonth(i)}`;
  for (const i of imports) {
    const key = keyOf(i);
    const other = main.get(key);
    const isMain = !i.format.endsWith("other month");
    if (other === undefined || isMain) main.set(key, i);
  }
  return new Map(imports.map((i) => [i.importId, main.get(keyOf(i))?.period ?? i.period]));
}

/** By Import ID, the closed month of which it brought late rows. */
export function lateMonthsOf(imports: readonly ImportRecord[]): ReadonlyMap<string, Period> {
  return new Map(imports.filter((i) => lateMonth(i) !== "").map((i) => [i.importId, lateMonth(i)]));
}
