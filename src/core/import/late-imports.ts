/** What late rows leave in the Imports table: a row of the open month, and a word of the rows that were left out. */
import type { Period } from "../period";
import { sameName } from "../reference";
import { correctedMonth, lateFormat, leftOutFormat } from "./corrected";
import type { Part } from "./parts";
import type { ImportOptions, ImportPlan } from "./plan";
import type { ImportRecord } from "./records";
import { importRow, sameImport, type FileReport } from "./report";

export interface LateParts {
  /** The closed month. */
  readonly of: Period;
  readonly parts: readonly Part[];
  readonly reports: readonly FileReport[];
  /** Imports of such rows that these take the place of. */
  readonly going: readonly ImportRecord[];
  /** The Imports table as it is. */
  readonly before: readonly ImportRecord[];
}

/** @param imports the table, without those that go being current any more */
export function lateImports(
  imports: readonly ImportRecord[],
  { of, parts, reports, going, before }: LateParts,
  options: ImportOptions,
): ImportRecord[] {
  const fresh = parts.map((part, i) => {
    const record = importRow(part, reports[i]!, options);
    const others = going.map((g) => g.importId).filter((id) => id !== part.importId);
    return { ...record, format: lateFormat(reports[i]!.format, of), replaces: others.join("; ") };
  });
  const byId = new Map(fresh.map((record) => [record.importId, asBefore(record, before)]));
  const known = imports.map((record) => {
    const again = byId.get(record.importId);
    byId.delete(record.importId);
    return again ?? record;
  });
  return [...known, ...byId.values()];
}

/** An import that is the same as before stays as it stands, with its day and its person. */
function asBefore(record: ImportRecord, before: readonly ImportRecord[]): ImportRecord {
  const known = before.find((i) => i.importId === record.importId);
  return known !== undefined && sameImport(known, record) ? known : record;
}

/** Rows of a file's closed month that the workbook has already. */
export interface LeftOut {
  readonly source: string;
  readonly sha256: string;
  readonly rows: number;
}

/** The row of the file's main month says how many; where it has none, that of its late rows. */
export function withLeftOut(
  imports: readonly ImportRecord[],
  left: readonly LeftOut[],
  { base, before }: { readonly base: ImportPlan; readonly before: readonly ImportRecord[] },
): ImportRecord[] {
  const brought = new Set(base.files.map((f) => f.importId));
  const own = imports.filter((i) => brought.has(i.importId) && !i.format.endsWith(", other month"));
  return imports.map((record) => {
    if (!own.includes(record)) return record;
    const rows = left
      .filter((l) => l.sha256 === record.sha256 && sameName(l.source, record.source))
      .reduce((n, l) => n + l.rows, 0);
    const format = leftOutFormat(record.format, rows);
    return rows === 0 || correctedMonth(record) !== "" ? record : asBefore({ ...record, format }, before);
  });
}
