/** Statements: one PDF a PI, and the lines in cents that everything later adds. */
import type { Charge } from "../core/charge";
import type { Period } from "../core/period";
import { isOpen, refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { isInForce } from "../core/statements/lines";
import { planStatements, type StatementPlan } from "../core/statements/plan";
import type { StatementDocument, StatementRecord } from "../core/statements/statement";
import { refuseLate, withoutIdle } from "../core/subsidies/late-month";
import { refuseMisstated } from "../core/subsidies/misstated";
import { payerCapWarnings } from "../core/subsidies/payers";
import { checkWords, isOff } from "../core/tieout/check";
import { importChecks, type TieOutInput } from "../core/tieout/tie-out";
import type { FileSaver, FontSource } from "../ports/ports";
import { statementFileName } from "../render/file-name";
import { STATEMENT_LINES, SUBSIDY_BALANCES } from "../workbook/tables";
import { Book } from "./book";
import { refuseOverdrawn } from "./correction-limits";
import { edit } from "./edit";
import { clearEnded } from "./ended-files";
import { heldBefore } from "./held-before";
import { actor, type Host } from "./host";
import { replaceMonth } from "./month-record";
import { printStatements } from "./print";
import { ofMonth } from "./reports/of-month";
import { reviewMonth, type ReviewedMonth } from "./review-month";
import { save } from "./save";
import { saveFiles, withLinks } from "./statement-files";
import { statementNotices } from "./statement-notices";
import { balanceFacts, carryingMonths, subsidyState } from "./subsidy-state";

/** Of several, in a message's first sentence. */
const NAMED = 3;

export interface StatementsRequest {
  readonly period: Period;
  /** Only this PI. */
  readonly only?: string;
}

export interface StatementsResult {
  readonly statements: readonly {
    readonly record: StatementRecord;
    readonly changed: boolean;
    readonly path: string;
  }[];
  readonly ended: readonly StatementRecord[];
  readonly changed: boolean;
  readonly filesWritten: number;
  /** PDFs of void drafts that are gone from the folder. */
  readonly removed: readonly string[];
  /** Where PDFs lie now that were sent and have ended. */
  readonly moved: readonly string[];
  readonly pending: readonly Charge[];
  /** Characters that no font has; PDFs that stand for nothing and were left; funds that pay beyond their cap. */
  readonly warnings: readonly string[];
  /** What a person should know though nothing is wrong: whose letterhead it is, who gets none. */
  readonly notices: readonly string[];
  /** The PDFs by statement number, so that sending them next need not print again. */
  readonly pdfs: ReadonlyMap<string, Uint8Array>;
}

export async function makeStatements(
  host: Host,
  request: StatementsRequest,
  saver: FileSaver,
  fonts: FontSource,
): Promise<StatementsResult> {
  const book = await Book.open(host.workbook, [request.period]);
  refuseUnlessOpen(book.periods, request.period);
  const before = book.charges([request.period]);
  // Each of these takes its time over thousands of charges: a pane draws in between.
  await host.progress.pause?.();
  const month = reviewMonth(host, book, request.period, before);
  refuseAltered(book, month.charges, request.period, await heldBefore(book, month.charges));
  await refuseOverdrawn(book, request.period, month.charges);
  refuseMisstated(request.period, balanceFacts(book));
  await host.progress.pause?.();
  const plan = planMonth(host, book, month, request);
  refuseNothing(plan, month, request, book);
  refuseLate(request.period, plan.balances, carryingMonths(book));
  const printed = await printStatements(
    host,
    book.settings,
    plan.current.map((s) => s.document),
    fonts,
  );
  const paths = await saveFiles(host, saver, plan, printed.pdfs);
  const earlier = book.statements.filter((s) => s.period === request.period);
  const cleared = await clearEnded(host, saver, earlier, plan.statements);
  const linked = withLinks(plan, paths, cleared);
  const statements = replaceMonth(book.statements, request.period, plan.statements.map(linked));
  const lines = replaceMonth(book.lines, request.period, plan.lines);
  const changed = await save(host, book, {
    chargesBefore: before,
    after: {
      charges: plan.charges,
      statements,
      lines,
      subsidyBalances: replaceMonth(book.subsidyBalances, request.period, plan.balances),
    },
    log: [...month.log, ...plan.log],
    periods: [request.period],
  });
  const was = new Map(book.statements.map((s) => [s.statementNo, s.status]));
  return {
    statements: plan.current.map((s, i) => ({
      record: linked(s.record),
      changed: s.changed,
      path: paths[i]?.path ?? "",
    })),
    ended: plan.statements.filter(
      (s) => (s.status === "Void" || s.status === "Superseded") && was.get(s.statementNo) !== s.status,
    ),
    changed,
    filesWritten: paths.filter((p) => p.changed).length,
    pending: plan.charges.filter((c) => c.review === "Pending"),
    removed: cleared.removed,
    moved: cleared.moved.map(({ path }) => path),
    warnings: [
      ...printed.warnings,
      ...cleared.warnings,
      ...payerCapWarnings({
        period: request.period,
        currency: book.settings.currency,
        directory: book.directory,
        statements,
        lines,
        periods: book.periods,
      }),
    ],
    notices: statementNotices(book, plan, request.only),
    pdfs: new Map(plan.current.map((s, i) => [s.record.statementNo, printed.pdfs[i] ?? new Uint8Array()])),
  };
}

/** The month's statements as they should be, from the workbook as it is now. */
export function planMonth(
  host: Host,
  book: Book,
  month: ReviewedMonth,
  request: StatementsRequest,
): StatementPlan {
  const { period, only } = request;
  const isClosed = !isOpen(book.periods, period);
  const plan = planStatements(
    {
      charges: month.charges,
      statements: book.statements.filter((s) => s.period === period),
      lines: book.lines.filter((l) => l.period === period),
      others: book,
      corrections: book.corrections,
      subsidies: subsidyState(book, period),
    },
    {
      period,
      isClosed,
      settings: book.settings,
      directory: book.directory,
      adjustments: month.adjustments,
      ...(only === undefined ? {} : { only: book.directory.canonicalAddress(only) }),
      by: actor(host),
      now: host.clock.now(),
      fileName: statementFileName,
    },
  );
  return isClosed ? plan : { ...plan, balances: withoutIdle(period, plan.balances, carryingMonths(book)) };
}

/** The statements in force with their documents, for sending. @throws Refusal when they are missing or out of date */
export function currentStatements(
  host: Host,
  book: Book,
  period: Period,
): { readonly record: StatementRecord; readonly document: StatementDocument }[] {
  const month = reviewMonth(host, book, period, book.charges([period]));
  refuseAltered(book, month.charges, period);
  const plan = planMonth(host, book, month, { period });
  const statements = book.statements.filter((s) => s.period === period);
  if (!statements.some(isInForce) && plan.current.length > 0) {
    throw new Refusal(`${period} has no statements yet. Make them first. Nothing was written.`);
  }
  const changed = outdatedStatements(plan, statements);
  // The lines of a statement that is out of date are so with it.
  const outdated = changed.length > 0 ? changed : outdatedLines(plan, book, period);
  if (outdated.length > 0) {
    throw new Refusal(
      `The statements of ${period} do not say what the charges say: ${outdated.join("; ")}. Make the statements first{way}. Nothing was written.`,
      outdated,
      { script: `: openchargeback statements --period ${period}`, pane: "" },
    );
  }
  return plan.current.map(({ record, document }) => ({ record, document }));
}

/** What the workbook's statements lack against the plan. */
export function outdatedStatements(plan: StatementPlan, existing: readonly StatementRecord[]): string[] {
  const missing = plan.current
    .filter((s) => s.changed)
    .map(({ record }) => `${record.pi} ${lackWords(record, existing)}`);
  const after = new Map(plan.statements.map((s) => [s.statementNo, s.status]));
  const planned = new Set(plan.current.map((s) => s.record.pi));
  const stale = existing
    .filter((s) => after.get(s.statementNo) !== s.status && !planned.has(s.pi))
    .map((s) => `${s.statementNo} has no charges any more`);
  return [...missing, ...stale];
}

/**
 * Amounts and rows are the files' own: a cell that was typed over must not be billed.
 * @param held what the months before held; left out where the statements stand already, and are compared themselves
 */
export function refuseAltered(
  book: Book,
  charges: readonly Charge[],
  period: Period,
  held?: TieOutInput["held"],
): void {
  const { imports, problems, statements, lines, journal, adjustments } = book;
  const month = ofMonth({ charges, imports, problems, statements, lines, journal, adjustments }, period);
  const off = importChecks({
    period,
    ...month,
    balances: book.subsidyBalances,
    log: book.log,
    ...(held === undefined ? {} : { held }),
    file: null,
  }).filter(isOff);
  if (off.length === 0) return;
  const rows = off.flatMap((check) => check.named ?? []);
  const named = rows.length > 0 ? rows : off.map(checkWords);
  const more = named.length > NAMED ? `; and ${named.length - NAMED} more` : "";
  throw new Refusal(
    `The charges of ${period} are not those that its files brought and people entered (${named.slice(0, NAMED).join("; ")}${more}): an amount was typed over, or a row added or removed, in the sheet. ` +
      "Put it back; import the files again; or withdraw the adjustment and enter it anew. Nothing was written.",
    named.length > NAMED ? named : [],
  );
}

function lackWords(record: StatementRecord, existing: readonly StatementRecord[]): string {
  const before = existing.filter((e) => e.pi === record.pi);
  if (before.length === 0) return "has none";
  const inForce = before.find((e) => isInForce(e) && e.projects === record.projects);
  const isSame =
    inForce?.amount === record.amount && inForce.list === record.list && inForce.credits === record.credits;
  return isSame
    ? "is out of date: no amount of the month changed, but names, the letterhead or earlier months did"
    : "is out of date";
}

/** What no PI reads stands in the lines alone: the account of a fund or source. */
function outdatedLines(plan: StatementPlan, book: Book, period: Period): string[] {
  const mine = (row: { readonly period: Period }): boolean => row.period === period;
  const stored = book.lines.filter(mine);
  // What closing wrote down of a line is no part of it.
  const seals = new Map(stored.map((line) => [line.lineId, line.seal]));
  const planned = plan.lines.map((line) => ({ ...line, seal: seals.get(line.lineId) ?? "" }));
  const lines = edit(STATEMENT_LINES, stored, planned);
  const balances = edit(SUBSIDY_BALANCES, book.subsidyBalances.filter(mine), plan.balances);
  return [
    ...(lines.length === 0 ? [] : ["the accounts or funds of their lines changed"]),
    ...(balances.length === 0 ? [] : ["the balances of subsidies changed"]),
  ];
}

function refuseNothing(
  plan: StatementPlan,
  month: ReviewedMonth,
  request: StatementsRequest,
  book: Book,
): void {
  const { period, only } = request;
  const pi = only === undefined ? undefined : book.directory.canonicalAddress(only);
  if (plan.current.length > 0 || plan.statements.some((s) => pi === undefined || s.pi === pi)) return;
  if (month.charges.length === 0) {
    throw new Refusal(`${period} has no charges. Import its files first. Nothing was written.`);
  }
  throw new Refusal(
    only === undefined
      ? `${period} has no charge that can be billed: decide the pending ones first. Nothing was written.`
      : `${only} has no charge in ${period} that can be billed. Nothing was written.`,
  );
}
