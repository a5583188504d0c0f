/** The workbook as a step sees it: read once, typed on demand. */
import type { Charge } from "../core/charge";
import type { ImportRecord, ProblemRecord } from "../core/import/records";
import type { JournalLine } from "../core/journal/journal";
import type { LogEntry } from "../core/log";
import type { MailLogEntry } from "../core/mail";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Directory, type Reference } from "../core/reference";
import { addressed } from "./normalise";
import type { EarlierCharge } from "../core/review/context";
import type { RuleSetting } from "../core/review/rule";
import { readSettings, type Settings } from "../core/settings";
import type { StatementLine, StatementRecord } from "../core/statements/statement";
import type { Workbook } from "../ports/ports";
import { toRecords } from "../workbook/codec";
import type { Row } from "../workbook/shape";
import {
  ALL_TABLES,
  CHARGES,
  FUNDS,
  IMPORTS,
  JOURNAL,
  LOG,
  MAIL_LOG,
  PEOPLE,
  PERIODS,
  PROBLEMS,
  PROJECTS,
  RULES,
  SETTINGS,
  SOURCES,
  SPLITS,
  STATEMENT_LINES,
  STATEMENTS,
  type Table,
} from "../workbook/tables";

export class Book {
  private readonly decoded = new Map<string, unknown>();

  private constructor(private readonly rows: ReadonlyMap<string, readonly Row[]>) {}

  static async open(workbook: Workbook): Promise<Book> {
    const lists = await workbook.read(ALL_TABLES.map((table) => ({ table })));
    return new Book(new Map(ALL_TABLES.map((table, i) => [table.name, lists[i] ?? []])));
  }

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
    }));
  }

  get directory(): Directory {
    return this.once("directory", () => new Directory(this.reference));
  }

  get rules(): readonly RuleSetting[] {
    return this.all(RULES);
  }
  get imports(): readonly ImportRecord[] {
    return this.all(IMPORTS);
  }
  get problems(): readonly ProblemRecord[] {
    return this.all(PROBLEMS);
  }
  get periods(): readonly PeriodRecord[] {
    return this.all(PERIODS);
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
  get mailLog(): readonly MailLogEntry[] {
    return this.all(MAIL_LOG);
  }
  get log(): readonly LogEntry[] {
    return this.all(LOG);
  }

  /** Charges of these months, with addresses normalised as a person may have typed them. */
  charges(periods: Iterable<Period>): readonly Charge[] {
    return this.storedCharges(periods).map((charge) => addressed(charge, this.directory));
  }

  /** The same exactly as the cells have them. */
  storedCharges(periods: Iterable<Period>): readonly Charge[] {
    const wanted = new Set(periods);
    const rows = this.of(CHARGES).filter((row) => wanted.has(String(row["Period"])));
    return toRecords(CHARGES, rows);
  }

  /** The months that have charges, in order. */
  get chargedPeriods(): readonly Period[] {
    return this.once("chargedPeriods", () =>
      [...new Set(this.of(CHARGES).map((row) => String(row["Period"])))].sort(),
    );
  }

  /** What the review compares with: a few columns of all months before one. */
  history(before: Period): readonly EarlierCharge[] {
    const columns = CHARGES.columns.filter((c) => HISTORY_FIELDS.has(c.field));
    const rows = this.of(CHARGES).filter((row) => String(row["Period"]) < before);
    return toRecords<EarlierCharge>({ ...CHARGES, columns, record: undefined as never }, rows);
  }

  /** The main month of each import: of one file's imports the one with most rows. */
  get mainPeriods(): ReadonlyMap<string, Period> {
    return this.once("mainPeriods", () => mainPeriodsOf(this.imports));
  }

  all<R>(table: Table<R>): readonly R[] {
    return this.once(table.name, () => toRecords(table, this.of(table)));
  }

  private of(table: { readonly name: string }): readonly Row[] {
    return this.rows.get(table.name) ?? [];
  }

  private once<T>(key: string, make: () => T): T {
    if (!this.decoded.has(key)) this.decoded.set(key, make());
    return this.decoded.get(key) as T;
  }
}

const HISTORY_FIELDS: ReadonlySet<string> = new Set(["period", "pi", "serviceName", "amount", "review"]);

export function mainPeriodsOf(imports: readonly ImportRecord[]): ReadonlyMap<string, Period> {
  const main = new Map<string, ImportRecord>();
  for (const i of imports) {
    const key = `${i.source} ${i.sha256}`;
    const other = main.get(key);
    const isMain = !i.format.endsWith("other month");
    if (other === undefined || isMain) main.set(key, i);
  }
  return new Map(imports.map((i) => [i.importId, main.get(`${i.source} ${i.sha256}`)?.period ?? i.period]));
}
