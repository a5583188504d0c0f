/** The checks behind a tie-out's totals: row by row, so that two faults that cancel out in a sum are found too. */
import { isAdjustment } from "../adjustments/adjustment";
import { alteredAdjustments } from "../adjustments/altered";
import { isBillable, type Charge } from "../charge";
import { mendedChargeId } from "../import/mended";
import { isRowByRow } from "../import/corrected";
import type { ProblemRecord } from "../import/records";
import { activeLines } from "../journal/reverse";
import { absolute, amount, centsToAmount, type Amount } from "../money";
import { currentLines, isInForce } from "../statements/lines";
import type { StatementLine } from "../statements/statement";
import { Balance, misplaced } from "./balance";
import { carriedChecks } from "./carried-checks";
import { beyondSlack } from "./cells";
import { moneyCheck, rowCheck, type Check } from "./check";
import type { TieOutInput } from "./tie-out";

/** What needs no statements: every row of every file stands in the tables once. */
export function rowChecks(input: TieOutInput): Check[] {
  return [
    rowCheck("Imported rows against charges and problems", lostRows(input)),
    rowCheck("Mended problems against their charges", unpairedMended(input)),
    ...adjustmentChecks(input),
    rowCheck("Keys that stand twice", repeatedKeys(input)),
    ...carriedChecks(input),
  ];
}

/** What holds once there are statements. */
export function statementChecks(input: TieOutInput): Check[] {
  const lines = currentLines(input.statements, input.lines);
  return [
    moneyCheck("Statements against their lines", statementsAgainstLines(input, lines)),
    rowCheck("Charges against their statement", unnumbered(input)),
    moneyCheck("Charges against the lines of their statement", chargesAgainstLines(input, lines)),
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
    moneyCheck("Statement lines against journal, by fund and account", billed.off()),
    moneyCheck("Journal debits against credits, by source", sources.off()),
  ];
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
  const limits = overdrawn === null ? [] : [rowCheck("Corrections against what was billed", overdrawn)];
  if (own.length + entered.length === 0) return limits;
  return [rowCheck("Adjustments against their charges", alteredAdjustments(entered, own, log)), ...limits];
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

/** Each row that has another's key, by the key. */
function repeatedKeys(input: TieOutInput): string[] {
  const keys: readonly (readonly [what: string, keys: readonly string[]])[] = [
    ["Charge", input.charges.map((c) => c.chargeId)],
    ["Import", input.imports.map((i) => i.importId)],
    ["Problem", input.problems.map((p) => p.problemId)],
    ["Statement", input.statements.map((s) => s.statementNo)],
    ["Statement line", input.lines.map((l) => l.lineId)],
    ["Journal line", input.journal.map((l) => l.lineId)],
  ];
  return keys.flatMap(([what, of]) => {
    if (new Set(of).size === of.length) return [];
    const seen = new Set<string>();
    return of.filter((key) => seen.size === seen.add(key).size).map((key) => `${what} ${key} stands twice`);
  });
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

function chargesAgainstLines(input: TieOutInput, lines: readonly StatementLine[]): Amount {
  const of = new Map<string, { exact: Amount; gross: Amount }>();
  const add = (statementNo: string, exact: Amount, gross: Amount): void => {
    const before = of.get(statementNo);
    if (before === undefined) of.set(statementNo, { exact, gross });
    else {
      before.exact += exact;
      before.gross += gross;
    }
  };
  const statementOf = statements(input);
  for (const l of lines) add(l.statementNo, amount(l.exact), 0n);
  for (const c of input.charges) if (isBillable(c)) add(statementOf(c), -c.amount, absolute(c.amount));
  return misplaced([...of.values()].map(({ exact, gross }) => beyondSlack(exact, gross)));
}

/** A new charge of a PI with one statement belongs there, so that only what it adds is off. */
function statements({ statements: all }: TieOutInput): (charge: Charge) => string {
  const byPi = new Map<string, string>();
  for (const s of all.filter(isInForce)) byPi.set(s.pi, byPi.has(s.pi) ? "" : s.statementNo);
  return (c) => (c.statementNo === "" ? (byPi.get(c.pi) ?? "") : c.statementNo);
}
