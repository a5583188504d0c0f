/** A month in memory: the steps with everything they need of a host, and short ways to say what a test does. */
import { parseAmount } from "../../src/core/money";
import type { Period } from "../../src/core/period";
import type { Fund, Person, Project, Source, Split } from "../../src/core/reference";
import type { Decision } from "../../src/core/review/decision";
import type {
  FileReader,
  FileSaver,
  FontSource,
  InputFile,
  Workbook,
  WorkbookStructure,
} from "../../src/ports/ports";
import type { Host } from "../../src/steps/host";
import { importFiles, type ImportRequest, type ImportResult } from "../../src/steps/import-files";
import { initWorkbook } from "../../src/steps/init";
import { exportJournal, reverseExported, type JournalResult } from "../../src/steps/journal";
import { closePeriod, reopenPeriod, type CloseResult } from "../../src/steps/periods";
import { decideCharges, type DecisionResult } from "../../src/steps/review";
import { sendStatements, type SendRequest, type SendResult } from "../../src/steps/send";
import { makeStatements, type StatementsResult } from "../../src/steps/statements";
import { tieOutMonth, type TieOutResult } from "../../src/steps/tie-out";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { fund, person, project } from "../../src/testing/review-cases";
import { toRecords, toRow } from "../../src/workbook/codec";
import { keyHeading, type Row } from "../../src/workbook/shape";
import {
  ALL_TABLES,
  CHARGES,
  FUNDS,
  LOG,
  PEOPLE,
  PROJECTS,
  RULES,
  SETTINGS,
  SOURCES,
  SPLITS,
  type Table,
} from "../../src/workbook/tables";
import type { Charge } from "../../src/core/charge";
import type { LogEntry } from "../../src/core/log";
import { ADA, BEN, focusFile, type FocusRow } from "./focus";
import { MemoryMail } from "./memory-mail";

export const JANUARY = "2025-01";

/** Files in memory, by path; counts what was written. */
export class MemoryFiles implements FileSaver, FileReader {
  readonly files = new Map<string, Uint8Array>();
  writes = 0;

  constructor(private readonly folder: string) {}

  save(name: string, bytes: Uint8Array, keep = false): Promise<{ path: string; changed: boolean }> {
    const path = `${this.folder}/${name}`;
    const old = this.files.get(path);
    const changed = old === undefined || (!keep && Buffer.compare(old, bytes) !== 0);
    if (changed) {
      this.writes += 1;
      this.files.set(path, bytes);
    }
    return Promise.resolve({ path, changed });
  }

  read(path: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.files.get(path) ?? null);
  }

  readonly before = {
    read: (name: string): Promise<Uint8Array | null> => this.read(`${this.folder}/${name}`),
    remove: (name: string): Promise<void> =>
      Promise.resolve(void this.files.delete(`${this.folder}/${name}`)),
  };

  text(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  get names(): string[] {
    return [...this.files.keys()].sort();
  }
}

const noFonts: FontSource = { fontFor: () => Promise.resolve(null) };

export class TestMonth<W extends Workbook = MemoryWorkbook> {
  readonly statementFiles = new MemoryFiles("statements");
  readonly journalFiles = new MemoryFiles("journal");
  readonly mail = new MemoryMail();
  readonly fonts = noFonts;
  now = "2025-02-03T09:00:00Z";

  constructor(readonly workbook: W) {}

  host(changes: Partial<Host> = {}): Host {
    return {
      workbook: this.workbook,
      clock: { now: () => this.now },
      by: "tess",
      signedIn: true,
      progress: { report: () => undefined, cancelled: () => false },
      dryRun: false,
      ...changes,
    };
  }

  /** The rows of a table as records. */
  async table<R>(table: Table<R>): Promise<R[]> {
    const [rows = []] = await this.workbook.read([{ table }]);
    return toRecords(table, rows);
  }

  async charges(period: Period = JANUARY): Promise<Charge[]> {
    return (await this.table(CHARGES)).filter((charge) => charge.period === period);
  }

  async log(step?: string): Promise<LogEntry[]> {
    return (await this.table(LOG)).filter((entry) => step === undefined || entry.step === step);
  }

  /** Everything the workbook holds, for "nothing changed". */
  async everything(): Promise<string> {
    return JSON.stringify(await this.workbook.read(ALL_TABLES.map((table) => ({ table }))));
  }

  /** A person types into cells of a row. */
  async type<R>(table: Table<R>, key: string, cells: Row): Promise<void> {
    await this.workbook.apply([{ do: "update", table, rows: [{ [keyHeading(table)]: key, ...cells }] }]);
  }

  async setting(name: string, value: string): Promise<void> {
    await this.type(SETTINGS, name, { Value: value });
  }

  async rule(name: string, cells: Row): Promise<void> {
    await this.type(RULES, name, cells);
  }

  async add<R>(table: Table<R>, records: readonly R[]): Promise<void> {
    const rows = records.map((record) => toRow(table, record));
    await this.workbook.apply([{ do: "append", table, rows }]);
  }

