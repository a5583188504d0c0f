/** What was imported, when and by whom, and what it replaced. Reads only. */
import { correctedMonth, lateMonth, rowsLeftOut } from "../core/import/corrected";
import type { ImportRecord } from "../core/import/records";
import { byText } from "../core/lists";
import { amount, amountToText, sum } from "../core/money";
import type { Instant, Period } from "../core/period";
import { IMPORTS } from "../workbook/tables";
import { toRecords } from "../workbook/codec";
import type { Host } from "./host";

export interface PastImport {
  readonly importId: string;
  readonly file: string;
  readonly source: string;
  readonly period: Period;
  readonly format: string;
  readonly by: string;
  readonly at: Instant;
  readonly rows: number;
  readonly charges: number;
  readonly problems: number;
  /** Exact decimal text. */
  readonly billed: string;
  /** What it took the place of, with their billed total and what this one differs by; null where nothing was there. */
  readonly replaced: {
    readonly imports: readonly string[];
    readonly billed: string;
    readonly difference: string;
  } | null;
  /** The closed month whose differences it brought; "" for every other import. */
  readonly corrects: Period;
  /** The closed month whose late rows it brought; "" for every other import. */
  readonly lateRowsOf: Period;
  /** Rows of its file that the workbook had already. */
  readonly leftOut: number;
  readonly status: ImportRecord["status"];
}

/** @param period one month's; all when not given. @returns the newest first */
export async function importHistory(host: Host, period?: Period): Promise<readonly PastImport[]> {
  const [rows = []] = await host.workbook.read([{ table: IMPORTS }]);
  const imports = toRecords(IMPORTS, rows);
  const byId = new Map(imports.map((i) => [i.importId, i]));
  return imports
    .map((record, at) => ({ record, at }))
    .filter(({ record }) => period === undefined || record.period === period)
    .sort((a, b) => byText(b.record.importedAt, a.record.importedAt) || b.at - a.at)
    .map(({ record }) => pastImport(record, byId));
}

function pastImport(record: ImportRecord, byId: ReadonlyMap<string, ImportRecord>): PastImport {
  const replaced = record.replaces
    .split("; ")
    .map((id) => byId.get(id))
    .filter((i) => i !== undefined);
  const lateRowsOf = lateMonth(record);
  const before = sum(replaced.map((i) => amount(i.billedTotal)));
  return {
    importId: record.importId,
    file: record.fileName,
    source: record.source,
    period: record.period,
    format: record.format,
    by: record.importedBy,
    at: record.importedAt,
    rows: record.rows,
    charges: record.charges,
    problems: record.problems,
    billed: record.billedTotal,
    replaced:
      replaced.length === 0
        ? null
        : {
            imports: replaced.map((i) => i.importId),
            billed: amountToText(before),
            difference: amountToText(amount(record.billedTotal) - before),
          },
    corrects: lateRowsOf === "" ? correctedMonth(record) : "",
    lateRowsOf,
    leftOut: rowsLeftOut(record),
    status: record.status,
  };
}
