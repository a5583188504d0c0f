/** Records for tests: each plain and right as it stands; a test says only what it is about. Invented names only. */
import type { Charge } from "../core/charge";
import type { ImportRecord, ProblemRecord } from "../core/import/records";
import type { JournalLine } from "../core/journal/journal";
import type { LogEntry } from "../core/log";
import type { MailLogEntry } from "../core/mail";
import { amount } from "../core/money";
import type { PeriodRecord } from "../core/periods";
import {
  Directory,
  type Fund,
  type Person,
  type Project,
  type Reference,
  type Source,
  type Split,
} from "../core/reference";
import type { RuleSetting } from "../core/review/rule";
import { readSettings, type Settings, type SettingRow } from "../core/settings";
import type { StatementLine, StatementRecord } from "../core/statements/statement";

/** A function that completes a record; named after what it makes. */
export type Build<R> = (overrides?: Partial<R>) => R;

export function builder<R>(plain: R): Build<R> {
  return (overrides = {}) => ({ ...plain, ...overrides });
}

/** A charge of January 2025 that no rule holds. */
export const charge = builder<Charge>({
  chargeId: "0123456789abcdef-fc320e73-1",
  period: "2025-01",
  source: "AWS",
  review: "OK",
  flags: "",
  pi: "ada.quill@example.edu",
  project: "coral",
  fundOrg: "BIO-10000",
  payer: "Tags",
  serviceName: "Compute",
  resourceName: "node-1",
  resourceId: "i-0001",
  chargeDescription: "Linux, on demand",
  chargeCategory: "Usage",
  chargeClass: "",
  commitment: "",
  originalPeriod: "",
  corrects: "",
  chargePeriodStart: "2025-01-10T00:00:00Z",
  chargePeriodEnd: "2025-01-11T00:00:00Z",
  quantity: amount("24"),
  unit: "Hours",
  listCost: amount("15"),
  contractedCost: null,
  billedCost: amount("12.5"),
  effectiveCost: null,
  amount: amount("12.5"),
  billingCurrency: "USD",
  account: "",
  reference1: "",
  reference2: "",
  tags: '{"project_id":"coral"}',
  importedPi: "ada.quill@example.edu",
  importedProject: "coral",
  importedFundOrg: "BIO-10000",
  reviewNote: "",
  reviewedBy: "",
  reviewedAt: "",
  statementNo: "",
  carriedFrom: "",
  sourceRow: 2,
  importId: "import-1",
  seal: "",
});

/** A charge of a cost: amount and billed cost alike, list cost half as much again unless told. */
export function costing(cost: string, overrides: Partial<Charge> = {}): Charge {
  const value = amount(cost);
  return charge({ amount: value, billedCost: value, listCost: (value * 3n) / 2n, ...overrides });
}

/** Who pays, given as the tags would: imported and in force alike. */
export function tagged(pi: string, project: string, fundOrg: string): Partial<Charge> {
  return { pi, project, fundOrg, importedPi: pi, importedProject: project, importedFundOrg: fundOrg };
}

export const person = builder<Person>({
  email: "ada.quill@example.edu",
  name: "Ada Quill",
  department: "Biology",
  sendTo: "",
  cc: "",
  aliases: "",
  activeFrom: "",
  activeTo: "",
  status: "Active",
});

export const project = builder<Project>({
  project: "coral",
  title: "Coral reefs",
  pi: "ada.quill@example.edu",
  defaultFundOrg: "",
  cc: "",
  activeFrom: "",
  activeTo: "",
  status: "Active",
});

export const fund = builder<Fund>({
  fundOrg: "BIO-10000",
  title: "Reef award",
  account: "",
  program: "",
  activity: "",
  location: "",
  awardNumber: "",
  awardStart: "",
  awardEnd: "",
  cap: null,
  fallbackFundOrg: "",
  status: "Active",
});

/** @param share in units of 10⁻¹⁰ */
export function split(fundOrg: string, share: bigint, overrides: Partial<Split> = {}): Split {
  return {
    splitId: fundOrg,
    project: "coral",
    fundOrg,
    share,
    from: "",
    to: "",
    takesRemainder: "No",
    ...overrides,
  };
}

export const source = builder<Source>({
  source: "AWS",
  fileNamePattern: "aws*",
  costBasis: "Billed",
  creditFundOrg: "RC-90000",
  debitAccount: "7100",
  creditAccount: "4900",
  program: "",
  activity: "",
  location: "",
  notes: "",
  active: "Yes",
});

export function reference(tables: Partial<Reference> = {}): Reference {
  return { sources: [source()], people: [], projects: [], funds: [], splits: [], lookups: [], ...tables };
}

export function directory(tables: Partial<Reference> = {}): Directory {
  return new Directory(reference(tables));
}

/** The defaults, but for the settings named by their heading. */
export function settings(values: Readonly<Record<string, string>> = {}): Settings {
  const rows = Object.entries(values).map(([setting, value]) => ({ setting, value, meaning: "" }));
  return readSettings(rows);
}

