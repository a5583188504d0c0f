/** The month's statements: which there are, their numbers and revisions, their lines and documents. */
import type { Adjustment } from "../adjustments/adjustment";
import { billCharges } from "../billing/lines";
import { isBillable, type Charge } from "../charge";
import type { LogDraft } from "../log";
import { applySubsidies, type Credited, type CreditedGroup, type SubsidyState } from "../subsidies/apply";
import { creditedAsClosed } from "../subsidies/as-closed";
import type { SubsidyBalance } from "../subsidies/subsidy";
import type { Cents } from "../money";
import { capLeft } from "./cap-left";
import { hashOf, wasIssuedSo } from "./content-hash";
import { buildDocument, heldByPi } from "./document";
import { historyOf, type History, type OtherMonths } from "./history";
import { currentLines, isInForce, statementLines } from "./lines";
import { NumberGiver, replacedNo } from "./numbers";
import {
  comesToTheSame,
  figuresOf,
  latestOf,
  newRecord,
  nextRecord,
  scopeKey,
  type RecordOptions,
  type Scope,
} from "./record";
import { typedOver } from "./typed-over";
import type {
  Counted,
  StatementDocument,
  StatementLine,
  StatementRecord,
  StatementTotals,
} from "./statement";

export interface StatementState {
  readonly charges: readonly Charge[];
  /** All statements of the month, whatever their status. */
  readonly statements: readonly StatementRecord[];
  /** All lines of the month. */
  readonly lines: readonly StatementLine[];
  /** Those of other months, for the year to date and the trend. */
  readonly others: OtherMonths;
  /** Charges of other months that correct a month which this one corrects too. */
  readonly corrections?: readonly Charge[];
  readonly subsidies: SubsidyState;
}

export interface StatementOptions extends RecordOptions {
  /** Only this PI's statements (canonical address); the others stay as they are. */
  readonly only?: string;
  /** A closed month's statements stay as they were made while they come to the same. */
  readonly isClosed?: boolean;
  /** What people entered, for what a statement says of it. */
  readonly adjustments?: readonly Adjustment[];
}

export interface PlannedStatement {
  readonly record: StatementRecord;
  readonly document: StatementDocument;
  /** Whether it differs from what the workbook has. */
  readonly changed: boolean;
}

export interface StatementPlan {
  /** All statements of the month afterwards. */
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  /** What subsidies with an amount came to: all rows of the month. */
  readonly balances: readonly SubsidyBalance[];
  /** All charges of the month with their statement number. */
  readonly charges: readonly Charge[];
  /** The statements in force (Draft or Issued) that were asked for. */
  readonly current: readonly PlannedStatement[];
  readonly log: readonly LogDraft[];
}

interface Context extends StatementOptions {
  readonly credited: Credited;
  readonly held: ReadonlyMap<string, Counted>;
  readonly history: (key: string, month: StatementTotals) => History;
}

/** @throws Refusal naming each row of the Subsidies table that cannot be used */
export function planStatements(state: StatementState, given: StatementOptions): StatementPlan {
  const credited = creditedMonth(state, given);
  const options: Context = {
    ...given,
    credited,
    held: heldByPi(state.charges, given.directory, given.settings.currency),
    history: history(state, given),
  };
  const scopes = scopesOf(credited.groups, options);
  const numbers = new NumberGiver(options.period, state.statements);
  const planned = scopes.map((scope) => planScope(scope, state, numbers, options));
  const untouched = state.statements.filter((s) => options.only !== undefined && s.pi !== options.only);
  const ended = endStale(state.statements, planned, untouched);
  const statements = inOrder([...untouched, ...ended, ...planned.map((p) => p.record)]);
  const lines = planned.flatMap(({ record, scope }) => statementLines(record, scope.groups, options));
  const plannedNos = new Set(planned.map((p) => p.record.statementNo));
  const voided = new Set(statements.filter((s) => s.status === "Void").map((s) => s.statementNo));
  const keptLines = state.lines.filter((l) => !plannedNos.has(l.statementNo) && !voided.has(l.statementNo));
  const all = { ...options, others: state.others, statements, lines: [...keptLines, ...lines] };
  const withCaps = capLeft({ ...all, currency: options.settings.currency });
  return {
    statements,
    lines: all.lines,
    balances: credited.balances,
    charges: numberCharges(state.charges, planned, untouched),
    current: planned.map((one) => ({ ...one, document: withCaps(one.document) })),
    log: logOf(state.statements, statements, options),
  };
}

/** All PIs, also where only one's statements are made: what they share depends on all of them. */
function creditedMonth(state: StatementState, options: StatementOptions): Credited {
  const { statements, lines, others, corrections = [] } = state;
  const earlier = { statements: others.statements, lines: others.lines, corrections };
  const subsidies = { ...state.subsidies, earlier };
  const groups = billCharges(state.charges.filter(isBillable), options.directory);
  const asClosed =
    options.isClosed === true
      ? creditedAsClosed(groups, currentLines(statements, lines), subsidies, options)
      : null;
  return asClosed ?? applySubsidies(groups, subsidies, options);
}

