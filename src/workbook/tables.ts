/** The tables of the workbook, in the order of their sheets. docs/workbook.md is made from this. */
import { PAYER_STEPS, REVIEW_STATES, type Charge } from "../core/charge";
import { IMPORT_STATES, PROBLEM_STATES, type ImportRecord, type ProblemRecord } from "../core/import/records";
import { JOURNAL_STATES, type JournalLine } from "../core/journal/journal";
import type { LogEntry } from "../core/log";
import { MAIL_STATES, type MailLogEntry } from "../core/mail";
import { PERIOD_STATES, type PeriodRecord } from "../core/periods";
import {
  COST_BASES,
  STATUSES,
  type Fund,
  type Person,
  type Project,
  type Source,
  type Split,
} from "../core/reference";
import { SEVERITIES, type RuleSetting } from "../core/review/rule";
import type { SettingRow } from "../core/settings";
import { STATEMENT_STATES, type StatementLine, type StatementRecord } from "../core/statements/statement";
import type { Column, ColumnKind, Highlight, SheetGroup, TableShape } from "./shape";

/** The kinds that fit a field's type, so that a bigint can't become a date. */
type KindFor<V> = bigint extends V
  ? "amount" | "quantity" | "percent"
  : null extends V
    ? "amount" | "quantity"
    : V extends number
      ? "cents" | "integer"
      : "text" | "choice" | "day" | "instant";

type ColumnOf<R> = {
  [F in keyof R & string]: Column & { readonly field: F; readonly kind: ColumnKind & KindFor<R[F]> };
}[keyof R & string];

/** A table whose rows are records of type R. */
export interface Table<R> extends TableShape {
  /** Carries R for the compiler; never set. */
  readonly record?: R;
}

const YES_NO = ["Yes", "No"] as const;

function table<R>(
  name: string,
  group: SheetGroup,
  columns: readonly ColumnOf<R>[],
  highlights: readonly Highlight[] = [],
): Table<R> {
  return { name, group, columns, highlights };
}

const c = <F extends string, K extends ColumnKind>(field: F, heading: string, kind: K, width: number) => ({
  field,
  heading,
  kind,
  width,
});
const choice = <F extends string>(field: F, heading: string, choices: readonly string[], width: number) => ({
  field,
  heading,
  kind: "choice" as const,
  width,
  choices,
});
const optional = <F extends string, K extends ColumnKind>(
  field: F,
  heading: string,
  kind: K,
  width: number,
) => ({ field, heading, kind, width, optional: true });

export const CHARGES = table<Charge>(
  "Charges",
  "month",
  [
    c("chargeId", "Charge ID", "text", 30),
    c("period", "Period", "text", 9),
    c("source", "Source", "text", 10),
    choice("review", "Review", REVIEW_STATES, 11),
    c("flags", "Flags", "text", 44),
    c("pi", "PI", "text", 26),
    c("project", "Project", "text", 18),
    c("fundOrg", "Fund Org", "text", 16),
    choice("payer", "Payer", PAYER_STEPS, 14),
    c("serviceName", "Service Name", "text", 24),
    c("resourceName", "Resource Name", "text", 24),
    c("resourceId", "Resource ID", "text", 24),
    c("chargeDescription", "Charge Description", "text", 36),
    c("chargeCategory", "Charge Category", "text", 15),
    c("chargeClass", "Charge Class", "text", 12),
    c("chargePeriodStart", "Charge Period Start", "instant", 17),
    c("chargePeriodEnd", "Charge Period End", "instant", 17),
    optional("quantity", "Quantity", "quantity", 12),
    c("unit", "Unit", "text", 12),
    c("listCost", "List Cost", "amount", 13),
    optional("contractedCost", "Contracted Cost", "amount", 13),
    c("billedCost", "Billed Cost", "amount", 13),
    optional("effectiveCost", "Effective Cost", "amount", 13),
    c("amount", "Amount", "amount", 13),
    c("billingCurrency", "Billing Currency", "text", 9),
    c("account", "Account", "text", 10),
    c("reference1", "Reference 1", "text", 16),
    c("reference2", "Reference 2", "text", 16),
    c("tags", "Tags", "text", 30),
    c("importedPi", "Imported PI", "text", 26),
    c("importedProject", "Imported Project", "text", 18),
    c("importedFundOrg", "Imported Fund Org", "text", 16),
    c("reviewNote", "Review Note", "text", 30),
    c("reviewedBy", "Reviewed By", "text", 16),
    c("reviewedAt", "Reviewed At", "instant", 17),
    c("statementNo", "Statement No", "text", 16),
    c("carriedFrom", "Carried From", "text", 12),
    c("sourceRow", "Source Row", "integer", 10),
    c("importId", "Import ID", "text", 28),
  ],
  [
    { heading: "Review", equals: "Pending", look: "pending" },
    { heading: "Review", equals: "Held", look: "held" },
    { heading: "Review", equals: "Rejected", look: "rejected" },
    { heading: "Review", equals: "Approved", look: "approved" },
    { heading: "Flags", notBlank: true, look: "warning" },
  ],
);

