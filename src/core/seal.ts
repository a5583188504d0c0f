/** Seals: what each row of a month was when the month was closed, so that a later change can be named. */
import type { Adjustment } from "./adjustments/adjustment";
import type { Charge } from "./charge";
import { shortHash } from "./hash";
import type { ImportRecord, ProblemRecord } from "./import/records";
import type { JournalLine } from "./journal/journal";
import { amountFromNumber, amountToNumber, amountToText, centsToAmount, sum, type Amount } from "./money";
import type { Period } from "./period";
import type { StatementLine, StatementRecord } from "./statements/statement";

/** A row of the Seals table: rows of one table that belong together, a statement's charges for instance. */
export interface SealRecord {
  readonly sealId: string;
  readonly period: Period;
  /** Its name: Charges, Statements, Statement Lines, Journal, Imports, Problems, Adjustments, Mail Log, Subsidy Balances, Monthly Totals. */
  readonly table: string;
  /** The statement, journal, import, adjustment or mail the rows belong to; of charges on no statement their source. */
  readonly part: string;
  readonly rows: number;
  readonly amount: Amount;
  readonly hash: string;
}

type Value = string | number | bigint | null;

/** What sealing has to know of a table's rows. */
export interface SealedTable<R> {
  readonly table: string;
  /** A row's seal: hexadecimal digits over all that must stay. */
  readonly sealOf: (row: R) => string;
  readonly key: (row: R) => string;
  readonly part: (row: R) => string;
  readonly amount: (row: R) => Amount;
}

const SEAL_DIGITS = 8;
const HASH_DIGITS = 16;

/** Whether each field is sealed; the compiler wants a decision about every field. */
export type Choice<R> = { readonly [F in keyof R]-?: boolean };

/** Where a row came from changes when its file is imported again as it was, and says nothing of the money. */
const CHARGE: Choice<Charge> = {
  chargeId: true, period: true, source: true, review: true, flags: true, pi: true, project: true, fundOrg: true,
  payer: true, serviceName: true, resourceName: true, resourceId: true, chargeDescription: true,
  chargeCategory: true, chargeClass: true, commitment: true, originalPeriod: true, corrects: true,
  chargePeriodStart: true, chargePeriodEnd: true, quantity: true, unit: true, listCost: true, contractedCost: true,
  billedCost: true, effectiveCost: true, amount: true, billingCurrency: true, account: true, reference1: true,
  reference2: true, tags: true, importedPi: true, importedProject: true, importedFundOrg: true, reviewNote: true,
  reviewedBy: true, reviewedAt: true, statementNo: true, carriedFrom: true,
  sourceRow: false, importId: false, seal: false,
}; // prettier-ignore

/** Where the file lies and whether it went out may still change: a folder is moved, a mail is found to have left. */
const STATEMENT: Choice<StatementRecord> = {
  statementNo: true, period: true, pi: true, name: true, revision: true, projects: true, charges: true, list: true,
  discount: true, credits: true, amount: true, currency: true, contentHash: true, madeBy: true, madeAt: true,
  file: false, link: false, status: false, seal: false,
}; // prettier-ignore

const LINE: Choice<StatementLine> = {
  lineId: true, statementNo: true, period: true, pi: true, project: true, kind: true, subsidyId: true, fundOrg: true,
  source: true, serviceName: true, account: true, quantity: true, unit: true, list: true, discount: true,
  billed: true, exact: true, rounding: true, seal: false,
}; // prettier-ignore

/** Posting makes an exported line a posted one. */
const JOURNAL_LINE: Choice<JournalLine> = {
  lineId: true, journalId: true, period: true, line: true, kind: true, fundOrg: true, fund: true, org: true,
  account: true, program: true, activity: true, location: true, debit: true, credit: true, description: true,
  reference: true, source: true, project: true, pi: true, format: true, accountingDate: true, exportedAt: true,
  status: false, seal: false,
}; // prettier-ignore

const IMPORT: Choice<ImportRecord> = {
  importId: true, source: true, period: true, fileName: true, sha256: true, format: true, rows: true, charges: true,
  problems: true, billedTotal: true, listTotal: true, amountTotal: true, amount: true, invoiceTotal: true,
  difference: true, explanation: true, replaces: true, status: true, importedBy: true, importedAt: true,
}; // prettier-ignore

const PROBLEM: Choice<ProblemRecord> = {
  problemId: true, importId: true, source: true, period: true, sourceRow: true, severity: true, code: true,
  column: true, value: true, message: true, billedCost: true, amount: true, rawRow: true, reason: true, status: true,
  updatedAt: true,
}; // prettier-ignore

const ADJUSTMENT: Choice<Adjustment> = {
  adjustmentId: true, period: true, kind: true, pi: true, project: true, fundOrg: true, toPi: true, toProject: true,
  toFundOrg: true, amount: true, source: true, serviceName: true, account: true, originalPeriod: true, corrects: true,
  reason: true, evidence: true, explanation: true, certifier: true, enteredBy: true, enteredAt: true,
  approvedBy: true, approvedAt: true, status: true,
}; // prettier-ignore

