/** The tables of the workbook, each read once and typed when it is asked for; charges are apart, by month. */
import type { Adjustment } from "../core/adjustments/adjustment";
import type { FindingRecord, ImportRecord, ProblemRecord } from "../core/import/records";
import type { JournalLine } from "../core/journal/journal";
import type { JournalValue, LayoutColumn } from "../core/journal/layout";
import type { LogEntry } from "../core/log";
import type { MailLogEntry } from "../core/mail";
import { knownPeriods, statusesOf } from "../core/period-status";
import type { Period } from "../core/period";
import type { KnownPeriod } from "../core/periods";
import type { Rate } from "../core/rates/rate";
import { Directory, type Reference } from "../core/reference";
import type { RuleSetting } from "../core/review/rule";
import type { SealRecord } from "../core/seal";
import type { ServiceCost } from "../core/service-cost";
import { readSettings, type Settings } from "../core/settings";
import type { StatementLine, StatementRecord } from "../core/statements/statement";
import type { StandingApproval } from "../core/standing/standing-approval";
import type { Subsidy, SubsidyBalance } from "../core/subsidies/subsidy";
import { type MonthlyTotal } from "../core/totals";
import { toRecords } from "../workbook/codec";
import type { Row } from "../workbook/shape";
import {
  ADJUSTMENTS,
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
  type Table,
} from "../workbook/tables";
import { monthEntries } from "./month-entries";

export class BookTables {
  private readonly decoded = new Map<string, unknown>();

  protected constructor(private readonly rows: ReadonlyMap<string, readonly Row[]>) {}

  get settings(): Settings {
    return this.once("settings", () => readSettings(this.all(SETTINGS)));
  }

  get reference(): Reference {
    return this.once("reference", () => ({
      sources: this.all(SOURCES),
      people: this.all(PEOPLE),
      projects: this.all(PROJECTS),
      funds: this.all(FUNDS),
      splits: this.all(SPLITS),
      lookups: this.all(LOOKUPS),
    }));
  }

  get directory(): Directory {
    return this.once("directory", () => new Directory(this.reference));
  }

  get rules(): readonly RuleSetting[] {
    return this.all(RULES);
  }
  get monthlyTotals(): readonly MonthlyTotal[] {
    return this.all(MONTHLY_TOTALS);
  }
  get imports(): readonly ImportRecord[] {
    return this.all(IMPORTS);
  }
  get problems(): readonly ProblemRecord[] {
    return this.all(PROBLEMS);
  }
  get findings(): readonly FindingRecord[] {
    return this.all(CONFORMANCE);
  }
  /** With the status that the log knows; a closed month's also where its row is gone. */
  get periods(): readonly KnownPeriod[] {
    return this.once("known periods", () =>
      knownPeriods(this.all(PERIODS), statusesOf(monthEntries(this.of(LOG))), this.sealedMonths()),
    );
  }

  private sealedMonths(): ReadonlySet<Period> {
    return new Set(this.of(SEALS).map((row) => String(row["Period"] ?? "")));
  }

  get statements(): readonly StatementRecord[] {
    return this.all(STATEMENTS);
  }
  get lines(): readonly StatementLine[] {
    return this.all(STATEMENT_LINES);
  }
  get journal(): readonly JournalLine[] {
    return this.all(JOURNAL);
  }
  get adjustments(): readonly Adjustment[] {
    return this.all(ADJUSTMENTS);
  }
  get subsidies(): readonly Subsidy[] {
    return this.all(SUBSIDIES);
  }
  get subsidyBalances(): readonly SubsidyBalance[] {
    return this.all(SUBSIDY_BALANCES);
  }
  get standingApprovals(): readonly StandingApproval[] {
    return this.all(STANDING_APPROVALS);
  }
  get serviceCosts(): readonly ServiceCost[] {
    return this.all(SERVICE_COSTS);
  }
  get rates(): readonly Rate[] {
    return this.all(RATES);
  }
  get seals(): readonly SealRecord[] {
    return this.all(SEALS);
  }
  get journalLayouts(): readonly LayoutColumn[] {
    return this.all(JOURNAL_FORMAT_COLUMNS);
  }
  get journalValues(): readonly JournalValue[] {
    return this.all(JOURNAL_VALUES);
  }
  get mailLog(): readonly MailLogEntry[] {
    return this.all(MAIL_LOG);
  }
  get log(): readonly LogEntry[] {
    return this.all(LOG);
  }

  all<R>(table: Table<R>): readonly R[] {
    return this.once(table.name, () => toRecords(table, this.of(table)));
  }

  private of(table: { readonly name: string }): readonly Row[] {
    return this.rows.get(table.name) ?? [];
  }

  protected once<T>(key: string, make: () => T): T {
    if (!this.decoded.has(key)) this.decoded.set(key, make());
    return this.decoded.get(key) as T;
  }
}