export const STATEMENTS = table<StatementRecord>(
  "Statements",
  "month",
  [
    c("statementNo", "Statement No", "text", 17),
    c("period", "Period", "text", 9),
    c("pi", "PI", "text", 28),
    c("name", "Name", "text", 24),
    c("revision", "Revision", "integer", 9),
    c("projects", "Projects", "text", 34),
    c("charges", "Charges", "integer", 9),
    c("list", "List", "cents", 13),
    c("discount", "Discount", "cents", 13),
    c("amount", "Amount", "cents", 13),
    c("currency", "Currency", "text", 9),
    c("contentHash", "Content Hash", "text", 20),
    c("file", "File", "text", 40),
    choice("status", "Status", STATEMENT_STATES, 12),
    c("madeBy", "Made By", "text", 16),
    c("madeAt", "Made At", "instant", 17),
  ],
  [
    { heading: "Status", equals: "Superseded", look: "held" },
    { heading: "Status", equals: "Void", look: "rejected" },
  ],
);

export const STATEMENT_LINES = table<StatementLine>("Statement Lines", "month", [
  c("lineId", "Line ID", "text", 22),
  c("statementNo", "Statement No", "text", 17),
  c("period", "Period", "text", 9),
  c("pi", "PI", "text", 28),
  c("project", "Project", "text", 18),
  c("fundOrg", "Fund Org", "text", 16),
  c("source", "Source", "text", 10),
  c("serviceName", "Service Name", "text", 26),
  c("account", "Account", "text", 10),
  optional("quantity", "Quantity", "quantity", 13),
  c("unit", "Unit", "text", 14),
  c("list", "List", "cents", 13),
  c("discount", "Discount", "cents", 13),
  c("billed", "Billed", "cents", 13),
  c("exact", "Exact", "text", 22),
  c("rounding", "Rounding", "quantity", 12),
]);

export const JOURNAL = table<JournalLine>("Journal", "month", [
  c("lineId", "Line ID", "text", 18),
  c("journalId", "Journal ID", "text", 14),
  c("period", "Period", "text", 9),
  c("line", "Line", "integer", 6),
  c("fundOrg", "Fund Org", "text", 16),
  c("fund", "Fund", "text", 12),
  c("org", "Org", "text", 12),
  c("account", "Account", "text", 10),
  c("program", "Program", "text", 10),
  c("activity", "Activity", "text", 10),
  c("location", "Location", "text", 10),
  c("debit", "Debit", "cents", 13),
  c("credit", "Credit", "cents", 13),
  c("description", "Description", "text", 36),
  c("reference", "Reference", "text", 18),
  c("source", "Source", "text", 10),
  c("project", "Project", "text", 18),
  c("pi", "PI", "text", 28),
  choice("status", "Status", JOURNAL_STATES, 11),
]);

