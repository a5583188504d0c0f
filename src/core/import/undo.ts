/** Taking an import back while its months are open: which records go, and what stands against it. */
import type { Charge } from "../charge";
import type { JournalLine } from "../journal/journal";
import { activeLines } from "../journal/reverse";
import type { LogDraft } from "../log";
import { amount, amountToText, sum } from "../money";
import type { Instant, Period } from "../period";
import { refuseUnlessOpen } from "../periods";
import { Refusal } from "../problem";
import { sameName } from "../reference";
import { stateText, UNDECIDED } from "../review/decision";
import type { StatementRecord } from "../statements/statement";
import type { ImportState } from "./plan";
import type { FindingRecord, ImportRecord, ProblemRecord } from "./records";
import { correctedMonth, lateMonth, leavesRowsOut } from "./corrected";

/** The months' rows. Charges: of every month of the import. */
export interface UndoState extends ImportState {
  readonly statements: readonly StatementRecord[];
  readonly journal: readonly JournalLine[];
}

export interface UndoPlan {
  readonly charges: readonly Charge[];
  readonly imports: readonly ImportRecord[];
  readonly problems: readonly ProblemRecord[];
  readonly findings: readonly FindingRecord[];
  readonly log: readonly LogDraft[];
  /** What was taken back. */
  readonly undone: readonly ImportRecord[];
  readonly removedCharges: number;
  readonly removedProblems: number;
}

/**
 * All parts of the file that a name stands for: an import's ID, the last part of it, or a file's name.
 * @throws Refusal when no current import, or more than one file, has that name
 */
export function importsNamed(name: string, imports: readonly ImportRecord[]): ImportRecord[] {
  const current = imports.filter((i) => i.status === "Current");
  const byId = current.filter((i) => i.importId === name.trim());
  const called = (i: ImportRecord): boolean =>
    sameName(i.fileName, name) || i.importId.endsWith(` ${name.trim()}`);
  const found = byId.length > 0 ? byId : current.filter(called);
  const first = found[0];
  if (first === undefined) {
    const gone = imports.find((i) => i.importId === name.trim() || called(i));
    throw new Refusal(
      gone === undefined
        ? `There is no import ${name}. Look at the list of imports. Nothing was written.`
        : `${gone.importId} is ${gone.status.toLowerCase()} already. Nothing was written.`,
    );
  }
  const parts = current.filter((i) => isSameFile(i, first));
  const others = found.filter((i) => !parts.includes(i));
  if (others.length === 0) return parts;
  const ids = found.map((i) => i.importId);
  throw new Refusal(
    `${name} names several imports: ${ids.join(", ")}. Name one by its Import ID. Nothing was written.`,
    ids,
  );
}

/** What came in one file goes together, late rows too; what it brought as a correction is an import of its own. */
function isSameFile(a: ImportRecord, b: ImportRecord): boolean {
  const restated = (i: ImportRecord): string => (lateMonth(i) === "" ? correctedMonth(i) : "");
  return a.sha256 === b.sha256 && sameName(a.source, b.source) && restated(a) === restated(b);
}

/** @throws Refusal when a month is closed, billed or exported, or later corrections build on it */
export function planUndo(
  undone: readonly ImportRecord[],
  state: UndoState,
  doing: { readonly reason: string; readonly by: string; readonly now: Instant },
): UndoPlan {
  undone.forEach((i) => refuseUnlessOpen(state.periods, i.period));
  refuseBuiltUpon(undone, state.imports);
  const ids = new Set(undone.map((i) => i.importId));
  const gone = state.charges.filter((c) => ids.has(c.importId) && c.carriedFrom === "");
  refuseExported(undone, state.journal);
  refuseIssued(gone, state.statements);
  const goneSet = new Set(gone);
  const problems = state.problems.filter((p) => !ids.has(p.importId));
  return {
    charges: state.charges.filter((c) => !goneSet.has(c)),
    imports: state.imports.map((i): ImportRecord => (ids.has(i.importId) ? { ...i, status: "Undone" } : i)),
    problems,
    findings: state.findings.filter((f) => !ids.has(f.importId)),
    log: logOf(undone, gone, state, doing),
    undone,
    removedCharges: gone.length,
    removedProblems: state.problems.length - problems.length,
  };
}