function history(
  state: StatementState,
  { period, settings, directory }: StatementOptions,
): Context["history"] {
  return historyOf(state.others, {
    period,
    currency: settings.currency,
    fiscalYearStarts: settings.fiscalYearStarts,
    keyOf: (pi, project) =>
      scopeKey(directory.canonicalAddress(pi), directory.project(project)?.project ?? project, settings),
  });
}

interface Planned extends PlannedStatement {
  readonly scope: Scope;
}

function scopesOf(groups: readonly CreditedGroup[], options: StatementOptions): Scope[] {
  const scopes = new Map<string, Scope>();
  for (const group of groups) {
    if (options.only !== undefined && group.pi !== options.only) continue;
    const key = scopeKey(group.pi, group.project, options.settings);
    const scope = scopes.get(key) ?? { key, pi: group.pi, groups: [] };
    scopes.set(key, scope);
    scope.groups.push(group);
  }
  return [...scopes.values()];
}

function planScope(scope: Scope, state: StatementState, numbers: NumberGiver, context: Context): Planned {
  const latest = latestOf(state.statements, scope.key, context.settings);
  const fresh = newRecord(scope, "", 1, "", context);
  const blank = buildDocument(scope.groups, fresh, "", {
    ...context,
    history: (month) => context.history(scope.key, month),
  });
  const contentHash = hashOf({ ...blank, madeAt: "" }, context.settings);
  const inForce = latest !== undefined && isInForce(latest) ? latest : undefined;
  const isAsMade = inForce !== undefined && comesToTheSame(inForce, fresh);
  const saysTheSame =
    inForce !== undefined && (inForce.contentHash === contentHash || wasIssuedSo(inForce, contentHash));
  const stands = isAsMade && (saysTheSame || context.isClosed === true);
  const record = stands
    ? inForce
    : inForce?.status === "Issued" && saysTheSame
      ? // Its cells were typed over: what was sent says what the charges say.
        { ...inForce, ...figuresOf(fresh) }
      : nextRecord(scope, latest, numbers, contentHash, context);
  const { statementNo, revision, madeAt } = record;
  const replaces = replacedNo(record);
  const replacedAmount = amountSent(replaces, state);
  const document = {
    ...blank,
    ...{ statementNo, revision, replaces, madeAt, contentHash },
    ...(replacedAmount === undefined ? {} : { replacedAmount }),
    ...(record.contentHash === contentHash ? {} : { issuedHash: record.contentHash }),
  };
  return { scope, record, document, changed: !stands };
}

/** By its lines, which a cell of the Statements table does not change; those of long ago may be archived. */
function amountSent(statementNo: string, { statements, lines }: StatementState): Cents | undefined {
  const own = lines.filter((l) => l.statementNo === statementNo && l.kind !== "Paid by");
  if (own.length > 0) return own.reduce((total, line) => total + line.billed, 0);
  return statements.find((s) => s.statementNo === statementNo)?.amount;
}

/** Statements that nothing stands behind any more: a draft is void, an issued one superseded by nothing. */
function endStale(
  before: readonly StatementRecord[],
  planned: readonly Planned[],
  untouched: readonly StatementRecord[],
): StatementRecord[] {
  const now = new Map(planned.map((p) => [p.record.statementNo, p.record]));
  return before
    .filter((s) => !now.has(s.statementNo) && !untouched.includes(s))
    .map((s): StatementRecord => {
      if (s.status === "Draft") return { ...s, status: "Void" };
      return s.status === "Issued" ? { ...s, status: "Superseded" } : s;
    });
}

function numberCharges(
  charges: readonly Charge[],
  planned: readonly Planned[],
  untouched: readonly StatementRecord[],
): Charge[] {
  const standing = new Set(untouched.map((s) => s.statementNo));
  const numbers = new Map<string, string>();
  for (const { record, scope } of planned) {
    for (const group of scope.groups)
      for (const { charge } of group.charges) numbers.set(charge.chargeId, record.statementNo);
  }
  return charges.map((charge) => {
    const statementNo =
      numbers.get(charge.chargeId) ?? (standing.has(charge.statementNo) ? charge.statementNo : "");
    return charge.statementNo === statementNo ? charge : { ...charge, statementNo };
  });
}

function logOf(
  before: readonly StatementRecord[],
  after: readonly StatementRecord[],
  options: StatementOptions,
): LogDraft[] {
  const old = new Map(before.map((s) => [s.statementNo, s]));
  const base = { at: options.now, by: options.by, step: "Statements", period: options.period };
  return after.flatMap((s): LogDraft[] => {
    const was = old.get(s.statementNo);
    const typed = was === undefined || was.contentHash !== s.contentHash ? [] : typedOver(was, s);
    if (was !== undefined && was.contentHash === s.contentHash && was.status === s.status)
      if (typed.length === 0) return [];
    const describe = (r: StatementRecord | undefined): string =>
      r === undefined ? "" : `${r.status} ${r.contentHash}`;
    const reason = typed.length === 0 ? "" : `typed over in the sheet, put back: ${typed.join("; ")}`;
    return [{ ...base, what: s.statementNo, before: describe(was), after: describe(s), reason }];
  });
}

function inOrder(statements: readonly StatementRecord[]): StatementRecord[] {
  return [...statements].sort((a, b) => (a.statementNo < b.statementNo ? -1 : 1));
}
