/** One cell of a FOCUS row → an amount or an instant; what cannot be read is a CellProblem with its code. */
import { absolute, parseAmount, type Amount } from "../money";
import type { Instant } from "../period";
import type { RuleCode } from "./conformance/rules";
import type { FocusColumn } from "./headings";

/** A cell that cannot be read; row.ts catches it where it reads the row. */
export class CellProblem extends Error {
  constructor(
    readonly code: RuleCode,
    readonly column: string,
    readonly value: string,
    message: string,
  ) {
    super(message);
  }
}

/** A million million: with more, totals in cents would not be exact any more. */
const COST_LIMIT: Amount = 10n ** 42n;

export function requiredAmount(column: FocusColumn, text: string): Amount {
  if (text === "") throw new CellProblem("N01", column, text, `${column} is blank. A blank amount is not 0.`);
  return readCost(column, text);
}

export function optionalAmount(column: FocusColumn, text: string): Amount | null {
  return text === "" ? null : readCost(column, text);
}

function readCost(column: FocusColumn, text: string): Amount {
  const value = readAmount(column, text);
  if (absolute(value) < COST_LIMIT) return value;
  throw new CellProblem("N03", column, text, `${column} "${text}" is too large to be a cost.`);
}

/** What counts as money of a row that is a problem; a number too large for a cost counts as unreadable. */
export function readableCost(text: string): Amount | null {
  const value = parseAmount(text);
  return value !== null && absolute(value) < COST_LIMIT ? value : null;
}

export function optionalQuantity(column: FocusColumn, text: string): Amount | null {
  return text === "" ? null : readAmount(column, text);
}

function readAmount(column: FocusColumn, text: string): Amount {
  const value = parseAmount(text);
  if (value === null)
    throw new CellProblem("N03", column, text, `${column} "${text}" is not a plain number.`);
  return value;
}

type ReadInstant = (text: string) => Instant | null;

export function requiredInstant(column: FocusColumn, text: string, read: ReadInstant): Instant {
  if (text === "") throw new CellProblem("D01", column, text, `${column} is blank.`);
  return readInstant(column, text, read);
}

export function optionalInstant(column: FocusColumn, text: string, read: ReadInstant): Instant {
  return text === "" ? "" : readInstant(column, text, read);
}

function readInstant(column: FocusColumn, text: string, read: ReadInstant): Instant {
  const at = read(text);
  if (at !== null) return at;
  throw new CellProblem(
    "D03",
    column,
    text,
    `${column} "${text}" is not a date such as 2025-01-31T00:00:00Z.`,
  );
}
