/** Check: was anything changed since a month was closed, and which rows; does the log's chain hold? Reads only. */
import type { SealCheck } from "../core/closing-check";
import { sealsHold } from "../core/closing-check";
import { fileGaps, type FileGap } from "../core/file-gaps";
import { checkLog, lastEntry, logHolds, type LogCheck, type LogEntry } from "../core/log";
import type { Period } from "../core/period";
import type { KnownPeriod, PeriodRecord } from "../core/periods";
import { contentHash } from "../core/seal";
import { Book } from "./book";
import { findingsOf } from "./check-findings";
import { compareMonth, hashNow, sealsOf } from "./closing-hash";
import type { Host } from "./host";
import { existingMonth, ofPeriod, postedWords } from "./month-record";

/** The content hash as three places have it; they are one where nothing was changed. */
export interface HashCheck {
  /** Periods, written at closing. */
  readonly kept: string;
  /** Of the rows as they are now. */
  readonly now: string;
  /** Of the Seals table as it is now. */
  readonly seals: string;
  /** The log's entry of the closing; "" where it is not there. */
  readonly logged: string;
  readonly ok: boolean;
}

export interface MonthCheck {
  readonly period: Period;
  /** By the log, whatever the cell says. */
  readonly status: PeriodRecord["status"];
  /** What the cell says. */
  readonly inSheet: PeriodRecord["status"];
  /** Its row in Periods is gone. */
  readonly isGone: boolean;
  /** Closed before rows had seals: only the content hash says whether something changed. */
  readonly withoutSeals: boolean;
  /** null for an open month. */
  readonly contentHash: HashCheck | null;
  readonly changed: SealCheck["changed"];
  readonly added: SealCheck["added"];
  readonly missing: SealCheck["missing"];
  readonly resealed: SealCheck["resealed"];
  /** Lines of the month's files that no row has, where charges are missing. */
  readonly fileLines: readonly FileGap[];
  /** Charge IDs that were carried into this month and are not there any more. */
  readonly carriedLost: readonly string[];
  readonly log: LogCheck;
  /** Where the charges are; "" while they are in this workbook. */
  readonly archiveFile: string;
  /** What the log says of the month where Periods says something else: "Closed", "Posted as JE-7781 on 2025-02-05". */
  readonly logSays: string;
  /** The reason that the log has of the closing, where Periods says another; else null. */
  readonly loggedReason: string | null;
  /** An open month that Seals has rows of: its closing broke off, or it was opened in the sheet. */
  readonly sealedOpen: boolean;
  readonly holds: boolean;
  /** Everything found, in sentences; what to do stands in the last. Empty where nothing was. */
  readonly findings: readonly string[];
}

/** @throws Refusal when the workbook has no such month */
export async function checkMonth(host: Host, period: Period): Promise<MonthCheck> {
  const book = await Book.open(host.workbook);
  const row = existingMonth(book, period);
  if (row.archiveFile === "") await book.load([period]);
  return checkBook(book, row);
}

/** Every month of the workbook, the oldest first. */
export async function checkMonths(host: Host): Promise<readonly MonthCheck[]> {
  const book = await Book.open(host.workbook);
  const log = logOf(book);
  const checks: MonthCheck[] = [];
  for (const row of [...book.periods].sort((a, b) => (a.period < b.period ? -1 : 1))) {
    if (row.archiveFile === "") await book.load([row.period]);
    checks.push(checkBook(book, row, log));
  }
  return checks;
}

function logOf(book: Book): LogCheck {
  return checkLog(
    book.log,
    book.periods.map((p) => p.logEntry),
  );
}

