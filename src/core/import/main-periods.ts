/** Which month each file is mainly about. */
import type { Period } from "../period";
import type { ImportRecord } from "./records";

/** By Import ID: of one file's imports the one that is not of another month. */
export function mainPeriodsOf(imports: readonly ImportRecord[]): ReadonlyMap<string, Period> {
  const main = new Map<string, ImportRecord>();
  for (const i of imports) {
    const key = `${i.source} ${i.sha256}`;
    const other = main.get(key);
    const isMain = !i.format.endsWith("other month");
    if (other === undefined || isMain) main.set(key, i);
  }
  return new Map(imports.map((i) => [i.importId, main.get(`${i.source} ${i.sha256}`)?.period ?? i.period]));
}
