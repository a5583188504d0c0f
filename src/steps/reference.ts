/** Reference tables: people, projects, funds, splits, sources and rules, listed or read from CSV files. */
import { normalizeAddress } from "../core/charge";
import type { LogDraft } from "../core/log";
import { type Amount, SHARE_WHOLE, shareToPercent } from "../core/money";
import { Refusal } from "../core/problem";
import { checkRates } from "../core/rates/check";
import type { Rate } from "../core/rates/rate";
import type { Lookup, Person, Project, Split } from "../core/reference";
import { checkRuleSettings } from "../core/review/review";
import type { RuleSetting } from "../core/review/rule";
import { fiscalYearName, type ServiceCost } from "../core/service-cost";
import type { StandingApproval } from "../core/standing/standing-approval";
import { subsidyProblems } from "../core/subsidies/check";
import type { Subsidy } from "../core/subsidies/subsidy";
import { allBytes } from "../ports/input-file";
import type { InputFile } from "../ports/ports";
import { absentFields, readCsvRecords } from "../workbook/csv-records";
import {
  FUNDS,
  LOOKUPS,
  PEOPLE,
  PROJECTS,
  RULES,
  RATES,
  SERVICE_COSTS,
  SOURCES,
  SPLITS,
  STANDING_APPROVALS,
  SUBSIDIES,
  type Table,
} from "../workbook/tables";
import { Book } from "./book";
import { edit } from "./edit";
import { actor, type Host } from "./host";
import { textOf } from "./input/text";
import { save, type Tables } from "./save";
import { takeApprovals, type ApprovalsTaken } from "./approvals-from-file";

export const REFERENCE_TABLES = [
  "people",
  "projects",
  "funds",
  "splits",
  "lookups",
  "sources",
  "rules",
  "serviceCosts",
  "rates",
  "standingApprovals",
  "subsidies",
] as const;
export type ReferenceTable = (typeof REFERENCE_TABLES)[number];

export interface ReferenceResult {
  readonly table: ReferenceTable;
  readonly rows: number;
  readonly changed: boolean;
  /** Things that will hold charges: shares that do not make 100 %. */
  readonly warnings: readonly string[];
}

type Readers = { readonly [T in ReferenceTable]: (file: string, text: string) => Tables[T] };

const READERS: Readers = {
  people: (file, text) => readCsvRecords(PEOPLE, file, text).map(normalPerson),
  projects: (file, text) => readCsvRecords(PROJECTS, file, text).map(normalProject),
  funds: (file, text) => readCsvRecords(FUNDS, file, text),
  splits: (file, text) => readCsvRecords(SPLITS, file, text).map(named),
  lookups: (file, text) => readCsvRecords(LOOKUPS, file, text).map(withKey),
  sources: (file, text) => readCsvRecords(SOURCES, file, text),
  rules: (file, text) => readCsvRecords(RULES, file, text),
  serviceCosts: (file, text) => readCsvRecords(SERVICE_COSTS, file, text).map(withCostId),
  rates: (file, text) => readCsvRecords(RATES, file, text),
  standingApprovals: (file, text) => readCsvRecords(STANDING_APPROVALS, file, text),
  subsidies: (file, text) => readCsvRecords(SUBSIDIES, file, text).map(normalSubsidy),
};

export async function listReference<T extends ReferenceTable>(host: Host, table: T): Promise<Tables[T]> {
  const book = await Book.open(host.workbook);
  return IN_BOOK[table](book);
}

/**
 * Rows with a key that is there are replaced, others added; rows, and columns, that the file lacks stay as they are.
 */
export async function importReference(
  host: Host,
  table: ReferenceTable,
  file: InputFile,
): Promise<ReferenceResult> {
  const book = await Book.open(host.workbook);
  const text = textOf(file.name, await allBytes(file));
  const rows = READERS[table](file.name, text);
  const before: readonly object[] = IN_BOOK[table](book);
  const merged = mergeRows<object>(before, rows, keyOf(table), absentFields<object>(SHAPES[table], text));
  const approvals = table === "standingApprovals" ? importedApprovals(host, book, merged) : null;
  const after = approvals?.approvals ?? merged;
  if (table === "rules") checkRuleSettings(after as RuleSetting[]);
  if (table === "rates") refuseBadRates(file.name, after as Rate[]);
  const differs = edit<object>(SHAPES[table], before, after).length > 0;
  const taken = entry(
    host,
    "Reference",
    titleOf(table).toLowerCase(),
    `${rows.length} rows from ${file.name}`,
  );
  const log = differs ? [taken, ...(approvals?.log ?? [])] : [];
  const changed = await save(host, book, { after: { [table]: after }, periods: [], log });
  const warnings = [...(approvals?.warnings ?? []), ...warningsOf(table, after, book)];
  return { table, rows: rows.length, changed, warnings };
}

function entry(host: Host, step: string, what: string, after: string): LogDraft {
  return { at: host.clock.now(), by: actor(host), step, period: "", what, before: "", after, reason: "" };
}

const SHAPES = {
  people: PEOPLE,
  projects: PROJECTS,
  funds: FUNDS,
  splits: SPLITS,
  lookups: LOOKUPS,
  sources: SOURCES,
  rules: RULES,
  serviceCosts: SERVICE_COSTS,
  rates: RATES,
  standingApprovals: STANDING_APPROVALS,
  subsidies: SUBSIDIES,
} as const;

