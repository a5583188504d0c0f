/** Pieces of formulas over the tables, for the month that a report shows. */

/** The month a report shows stands in this cell of every report sheet; a person may type another. */
export const MONTH = "$B$3";

/** Sums a column of a table over the month and further conditions. SUMPRODUCT compares text as text. */
export function total(table: string, column: string, ...conditions: string[]): string {
  const all = [`${table}[Period]=${MONTH}`, ...conditions.map((condition) => on(table, condition))];
  return `SUMPRODUCT(${all.map((c) => `(${c})`).join("*")}*${table}[${column}])`;
}

/** A person may type "Held " under Review: the program takes it, and so must the formula. */
function on(table: string, condition: string): string {
  const review = /^\[Review\](.*)$/.exec(condition);
  return review === null ? `${table}${condition}` : `TRIM(${table}[Review])${review[1] ?? ""}`;
}

export function count(table: string, ...conditions: string[]): string {
  const all = [`${table}[Period]=${MONTH}`, ...conditions.map((condition) => on(table, condition))];
  return `SUMPRODUCT(${all.map((c) => `(${c})`).join("*")}*1)`;
}

export const IN_FORCE = `((Statements[Status]="Draft")+(Statements[Status]="Issued"))`;

/** Adds a column of the lines whose statement is in force. */
export function linesInForce(column: string): string {
  return `SUMPRODUCT(SUMIF(StatementLines[Statement No],Statements[Statement No],StatementLines[${column}])*(Statements[Period]=${MONTH})*${IN_FORCE})`;
}

export function journalSide(plus: string, minus: string, kind: string): string {
  const condition = [`[Kind]="${kind}"`, `[Status]<>"Reversed"`];
  return `${total("Journal", plus, ...condition)}-${total("Journal", minus, ...condition)}`;
}
