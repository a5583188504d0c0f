/**
 * The tie-out of a month: imported + carried in + adjustments = billed + held + rejected + pending + problems, and
 * billed + rounding = statements + paid by others = journal debits = journal credits. Every figure is added up from the
 * written tables and the exported file, so that 0.00 is a finding.
 */
import { isAdjustment, type Adjustment } from "../adjustments/adjustment";
import { isBillable, type Charge } from "../charge";
import { mendedChargeId } from "../import/mended";
import type { ImportRecord, ProblemRecord } from "../import/records";
import { activeLines } from "../journal/reverse";
import type { LogEntry } from "../log";
import type { JournalLine } from "../journal/journal";
import { amount, centsToAmount, sum, type Amount, type Cents } from "../money";
import type { Period } from "../period";
import { currentLines, isInForce } from "../statements/lines";
import type { StatementLine, StatementRecord } from "../statements/statement";
import type { SubsidyBalance } from "../subsidies/subsidy";
import { beyondCells } from "./cells";
import { isOff, largest, moneyCheck, rowsOff, type Check } from "./check";
import { journalChecks, rowChecks, statementChecks } from "./checks";
import { importedChecks } from "./import-checks";
import { subsidyChecks } from "./subsidy-checks";

export type { Check } from "./check";

/** The month's rows of each table. */
export interface TieOutInput {
  readonly period: Period;
  readonly charges: readonly Charge[];
  readonly imports: readonly ImportRecord[];
  readonly problems: readonly ProblemRecord[];
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  readonly journal: readonly JournalLine[];
  /** Of all months: a month opens with what the last one left. */
  readonly balances: readonly SubsidyBalance[];
  /** What people entered; of all months, or of this one. */
  readonly adjustments?: readonly Adjustment[];
  /**
   * Charges of earlier months of which this month's corrections take back more than was billed; null or left out where
   * nobody looked, as in a month without corrections.
   */
  readonly overdrawn?: number | null;
  /** What was entered, to compare adjustments with; left out where only figures are wanted. */
  readonly log?: readonly LogEntry[];
  /** What the months before held, by Charge ID, and which of them were read; left out where nobody looked. */
  readonly held?: { readonly months: ReadonlySet<Period>; readonly charges: ReadonlyMap<string, Charge> };
  /** The journal's lines as a check against its exported file; null or left out where it cannot be made again. */
  readonly exported?: Check | null;
  /** Debits and credits of the exported file, read again; null where none was exported or it is not there. */
  readonly file: { readonly debits: Amount; readonly credits: Amount } | null;
}

export interface TieOut {
  readonly period: Period;
  readonly imported: Amount;
  readonly carriedIn: Amount;
  /** What people entered, and what mending problem rows added to what the files said. */
  readonly adjustments: Amount;
  readonly billed: Amount;
  readonly held: Amount;
  readonly rejected: Amount;
  readonly pending: Amount;
  /** Amounts of problem rows that could be read. */
  readonly problems: Amount;
  readonly problemRows: number;
  /** Open problem rows whose amount could not be read: their money is in no figure until a person mends them. */
  readonly unreadable: readonly ProblemRecord[];
  /** The same of rows that a person waived, with a reason: nothing is left to be done. */
  readonly waived: readonly ProblemRecord[];
  readonly rounding: Amount;
  readonly statements: Amount;
  /** What subsidies and credits pay of the charges, minimum charges taken off: on no PI's statement, but in the journal. */
  readonly paidByOthers: Amount;
  /** What payers are charged, refunds taken off; null when there is no journal. */
  readonly journalDebits: Amount | null;
  /** What sources recover, refunds taken off. */
  readonly journalCredits: Amount | null;
  readonly checks: readonly Check[];
  /** What is off in money: the largest difference of a check, without sign. Rows that are off are not in it. */
  readonly difference: Amount;
  /** Rows that the checks which count them found. */
  readonly rowsOff: number;
  /** Whether any check is off, in money or rows: what everything that bills or closes asks. */
  readonly isOff: boolean;
}

export function tieOut(input: TieOutInput): TieOut {
  const figures = figuresOf(input);
  const paper = statementFigures(input);
  const books = journalFigures(input.journal);
  const checks = [
    ...importChecks(input),
    ...(paper.made ? paperChecks(figures.billed, paper, input) : []),
    ...(books === null ? [] : bookChecks(paper.statements + paper.paidByOthers, books, input)),
  ];
  return {
    period: input.period,
    ...figures,
    problemRows: unresolved(input).length,
    unreadable: unreadable(input, "Open"),
    waived: unreadable(input, "Waived"),
    rounding: paper.rounding,
    statements: paper.statements,
    paidByOthers: paper.paidByOthers,
    journalDebits: books?.net.debits ?? null,
    journalCredits: books?.net.credits ?? null,
    checks,
    difference: largest(checks),
    rowsOff: rowsOff(checks),
    isOff: checks.some(isOff),
  };
}

