/** Records before and after → the changes of a table: removed keys, changed cells, new rows. */
import { amountToNumber } from "../core/money";
import type { Change } from "../ports/ports";
import { toPartialRow, toRow } from "../workbook/codec";
import type { Table } from "../workbook/tables";

type Value = string | number | bigint | null | undefined;

/**
 * Rows are matched by the table's key; their order does not count. Of rows that share a key, as copied rows in a
 * sheet do, the last stands for all: the others are left as they are.
 */
export function edit<R extends object>(table: Table<R>, before: readonly R[], after: readonly R[]): Change[] {
  if (before === after) return [];
  const key = table.columns[0]?.field ?? "";
  const keyOf = (record: R): string => String((record as Record<string, Value>)[key]);
  const old = new Map(before.map((record) => [keyOf(record), record]));
  const appended: R[] = [];
  const updated: Partial<R>[] = [];
  const seen = new Set<string>();
  for (const record of [...after].reverse()) {
    if (seen.has(keyOf(record))) continue;
    seen.add(keyOf(record));
    const was = old.get(keyOf(record));
    if (was === undefined) {
      appended.push(record);
      continue;
    }
    old.delete(keyOf(record));
    const changed = was === record ? null : changedFields(table, was, record);
    if (changed !== null) updated.push({ [key]: keyOf(record), ...changed });
  }
  const changes: Change[] = [];
  if (old.size > 0) changes.push({ do: "remove", table, keys: [...old.keys()] });
  if (updated.length > 0)
    changes.push({ do: "update", table, rows: updated.reverse().map((u) => toPartialRow(table, u)) });
  if (appended.length > 0)
    changes.push({ do: "append", table, rows: appended.reverse().map((r) => toRow(table, r)) });
  return changes;
}

function changedFields<R extends object>(table: Table<R>, was: R, is: R): Partial<R> | null {
  const a = was as Record<string, Value>;
  const b = is as Record<string, Value>;
  const fields = table.columns.map((c) => c.field).filter((f) => !sameCell(a[f], b[f]));
  return fields.length === 0 ? null : (Object.fromEntries(fields.map((f) => [f, b[f]])) as Partial<R>);
}

/** Amounts are equal when their cells would be: a file's exact amount and the double that was read back. */
function sameCell(a: Value, b: Value): boolean {
  if (a === b) return true;
  return typeof a === "bigint" && typeof b === "bigint" && amountToNumber(a) === amountToNumber(b);
}
