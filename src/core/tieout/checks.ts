/** The checks behind a tie-out's totals: row by row, so that two faults that cancel out in a sum are found too. */
import { isAdjustment } from "../adjustments/adjustment";
import { alteredAdjustments } from "../adjustments/altered";
import { isBillable, type Charge } from "../charge";
import { mendedChargeId } from "../import/plan";
import { isRowByRow } from "../import/replace";
import type { ProblemRecord } from "../import/records";
import { activeLines } from "../journal/reverse";
import { absolute, amount, centsToAmount, sum, type Amount } from "../money";
import { currentLines, isInForce } from "../statements/lines";
import type { StatementLine } from "../statements/statement";
import { Balance } from "./balance";
import type { TieOutInput } from "./tie-out";

export interface Check {
  readonly name: string;
  /** 0 when it ties: money, or a count of rows where the name says so. Never negative for a check by row. */
  readonly difference: Amount;
}

/** Whether the difference is a count of rows, not money. */
export function countsRows({ name }: Check): boolean {
  return name.endsWith(" (rows)");
}

/** 10¹⁵ / 5 */
const CELL_ERROR = 200_000_000_000_000n;

/** Cells keep 15 digits: each amount is off by at most 5×10⁻¹⁵ of itself. A difference within that is none. */
export function beyondCells(difference: Amount, charges: readonly Charge[]): Amount {
  if (difference === 0n) return 0n;
  return beyondSlack(difference, sum(charges.map((c) => absolute(c.amount))));
}

/** @param gross the charges' amounts added without sign */
function beyondSlack(difference: Amount, gross: Amount): Amount {
  return absolute(difference) <= gross / CELL_ERROR ? 0n : difference;
}

/** What needs no statements: every row of every file stands in the tables once. */
export function rowChecks(input: TieOutInput): Check[] {
  return [
    { name: "Imported rows against charges and problems (rows)", difference: rows(lostRows(input)) },
    { name: "Mended problems against their charges (rows)", difference: rows(unpairedMended(input)) },
    ...adjustmentChecks(input),
    { name: "Keys that stand twice (rows)", difference: rows(repeatedKeys(input)) },
  ];
}

/** What holds once there are statements. */
export function statementChecks(input: TieOutInput): Check[] {
  const lines = currentLines(input.statements, input.lines);
  return [
    { name: "Statements against their lines", difference: statementsAgainstLines(input, lines) },
    { name: "Charges against their statement (rows)", difference: rows(unnumbered(input)) },
    { name: "Charges against the lines of their statement", difference: chargesAgainstLines(input, lines) },
  ];
}

/** What holds once there is a journal. */
export function journalChecks(input: TieOutInput): Check[] {
  const lines = currentLines(input.statements, input.lines);
  const journal = activeLines(input.journal);
  const payers = journal.filter((l) => l.kind === "Payer");
  const recoveries = journal.filter((l) => l.kind === "Recovery");
  const billed = new Balance();
  for (const l of lines) billed.add([l.source, l.fundOrg, l.account], centsToAmount(l.billed));
  for (const l of payers) billed.add([l.source, l.fundOrg, l.account], centsToAmount(l.credit - l.debit));
  const sources = new Balance();
  for (const l of payers) sources.add([l.source], centsToAmount(l.debit - l.credit));
  for (const l of recoveries) sources.add([l.source], centsToAmount(l.debit - l.credit));
  return [
    { name: "Statement lines against journal, by fund and account", difference: billed.off() },
    { name: "Journal debits against credits, by source", difference: sources.off() },
  ];
}

function rows(count: number): Amount {
  return centsToAmount(count * 100);
}

function lostRows({ imports, charges, problems }: TieOutInput): number {
  const counts = new Map<string, number>();
  const count = (importId: string, by: number): void => {
    counts.set(importId, (counts.get(importId) ?? 0) + by);
  };
  for (const i of imports)
    if (i.status === "Current") count(i.importId, isRowByRow(i) ? i.rows : i.charges + i.problems);
  for (const p of problems) count(p.importId, -1);
  // A mended row is counted as the problem it was, a carried one in its own month.
  const mended = new Set(problems.map((p) => mendedChargeId(p.problemId)));
  const isImported = (c: Charge): boolean =>
    c.carriedFrom === "" && !mended.has(c.chargeId) && !isAdjustment(c);
  for (const c of charges) if (isImported(c)) count(c.importId, -1);
  return [...counts.values()].reduce((total, off) => total + Math.abs(off), 0);
}