/** What must hold before anything is billed: the charges are those that the files brought. */
export function importChecks(input: TieOutInput): Check[] {
  return [...importedChecks(input), ...rowChecks(input)];
}

function figuresOf(input: TieOutInput): Figures {
  const { charges } = input;
  const of = (keep: (charge: Charge) => boolean): Amount => {
    let total = 0n;
    for (const charge of charges) if (keep(charge)) total += charge.amount;
    return total;
  };
  return {
    imported: sum(input.imports.filter((i) => i.status === "Current").map((i) => amount(i.amountTotal))),
    carriedIn: of((c) => c.carriedFrom !== ""),
    adjustments: adjustments(input),
    billed: of(isBillable),
    held: of((c) => c.review === "Held"),
    rejected: of((c) => c.review === "Rejected"),
    pending: of((c) => c.review === "Pending"),
    problems: sum(unresolved(input).map((p) => p.amount)),
  };
}

function unresolved(input: TieOutInput): readonly ProblemRecord[] {
  return input.problems.filter((p) => p.status !== "Resolved");
}

function unreadable(input: TieOutInput, status: ProblemRecord["status"]): readonly ProblemRecord[] {
  return input.problems.filter((p) => p.status === status && p.billedCost === "" && p.amount === 0n);
}

type Figures = Pick<
  TieOut,
  "imported" | "carriedIn" | "adjustments" | "billed" | "held" | "rejected" | "pending" | "problems"
>;

/** What no file brought: entered by people, or added in mending. What was carried in is of its own month. */
function adjustments(input: TieOutInput): Amount {
  let entered = 0n;
  for (const c of input.charges) if (isAdjustment(c) && c.carriedFrom === "") entered += c.amount;
  return entered + mendedMore(input);
}

/**
 * A mended row is charged at the amount a person gave; the import's total has what the file said. Where its charge is
 * gone nothing is adjusted, so that the loss shows.
 */
function mendedMore(input: TieOutInput): Amount {
  const mended = input.problems.filter((p) => p.status === "Resolved");
  if (mended.length === 0) return 0n;
  const charged = new Map(input.charges.map((c) => [c.chargeId, c.amount]));
  return sum(mended.map((p) => (charged.get(mendedChargeId(p.problemId)) ?? p.amount) - p.amount));
}

interface Paper {
  readonly made: boolean;
  readonly statements: Amount;
  readonly paidByOthers: Amount;
  readonly rounding: Amount;
}

function statementFigures({ statements, lines }: TieOutInput): Paper {
  const inForce = statements.filter(isInForce);
  const current = currentLines(statements, lines);
  return {
    made: inForce.length > 0,
    statements: sum(inForce.map((s) => centsToAmount(s.amount))),
    paidByOthers: sum(current.filter((l) => l.kind === "Paid by").map((l) => centsToAmount(l.billed))),
    rounding: sum(current.map((l) => centsToAmount(l.billed) - amount(l.exact))),
  };
}

function paperChecks(billed: Amount, paper: Paper, input: TieOutInput): Check[] {
  return [
    moneyCheck(
      "Billed and rounding against statements and what others pay",
      beyondCells(billed + paper.rounding - paper.statements - paper.paidByOthers, input.charges),
    ),
    ...statementChecks(input),
    ...subsidyChecks(input),
  ];
}

interface Sides {
  readonly debits: Amount;
  readonly credits: Amount;
}

function journalFigures(journal: readonly JournalLine[]): { net: Sides; gross: Sides } | null {
  const lines = activeLines(journal);
  if (lines.length === 0) return null;
  const add = (pick: (line: JournalLine) => Cents): Amount =>
    sum(lines.map((line) => centsToAmount(pick(line))));
  return {
    net: {
      debits: add((l) => (l.kind === "Payer" ? l.debit - l.credit : 0)),
      credits: add((l) => (l.kind === "Recovery" ? l.credit - l.debit : 0)),
    },
    gross: { debits: add((l) => l.debit), credits: add((l) => l.credit) },
  };
}

function bookChecks(owed: Amount, books: { net: Sides; gross: Sides }, input: TieOutInput): Check[] {
  const { file, exported = null } = input;
  const checks = [
    moneyCheck("Statements and what others pay against journal debits", owed - books.net.debits),
    moneyCheck("Journal debits against credits", books.net.debits - books.net.credits),
    ...journalChecks(input),
    ...(exported === null ? [] : [exported]),
  ];
  if (file === null) return checks;
  return [
    ...checks,
    moneyCheck("Journal debits against the exported file", books.gross.debits - file.debits),
    moneyCheck("Journal credits against the exported file", books.gross.credits - file.credits),
  ];
}