export const settingRow = builder<SettingRow>({ setting: "Currency", value: "USD", meaning: "ISO 4217" });

export const ruleSetting = builder<RuleSetting>({
  rule: "Missing PI",
  on: "Yes",
  severity: "Hold",
  appliesTo: "",
  value: "",
  whatItChecks: "The charge names no PI.",
});

export const importRecord = builder<ImportRecord>({
  importId: "import-1",
  source: "AWS",
  period: "2025-01",
  fileName: "aws_2025-01.csv",
  sha256: "a".repeat(64),
  format: "FOCUS 1.2",
  rows: 1,
  charges: 1,
  problems: 0,
  billedTotal: "12.50",
  listTotal: "15.00",
  amountTotal: "12.50",
  amount: amount("12.5"),
  invoiceTotal: null,
  difference: null,
  explanation: "",
  replaces: "",
  status: "Current",
  importedBy: "tess",
  importedAt: "2025-02-03T09:00:00Z",
});

export const problem = builder<ProblemRecord>({
  problemId: "fedcba9876543210-1",
  importId: "import-1",
  source: "AWS",
  period: "2025-01",
  sourceRow: 3,
  severity: "Error",
  code: "N03",
  column: "BilledCost",
  value: "12,50",
  message: 'BilledCost "12,50" is not a plain number.',
  billedCost: "",
  amount: 0n,
  rawRow: "{}",
  reason: "",
  status: "Open",
  updatedAt: "2025-02-03T09:00:00Z",
});

export const periodRecord = builder<PeriodRecord>({
  period: "2025-01",
  status: "Open",
  charges: 0,
  list: 0n,
  billed: 0n,
  pending: 0,
  statements: 0,
  journalId: "",
  journalFile: "",
  journalSha256: "",
  journalReference: "",
  postingDate: "",
  contentHash: "",
  logEntry: "",
  archiveFile: "",
  archiveSha256: "",
  archivedCorrections: "",
  reason: "",
  notes: "",
  openedBy: "tess",
  openedAt: "2025-02-01T09:00:00Z",
  closedBy: "",
  closedAt: "",
  updatedAt: "2025-02-01T09:00:00Z",
});

export const statement = builder<StatementRecord>({
  statementNo: "2025-01-0001",
  period: "2025-01",
  pi: "ada.quill@example.edu",
  name: "Ada Quill",
  revision: 1,
  projects: "coral",
  charges: 1,
  list: 1500,
  discount: 250,
  credits: 0,
  amount: 1250,
  currency: "USD",
  contentHash: "0011223344556677",
  file: "2025-01/ada.pdf",
  link: "",
  status: "Draft",
  madeBy: "tess",
  madeAt: "2025-02-03T10:00:00Z",
  seal: "",
});

export const statementLine = builder<StatementLine>({
  lineId: "2025-01-0001/001",
  statementNo: "2025-01-0001",
  period: "2025-01",
  pi: "ada.quill@example.edu",
  project: "coral",
  kind: "Charge",
  subsidyId: "",
  fundOrg: "BIO-10000",
  source: "AWS",
  serviceName: "Compute",
  account: "7100",
  quantity: amount("24"),
  unit: "Hours",
  list: 1500,
  discount: 250,
  billed: 1250,
  exact: "12.50",
  rounding: 0n,
  seal: "",
});

export const journalLine = builder<JournalLine>({
  lineId: "2025-01-J1/0001",
  journalId: "2025-01-J1",
  period: "2025-01",
  line: 1,
  kind: "Payer",
  fundOrg: "BIO-10000",
  fund: "10000",
  org: "BIO",
  account: "7100",
  program: "",
  activity: "",
  location: "",
  debit: 1250,
  credit: 0,
  description: "AWS 2025-01 BIO-10000",
  reference: "2025-01-J1",
  source: "AWS",
  project: "coral",
  pi: "ada.quill@example.edu",
  format: "",
  accountingDate: "",
  exportedAt: "",
  status: "Prepared",
  seal: "",
});

export const logEntry = builder<LogEntry>({
  entry: "0000001",
  at: "2025-02-03T09:00:00Z",
  by: "tess",
  step: "Review",
  period: "2025-01",
  what: "0123456789abcdef-fc320e73-1",
  before: "Undecided",
  after: "Approved",
  reason: "",
  chain: "",
});

export const mailLogEntry = builder<MailLogEntry>({
  mailKey: "2025-01-0001 ada.quill@example.edu",
  statementNo: "2025-01-0001",
  to: "ada.quill@example.edu",
  cc: "",
  bcc: "",
  via: "outbox",
  mailbox: "",
  subject: "Your statement",
  contentHash: "0011223344556677",
  status: "Sent",
  messageId: "<1@example.edu>",
  attempt: 1,
  error: "",
  reason: "",
  by: "tess",
  at: "2025-02-04T09:00:00Z",
});
