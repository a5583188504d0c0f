/** What a row of a FOCUS file becomes: a charge, or what is wrong with it. */
import type { Charge } from "../charge";
import type { Amount } from "../money";
import type { Period } from "../period";
import type { CostBasis, Directory } from "../reference";
import type { Settings } from "../settings";
import type { RuleCode } from "./conformance/rules";
import type { Headings } from "./headings";
import type { FileReadings, Question } from "./readings";
import { FocusRowReader } from "./row-reader";
import type { TagReading } from "./tags";

/** What a file says of a charge, before it has an ID or a state. */
export type ImportedCharge = Pick<
  Charge,
  | "period" | "source" | "serviceName" | "resourceName" | "resourceId"
  | "chargeDescription" | "chargeCategory" | "chargeClass" | "commitment" | "originalPeriod" | "corrects" | "chargePeriodStart" | "chargePeriodEnd"
  | "quantity" | "unit" | "listCost" | "contractedCost" | "billedCost" | "effectiveCost" | "amount"
  | "billingCurrency" | "account" | "reference1" | "reference2" | "tags"
  | "importedPi" | "importedProject" | "importedFundOrg" | "sourceRow"
> & {
  /** With the columns above, what identifies the row at its source: see import/charge-id.ts. */
  readonly skuId: string;
  readonly skuPriceId: string;
  readonly subAccountId: string;
}; // prettier-ignore

/** Why a row cannot become a charge. */
export interface RowProblem {
  readonly sourceRow: number;
  readonly code: RuleCode;
  readonly column: string;
  readonly value: string;
  readonly message: string;
  /** "" when the period cannot be read. */
  readonly period: Period;
  /** What could be read of the amount to charge, the billed and the list cost; null where it could not. */
  readonly amount: Amount | null;
  readonly billedCost: Amount | null;
  readonly listCost: Amount | null;
}

export interface RowOptions {
  readonly source: string;
  readonly costBasis: CostBasis;
  readonly settings: Settings;
  readonly directory: Directory;
  /** What a person accepted for the whole file. */
  readonly readings?: FileReadings;
  /** False where only a charge's period, amounts and kind are looked at: its texts stay blank, and nobody pays. */
  readonly keepsCharges?: boolean;
}

export interface RowReader {
  read(cells: readonly string[], sourceRow: number): ImportedCharge | RowProblem;
  /** What is to be asked about the rows read so far. */
  questions(): Question[];
  /** A date that contradicts the order that a person said of the file; "" for none. */
  contradiction(): string;
  /** "FOCUS 1.2, AWS", by the headings and the rows read so far. */
  format(): string;
  /** What became of a Tags cell, trimmed; remembered. */
  tags(text: string): TagReading;
}

export function isRowProblem(result: ImportedCharge | RowProblem): result is RowProblem {
  return "code" in result;
}

/**
 * Prepares a reader for files with these columns.
 * @throws Refusal when the file lacks the cost that its source bills
 */
export function rowReader(headings: Headings, columnCount: number, options: RowOptions): RowReader {
  return new FocusRowReader(headings, columnCount, options);
}
