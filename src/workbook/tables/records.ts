/** The tables that record what was done, and the settings. */
import {
  IMPORT_STATES,
  PROBLEM_STATES,
  SEVERITIES,
  type FindingRecord,
  type ImportRecord,
  type ProblemRecord,
} from "../../core/import/records";
import { LAYOUT_KINDS, type JournalValue, type LayoutColumn } from "../../core/journal/layout";
import type { LogEntry } from "../../core/log";
import { MAIL_STATES, type MailLogEntry } from "../../core/mail";
import { PERIOD_STATES, type PeriodRecord } from "../../core/periods";
import type { SealRecord } from "../../core/seal";
import type { SettingRow } from "../../core/settings";
import type { SubsidyBalance } from "../../core/subsidies/subsidy";
import type { MonthlyTotal } from "../../core/totals";
import { c, choice, optional, table } from "./column";

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
  c("logEntry", "Log Entry", "text", 26),
  c("archiveFile", "Archive File", "text", 30),
  c("archiveSha256", "Archive SHA-256", "text", 20),
  c("archivedCorrections", "Archived Corrections", "text", 20),
  c("reason", "Reason", "text", 30),
  c("notes", "Notes", "text", 30),
  c("openedBy", "Opened By", "text", 14),
  c("openedAt", "Opened At", "instant", 17),
  c("closedBy", "Closed By", "text", 14),
  c("closedAt", "Closed At", "instant", 17),
  c("updatedAt", "Updated At", "instant", 17),
]);

export const MONTHLY_TOTALS = table<MonthlyTotal>("Monthly Totals", "records", [
  c("totalId", "Total ID", "text", 26),
  c("period", "Period", "text", 9),
  c("pi", "PI", "text", 28),
  c("project", "Project", "text", 18),
  c("fundOrg", "Fund Org", "text", 18),
  c("source", "Source", "text", 12),
  c("serviceName", "Service Name", "text", 28),
  c("charges", "Charges", "integer", 9),
  c("list", "List", "amount", 13),
  c("billed", "Billed", "amount", 13),
  c("pending", "Pending", "amount", 13),
  c("held", "Held", "amount", 13),
  c("rejected", "Rejected", "amount", 13),
]);

export const SUBSIDY_BALANCES = table<SubsidyBalance>("Subsidy Balances", "records", [
  c("balanceId", "Balance ID", "text", 34),
  c("period", "Period", "text", 9),
  c("subsidyId", "Subsidy ID", "text", 16),
  c("beneficiary", "Beneficiary", "text", 28),
  c("grantedFor", "Granted For", "text", 12),
  c("opening", "Opening", "cents", 13),
  c("granted", "Granted", "cents", 13),
  c("used", "Used", "cents", 13),
  c("left", "Left", "cents", 13),
]);

/** Written at closing; with them "Check" names what was changed afterwards. */
export const SEALS = table<SealRecord>("Seals", "records", [
  c("sealId", "Seal ID", "text", 34),
  c("period", "Period", "text", 9),
  c("table", "Table", "text", 16),
  c("part", "Part", "text", 28),
  c("rows", "Rows", "integer", 9),
  c("amount", "Amount", "amount", 13),
  c("hash", "Hash", "text", 20),
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
    c("explanation", "Explanation", "text", 30),
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

export const CONFORMANCE = table<FindingRecord>("Conformance", "records", [
  c("findingId", "Finding ID", "text", 34),
  c("importId", "Import ID", "text", 30),
  c("period", "Period", "text", 9),
  c("source", "Source", "text", 12),
  c("fileName", "File Name", "text", 28),
  choice("severity", "Severity", SEVERITIES, 10),
  c("code", "Code", "text", 7),
  c("columns", "Columns", "text", 28),
  c("count", "Count", "integer", 9),
  c("exampleRow", "Example Row", "integer", 12),
  c("exampleColumn", "Example Column", "text", 20),
  c("exampleValue", "Example Value", "text", 28),
  c("says", "What It Says", "text", 60),
]);

export const MAIL_LOG = table<MailLogEntry>("Mail Log", "records", [
  c("mailKey", "Mail Key", "text", 34),
  c("statementNo", "Statement No", "text", 20),
  c("to", "To", "text", 30),
  c("cc", "CC", "text", 30),
  c("bcc", "BCC", "text", 20),
  c("via", "Via", "text", 10),
  c("mailbox", "Mailbox", "text", 24),
  c("subject", "Subject", "text", 40),
  c("contentHash", "Content Hash", "text", 18),
  choice("status", "Status", MAIL_STATES, 10),
  c("messageId", "Message ID", "text", 34),
  c("attempt", "Attempt", "integer", 8),
  c("error", "Error", "text", 30),
  c("reason", "Reason", "text", 30),
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

export const JOURNAL_FORMAT_COLUMNS = table<LayoutColumn>("Journal Formats", "settings", [
  c("columnId", "Column ID", "text", 22),
  c("format", "Format", "text", 18),
  c("order", "Order", "integer", 8),
  c("heading", "Heading", "text", 24),
  c("value", "Value", "text", 40),
  c("maxLength", "Max Length", "integer", 11),
  choice("kind", "Kind", LAYOUT_KINDS, 10),
]);

export const JOURNAL_VALUES = table<JournalValue>("Journal Values", "settings", [
  c("valueId", "Value ID", "text", 30),
  c("format", "Format", "text", 18),
  c("field", "Field", "text", 24),
  c("value", "Value", "text", 30),
  c("meaning", "Meaning", "text", 70),
]);

export const SETTINGS = table<SettingRow>("Settings", "settings", [
  c("setting", "Setting", "text", 26),
  c("value", "Value", "text", 50),
  c("meaning", "Meaning", "text", 90),
]);