export const PEOPLE = table<Person>("People", "reference", [
  c("email", "Email", "text", 30),
  c("name", "Name", "text", 26),
  c("department", "Department", "text", 26),
  c("sendTo", "Send To", "text", 28),
  c("cc", "CC", "text", 28),
  c("aliases", "Aliases", "text", 34),
  c("activeFrom", "Active From", "day", 12),
  c("activeTo", "Active To", "day", 12),
  choice("status", "Status", STATUSES, 10),
]);

export const PROJECTS = table<Project>("Projects", "reference", [
  c("project", "Project", "text", 20),
  c("title", "Title", "text", 36),
  c("pi", "PI", "text", 28),
  c("defaultFundOrg", "Default Fund Org", "text", 18),
  c("cc", "CC", "text", 28),
  c("activeFrom", "Active From", "day", 12),
  c("activeTo", "Active To", "day", 12),
  choice("status", "Status", STATUSES, 10),
]);

export const FUNDS = table<Fund>("Funds", "reference", [
  c("fundOrg", "Fund Org", "text", 18),
  c("title", "Title", "text", 36),
  c("account", "Account", "text", 10),
  c("program", "Program", "text", 10),
  c("activity", "Activity", "text", 10),
  c("location", "Location", "text", 10),
  c("awardNumber", "Award Number", "text", 18),
  c("awardStart", "Award Start", "day", 12),
  c("awardEnd", "Award End", "day", 12),
  optional("cap", "Cap", "amount", 13),
  c("fallbackFundOrg", "Fallback Fund Org", "text", 18),
  choice("status", "Status", STATUSES, 10),
]);

export const SPLITS = table<Split>("Splits", "reference", [
  c("splitId", "Split ID", "text", 14),
  c("project", "Project", "text", 20),
  c("fundOrg", "Fund Org", "text", 18),
  c("share", "Share %", "percent", 10),
  c("from", "From", "day", 12),
  c("to", "To", "day", 12),
  choice("takesRemainder", "Takes Remainder", YES_NO, 16),
]);

export const SOURCES = table<Source>("Sources", "reference", [
  c("source", "Source", "text", 14),
  c("fileNamePattern", "File Name Pattern", "text", 24),
  choice("costBasis", "Cost Basis", COST_BASES, 11),
  c("creditFundOrg", "Credit Fund Org", "text", 18),
  c("debitAccount", "Debit Account", "text", 14),
  c("creditAccount", "Credit Account", "text", 14),
  c("program", "Program", "text", 10),
  c("activity", "Activity", "text", 10),
  c("location", "Location", "text", 10),
  c("notes", "Notes", "text", 36),
  choice("active", "Active", YES_NO, 8),
]);

export const RULES = table<RuleSetting>("Rules", "reference", [
  c("rule", "Rule", "text", 30),
  choice("on", "On", YES_NO, 6),
  choice("severity", "Severity", SEVERITIES, 10),
  c("appliesTo", "Applies To", "text", 18),
  c("value", "Value", "text", 30),
  c("whatItChecks", "What It Checks", "text", 80),
]);

export const PERIODS = table<PeriodRecord>("Periods", "records", [
  c("period", "Period", "text", 9),
  choice("status", "Status", PERIOD_STATES, 9),
  c("charges", "Charges", "integer", 9),
  c("list", "List", "amount", 13),
  c("billed", "Billed", "amount", 13),
  c("pending", "Pending", "integer", 9),
  c("statements", "Statements", "integer", 11),
  c("journalId", "Journal ID", "text", 14),
  c("journalFile", "Journal File", "text", 36),
  c("journalSha256", "Journal SHA-256", "text", 20),
  c("journalReference", "Journal Reference", "text", 18),
  c("postingDate", "Posting Date", "day", 12),
  c("contentHash", "Content Hash", "text", 20),
  c("reason", "Reason", "text", 30),
  c("notes", "Notes", "text", 30),
  c("openedBy", "Opened By", "text", 14),
  c("openedAt", "Opened At", "instant", 17),
  c("closedBy", "Closed By", "text", 14),
  c("closedAt", "Closed At", "instant", 17),
  c("updatedAt", "Updated At", "instant", 17),
]);

