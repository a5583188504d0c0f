/**
 * Pieces → charges: those alike in everything that a row shows are one row. Its parts are added exactly and rounded once,
 * so that no row depends on another; what a free quantity pays of it is a row of its own, and both make the rounded whole.
 */
import type { Amount } from "../core/money";
import { dayAfter, nextPeriod } from "../core/period";
import { daysInMonth } from "./days";
import type { Share } from "./free";
import { shownFacts, type Piece } from "./pieces";
import { costOf, units } from "./price";
import type { Grain } from "./request";
import { tagValues } from "./tags";

/** A row of the file, before it is written. */
export interface PricedRow {
  readonly piece: Piece;
  /** Why it costs nothing although the rate has a price: `free allowance`, `run ended NODE_FAIL`; "" for the rate's price. */
  readonly free: string;
  /** Wall clock of the billing time zone; the end is not in it. */
  readonly start: string;
  readonly end: string;
  readonly quantity: Amount;
  readonly list: Amount;
  readonly billed: Amount;
}

export const ALLOWANCE = "free allowance";

/** What identifies a row, and its parts, in millionths. */
interface Group {
  readonly piece: Piece;
  readonly start: string;
  readonly end: string;
  parts: bigint;
  /** Of these, paid by a free quantity. */
  free: bigint;
}

export interface Charges {
  /** In order of time, then account, rate and so on. */
  readonly rows: readonly PricedRow[];
  /** What is less than half a millionth of its unit, and so is no row. */
  readonly tooSmall: readonly Piece[];
}

export function charges(shares: readonly Share[], by: Grain, period: string): Charges {
  const groups = new Map<string, Group>();
  for (const { piece, free } of shares) {
    const { start, end } = span(piece, by, period);
    const { usage, row, owner } = piece;
    const key = JSON.stringify([
      start,
      end,
      usage.account,
      row.rate.rateId,
      usage.user,
      usage.resourceId,
      usage.resourceName,
      shownFacts(usage),
      usage.free,
      tagValues(owner),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { piece, start, end, parts: piece.parts, free });
    else {
      group.parts += piece.parts;
      group.free += free;
    }
  }
  const days = daysInMonth(period);
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const isWritten = ({ piece, parts }: Group): boolean => units(parts, piece.row.unit.parts(days)) > 0n;
  return {
    rows: ordered.filter(isWritten).flatMap((group) => rowsOf(group, days)),
    tooSmall: ordered.filter((group) => !isWritten(group)).map(({ piece, parts }) => ({ ...piece, parts })),
  };
}

/** The row, and that of its free part. */
function rowsOf({ piece, start, end, parts, free }: Group, days: number): PricedRow[] {
  const { usage, row } = piece;
  const inUnit = row.unit.parts(days);
  const given = units(free, inUnit);
  const charge = (quantity: Amount, why: string): PricedRow[] =>
    quantity === 0n
      ? []
      : [{ piece, free: why, start, end, quantity, ...costOf(row.rate, quantity, why !== "") }];
  return [...charge(units(parts, inUnit) - given, usage.free), ...charge(given, ALLOWANCE)];
}

function span({ usage, row, owner }: Piece, by: Grain, period: string): { start: string; end: string } {
  const first = `${period}-01`;
  const after = `${nextPeriod(period)}-01`;
  if (by === "day" || (by === "job" && usage.began === undefined))
    return { start: midnight(usage.day), end: midnight(dayAfter(usage.day)) };
  if (by === "job") {
    const start = later(usage.began ?? "", midnight(first));
    const end = earlier(usage.ended ?? "", midnight(after));
    return { start, end: end > start ? end : nextSecond(start) };
  }
  const limits = [row.rate, ...(owner === null ? [] : [owner])];
  const start = limits.reduce((day, { from }) => later(day, from), first);
  const end = limits.reduce((day, { to }) => (to === "" ? day : earlier(day, dayAfter(to))), after);
  return { start: midnight(start), end: midnight(end) };
}

function midnight(day: string): string {
  return `${day}T00:00:00`;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function nextSecond(wall: string): string {
  return new Date(Date.parse(`${wall}Z`) + 1000).toISOString().slice(0, 19);
}
