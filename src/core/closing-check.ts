/** What was changed in a month since it was closed: its rows against the seals that closing wrote. */
import {
  ADJUSTMENTS,
  BALANCES,
  CHARGES,
  IMPORTS,
  JOURNAL,
  LINES,
  MAILS,
  PROBLEMS,
  STATEMENTS,
  TOTALS,
  type Described,
} from "./closing-tables";
import { sum, type Amount } from "./money";
import type { Period } from "./period";
import { byPart, contentHash, partsOf, sealedRecords, type SealedTable, type SealRecord } from "./seal";
import { recordParts, serviceTotals } from "./seal-balances";
import { SEALED_NAMES, type SealedRows } from "./seal-month";

/** A row that is not what it was. What it said at closing nobody can tell: the seal is a hash. */
export interface ChangedRow {
  readonly table: string;
  readonly key: string;
  /** Its statement, journal or source. */
  readonly part: string;
  /** What the row is about, as it reads now. */
  readonly about: string;
  readonly pi: string;
  readonly amount: Amount;
}

/** Rows that are gone. */
export interface MissingRows {
  readonly table: string;
  readonly part: string;
  readonly rows: number;
  /** What the part had at closing less what it has now. */
  readonly amount: Amount;
}

/** A part that is not what was sealed although each of its rows matches its own seal: seals were worked out anew. */
export interface ResealedPart {
  readonly table: string;
  readonly part: string;
  readonly sealed: Amount;
  readonly amount: Amount;
}

export interface SealCheck {
  readonly changed: readonly ChangedRow[];
  /** Rows that were not there at closing, or stand there twice. */
  readonly added: readonly ChangedRow[];
  readonly missing: readonly MissingRows[];
  readonly resealed: readonly ResealedPart[];
  /** The content hash of the rows as they are now. */
  readonly hash: string;
}

/** @param seals the month's rows of the Seals table */
export function compareSeals(period: Period, rows: SealedRows, seals: readonly SealRecord[]): SealCheck {
  return joined(SEALED_NAMES.map((name) => compareNamed(name, period, rows, seals)));
}

/** The same of all but the charges, where these are kept elsewhere: their parts count as they were sealed. */
export function compareWithoutCharges(
  period: Period,
  rows: Omit<SealedRows, "charges">,
  seals: readonly SealRecord[],
): SealCheck {
  const all = { ...rows, charges: [] };
  const others = SEALED_NAMES.filter((name) => name !== "charges");
  return joined([
    { ...NOTHING, parts: seals.filter((s) => s.table === CHARGES.table) },
    ...others.map((name) => compareNamed(name, period, all, seals)),
  ]);
}

function compareNamed<K extends keyof SealedRows>(
  name: K,
  period: Period,
  rows: SealedRows,
  seals: readonly SealRecord[],
): TableCheck {
  return CHECKS[name](period, rows[name], seals);
}

type Checks = {
  readonly [K in keyof SealedRows]: (
    period: Period,
    rows: SealedRows[K],
    seals: readonly SealRecord[],
  ) => TableCheck;
};

const CHECKS: Checks = {
  charges: (...month) => compare(CHARGES, ...month),
  statements: (...month) => compare(STATEMENTS, ...month),
  lines: (...month) => compare(LINES, ...month),
  journal: (...month) => compare(JOURNAL, ...month),
  imports: (...month) => compareRecords(IMPORTS, ...month),
  problems: (...month) => compareRecords(PROBLEMS, ...month),
  adjustments: (...month) => compareRecords(ADJUSTMENTS, ...month),
  balances: (...month) => compareIfSealed(BALANCES, ...month),
  totals: (period, rows, seals) => compareIfSealed(TOTALS, period, serviceTotals(rows), seals),
  mails: (...month) => compareIfSealed(MAILS, ...month),
};

/** Whether the rows are those that were sealed. */
export function sealsHold(check: Omit<SealCheck, "hash">): boolean {
  return check.changed.length + check.added.length + check.missing.length + check.resealed.length === 0;
}

interface TableCheck extends Omit<SealCheck, "hash"> {
  /** What closing would keep of the rows as they are now. */
  readonly parts: readonly SealRecord[];
}

const NOTHING: Omit<TableCheck, "parts"> = { changed: [], added: [], missing: [], resealed: [] };

function joined(tables: readonly TableCheck[]): SealCheck {
  return {
    changed: tables.flatMap((t) => t.changed),
    added: tables.flatMap((t) => t.added),
    missing: tables.flatMap((t) => t.missing),
    resealed: tables.flatMap((t) => t.resealed),
    hash: contentHash(tables.flatMap((t) => t.parts)),
  };
}

function compare<R extends { readonly seal: string }>(
  of: Described<R>,
  period: Period,
  allRows: readonly R[],
  allSeals: readonly SealRecord[],
): TableCheck {
  const ofTable = allSeals.filter((s) => s.table === of.table);
  const parts = partsOf(of, period, sealedRecords(of, allRows));
  const off = partsOff(parts, ofTable);
  if (off.size === 0) return { ...NOTHING, parts };
  // A part that comes to its hash is what it was, whatever became of the Seal cells.
  const rows = allRows.filter((row) => off.has(of.part(row)));
  const seals = ofTable.filter((s) => off.has(s.part));
  const sorted = sort(of, rows);
  const { missing, surplus } = missingOf(of, rows, sorted, seals);
  const said = (row: R): ChangedRow => saidOf(of, row);
  return {
    changed: sorted.changed.map(said),
    added: sorted.added.map(said),
    missing,
    resealed: [...resealedOf(of, sorted.good, seals), ...surplus],
    parts,
  };
}

