/** Priced parts → charges: those alike in everything that a row shows are one row, with exact sums. */
import { nextPeriod } from "../core/period";
import type { Amount } from "../core/money";
import { dayAfter } from "./days";
import type { Owner } from "./owners";
import { shownFacts, type Piece } from "./pieces";
import type { PricedPart } from "./price";
import type { Grain } from "./request";

/** A row of the file, before it is written. */
export interface Charge {
  readonly piece: Piece;
  readonly free: string;
  /** Wall clock of the billing time zone; the end is not in it. */
  readonly start: string;
  readonly end: string;
  quantity: Amount;
  list: Amount;
  billed: Amount;
}

/** @returns in order of time, then account, rate and so on */
export function charges(parts: readonly PricedPart[], by: Grain, period: string): Charge[] {
  const rows = new Map<string, Charge>();
  for (const { piece, free, quantity, list, billed } of parts) {
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
      free,
      tagValues(owner),
    ]);
    const charge = rows.get(key);
    if (charge === undefined) rows.set(key, { piece, free, start, end, quantity, list, billed });
    else {
      charge.quantity += quantity;
      charge.list += list;
      charge.billed += billed;
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, charge]) => charge);
}

/** Tags by their usual keys; only those that are known. */
export function tagValues(owner: Owner | null): Record<string, string> {
  const all = {
    pi_email: owner?.pi ?? "",
    project_id: owner?.project ?? "",
    fund_org: owner?.fundOrg ?? "",
    account_code: owner?.accountCode ?? "",
    grant_number: owner?.reference1 ?? "",
    request_id: owner?.reference2 ?? "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
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
