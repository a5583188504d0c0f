/**
 * Pieces of the Dashboard's formulas. SUMPRODUCT compares text as text, where SUMIFS would take "2025-01" for a date;
 * FIXED writes numbers as the reader's language does, where TEXT wants its codes in that language.
 */
import { MONTH } from "../formulas";

const TOTALS = "MonthlyTotals";

/** Adds a column of Monthly Totals; conditions such as `[PI]=$A$7`. */
export function totals(column: string, ...conditions: string[]): string {
  const all = conditions.map((condition) => `(${TOTALS}${condition})`);
  return `SUMPRODUCT(${all.join("*")}*${TOTALS}[${column}])`;
}

/** Whether a month has totals at all. */
export function hasTotals(month: string): string {
  return `SUMPRODUCT((${TOTALS}[Period]=${month})*1)>0`;
}

/** Different PIs with charges that are not rejected: each counts where its name first stands in the table. */
export function countPis(...months: string[]): string {
  const all = [...months, "[Charges]>0", `[PI]<>""`].map((condition) => `(${TOTALS}${condition})`);
  const first = `MATCH(${TOTALS}[PI],${TOTALS}[PI],0)`;
  const places = `ROW(${TOTALS}[PI])-MIN(ROW(${TOTALS}[PI]))+1`;
  const none = `SUMPRODUCT(${all.join("*")}*1)=0`;
  // FREQUENCY over nothing is an error in LibreOffice.
  return `IF(${none},0,SUM((FREQUENCY(IF(${all.join("*")},${first}),${places})>0)*1))`;
}

/** The month before the one in a cell; "" where that holds no month. */
export function monthBefore(cell: string): string {
  const december = `VALUE(LEFT(${cell},4))-1&"-12"`;
  const earlier = `LEFT(${cell},5)&RIGHT("0"&(VALUE(RIGHT(${cell},2))-1),2)`;
  return `IFERROR(IF(VALUE(RIGHT(${cell},2))=1,${december},${earlier}),"")`;
}

/** The first month of the fiscal year that the month is part of. */
export function yearStart(): string {
  const starts = `IFERROR(VALUE(${setting("Fiscal Year Starts", "1")}),1)`;
  const year = `VALUE(LEFT(${MONTH},4))-IF(VALUE(RIGHT(${MONTH},2))>=${starts},0,1)`;
  return `IFERROR(${year}&"-"&RIGHT("0"&${starts},2),"")`;
}

export function setting(name: string, otherwise: string): string {
  return `IFERROR(INDEX(Settings[Value],MATCH("${name}",Settings[Setting],0)),"${otherwise}")`;
}

const NAMES = "January February March April May June July August September October November December";

/** "January 2025". */
export function monthInWords(): string {
  const names = NAMES.split(" ").map((name) => `"${name}"`);
  return `IFERROR(CHOOSE(VALUE(RIGHT(${MONTH},2)),${names.join(",")})&" "&LEFT(${MONTH},4),${MONTH}&"")`;
}

/** What two cells differ by; "" where the second holds nothing. Sums of doubles leave dust, which is swept up. */
export function difference(cell: string, before: string): string {
  return `IF(${before}="","",${swept(`${cell}-${before}`)})`;
}

export function swept(formula: string): string {
  return `ROUND(${formula},6)`;
}

/** A part of a whole; "" where the whole comes to 0.00. */
export function fraction(part: string, whole: string): string {
  return `IF(${part}="","",IF(ROUND(${whole},2)=0,"",${part}/ABS(${whole})))`;
}

/** "12.3 %" of a fraction. */
export function inPercent(fractionCell: string): string {
  return `FIXED(${fractionCell}*100,1)&" %"`;
}
