/** The rows of a month by the import that brought them. */
import { isAdjustment } from "../adjustments/adjustment";
import type { Charge } from "../charge";
import type { ImportRecord, ProblemRecord } from "../import/records";
import { mendedChargeId } from "../import/mended";
import type { TieOutInput } from "./tie-out";

export interface OwnRows {
  /** As the file had them: none mended. */
  readonly charges: readonly Charge[];
  /** Of rows that were no charges: at what a person gave. */
  readonly mended: readonly Charge[];
  readonly problems: readonly ProblemRecord[];
  /** Null where the import is not in the table, or not current. */
  readonly record: ImportRecord | null;
}

/** What was carried in is of its own month, and what people entered of no import. */
export function ownRows({ imports, charges, problems }: TieOutInput): OwnRows[] {
  const groups = new Map<string, { charges: Charge[]; mended: Charge[]; problems: ProblemRecord[] }>();
  const of = (importId: string) => {
    const found = groups.get(importId);
    if (found !== undefined) return found;
    const group = { charges: [], mended: [], problems: [] };
    groups.set(importId, group);
    return group;
  };
  const records = new Map(imports.filter((i) => i.status === "Current").map((i) => [i.importId, i]));
  for (const importId of records.keys()) of(importId);
  for (const p of problems) of(p.importId).problems.push(p);
  const mended = new Set(problems.map((p) => mendedChargeId(p.problemId)));
  for (const c of charges) {
    if (c.carriedFrom !== "" || isAdjustment(c)) continue;
    of(c.importId)[mended.has(c.chargeId) ? "mended" : "charges"].push(c);
  }
  return [...groups].map(([importId, rows]) => ({ ...rows, record: records.get(importId) ?? null }));
}
