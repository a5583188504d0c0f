/** What closing a month writes down of its rows, so that a later change can be named. */
import type { Amount } from "./money";
import type { Period } from "./period";

/** A row of the Seals table: rows of one table that belong together, a statement's charges for instance. */
export interface SealRecord {
  readonly sealId: string;
  readonly period: Period;
  /** Charges, Statements, Statement Lines or Journal. */
  readonly table: string;
  /** The statement, import or journal the rows belong to. */
  readonly part: string;
  readonly rows: number;
  readonly amount: Amount;
  readonly hash: string;
}