/** Said of a month that has any: what people entered is as they entered it. */
function adjustmentChecks({
  charges,
  adjustments = [],
  period,
  overdrawn = null,
  log,
}: TieOutInput): Check[] {
  const own = charges.filter((c) => isAdjustment(c) && c.carriedFrom === "");
  const entered = adjustments.filter((a) => a.period === period);
  const limits =
    overdrawn === null
      ? []
      : [{ name: "Corrections against what was billed (rows)", difference: rows(overdrawn) }];
  if (own.length + entered.length === 0) return limits;
  return [
    {
      name: "Adjustments against their charges (rows)",
      difference: rows(alteredAdjustments(entered, own, log)),
    },
    ...limits,
  ];
}

function unpairedMended({ charges, problems }: TieOutInput): number {
  if (problems.length === 0) return 0;
  const imports = new Map(charges.map((c) => [c.chargeId, c.importId]));
  const paired = (p: ProblemRecord): boolean => {
    const importId = imports.get(mendedChargeId(p.problemId));
    return p.status === "Resolved" ? importId === p.importId : importId === undefined;
  };
  return problems.filter((p) => !paired(p)).length;
}

function repeatedKeys(input: TieOutInput): number {
  const keys = [
    input.charges.map((c) => c.chargeId),
    input.imports.map((i) => i.importId),
    input.problems.map((p) => p.problemId),
    input.statements.map((s) => s.statementNo),
    input.lines.map((l) => l.lineId),
    input.journal.map((l) => l.lineId),
  ];
  return keys.reduce((total, of) => total + of.length - new Set(of).size, 0);
}

/** Billable charges that no statement in force counts, and the other way round: charges of 0.00 are seen here only. */
function unnumbered({ charges, statements }: TieOutInput): number {
  const counts = new Map(statements.filter(isInForce).map((s) => [s.statementNo, s.charges]));
  for (const { statementNo } of charges.filter(isBillable)) {
    counts.set(statementNo, (counts.get(statementNo) ?? 0) - 1);
  }
  return [...counts.values()].reduce((total, off) => total + Math.abs(off), 0);
}

function statementsAgainstLines({ statements }: TieOutInput, lines: readonly StatementLine[]): Amount {
  const amounts = new Balance();
  const lists = new Balance();
  const credits = new Balance();
  for (const s of statements.filter(isInForce)) {
    amounts.add([s.statementNo], centsToAmount(s.amount));
    lists.add([s.statementNo], centsToAmount(s.list));
    credits.add([s.statementNo], centsToAmount(s.credits));
  }
  // What others pay stands in no statement's amount.
  for (const l of lines.filter((line) => line.kind !== "Paid by")) {
    amounts.add([l.statementNo], -centsToAmount(l.billed));
    lists.add([l.statementNo], -centsToAmount(l.list));
    if (l.kind === "Credit") credits.add([l.statementNo], centsToAmount(l.billed));
  }
  return amounts.off() + lists.off() + credits.off();
}

function chargesAgainstLines({ charges }: TieOutInput, lines: readonly StatementLine[]): Amount {
  const of = new Map<string, { exact: Amount; gross: Amount }>();
  const add = (statementNo: string, exact: Amount, gross: Amount): void => {
    const before = of.get(statementNo);
    if (before === undefined) of.set(statementNo, { exact, gross });
    else {
      before.exact += exact;
      before.gross += gross;
    }
  };
  for (const l of lines) add(l.statementNo, amount(l.exact), 0n);
  for (const c of charges) if (isBillable(c)) add(c.statementNo, -c.amount, absolute(c.amount));
  return sum([...of.values()].map(({ exact, gross }) => absolute(beyondSlack(exact, gross))));
}
