/** Statements as the workbook keeps them, and the document a PI reads. All totals are whole cents. */
import type { Amount, Cents } from "../money";
import type { Day, Instant, Period } from "../period";

export const STATEMENT_STATES = ["Draft", "Issued", "Superseded", "Void"] as const;

/** One statement (a revision). */
export interface StatementRecord {
  /** `2025-01-0007`; from the second revision on `2025-01-0007-R2`. */
  readonly statementNo: string;
  readonly period: Period;
  readonly pi: string;
  readonly name: string;
  readonly revision: number;
  /** Its projects, separated by "; ". */
  readonly projects: string;
  readonly charges: number;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
  readonly currency: string;
  readonly contentHash: string;
  readonly file: string;
  /** Where a person opens the saved file: a web address; "" where it was not saved on OneDrive. */
  readonly link: string;
  readonly status: (typeof STATEMENT_STATES)[number];
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** One line in cents: the only thing statements and journal add. */
export interface StatementLine {
  readonly lineId: string;
  readonly statementNo: string;
  readonly period: Period;
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly source: string;
  readonly serviceName: string;
  readonly account: string;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly billed: Cents;
  /** The exact amount behind `billed`, decimal text. */
  readonly exact: string;
  /** billed − exact. */
  readonly rounding: Amount;
}

/** Everything a statement's PDF shows. Rows of each list add up to the totals above them, to the cent. */
export interface StatementDocument {
  readonly statementNo: string;
  readonly revision: number;
  /** The statement it replaces, or "". */
  readonly replaces: string;
  readonly period: Period;
  readonly madeAt: Instant;
  readonly pi: string;
  /** The PI's name, or the address where People has none. */
  readonly name: string;
  readonly department: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
  readonly projects: readonly StatementProject[];
  /** Charges held back for a later month, said in a sentence; count 0 for none. */
  readonly held: { readonly count: number; readonly amount: Cents };
  readonly contentHash: string;
}

export interface StatementProject {
  /** "" for charges that name no project. */
  readonly project: string;
  readonly title: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
  readonly funds: readonly StatementFund[];
  readonly services: readonly StatementService[];
  readonly details: readonly StatementDetail[];
}

export interface StatementFund {
  readonly fundOrg: string;
  readonly title: string;
  readonly awardNumber: string;
  readonly awardStart: Day;
  readonly awardEnd: Day;
  readonly amount: Cents;
}

export interface StatementService {
  readonly source: string;
  readonly serviceName: string;
  /** null where the charges have no or several units. */
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

export interface StatementDetail {
  readonly day: Day;
  readonly serviceName: string;
  readonly resource: string;
  readonly description: string;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
  /** "Held in 2024-12", "Correction of 2024-11", "Credit" …; else "". */
  readonly label: string;
  /** The month that a correction is about, where it is known. */
  readonly originalPeriod?: Period;
}
