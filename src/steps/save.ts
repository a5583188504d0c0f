/** Writes what a step decided: one batch of the cells that differ, the log, the months' rows and the reports. */
import { approvalsLost, followCharges } from "../core/adjustments/status";
import type { Charge } from "../core/charge";
import { chainEntries, lastEntry, type LogDraft } from "../core/log";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { totalCharges, type MonthlyTotal } from "../core/totals";
import type { Change } from "../ports/ports";
import {
  ADJUSTMENTS,
  CHARGES,
  CONFORMANCE,
  FUNDS,
  IMPORTS,
  JOURNAL,
  JOURNAL_FORMAT_COLUMNS,
  JOURNAL_VALUES,
  LOG,
  MAIL_LOG,
  MONTHLY_TOTALS,
  PEOPLE,
  PERIODS,
  PROBLEMS,
  PROJECTS,
  RATES,
  RULES,
  SEALS,
  SERVICE_COSTS,
  SETTINGS,
  SOURCES,
  STANDING_APPROVALS,
  SUBSIDIES,
  SUBSIDY_BALANCES,
  LOOKUPS,
  SPLITS,
  STATEMENT_LINES,
  STATEMENTS,
} from "../workbook/tables";
import type { Book } from "./book";
import { edit } from "./edit";
import { actor, type Host } from "./host";
import { periodRow } from "./period-row";
import { reportChanges } from "./report-values";

/** The tables a step may change beside the charges, by the name steps use. */
const WHOLE_TABLES = {
  imports: IMPORTS,
  problems: PROBLEMS,
  findings: CONFORMANCE,
  statements: STATEMENTS,
  lines: STATEMENT_LINES,
  journal: JOURNAL,
  adjustments: ADJUSTMENTS,
  subsidies: SUBSIDIES,
  subsidyBalances: SUBSIDY_BALANCES,
  standingApprovals: STANDING_APPROVALS,
  serviceCosts: SERVICE_COSTS,
  rates: RATES,
  seals: SEALS,
  journalLayouts: JOURNAL_FORMAT_COLUMNS,
  journalValues: JOURNAL_VALUES,
  mailLog: MAIL_LOG,
  periods: PERIODS,
  people: PEOPLE,
  projects: PROJECTS,
  funds: FUNDS,
  splits: SPLITS,
  lookups: LOOKUPS,
  sources: SOURCES,
  rules: RULES,
  settings: SETTINGS,
} as const;

/** The log and the monthly totals are written by save alone. */
const TABLES = { charges: CHARGES, ...WHOLE_TABLES };

type RecordsOf<T> = T extends { readonly record?: infer R } ? readonly NonNullable<R>[] : never;
/** Whole tables as records; charges are those of the months that were read. */
export type Tables = { readonly [K in keyof typeof TABLES]: RecordsOf<(typeof TABLES)[K]> };
type TableName = keyof Tables;

export interface Saving {
  /** The charges the step read, before it changed anything; needed where `after` has charges. */
  readonly chargesBefore?: readonly Charge[];
  /** Each table that may have changed, as it is afterwards. */
  readonly after: Partial<Tables>;
  readonly log?: readonly LogDraft[];
  /** The months whose row in Periods follows; the reports show the last. */
  readonly periods: readonly Period[];
}

/** @returns whether anything differed; on a dry run nothing is written all the same */
export async function save(host: Host, book: Book, saving: Saving): Promise<boolean> {
  const before = tablesOf(book, saving.chargesBefore ?? book.charges(saving.periods));
  const saved = withStatuses(before, saving);
  const changes = editAll(before, saved.after);
  const base = { at: host.clock.now(), by: actor(host) };
  const lost = approvalsLost(before.adjustments, saved.after.adjustments ?? before.adjustments, base);
  const drafts = [...(saving.log ?? []), ...lost];
  if (changes.length + drafts.length === 0) return false;
  if (host.dryRun) return true;
  const after = { ...before, ...saved.after };
  const periods = withMonths(after, saving.periods, host);
  const entries = chainEntries(lastEntry(book.log), drafts);
  const totals = withTotals(book, after, saving.periods);
  const monthRows = [
    ...edit(PERIODS, after.periods, periods),
    ...edit(MONTHLY_TOTALS, book.monthlyTotals, totals),
  ];
  const shown = saving.periods.at(-1);
  const reports =
    shown === undefined ? [] : reportChanges({ ...after, periods, monthlyTotals: totals }, shown);
  await host.workbook.apply([...changes, ...monthRows, ...edit(LOG, [], entries), ...reports], host.progress);
  return true;
}

/** All tables as the workbook has them, periods with the status that the log knows. @param charges of the months that were read */
export function tablesOf(book: Book, charges: readonly Charge[]): Tables {
  const names = Object.keys(WHOLE_TABLES) as (keyof typeof WHOLE_TABLES)[];
  const whole = Object.fromEntries(names.map((name) => [name, book.all<object>(WHOLE_TABLES[name])]));
  return { ...(whole as unknown as Omit<Tables, "charges">), charges, periods: book.periods };
}

/** What became of adjustments follows the charges that are written; a closed month's stays as it was sealed. */
function withStatuses(before: Tables, saving: Saving): Saving {
  const { charges, periods = before.periods, adjustments = before.adjustments } = saving.after;
  if (charges === undefined) return saving;
  const closed = new Set(periods.filter((p) => p.status !== "Open").map((p) => p.period));
  const followed = followCharges(
    adjustments,
    charges.filter((c) => !closed.has(c.period)),
  );
  return followed === adjustments ? saving : { ...saving, after: { ...saving.after, adjustments: followed } };
}

function editAll(before: Tables, after: Partial<Tables>): Change[] {
  const names = Object.keys(after) as TableName[];
  return names.flatMap((name) => editOne(name, before, after));
}

function editOne<K extends TableName>(name: K, before: Tables, after: Partial<Tables>): Change[] {
  const rows = after[name];
  // The pairing of table and records by name is what TABLES and Tables say; the compiler cannot follow it.
  return rows === undefined ? [] : edit<object>(TABLES[name], before[name], rows);
}

function withMonths(after: Tables, months: readonly Period[], host: Host): readonly PeriodRecord[] {
  const rows = new Map(after.periods.map((p) => [p.period, p]));
  for (const month of months) rows.set(month, periodRow(month, after, host));
  return [...rows.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** The months' totals anew, and those that an older program did not keep. */
function withTotals(book: Book, after: Tables, months: readonly Period[]): readonly MonthlyTotal[] {
  const anew = new Set(months);
  const charges = after.charges.filter((c) => anew.has(c.period));
  return [
    ...book.monthlyTotals.filter((total) => !anew.has(total.period)),
    ...book.totalsToAdd.filter((total) => !anew.has(total.period)),
    ...totalCharges(charges, book.directory),
  ];
}
