/** Pieces of the Tie-out's formulas. */
import { MENDED as MENDED_ID } from "../../core/import/mended";
import { count, IN_FORCE, MONTH } from "./formulas";

/** Conditions on Charges, in the words of `total` and `count`; the table's name is put before each. */
export const MENDED = prefixed(MENDED_ID);
export const ENTERED = prefixed("ADJ-");
/** As the file had them. */
export const AS_IMPORTED = [`[Carried From]=""`, not(MENDED_ID), not("ADJ-")] as const;

/** What was carried in is of the month that it was held in. */
function prefixed(prefix: string): string {
  return `[Carried From]="")*(LEFT(Charges[Charge ID],${prefix.length})="${prefix}"`;
}

function not(prefix: string): string {
  return `[Charge ID]<>"")*(LEFT(Charges[Charge ID],${prefix.length})<>"${prefix}"`;
}

export function sheetRows(table: string, ...conditions: readonly string[]): string {
  return count(table, ...conditions);
}

/** Whether the month has rows of a table beyond those that do not count. */
export function isMade(table: string, ...without: readonly string[]): string {
  return `${count(table, ...without.map((status) => `[Status]<>"${status}"`))}>0`;
}

/** Files that were summarised have fewer charges than rows, corrections only what differed. */
const NOT_BY_ROW = `((ISNUMBER(SEARCH(", summarised by ",Imports[Format]))+ISNUMBER(SEARCH(", correction of ",Imports[Format])))>0)`;
const CURRENT = `(Imports[Period]=${MONTH})*(Imports[Status]="Current")`;
export const fileRows =
  `SUMPRODUCT(${CURRENT}*(1-${NOT_BY_ROW})*Imports[Rows])` +
  `+SUMPRODUCT(${CURRENT}*${NOT_BY_ROW}*(Imports[Charges]+Imports[Problems]))`;

export const countsInForce = `SUMPRODUCT((Statements[Period]=${MONTH})*${IN_FORCE}*Statements[Charges])`;

export const statementsOff = `SUMPRODUCT(ABS(Statements[Amount]-SUMIFS(StatementLines[Billed],StatementLines[Statement No],Statements[Statement No],StatementLines[Kind],"<>Paid by"))*(Statements[Period]=${MONTH})*${IN_FORCE})`;
