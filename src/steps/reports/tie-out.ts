/** The computed values beside the Tie-out's formulas. */
import { absolute, amountToNumber, centsToAmount, roundToCents, sum, type Amount } from "../../core/money";
import { auditOf, type Audit, type SourceFigures } from "../../core/tieout/audit";
import { tieOut, type TieOut, type TieOutInput } from "../../core/tieout/tie-out";
import { currentLines } from "../../core/statements/lines";
import type { Cell, ReportValues } from "../../workbook/shape";
import { MONEY_TIES, ROWS_TIE, TIE_OUT_HINT } from "../../workbook/reports/tie-out";
import { SOURCES_LISTED } from "../../workbook/reports/tie-out-sources";
import { fixed, grouped } from "./excel-text";

/** @param sources names in the order of their sheet @param currency as Settings has it */
export function tieOutValues(
  input: TieOutInput,
  sources: readonly string[],
  currency: string,
  result: TieOut = tieOut(input),
): ReportValues {
  const audit = auditOf(input, sources);
  const figures = { ...chargeFigures(result, audit), ...bookFigures(result, input) };
  const rows = rowFigures(audit, isMade(input));
  const { rowsOff } = rows;
  const statementsOff = inCents(audit.statementsOff);
  // The same money shows in several of them: the largest is what is off.
  const difference = most(absolute(figures.chargesOff), figures.booksOff, statementsOff);
  const numbers = Object.entries({ ...figures, statementsOff, difference });
  return {
    month: result.period,
    hint: TIE_OUT_HINT,
    ...rows,
    rowsDifference: rowsOff,
    ...verdicts(difference, rowsOff, currency),
    ...Object.fromEntries(numbers.map(([name, value]) => [name, amountToNumber(value)])),
    ...sourceValues(audit, sources, input),
  };
}

function chargeFigures(t: TieOut, { mended, entered }: Audit) {
  const totalIn = t.imported + t.carriedIn + t.adjustments;
  const totalOut = t.billed + t.held + t.rejected + t.pending + t.problems;
  return {
    imported: t.imported,
    carriedIn: t.carriedIn,
    adjustments: mended + entered,
    mended,
    entered,
    totalIn,
    billed: t.billed,
    held: t.held,
    rejected: t.rejected,
    pending: t.pending,
    problems: t.problems,
    totalOut,
    chargesOff: inCents(totalIn - totalOut),
  };
}

function bookFigures(t: TieOut, input: TieOutInput) {
  const toBill = t.billed + t.rounding;
  const owed = t.statements + t.paidByOthers;
  const lines = currentLines(input.statements, input.lines);
  const statementLines = sum(lines.map((l) => centsToAmount(l.billed)));
  const [debits, credits] = [t.journalDebits ?? 0n, t.journalCredits ?? 0n];
  const paperOff = isMade(input) ? most(absolute(toBill - owed), absolute(owed - statementLines)) : 0n;
  const journalOff =
    t.journalDebits === null ? 0n : most(absolute(owed - debits), absolute(debits - credits));
  return {
    billedAgain: t.billed,
    rounding: t.rounding,
    toBill,
    statements: t.statements,
    paidByOthers: t.paidByOthers,
    owed,
    statementLines,
    journalDebits: debits,
    journalCredits: credits,
    booksOff: inCents(most(paperOff, journalOff)),
  };
}

function rowFigures(audit: Audit, made: boolean) {
  const { fileRows, tableRows, billedCharges, statementCharges } = audit;
  const stated = made ? Math.abs(billedCharges - statementCharges) : 0;
  const rowsOff = Math.abs(fileRows - tableRows) + stated;
  return { fileRows, tableRows, billedCharges, statementCharges, rowsOff };
}

/** As the formulas write them in English. */
function verdicts(difference: Amount, rowsOff: number, currency: string): ReportValues {
  const rows = `${grouped(String(rowsOff))} ${rowsOff === 1 ? "row is" : "rows are"}`;
  return {
    differenceUnit: currency,
    differenceVerdict:
      difference === 0n
        ? MONEY_TIES
        : `Does not tie out by ${fixed(difference, 2)} ${currency}: see the red cells.`,
    rowsDifferenceUnit: "rows",
    rowsDifferenceVerdict:
      rowsOff === 0 ? ROWS_TIE : `${rows} missing, double or on no statement: see Row by row.`,
  };
}

function most(...amounts: readonly Amount[]): Amount {
  return amounts.reduce((a, b) => (a > b ? a : b), 0n);
}

function isMade({ statements }: TieOutInput): boolean {
  return statements.some((s) => s.status !== "Superseded" && s.status !== "Void");
}

function inCents(value: Amount): Amount {
  return centsToAmount(roundToCents(value));
}

const FIGURES = ["imported", "charges", "problems", "difference", "invoice", "invoiceDifference"] as const;
type Figures = Pick<SourceFigures, (typeof FIGURES)[number]>;

function sourceValues(audit: Audit, sources: readonly string[], input: TieOutInput): ReportValues {
  const listed = audit.sources.slice(0, SOURCES_LISTED);
  const values: Record<string, Cell> = {};
  for (let i = 0; i < SOURCES_LISTED; i += 1) {
    values[`source${i + 1}`] = listed[i]?.source ?? "";
    put(values, `source${i + 1}`, listed[i]);
  }
  const all = allSources(audit, sources, input);
  const rest = (name: (typeof FIGURES)[number]): Amount =>
    inCents(all[name] - sum(listed.map((source) => source[name])));
  put(values, "otherSources", {
    imported: rest("imported"),
    charges: rest("charges"),
    problems: rest("problems"),
    difference: inCents(rest("imported") - rest("charges") - rest("problems")),
    invoice: rest("invoice"),
    invoiceDifference: rest("invoiceDifference"),
  });
  put(values, "allSources", all);
  return values;
}

/** Those that have no row in Sources too. */
function allSources(audit: Audit, sources: readonly string[], input: TieOutInput): Figures {
  const known = new Set(sources);
  const rows = [...input.imports, ...input.charges, ...input.problems];
  const unknown = [...new Set(rows.map((row) => row.source))].filter((source) => !known.has(source));
  const every = [...audit.sources, ...(unknown.length === 0 ? [] : auditOf(input, unknown).sources)];
  const total = (name: (typeof FIGURES)[number]): Amount => sum(every.map((source) => source[name]));
  return {
    imported: total("imported"),
    charges: total("charges"),
    problems: total("problems"),
    difference: total("difference"),
    invoice: total("invoice"),
    invoiceDifference: total("invoiceDifference"),
  };
}

/** A line without a source is blank. */
function put(values: Record<string, Cell>, name: string, figures: Figures | undefined): void {
  for (const figure of FIGURES) {
    const value = figures?.[figure];
    const shown = figure === "difference" && value !== undefined ? inCents(value) : value;
    values[`${name}.${figure}`] = shown === undefined ? "" : amountToNumber(shown);
  }
}
