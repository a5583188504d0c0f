/**
 * The PDFs of statements that stand, made again: of a closed month too, and nothing in the workbook changes. A file that
 * is there is compared and never replaced.
 */
import { hashBytes } from "../core/hash";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { sameFigures } from "../core/statements/content-hash";
import { isInForce } from "../core/statements/lines";
import type { PlannedStatement } from "../core/statements/plan";
import type { StatementLine, StatementRecord } from "../core/statements/statement";
import type { FileSaver, FontSource } from "../ports/ports";
import { isNumberedPdf } from "../render/pdf-mark";
import { Book } from "./book";
import type { Host } from "./host";
import { printStatements } from "./print";
import { reviewMonth, type ReviewedMonth } from "./review-month";
import { planMonth, refuseAltered } from "./statements";

export interface AgainRequest {
  readonly period: Period;
  /** Only this PI's. */
  readonly only?: string;
}

/** Same: the file that is there. Made: there was none. Differs: another is there, and stays. Not made: it cannot be. */
export type Verdict = "same" | "made" | "differs" | "not made";

export interface StatementAgain {
  readonly record: StatementRecord;
  readonly verdict: Verdict;
  readonly path: string;
  /** Of the PDF as it is made now; "" where it cannot be. */
  readonly sha256: string;
  /** Of the file that was there; "" for none. */
  readonly savedSha256: string;
  /** The hash of what it says now, beside the record's, which it was made with. */
  readonly contentHash: string;
  /** What differs from what was made then, and from what; "" where nothing does. */
  readonly why: string;
}

export interface AgainResult {
  readonly statements: readonly StatementAgain[];
  readonly warnings: readonly string[];
}

const CHARGES_CHANGED =
  "its charges or who pays for them no longer say what its lines say, so that only a revision can be made: make the statements without --again";

/** @throws Refusal where the month has no statements, or its charges are archived or were typed over */
export async function makeAgain(
  host: Host,
  { period, only }: AgainRequest,
  saver: FileSaver,
  fonts: FontSource,
): Promise<AgainResult> {
  const book = await Book.open(host.workbook, [period]);
  const month = reviewMonth(host, book, period, book.charges([period]));
  refuseAltered(book, month.charges, period);
  const pi = only === undefined ? undefined : book.directory.canonicalAddress(only);
  const records = book.statements.filter(
    (s) => s.period === period && isInForce(s) && (pi === undefined || s.pi === pi),
  );
  if (records.length === 0)
    throw new Refusal(
      `${only === undefined ? period : `In ${period} ${only}`} has no statement in force that could be made again. Nothing was written.`,
    );
  const standing = standingStatements(host, book, month, period);
  const due = records.flatMap((record) => standing.get(record.statementNo) ?? []);
  const printed = await printStatements(
    host,
    book.settings,
    due.map(({ document }) => document),
    fonts,
  );
  const statements: StatementAgain[] = records
    .filter((record) => !standing.has(record.statementNo))
    .map((record) => ({ ...blank(record), verdict: "not made", why: CHARGES_CHANGED }));
  for (const [i, one] of due.entries())
    statements.push(await put(host, saver, one, printed.pdfs[i] ?? new Uint8Array()));
  return {
    statements: statements.sort((a, b) => (a.record.statementNo < b.record.statementNo ? -1 : 1)),
    warnings: printed.warnings,
  };
}

/** By number, the statements that say what their charges and lines say, of a closed month too. */
export function standingStatements(
  host: Host,
  book: Book,
  month: ReviewedMonth,
  period: Period,
): ReadonlyMap<string, PlannedStatement> {
  const { current, lines } = planMonth(host, book, month, { period });
  return new Map(
    current
      .filter(({ record, changed }) => !changed && moneyOf(record, lines) === moneyOf(record, book.lines))
      .map((s) => [s.record.statementNo, s]),
  );
}

/** What the statement's lines say of money: the stored ones are what was billed. */
function moneyOf({ statementNo }: StatementRecord, lines: readonly StatementLine[]): string {
  const of = lines.filter((line) => line.statementNo === statementNo);
  return of
    .map(({ project, kind, subsidyId, fundOrg, source, serviceName, list, billed }) =>
      JSON.stringify([project, kind, subsidyId, fundOrg, source, serviceName, list, billed]),
    )
    .sort()
    .join();
}

async function put(
  host: Host,
  saver: FileSaver,
  { record, document }: PlannedStatement,
  pdf: Uint8Array,
): Promise<StatementAgain> {
  const saved = (await saver.before?.read(record.file)) ?? null;
  const now = document.contentHash;
  const again = {
    ...blank(record),
    sha256: hashBytes(pdf),
    contentHash: now,
    why: contentWords(record, now),
  };
  if (saved === null) {
    const path = host.dryRun ? record.file : (await saver.save(record.file, pdf)).path;
    return { ...again, verdict: "made", path };
  }
  const savedSha256 = hashBytes(saved);
  if (savedSha256 === again.sha256) return { ...again, verdict: "same", savedSha256 };
  const why = isNumberedPdf(saved, record.statementNo)
    ? again.why ||
      "it is drawn otherwise: logo, colours, paper, fonts or the program's version are others, or somebody changed the file"
    : "the file of that name is not this statement";
  return { ...again, verdict: "differs", savedSha256, why };
}

/** A statement that was sent is told by the first digits of its hash; the last are the letterhead's. */
export function contentWords({ contentHash }: StatementRecord, now: string): string {
  if (now === contentHash) return "";
  return sameFigures(now, contentHash)
    ? "the letterhead's words, the Subsidy Text or the locale are others by now"
    : "names, titles, awards or earlier months that it shows are others by now";
}

function blank(record: StatementRecord) {
  return { record, path: record.file, sha256: "", savedSha256: "", contentHash: "" };
}