/** The next restated file was compared with what this one brought: without it, its differences would be wrong. */
function refuseBuiltUpon(undone: readonly ImportRecord[], imports: readonly ImportRecord[]): void {
  for (const record of undone) {
    const month = correctedMonth(record) || record.period;
    const at = imports.indexOf(record);
    const later = imports.find(
      (i, n) =>
        i.status === "Current" &&
        !undone.includes(i) &&
        sameName(i.source, record.source) &&
        correctedMonth(i) === month &&
        (correctedMonth(record) === "" || n > at),
    );
    if (later !== undefined) {
      throw new Refusal(
        lateMonth(later) === ""
          ? `${later.importId} brought the differences of ${month} to what ${record.importId} had: undo ${later.importId} first. Nothing was written.`
          : `${later.importId} brought late rows of ${month} to what ${record.importId} had: undo ${later.importId} first. Nothing was written.`,
      );
    }
    refuseReliedUpon(record, undone, imports);
  }
}

/** A later file had rows that were left out because these brought them: late rows, or those of a restated month. */
function refuseReliedUpon(
  record: ImportRecord,
  undone: readonly ImportRecord[],
  imports: readonly ImportRecord[],
): void {
  if (correctedMonth(record) === "" || record.charges + record.problems === 0) return;
  const at = imports.indexOf(record);
  const later = imports.find(
    (i, n) =>
      n > at &&
      i.status === "Current" &&
      !undone.includes(i) &&
      sameName(i.source, record.source) &&
      leavesRowsOut(i),
  );
  if (later === undefined) return;
  throw new Refusal(
    `${later.importId} left rows out that the workbook had, perhaps those of ${record.importId}: undo ${later.importId} first, and import its file again afterwards. Nothing was written.`,
  );
}

function refuseExported(undone: readonly ImportRecord[], journal: readonly JournalLine[]): void {
  for (const { importId, period } of undone) {
    const line = activeLines(journal).find((l) => l.period === period && l.status !== "Prepared");
    if (line === undefined) continue;
    throw new Refusal(
      `${importId} is in the journal ${line.journalId} of ${period}, which was exported. Reverse the journal first{way}. Nothing was written.`,
      [],
      {
        script: `: openchargeback journal --period ${period} --reverse ${line.journalId}`,
        pane: ", under Journal",
      },
    );
  }
}

function refuseIssued(gone: readonly Charge[], statements: readonly StatementRecord[]): void {
  const numbers = new Set(gone.map((c) => c.statementNo));
  const issued = statements.filter((s) => s.status === "Issued" && numbers.has(s.statementNo));
  if (issued.length === 0) return;
  const named = issued.map((s) => s.statementNo);
  throw new Refusal(
    `Its charges are on ${named.length === 1 ? "a statement that was" : "statements that were"} sent: ${named.slice(0, 5).join(", ")}${named.length > 5 ? " …" : ""}. ` +
      "Import the right file instead, which replaces this one, and send the new revisions; or reject the charges and make the statements again, then undo. Nothing was written.",
    named,
  );
}

function logOf(
  undone: readonly ImportRecord[],
  gone: readonly Charge[],
  state: UndoState,
  { reason, by, now }: { readonly reason: string; readonly by: string; readonly now: Instant },
): LogDraft[] {
  const base = { at: now, by, step: "Import" };
  const decided = gone
    .filter((c) => stateText(c) !== UNDECIDED)
    .map((c) => ({
      ...base,
      period: c.period,
      what: c.chargeId,
      before: `${stateText(c)} at ${amountToText(c.amount)}`,
      after: "",
      reason: "The import was undone",
    }));
  const totals = undone.map((i) => {
    const before = importedIn(i.period, state.imports);
    const taken = sum(undone.filter((u) => u.period === i.period).map((u) => amount(u.billedTotal)));
    return {
      ...base,
      period: i.period,
      what: i.importId,
      before: `Current, ${i.charges} charges, ${i.billedTotal} billed; ${amountToText(before)} imported in ${i.period}`,
      after: `Undone; ${amountToText(before - taken)} imported in ${i.period}`,
      reason,
    };
  });
  return [...totals, ...decided];
}

function importedIn(period: Period, imports: readonly ImportRecord[]): bigint {
  return sum(
    imports.filter((i) => i.status === "Current" && i.period === period).map((i) => amount(i.billedTotal)),
  );
}
