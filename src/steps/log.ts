/** The log as people read it, and whether its chain holds. Reads only. */
import { brokenEntry, byNumber, type LogEntry } from "../core/log";
import { toRecords } from "../workbook/codec";
import { LOG } from "../workbook/tables";
import type { Host } from "./host";

export interface LogView {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** The first entry that does not follow from the one before it; null while the chain holds. */
  readonly broken: LogEntry | null;
}

export async function readLog(host: Host): Promise<LogView> {
  const [rows = []] = await host.workbook.read([{ table: LOG }]);
  const entries = byNumber(toRecords(LOG, rows));
  return { entries: [...entries].reverse(), broken: brokenEntry(entries) ?? null };
}
