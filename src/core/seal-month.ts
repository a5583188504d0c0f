/** All that is sealed when a month is closed: its rows, and what the Seals table keeps of them. */
import type { Adjustment } from "./adjustments/adjustment";
import type { Charge } from "./charge";
import type { ImportRecord, ProblemRecord } from "./import/records";
import type { JournalLine } from "./journal/journal";
import type { MailLogEntry } from "./mail";
import type { Period } from "./period";
import {
  partsOf,
  SEALED_ADJUSTMENTS,
  SEALED_CHARGES,
  SEALED_IMPORTS,
  SEALED_JOURNAL,
  SEALED_LINES,
  SEALED_PROBLEMS,
  SEALED_STATEMENTS,
  sealedRecords,
  type SealRecord,
} from "./seal";
import { recordParts, SEALED_BALANCES, SEALED_TOTALS, serviceTotals } from "./seal-balances";
import { SEALED_MAILS } from "./seal-mails";
import type { StatementLine, StatementRecord } from "./statements/statement";
import type { SubsidyBalance } from "./subsidies/subsidy";
import type { MonthlyTotal } from "./totals";

/** The rows of a closed month that are sealed. */
export interface SealedRows {
  readonly charges: readonly Charge[];
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  readonly journal: readonly JournalLine[];
  /** These have no Seal column: Seals has a row for each, or for the problems of each import. */
  readonly imports: readonly ImportRecord[];
  readonly problems: readonly ProblemRecord[];
  readonly adjustments: readonly Adjustment[];
  readonly balances: readonly SubsidyBalance[];
  readonly totals: readonly MonthlyTotal[];
  readonly mails: readonly MailLogEntry[];
}

/** The rows with their seals, and what the Seals table keeps of them. */
export function sealMonth(
  period: Period,
  rows: SealedRows,
): { readonly rows: SealedRows; readonly seals: readonly SealRecord[] } {
  const sealed: SealedRows = {
    ...rows,
    charges: sealedRecords(SEALED_CHARGES, rows.charges),
    statements: sealedRecords(SEALED_STATEMENTS, rows.statements),
    lines: sealedRecords(SEALED_LINES, rows.lines),
    journal: sealedRecords(SEALED_JOURNAL, rows.journal),
  };
  return { rows: sealed, seals: sealsOf(period, sealed) };
}

/** @param rows whose seals say what they are */
function sealsOf(period: Period, rows: SealedRows): SealRecord[] {
  return SEALED_NAMES.flatMap((name) => partsNamed(name, period, rows));
}

function partsNamed<K extends keyof SealedRows>(name: K, period: Period, rows: SealedRows): SealRecord[] {
  return PARTS[name](period, rows[name]);
}

type Parts = {
  readonly [K in keyof SealedRows]: (period: Period, rows: SealedRows[K]) => SealRecord[];
};

/** The compiler has every sealed table named here, and in the check of closed months. */
const PARTS: Parts = {
  charges: (period, rows) => partsOf(SEALED_CHARGES, period, rows),
  statements: (period, rows) => partsOf(SEALED_STATEMENTS, period, rows),
  lines: (period, rows) => partsOf(SEALED_LINES, period, rows),
  journal: (period, rows) => partsOf(SEALED_JOURNAL, period, rows),
  imports: (period, rows) => partsOf(SEALED_IMPORTS, period, sealedRecords(SEALED_IMPORTS, rows)),
  problems: (period, rows) => partsOf(SEALED_PROBLEMS, period, sealedRecords(SEALED_PROBLEMS, rows)),
  adjustments: (period, rows) => partsOf(SEALED_ADJUSTMENTS, period, sealedRecords(SEALED_ADJUSTMENTS, rows)),
  balances: (period, rows) => recordParts(SEALED_BALANCES, period, rows),
  totals: (period, rows) => recordParts(SEALED_TOTALS, period, serviceTotals(rows)),
  mails: (period, rows) => recordParts(SEALED_MAILS, period, rows),
};

export const SEALED_NAMES = Object.keys(PARTS) as readonly (keyof SealedRows)[];
