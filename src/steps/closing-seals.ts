/** The seals of a month that is closed: made over the cells as they will be written, and taken off again. */
import type { Charge } from "../core/charge";
import type { Period } from "../core/period";
import { contentHash } from "../core/seal";
import { sealMonth } from "../core/seal-month";
import { totalCharges } from "../core/totals";
import type { Book } from "./book";
import { sealedRowsOf } from "./closing-hash";
import { replaceMonth } from "./month-record";
import type { Tables } from "./save";

type Sealed = Pick<Tables, "statements" | "lines" | "journal" | "seals">;

export interface SealedClosing {
  /** The month's charges. */
  readonly charges: readonly Charge[];
  /** The other tables, whole. */
  readonly tables: Sealed;
  readonly contentHash: string;
}

/**
 * @param before the month's charges as the step read them
 * @param after the same as they will be written, in the same order
 */
export function sealClosing(
  book: Book,
  period: Period,
  before: readonly Charge[],
  after: readonly Charge[],
): SealedClosing {
  const { rows, seals } = sealMonth(period, {
    ...sealedRowsOf(book, period),
    charges: asWritten(book.storedCharges([period]), before, after),
    totals: totalCharges(after, book.directory),
  });
  return {
    charges: after.map((charge, i) => ({ ...charge, seal: rows.charges[i]?.seal ?? "" })),
    tables: {
      statements: replaceMonth(book.statements, period, rows.statements),
      lines: replaceMonth(book.lines, period, rows.lines),
      journal: replaceMonth(book.journal, period, rows.journal),
      seals: replaceMonth(book.seals, period, seals),
    },
    contentHash: contentHash(seals),
  };
}

/** The tables without the month's seals, and its charges likewise. */
export function unsealed(
  book: Book,
  period: Period,
): { readonly charges: readonly Charge[]; readonly tables: Sealed } {
  const bare = <R extends { readonly period: Period; readonly seal: string }>(rows: readonly R[]): R[] =>
    rows.map((row) => (row.period === period && row.seal !== "" ? { ...row, seal: "" } : row));
  return {
    charges: bare(book.charges([period])),
    tables: {
      statements: bare(book.statements),
      lines: bare(book.lines),
      journal: bare(book.journal),
      seals: replaceMonth(book.seals, period, []),
    },
  };
}

/** Cells keep an address as it was typed; an alias that comes later must not look like a change. */
function asWritten(stored: readonly Charge[], before: readonly Charge[], after: readonly Charge[]): Charge[] {
  return after.map((charge, i) => {
    const [cells, was] = [stored[i], before[i]];
    if (cells === undefined || was === undefined || cells === was) return charge;
    const kept = (field: "pi" | "project" | "fundOrg" | "importedPi"): string =>
      charge[field] === was[field] ? cells[field] : charge[field];
    return {
      ...charge,
      pi: kept("pi"),
      project: kept("project"),
      fundOrg: kept("fundOrg"),
      importedPi: kept("importedPi"),
    };
  });
}
