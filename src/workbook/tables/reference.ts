/** The tables that people keep up. */
import { FREE_PER, type Rate } from "../../core/rates/rate";
import {
  COST_BASES,
  STATUSES,
  type Fund,
  type Lookup,
  type Person,
  type Project,
  type Source,
  type Split,
} from "../../core/reference";
import { SEVERITIES, type RuleSetting } from "../../core/review/rule";
import type { ServiceCost } from "../../core/service-cost";
import { APPROVAL_STATES, type StandingApproval } from "../../core/standing/standing-approval";
import { CAP_PERIODS, SUBSIDY_KINDS, SUBSIDY_SCOPES, type Subsidy } from "../../core/subsidies/subsidy";
import { c, choice, optional, table, YES_NO } from "./column";

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

export const LOOKUPS = table<Lookup>("Lookups", "reference", [
  c("lookupId", "Lookup ID", "text", 14),
  c("column", "Column", "text", 20),
  c("value", "Value", "text", 28),
  c("pi", "PI", "text", 28),
  c("project", "Project", "text", 20),
  c("fundOrg", "Fund Org", "text", 18),
  c("account", "Account", "text", 10),
  c("notes", "Notes", "text", 36),
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

export const SUBSIDIES = table<Subsidy>("Subsidies", "reference", [
  c("subsidyId", "Subsidy ID", "text", 16),
  c("title", "Title", "text", 34),
  choice("kind", "Kind", SUBSIDY_KINDS, 15),
  c("order", "Order", "integer", 8),
  c("pi", "PI", "text", 28),
  c("project", "Project", "text", 18),
  c("source", "Source", "text", 12),
  c("serviceName", "Service Name", "text", 24),
  optional("share", "Share %", "percent", 10),
  optional("amount", "Amount", "amount", 13),
  choice("scope", "Per", SUBSIDY_SCOPES, 10),
  choice("each", "Each", CAP_PERIODS, 12),
  optional("quantity", "Quantity", "quantity", 12),
  c("unit", "Unit", "text", 12),
  c("months", "Months", "integer", 8),
  c("from", "From", "day", 12),
  c("to", "To", "day", 12),
  c("paidByFundOrg", "Paid By Fund Org", "text", 18),
  c("paidByAccount", "Paid By Account", "text", 14),
  c("reference", "Reference", "text", 24),
  choice("status", "Status", STATUSES, 10),
]);

export const STANDING_APPROVALS = table<StandingApproval>(
  "Standing Approvals",
  "reference",
  [
    c("approvalId", "Approval ID", "text", 14),
    c("rule", "Rule", "text", 26),
    c("pi", "PI", "text", 28),
    c("project", "Project", "text", 18),
    c("source", "Source", "text", 12),
    c("serviceName", "Service Name", "text", 24),
    c("resource", "Resource", "text", 24),
    optional("limit", "Limit", "amount", 13),
    c("until", "Until", "day", 12),
    c("reason", "Reason", "text", 36),
    c("approvedBy", "Approved By", "text", 16),
    c("approvedAt", "Approved At", "instant", 17),
    c("revokedBy", "Revoked By", "text", 16),
    c("revokedAt", "Revoked At", "instant", 17),
    c("revokedReason", "Revoked Reason", "text", 30),
    choice("status", "Status", APPROVAL_STATES, 10),
  ],
  [{ heading: "Status", equals: "Revoked", look: "held" }],
);

export const SERVICE_COSTS = table<ServiceCost>("Service Costs", "reference", [
  c("costId", "Cost ID", "text", 14),
  c("source", "Source", "text", 14),
  c("serviceName", "Service Name", "text", 26),
  c("fiscalYear", "Fiscal Year", "text", 12),
  c("notes", "Notes", "text", 40),
  c("cost", "Cost", "amount", 14),
]);

/** The list rate is last: a table's last column is never blank. */
export const RATES = table<Rate>("Rates", "reference", [
  c("rateId", "Rate ID", "text", 18),
  c("service", "Service", "text", 24),
  c("sku", "SKU", "text", 18),
  c("unit", "Unit", "text", 14),
  c("appliesTo", "Applies To", "text", 30),
  optional("subsidy", "Subsidy", "quantity", 12),
  optional("billedRate", "Billed Rate", "quantity", 12),
  optional("freeQuantity", "Free Quantity", "quantity", 14),
  choice("freePer", "Free Per", FREE_PER, 12),
  c("from", "From", "day", 12),
  c("to", "To", "day", 12),
  c("approval", "Approval", "text", 30),
  c("notes", "Notes", "text", 36),
  c("listRate", "List Rate", "quantity", 12),
]);

export const RULES = table<RuleSetting>("Rules", "reference", [
  c("rule", "Rule", "text", 30),
  choice("on", "On", YES_NO, 6),
  choice("severity", "Severity", SEVERITIES, 10),
  c("appliesTo", "Applies To", "text", 18),
  c("value", "Value", "text", 30),
  c("whatItChecks", "What It Checks", "text", 80),
]);