function saidOf<R>(of: Described<R>, row: R): ChangedRow {
  return {
    table: of.table,
    key: of.key(row),
    part: of.part(row),
    about: of.about(row),
    pi: of.pi(row),
    amount: of.amount(row),
  };
}

/** Rows without a Seal column: a part tells that one of its rows changed, and which where it has one row alone. */
function compareRecords<R>(
  of: Described<R>,
  period: Period,
  allRows: readonly R[],
  allSeals: readonly SealRecord[],
): TableCheck {
  const sealed = new Map(allSeals.filter((s) => s.table === of.table).map((s) => [s.part, s]));
  const parts = partsOf(of, period, sealedRecords(of, allRows));
  const now = new Map(parts.map((p) => [p.part, p]));
  const off = partsOff(parts, [...sealed.values()]);
  const rows = byPart(
    of,
    allRows.filter((row) => off.has(of.part(row))),
  );
  const [changed, added]: [ChangedRow[], ChangedRow[]] = [[], []];
  const missing: MissingRows[] = [];
  for (const part of off) {
    const [before, after] = [sealed.get(part)?.rows ?? 0, now.get(part)?.rows ?? 0];
    const own = (rows.get(part) ?? []).map((row) => saidOf(of, row));
    const amount = (sealed.get(part)?.amount ?? 0n) - (now.get(part)?.amount ?? 0n);
    if (after < before) missing.push({ table: of.table, part, rows: before - after, amount });
    else if (after > before) added.push(...own.slice(before));
    else changed.push(...own);
  }
  return { ...NOTHING, changed, added, missing, parts };
}

/** Months that an earlier version closed have no seals of the table: nothing is known of them. */
function compareIfSealed<R>(
  of: Described<R>,
  period: Period,
  rows: readonly R[],
  seals: readonly SealRecord[],
): TableCheck {
  if (!seals.some((s) => s.table === of.table)) return { ...NOTHING, parts: [] };
  return { ...compareRecords(of, period, rows, seals), parts: recordParts(of, period, rows) };
}

interface Sorted<R> {
  readonly good: readonly R[];
  readonly changed: readonly R[];
  readonly added: readonly R[];
}

function sort<R extends { readonly seal: string }>(of: SealedTable<R>, rows: readonly R[]): Sorted<R> {
  const seen = new Set<string>();
  const [good, changed, added]: [R[], R[], R[]] = [[], [], []];
  for (const row of rows) {
    if (row.seal === "" || seen.has(of.key(row))) added.push(row);
    else if (row.seal === of.sealOf(row)) good.push(row);
    else changed.push(row);
    seen.add(of.key(row));
  }
  return { good, changed, added };
}

/** The parts that are not what was sealed. */
function partsOff(now: readonly SealRecord[], sealed: readonly SealRecord[]): ReadonlySet<string> {
  const hashes = new Map(sealed.map((s) => [s.part, contentHash([s])]));
  const off = new Set(hashes.keys());
  for (const part of now) {
    if (hashes.get(part.part) === contentHash([part])) off.delete(part.part);
    else off.add(part.part);
  }
  return off;
}

/**
 * How many rows each part lacks. A changed row stands in for one of its own part, or, where the change took it to
 * another part, for one of a part that lacks more.
 */
function missingOf<R extends { readonly seal: string }>(
  of: SealedTable<R>,
  rows: readonly R[],
  { good, changed, added }: Sorted<R>,
  seals: readonly SealRecord[],
): { readonly missing: readonly MissingRows[]; readonly surplus: readonly ResealedPart[] } {
  const lacking = new Map(seals.map((s) => [s.part, s.rows]));
  const take = (part: string): void => void lacking.set(part, (lacking.get(part) ?? 0) - 1);
  for (const row of good) take(of.part(row));
  const moved = changed.filter((row) => {
    if ((lacking.get(of.part(row)) ?? 0) <= 0) return true;
    take(of.part(row));
    return false;
  });
  for (const _row of moved) {
    const from = [...lacking].find(([, rows]) => rows > 0)?.[0];
    if (from !== undefined) take(from);
  }
  const extra = new Set(added);
  const present = byPart(
    of,
    rows.filter((row) => !extra.has(row)),
  );
  const amounts = new Map(seals.map((s) => [s.part, s.amount]));
  const lost = [...lacking].filter(([, rows]) => rows > 0);
  const missing = lost.map(([part, rows]) => ({
    table: of.table,
    part,
    rows,
    amount: (amounts.get(part) ?? 0n) - sum((present.get(part) ?? []).map(of.amount)),
  }));
  // More rows that match their seals than were sealed: their seals were worked out by somebody.
  const surplus = [...lacking]
    .filter(([, rows]) => rows < 0)
    .map(([part]) => ({
      table: of.table,
      part,
      sealed: amounts.get(part) ?? 0n,
      amount: sum((present.get(part) ?? []).map(of.amount)),
    }));
  return { missing, surplus };
}

function resealedOf<R extends { readonly seal: string }>(
  of: SealedTable<R>,
  good: readonly R[],
  seals: readonly SealRecord[],
): ResealedPart[] {
  const now = new Map(partsOf(of, "", good).map((p) => [p.part, p]));
  return seals.flatMap((s) => {
    const part = now.get(s.part);
    const isWhole = part?.rows === s.rows;
    if (!isWhole || (part.hash === s.hash && part.amount === s.amount)) return [];
    return [{ table: of.table, part: s.part, sealed: s.amount, amount: part.amount }];
  });
}

/** "Charges of 2025-01-0001", for messages. */
export function partWords(table: string, part: string): string {
  return part === "" ? table : `${table} of ${part}`;
}