export const IMPORTS = table<ImportRecord>(
  "Imports",
  "records",
  [
    c("importId", "Import ID", "text", 30),
    c("source", "Source", "text", 12),
    c("period", "Period", "text", 9),
    c("fileName", "File Name", "text", 28),
    c("sha256", "SHA-256", "text", 20),
    c("format", "Format", "text", 20),
    c("rows", "Rows", "integer", 9),
    c("charges", "Charges", "integer", 9),
    c("problems", "Problems", "integer", 9),
    c("billedTotal", "Billed Total", "text", 20),
    c("listTotal", "List Total", "text", 20),
    c("amountTotal", "Amount Total", "text", 20),
    c("amount", "Amount", "amount", 13),
    optional("invoiceTotal", "Invoice Total", "amount", 13),
    optional("difference", "Difference", "amount", 13),
    c("replaces", "Replaces", "text", 30),
    choice("status", "Status", IMPORT_STATES, 10),
    c("importedBy", "Imported By", "text", 16),
    c("importedAt", "Imported At", "instant", 17),
  ],
  [{ heading: "Status", equals: "Replaced", look: "held" }],
);

export const PROBLEMS = table<ProblemRecord>(
  "Problems",
  "records",
  [
    c("problemId", "Problem ID", "text", 22),
    c("importId", "Import ID", "text", 30),
    c("source", "Source", "text", 12),
    c("period", "Period", "text", 9),
    c("sourceRow", "Source Row", "integer", 10),
    choice("severity", "Severity", ["Error", "Warning"], 10),
    c("code", "Code", "text", 7),
    c("column", "Column", "text", 18),
    c("value", "Value", "text", 18),
    c("message", "Message", "text", 50),
    c("billedCost", "Billed Cost", "text", 14),
    c("amount", "Amount", "amount", 13),
    c("rawRow", "Raw Row", "text", 40),
    c("reason", "Reason", "text", 30),
    choice("status", "Status", PROBLEM_STATES, 10),
    c("updatedAt", "Updated At", "instant", 17),
  ],
  [{ heading: "Status", equals: "Open", look: "error" }],
);

export const MAIL_LOG = table<MailLogEntry>("Mail Log", "records", [
  c("mailKey", "Mail Key", "text", 34),
  c("statementNo", "Statement No", "text", 20),
  c("to", "To", "text", 30),
  c("cc", "CC", "text", 30),
  c("subject", "Subject", "text", 40),
  choice("status", "Status", MAIL_STATES, 10),
  c("messageId", "Message ID", "text", 34),
  c("attempt", "Attempt", "integer", 8),
  c("error", "Error", "text", 30),
  c("by", "By", "text", 16),
  c("at", "At", "instant", 17),
]);

export const LOG = table<LogEntry>("Log", "records", [
  c("entry", "Entry", "text", 10),
  c("at", "At", "instant", 17),
  c("by", "By", "text", 16),
  c("step", "Step", "text", 14),
  c("period", "Period", "text", 9),
  c("what", "What", "text", 34),
  c("before", "Before", "text", 34),
  c("after", "After", "text", 34),
  c("reason", "Reason", "text", 34),
  c("chain", "Chain", "text", 20),
]);

export const SETTINGS = table<SettingRow>("Settings", "settings", [
  c("setting", "Setting", "text", 26),
  c("value", "Value", "text", 50),
  c("meaning", "Meaning", "text", 90),
]);

/** In sheet order. The Start and Tie-out reports stand before and among them: see reports.ts. */
export const ALL_TABLES: readonly TableShape[] = [
  CHARGES, STATEMENTS, STATEMENT_LINES, JOURNAL,
  PEOPLE, PROJECTS, FUNDS, SPLITS, SOURCES, RULES,
  PERIODS, IMPORTS, PROBLEMS, MAIL_LOG, LOG,
  SETTINGS,
]; // prettier-ignore