/** @param book with the month's charges, unless they are in an archive */
export function checkBook(book: Book, row: KnownPeriod, log: LogCheck = logOf(book)): MonthCheck {
  const { period, status, archiveFile, inSheet = status, isGone = false } = row;
  const closed = status !== "Open";
  const sealed = closed && sealsOf(book, period).length > 0;
  const seals = sealed ? compareMonth(book, row) : NOTHING;
  const hash = closed ? hashCheck(book, row, seals) : null;
  const logSays = otherStatus(book.log, { ...row, status: inSheet });
  const loggedReason = closed ? otherReason(book.log, row) : null;
  const sealedOpen = !closed && sealsOf(book, period).length > 0;
  const carriedLost = archiveFile === "" ? lostOnTheWay(book, period) : [];
  const lacksCharges = seals.missing.some((m) => m.table === "Charges") || carriedLost.length > 0;
  const check = {
    period,
    status,
    inSheet,
    isGone,
    withoutSeals: closed && !sealed,
    contentHash: hash,
    changed: seals.changed,
    added: seals.added,
    missing: seals.missing,
    resealed: seals.resealed,
    fileLines: lacksCharges && archiveFile === "" ? gaps(book, period) : [],
    carriedLost,
    log,
    archiveFile,
    logSays,
    loggedReason,
    sealedOpen,
    holds:
      !isGone &&
      logSays === "" &&
      inSheet === status &&
      loggedReason === null &&
      !sealedOpen &&
      (hash?.ok ?? true) &&
      sealsHold(seals) &&
      carriedLost.length === 0 &&
      logHolds(log),
  };
  return { ...check, findings: findingsOf(check) };
}

const NOTHING: SealCheck = { changed: [], added: [], missing: [], resealed: [], hash: "" };

function hashCheck(book: Book, row: PeriodRecord, seals: SealCheck): HashCheck {
  const own = sealsOf(book, row.period);
  const kept = row.contentHash;
  const now = seals.hash === "" ? hashNow(book, row) : seals.hash;
  const ofSeals = own.length === 0 ? kept : contentHash(own);
  const logged = loggedHash(book.log, row.period);
  return { kept, now, seals: ofSeals, logged, ok: [now, ofSeals, logged].every((hash) => hash === kept) };
}

/** The hash of the last closing: what was closed before and reopened does not count. */
function loggedHash(log: readonly LogEntry[], period: Period): string {
  return lastClosing(log, period)?.after.slice("Closed, ".length) ?? "";
}

function lastClosing(log: readonly LogEntry[], period: Period): LogEntry | undefined {
  return lastEntry(
    log.filter((e) => e.step === "Close" && e.what === period && e.after.startsWith("Closed, ")),
  );
}

function otherReason(log: readonly LogEntry[], row: PeriodRecord): string | null {
  const closing = lastClosing(log, row.period);
  return closing === undefined || closing.reason.trim() === row.reason.trim() ? null : closing.reason;
}

/** What the log last said of the month, where Periods was typed over; "" where they agree. */
function otherStatus(log: readonly LogEntry[], row: PeriodRecord): string {
  const last = lastEntry(log.filter((e) => e.step === "Close" && e.what === row.period));
  const after = last === undefined || last.after === "" ? "Open" : last.after;
  const says = after.startsWith("Closed, ") ? "Closed" : after;
  if (row.status !== "Posted") return says === row.status ? "" : says;
  // Earlier versions did not say the day.
  return [postedWords(row), `Posted as ${row.journalReference}`].includes(says) ? "" : says;
}

/** The log has each charge that was carried into a month, and each that was taken back. */
function lostOnTheWay(book: Book, period: Period): string[] {
  const carried = new Map<string, string>();
  for (const e of book.log) {
    if (e.step !== "Close" || e.period !== period || e.what === period) continue;
    if (e.entry > (carried.get(e.what) ?? "")) carried.set(e.what, e.entry);
  }
  const numbers = new Map(book.log.map((e) => [e.entry, e]));
  const there = new Set(book.storedCharges([period]).map((c) => c.chargeId));
  return [...carried]
    .filter(([id, entry]) => numbers.get(entry)?.reason === "Carried over" && !there.has(id))
    .map(([id]) => id);
}

function gaps(book: Book, period: Period): FileGap[] {
  return fileGaps(
    ofPeriod(book.imports, period),
    book.imports,
    book.storedCharges([period]),
    ofPeriod(book.problems, period),
  );
}