  async import(
    name: string,
    rows: readonly FocusRow[],
    options: Partial<ImportRequest> = {},
    host: Host = this.host(),
  ): Promise<ImportResult> {
    return await this.importFiles([focusFile(name, rows)], options, host);
  }

  async importFiles(
    files: readonly InputFile[],
    options: Partial<ImportRequest> = {},
    host: Host = this.host(),
  ): Promise<ImportResult> {
    const request = { add: false, replacePeriods: [], invoiceTotal: null, acceptProblems: false };
    return await importFiles(host, { ...request, ...options, files });
  }

  async decide(
    what: Decision | "approve" | "reject" | "hold",
    ids: readonly string[] | "all",
    note = "as agreed",
    period = JANUARY,
  ): Promise<DecisionResult> {
    const decision = typeof what === "string" ? { do: what } : what;
    const selection = { ids: ids === "all" ? [] : ids, where: [], all: ids === "all" };
    return await decideCharges(this.host(), period, selection, decision, note);
  }

  async statements(period = JANUARY, host = this.host(), only?: string): Promise<StatementsResult> {
    const request = { period, ...(only === undefined ? {} : { only }) };
    return await makeStatements(host, request, this.statementFiles, this.fonts);
  }

  async send(request: Partial<SendRequest> = {}, host = this.host()): Promise<SendResult> {
    return await sendStatements(host, { period: JANUARY, finish: "send", ...request }, this.mail, this.fonts);
  }

  async journal(period = JANUARY, format?: string): Promise<JournalResult> {
    const request = { period, ...(format === undefined ? {} : { format }) };
    return await exportJournal(this.host(), request, this.journalFiles);
  }

  async reverse(journalId: string, period = JANUARY, reason = "a late credit"): Promise<JournalResult> {
    return await reverseExported(this.host(), { period, journalId, reason }, this.journalFiles);
  }

  async tieOut(period = JANUARY): Promise<TieOutResult> {
    return await tieOutMonth(this.host(), period, this.journalFiles);
  }

  async close(period = JANUARY, reason = ""): Promise<CloseResult> {
    return await closePeriod(this.host(), period, reason, this.journalFiles);
  }

  async reopen(period = JANUARY, reason = "a late correction"): Promise<void> {
    await reopenPeriod(this.host(), period, reason);
  }

  /** Statements, mail, journal, closing. */
  async finish(period = JANUARY): Promise<CloseResult> {
    await this.statements(period);
    await this.send({ period });
    await this.journal(period);
    return await this.close(period);
  }
}

/** A workbook with two PIs, three projects, four funds and a source named HPC. */
export async function newMonth(reference: Partial<ReferenceRows> = {}): Promise<TestMonth> {
  return await newMonthOn(new MemoryWorkbook(), { ensure: () => Promise.resolve([]) }, reference);
}

/** The same on any workbook. */
export async function newMonthOn<W extends Workbook>(
  workbook: W,
  structure: WorkbookStructure,
  reference: Partial<ReferenceRows> = {},
): Promise<TestMonth<W>> {
  const month = new TestMonth(workbook);
  await initWorkbook(month.host(), structure, []);
  const rows = { ...REFERENCE, ...reference };
  await month.add(SOURCES, rows.sources);
  await month.add(PEOPLE, rows.people);
  await month.add(PROJECTS, rows.projects);
  await month.add(FUNDS, rows.funds);
  await month.add(SPLITS, rows.splits);
  return month;
}

export interface ReferenceRows {
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly projects: readonly Project[];
  readonly funds: readonly Fund[];
  readonly splits: readonly Split[];
}

export function source(name: string, changes: Partial<Source> = {}): Source {
  return {
    source: name,
    fileNamePattern: `${name.toLowerCase()}*`,
    costBasis: "Billed",
    creditFundOrg: "RCC-90030",
    debitAccount: "07420",
    creditAccount: "05920",
    program: "",
    activity: "",
    location: "",
    notes: "",
    active: "Yes",
    ...changes,
  };
}

export const PEOPLE_ROWS = [
  person({ email: ADA, name: "Ada Quill" }),
  person({ email: BEN, name: "Ben Ortho", department: "Chemistry" }),
];

const REFERENCE: ReferenceRows = {
  sources: [source("HPC"), source("AWS", { creditFundOrg: "RCC-90010" })],
  people: PEOPLE_ROWS,
  projects: [
    project({ project: "coral", pi: ADA, defaultFundOrg: "BIO-10000" }),
    project({ project: "atlas", title: "Plant atlas", pi: ADA, defaultFundOrg: "BIO-20000" }),
    project({ project: "polymer", title: "Polymers", pi: BEN, defaultFundOrg: "CHEM-10000" }),
  ],
  funds: ["BIO-10000", "BIO-20000", "CHEM-10000", "GEO-10000", "RCC-90010", "RCC-90030"].map((fundOrg) =>
    fund({ fundOrg, title: `Fund ${fundOrg}` }),
  ),
  splits: [],
};

/** An exact amount of a test: `usd("12.50")`. */
export function usd(text: string): bigint {
  const value = parseAmount(text);
  if (value === null) throw new Error(`not an amount: ${text}`);
  return value;
}

export { ADA, BEN, focusFile, type FocusRow };
