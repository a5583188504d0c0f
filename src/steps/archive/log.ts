/** The two entries of the log that archiving makes; one that a broken-off run wrote already is not made again. */
import { chainEntries, lastEntry, type LogDraft } from "../../core/log";
import type { PeriodRecord } from "../../core/periods";
import type { Change } from "../../ports/ports";
import { LOG } from "../../workbook/tables";
import type { Book } from "../book";
import { edit } from "../edit";
import { actor, type Host } from "../host";

const STEP = "Archive";

/** @param month with its archive in it */
export function archivedEntry(host: Host, book: Book, month: PeriodRecord, charges: number): Change[] {
  return entry(host, book, month, here(charges), away(month));
}

/** @param month with its archive still in it */
export function restoredEntry(host: Host, book: Book, month: PeriodRecord, charges: number): Change[] {
  return entry(host, book, month, away(month), here(charges));
}

function here(charges: number): string {
  return `${charges} ${charges === 1 ? "charge" : "charges"} in the workbook`;
}

function away({ archiveSha256 }: PeriodRecord): string {
  return `Archived, SHA-256 ${archiveSha256}`;
}

function entry(host: Host, book: Book, month: PeriodRecord, before: string, after: string): Change[] {
  const { period, archiveFile: what } = month;
  const last = lastEntry(book.log.filter((e) => e.step === STEP && e.period === period));
  if (last?.what === what && last.after === after) return [];
  const draft: LogDraft = {
    at: host.clock.now(),
    by: actor(host),
    step: STEP,
    period,
    what,
    before,
    after,
    reason: "",
  };
  return edit(LOG, [], chainEntries(lastEntry(book.log), [draft]));
}