export function shapeOf(table: ReferenceTable): Table<object> {
  return SHAPES[table];
}

/** The table's name, as its sheet has it. */
export function titleOf(table: ReferenceTable): string {
  return SHAPES[table].name;
}

/** The name in commands and of files: `service-costs`. */
export function commandOf(table: ReferenceTable): string {
  return titleOf(table).toLowerCase().replace(/ /g, "-");
}

const IN_BOOK: { readonly [T in ReferenceTable]: (book: Book) => Tables[T] } = {
  people: (book) => book.reference.people,
  projects: (book) => book.reference.projects,
  funds: (book) => book.reference.funds,
  splits: (book) => book.reference.splits,
  lookups: (book) => book.reference.lookups,
  sources: (book) => book.reference.sources,
  rules: (book) => book.rules,
  serviceCosts: (book) => book.serviceCosts,
  rates: (book) => book.rates,
  standingApprovals: (book) => book.standingApprovals,
  subsidies: (book) => book.subsidies,
};

function keyOf(table: ReferenceTable): string {
  const keys = {
    people: "email",
    projects: "project",
    funds: "fundOrg",
    splits: "splitId",
    lookups: "lookupId",
    sources: "source",
    rules: "rule",
    serviceCosts: "costId",
    rates: "rateId",
    standingApprovals: "approvalId",
    subsidies: "subsidyId",
  };
  return keys[table];
}

/** Keys are compared as the program compares them: trimmed and case-folded. */
function mergeRows<R extends object>(
  before: readonly R[],
  rows: readonly R[],
  key: string,
  absent: readonly string[],
): R[] {
  const keyed = (row: R): string =>
    String((row as Record<string, unknown>)[key])
      .trim()
      .toLowerCase();
  const merged = new Map(before.map((row) => [keyed(row), row]));
  for (const row of rows) {
    const was = merged.get(keyed(row));
    if (was === undefined) merged.set(keyed(row), row);
    else {
      const kept = Object.entries(was).filter(([field]) => field === key || absent.includes(field));
      merged.set(keyed(row), { ...row, ...Object.fromEntries(kept) });
    }
  }
  return [...merged.values()];
}

function normalPerson(person: Person): Person {
  return { ...person, email: normalizeAddress(person.email) };
}

function normalProject(project: Project): Project {
  return { ...project, pi: normalizeAddress(project.pi) };
}

function named(split: Split): Split {
  const splitId =
    split.splitId || [split.project, split.fundOrg, split.from].filter((p) => p !== "").join("/");
  return { ...split, splitId };
}

function withKey(lookup: Lookup): Lookup {
  return { ...lookup, lookupId: lookup.lookupId || `${lookup.column}/${lookup.value}` };
}

function withCostId(cost: ServiceCost): ServiceCost {
  const fiscalYear = fiscalYearName(cost.fiscalYear);
  const parts = [cost.source, cost.serviceName, fiscalYear].filter((part) => part !== "");
  // A blank cell: a cost that is not known yet.
  const known = (cost.cost as Amount | null) ?? 0n;
  return { ...cost, fiscalYear, cost: known, costId: cost.costId || parts.join("/") };
}

/** Merged rows are approvals; a table's type is lost on the way through the merge. */
function importedApprovals(host: Host, book: Book, merged: readonly object[]): ApprovalsTaken {
  return takeApprovals(host, book.standingApprovals, merged as readonly StandingApproval[]);
}

function normalSubsidy(subsidy: Subsidy): Subsidy {
  return { ...subsidy, pi: normalizeAddress(subsidy.pi) };
}

/** What will hold charges or statements up until it is put right. */
function warningsOf(table: ReferenceTable, rows: readonly object[], book: Book): string[] {
  if (table === "splits") return splitWarnings(rows as readonly Split[]);
  if (table === "rates") return rateWarnings(rows as readonly Rate[]);
  if (table !== "subsidies") return [];
  return subsidyProblems(rows as readonly Subsidy[], book.directory).map(
    (problem) => `${problem}: no statement can be made until it is put right.`,
  );
}

/** A wrong price would be billed: what the rows would be together with those that are there. */
function refuseBadRates(file: string, rates: readonly Rate[]): void {
  const errors = checkRates(rates).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const texts = errors.map(({ text }) => text);
  throw new Refusal(
    `With ${file} the rate card would need a correction: ${texts.slice(0, 8).join("; ")}${texts.length > 8 ? "; …" : ""}. Nothing was written.`,
    texts,
  );
}

function rateWarnings(rates: readonly Rate[]): string[] {
  return checkRates(rates).map(({ text }) => `${text}.`);
}

function splitWarnings(splits: readonly Split[]): string[] {
  const totals = new Map<string, bigint>();
  for (const s of splits) {
    const key = `${s.project} from ${s.from || "the beginning"} to ${s.to || "further notice"}`;
    totals.set(key, (totals.get(key) ?? 0n) + s.share);
  }
  return [...totals]
    .filter(([, total]) => total !== SHARE_WHOLE)
    .map(
      ([key, total]) =>
        `The shares of ${key} make ${shareToPercent(total)} %, not 100 %: its charges will wait in the review.`,
    );
}
