/** The row of a statement: whom it covers, its number and revision, what it comes to. */
import type { Instant, Period } from "../period";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { CreditedGroup } from "../subsidies/apply";
import { totalsOf } from "./document";
import { revisedNo, type NumberGiver } from "./numbers";
import type { StatementRecord } from "./statement";

/** What one statement covers: a PI, or a PI and project. */
export interface Scope {
  readonly key: string;
  readonly pi: string;
  readonly groups: CreditedGroup[];
}

/** What a row needs of the plan's options. */
export interface RecordOptions {
  readonly period: Period;
  readonly settings: Settings;
  readonly directory: Directory;
  readonly by: string;
  readonly now: Instant;
  /** @param project of a statement that is one project's */
  readonly fileName: (statement: Pick<StatementRecord, "statementNo" | "pi">, project: string) => string;
}

export function scopeKey(pi: string, project: string, settings: Settings): string {
  return settings.statementPer === "PI" ? pi : `${pi} ${project}`;
}

/**
 * The Draft or Issued statement of a scope. A Void one gives its number back to the same scope; where all are
 * superseded, the last that was sent is the one that a new statement replaces.
 */
export function latestOf(
  statements: readonly StatementRecord[],
  key: string,
  settings: Settings,
): StatementRecord | undefined {
  const own = statements.filter((s) => scopeKey(s.pi, s.projects, settings) === key);
  const standing = own.filter((s) => s.status !== "Superseded").sort((a, b) => b.revision - a.revision);
  return standing[0] ?? own.sort(newestFirst)[0];
}

function newestFirst(a: StatementRecord, b: StatementRecord): number {
  const [left, right] = [revisedNo(a.statementNo, 1), revisedNo(b.statementNo, 1)];
  return left === right ? b.revision - a.revision : left < right ? 1 : -1;
}

/** A draft keeps its number and revision; after one that was sent comes the next revision. */
export function nextRecord(
  scope: Scope,
  latest: StatementRecord | undefined,
  numbers: NumberGiver,
  contentHash: string,
  options: RecordOptions,
): StatementRecord {
  if (latest === undefined) return newRecord(scope, numbers.next(), 1, contentHash, options);
  const wasSent = latest.status === "Issued" || latest.status === "Superseded";
  const revision = wasSent ? latest.revision + 1 : latest.revision;
  return newRecord(scope, revisedNo(latest.statementNo, revision), revision, contentHash, options);
}

export function newRecord(
  scope: Scope,
  statementNo: string,
  revision: number,
  contentHash: string,
  options: RecordOptions,
): StatementRecord {
  const { list, discount, credits, amount } = totalsOf(scope.groups);
  return {
    statementNo,
    period: options.period,
    pi: scope.pi,
    name: options.directory.person(scope.pi)?.name ?? "",
    revision,
    projects: [...new Set(scope.groups.map((group) => group.project))].join("; "),
    charges: scope.groups.reduce((total, group) => total + group.charges.length, 0),
    list,
    discount,
    credits,
    amount,
    currency: options.settings.currency,
    contentHash,
    file: options.fileName(
      { statementNo, pi: scope.pi },
      options.settings.statementPer === "PI" ? "" : (scope.groups[0]?.project ?? ""),
    ),
    link: "",
    status: "Draft",
    madeBy: options.by,
    madeAt: options.now,
    seal: "",
  };
}

type Figures = Pick<
  StatementRecord,
  "projects" | "charges" | "list" | "discount" | "credits" | "amount" | "currency"
>;

/** What a row shows, as it is when nobody typed over it. */
export function figuresOf(s: StatementRecord): Figures {
  const { projects, charges, list, discount, credits, amount, currency } = s;
  return { projects, charges, list, discount, credits, amount, currency };
}

/**
 * What a person wrote down since then (a name, a title, an earlier month made anew) must not turn up a closed month's
 * statement; printed again it shows the hash of what it says now.
 */
export function comesToTheSame(a: StatementRecord, b: StatementRecord): boolean {
  const facts = (s: StatementRecord) => Object.values(figuresOf(s)).join("\n");
  return facts(a) === facts(b);
}