export const SEALED_CHARGES: SealedTable<Charge> = {
  table: "Charges",
  sealOf: sealer(CHARGE),
  key: (c) => c.chargeId,
  part: (c) => (c.statementNo === "" ? notBilled(c.source) : c.statementNo),
  amount: (c) => c.amount,
};

/** Sources stay; a file that is imported again gets another Import ID. */
function notBilled(source: string): string {
  return `${source}, not billed`;
}

export const SEALED_STATEMENTS: SealedTable<StatementRecord> = {
  table: "Statements",
  // Draft or issued: it counts; superseded or void: it does not, and never will again.
  sealOf: sealer(STATEMENT, (s) => (s.status === "Draft" || s.status === "Issued" ? "" : s.status)),
  key: (s) => s.statementNo,
  part: () => "",
  amount: (s) => centsToAmount(s.amount),
};

export const SEALED_LINES: SealedTable<StatementLine> = {
  table: "Statement Lines",
  sealOf: sealer(LINE),
  key: (l) => l.lineId,
  part: (l) => l.statementNo,
  amount: (l) => centsToAmount(l.billed),
};

export const SEALED_JOURNAL: SealedTable<JournalLine> = {
  table: "Journal",
  sealOf: sealer(JOURNAL_LINE, (l) => (l.status === "Reversed" ? l.status : "")),
  key: (l) => l.lineId,
  part: (l) => l.journalId,
  amount: (l) => centsToAmount(l.debit),
};

export const SEALED_IMPORTS: SealedTable<ImportRecord> = {
  table: "Imports",
  sealOf: sealer(IMPORT),
  key: (i) => i.importId,
  part: (i) => i.importId,
  amount: (i) => i.amount,
};

/** A file may leave thousands of them. */
export const SEALED_PROBLEMS: SealedTable<ProblemRecord> = {
  table: "Problems",
  sealOf: sealer(PROBLEM),
  key: (p) => p.problemId,
  part: (p) => p.importId,
  amount: (p) => p.amount,
};

export const SEALED_ADJUSTMENTS: SealedTable<Adjustment> = {
  table: "Adjustments",
  sealOf: sealer(ADJUSTMENT),
  key: (a) => a.adjustmentId,
  part: (a) => a.adjustmentId,
  amount: (a) => a.amount,
};

/**
 * Blank fields are left out, so that a column that a later version adds leaves old seals as they are.
 * @param state a text for what of a partly sealed field must stay
 */
export function sealer<R extends object>(
  choice: Choice<R>,
  state: (row: R) => string = () => "",
): (row: R) => string {
  const names = (Object.keys(choice) as (keyof R & string)[]).filter((name) => choice[name]).sort();
  return (row) => {
    const fields: string[] = [];
    for (const name of names) {
      const text = textOf(row[name] as Value);
      if (text !== "") fields.push(`${name}=${text}`);
    }
    const kept = state(row);
    if (kept !== "") fields.push(`=${kept}`);
    return shortHash(fields, SEAL_DIGITS);
  };
}

let lastAmount: Amount = 0n;
let lastText = "0.00";

/** Most costs of a charge are equal: the last one's text is that of the next. */
function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "number") return value === 0 ? "" : String(value);
  if (value !== lastAmount) {
    lastAmount = value;
    lastText = amountToText(value);
  }
  return lastText;
}

/** Rows with the seal that they have now. */
export function sealedRecords<R>(of: SealedTable<R>, rows: readonly R[]): (R & { readonly seal: string })[] {
  return rows.map((row) => ({ ...row, seal: of.sealOf(row) }));
}

/** The parts of one table, in the order of their names. The order of rows does not count. */
export function partsOf<R extends { readonly seal: string }>(
  of: SealedTable<R>,
  period: Period,
  rows: readonly R[],
): SealRecord[] {
  return [...byPart(of, rows)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, own]) => ({
      sealId: [period, of.table, part].filter((text) => text !== "").join(" "),
      period,
      table: of.table,
      part,
      rows: own.length,
      amount: inCell(sum(own.map(of.amount))),
      hash: shortHash(own.map((row) => row.seal).sort(), HASH_DIGITS),
    }));
}

/** A sum may have more digits than the cell that keeps it. */
export function inCell(amount: Amount): Amount {
  return amountFromNumber(amountToNumber(amount));
}

/** Rows by the part they belong to. */
export function byPart<R>(of: Pick<SealedTable<R>, "part">, rows: readonly R[]): Map<string, R[]> {
  const parts = new Map<string, R[]>();
  for (const row of rows) {
    const own = parts.get(of.part(row));
    if (own === undefined) parts.set(of.part(row), [row]);
    else own.push(row);
  }
  return parts;
}

/** The month's content hash: over every part of every table. */
export function contentHash(seals: readonly SealRecord[]): string {
  const parts = seals.map((s) => JSON.stringify([s.table, s.part, s.rows, amountToText(s.amount), s.hash]));
  return shortHash(parts.sort(), HASH_DIGITS);
}
