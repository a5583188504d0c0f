/** The export: usage, rates and owners in; FOCUS rows as CSV out, with what a person has to know of them. */
import { sum, type Amount } from "../core/money";
import { Refusal } from "../core/problem";
import { RateCard, type CardRow } from "../core/rates/card";
import { cardErrors } from "../core/rates/check";
import type { Rate } from "../core/rates/rate";
import { charges, type PricedRow } from "./charges";
import { focusCsv } from "./csv";
import { freeShares } from "./free";
import { notesOf } from "./notes";
import { Owners } from "./owners";
import { gather } from "./pieces";
import type { ExportRequest } from "./request";
import { usesOf, type RateUse } from "./uses";
import type { ExportNote, ReadUsage } from "./usage";

export interface ExportResult {
  /** The file; "" where a note is an error: then there is none. */
  readonly csv: string;
  readonly rows: number;
  readonly list: Amount;
  readonly billed: Amount;
  /** What the source says of itself, in its own words and order. */
  readonly figures: readonly (readonly [string, string])[];
  /** Every rate that was used, by Rate ID. */
  readonly uses: readonly RateUse[];
  readonly notes: readonly ExportNote[];
}

/**
 * The same bytes for the same usage, rates and owners, in whatever order they come.
 * @throws Refusal for a rate card with errors, and where two owners fit equally
 */
export function exportUsage(read: ReadUsage, request: ExportRequest): ExportResult {
  const { period, by, rates, kind } = request;
  refuseBadCard(rates);
  const card = new RateCard(rates, kind.name);
  const owners = new Owners(request.owners);
  const gathered = gather(read.usage, {
    card,
    owners,
    period,
    by,
    source: kind.name,
    names: read.names ?? [],
  });
  const { rows, tooSmall } = charges(freeShares(gathered.pieces, period), by, period);
  const uses = usesOf(rows);
  const unused = unusedRates(card.selective(period), rows);
  const found = { ...gathered, rows, tooSmall, owners, unused, hasErrors: read.notes.some(isError) };
  const notes = [...read.notes, ...notesOf(found, request)];
  return {
    csv: notes.some(isError) ? "" : focusCsv(rows, request),
    rows: rows.length,
    ...totals(rows),
    figures: read.figures(),
    uses,
    notes,
  };
}

/** Of what was metered at all. */
function unusedRates(wanted: readonly CardRow[], rows: readonly PricedRow[]): Rate[] {
  const used = new Set(rows.map(({ piece }) => piece.row.rate.rateId));
  const meters = new Set(rows.map(({ piece }) => piece.row.unit.meter));
  return wanted
    .filter(({ rate, unit }) => meters.has(unit.meter) && !used.has(rate.rateId))
    .map(({ rate }) => rate);
}

function isError({ severity }: ExportNote): boolean {
  return severity === "error";
}

/** @throws Refusal naming everything that is wrong */
export function refuseBadCard(rates: ExportRequest["rates"]): void {
  const errors = cardErrors(rates);
  if (errors.length === 0) return;
  throw new Refusal(
    `The rate card needs a correction: ${errors.slice(0, 8).join("; ")}${errors.length > 8 ? "; …" : ""}. Nothing was written.`,
    errors,
  );
}

function totals(rows: readonly PricedRow[]): { list: Amount; billed: Amount } {
  return { list: sum(rows.map((row) => row.list)), billed: sum(rows.map((row) => row.billed)) };
}
