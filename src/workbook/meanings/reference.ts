/** The tables that people keep up, in words. */
import type { Meanings } from "./meaning";

const OPEN_END = "last day; blank for no end";
const FROM = "first day; blank for always";

export const REFERENCE: Pick<
  Meanings,
  | "PEOPLE"
  | "PROJECTS"
  | "FUNDS"
  | "SPLITS"
  | "LOOKUPS"
  | "SOURCES"
  | "SUBSIDIES"
  | "STANDING_APPROVALS"
  | "SERVICE_COSTS"
  | "RATES"
  | "RULES"
> = {
  PEOPLE: {
    what: "The PIs: who gets statements, and where they go.",
    filledBy: "You, or `openchargeback people import FILE`.",
    columns: {
      email: "the one address a PI is known by",
      name: "as it stands on statements",
      department: "",
      sendTo: "where mail goes instead; blank for Email itself",
      cc: "addresses separated by semicolons, for each mail to this PI",
      aliases: "other addresses of the same PI, separated by semicolons",
      activeFrom: FROM,
      activeTo: OPEN_END,
      status: "charges of an Inactive PI are held",
    },
  },
  PROJECTS: {
    what: "The projects, whose they are, and which fund pays where a charge names none.",
    filledBy: "You, or `openchargeback projects import FILE`.",
    columns: {
      project: "its name, as tags have it",
      title: "as it stands on statements",
      pi: "mail address of the PI",
      defaultFundOrg: "pays where neither a person, a split nor a tag names a fund",
      cc: "addresses separated by semicolons, for mails to its PI",
      activeFrom: FROM,
      activeTo: OPEN_END,
      status: "charges of an Inactive project are held",
    },
  },
  FUNDS: {
    what: "The funds that may pay, with what the ledger and an award's terms need.",
    filledBy: "You, or `openchargeback funds import FILE`.",
    columns: {
      fundOrg: "the whole code, as tags and Projects have it",
      title: "",
      account: "charged where the charge itself names none",
      program: "for the journal, where the ledger has it",
      activity: "likewise",
      location: "likewise",
      awardNumber: "as it stands on statements",
      awardStart: "charges before this day are not for this fund",
      awardEnd: "nor charges after it",
      cap: "what it may bear altogether; what goes beyond is held",
      fallbackFundOrg: "pays where this fund has ended, has not begun or is Inactive; name no other award",
      status: "",
    },
  },
  SPLITS: {
    what: "Projects that several funds pay, with their shares.",
    filledBy: "You, or `openchargeback splits import FILE`.",
    columns: {
      splitId: "any name that no other row has",
      project: "",
      fundOrg: "",
      share: "the shares of a project on a day make 100 %",
      from: "first day, by the day of the charge; blank for always",
      to: OPEN_END,
      takesRemainder: "Yes: this fund takes the cents that do not divide",
    },
  },
  LOOKUPS: {
    what: "Who pays for what a column or tag says, where rows carry no tags of ours: a sub-account, a subscription.",
    filledBy: "You, or `openchargeback lookups import FILE`; `lookup:Name` in a Tag setting asks it.",
    columns: {
      lookupId: "any name that no other row has",
      column: "the FOCUS column or tag, such as SubAccountId",
      value: "what stands in it",
      pi: "blank where the row does not say",
      project: "likewise",
      fundOrg: "likewise",
      account: "likewise",
      notes: "",
    },
  },
  SOURCES: {
    what: "Where charges come from, and which fund recovers their cost.",
    filledBy: "You, or `openchargeback sources add NAME`.",
    columns: {
      source: "its name, such as AWS or HPC",
      fileNamePattern: "which files are this source's: `aws*; amazon*`",
      costBasis: "Billed charges what was invoiced, Effective spreads what was paid in advance over its use",
      creditFundOrg: "the fund that is credited in the journal",
      debitAccount: "charged where neither the charge nor the fund names an account",
      creditAccount: "the account of the credit",
      program: "of its journal lines, where the fund names none",
      activity: "likewise",
      location: "likewise",
      notes: "",
      active: "No for a source that no file is expected of any more",
    },
  },
  SUBSIDIES: {
    what: "Who else pays for a PI's charges: shares, amounts, welcome credits, prepaid amounts, free tiers, minimum charges.",
    filledBy: "You, or `openchargeback subsidies import FILE`.",
    columns: {
      subsidyId: "",
      title: "what the PI reads",
      kind: "",
      order: "within a kind the lower comes first",
      pi: "only this PI; blank for all",
      project: "only this project; blank for all",
      source: "only this source; blank for all",
      serviceName: "only this service; blank for all",
      share: "of a Share: how much of each charge it pays",
      amount: "money, of all kinds but Free tier; the cap of a Share",
      scope: "whom each amount, cap or quantity is for",
      each: "how often an amount starts anew",
      quantity: "of a Free tier: how much is free, in Unit",
      unit: "",
      months: "how long a Welcome credit can be used, from the PI's first month; 0 for no end",
      from: "first day, by the day of the charge; blank for always",
      to: OPEN_END,
      paidByFundOrg: "the fund that pays; blank for the Credit Fund Org of the source",
      paidByAccount: "",
      reference: "the approval or agreement",
      status: "",
    },
  },
  STANDING_APPROVALS: {
    what: "Flags that stay approved until a day, for a PI or a resource.",
    filledBy: "Review in the pane, or `openchargeback approvals grant`.",
    columns: {
      approvalId: "SA and a number",
      rule: "the review rule whose flag is let through",
      pi: "what stands in these five columns must all fit; PI or Resource is always named",
      project: "likewise",
      source: "likewise",
      serviceName: "likewise",
      resource: "resource ID, or name where there is no ID",
      limit: "a charge above it waits all the same",
      until: "the last day, by the charge's date",
      reason: "",
      approvedBy: "",
      approvedAt: "",
      revokedBy: "",
      revokedAt: "",
      revokedReason: "",
      status: "",
    },
  },
  SERVICE_COSTS: {
    what: "What a service costs the institution in a fiscal year, for `openchargeback recovery`.",
    filledBy: "You, or `openchargeback service-costs import FILE`.",
    columns: {
      costId: "any name that no other row has",
      source: "",
      serviceName: "blank for the whole source",
      fiscalYear: "FY2025, after the calendar year in which it ends",
      notes: "",
      cost: "",
    },
  },
  RATES: {
    what: "The rate card: what a unit of a service costs, for which usage, and from when.",
    filledBy: "You, or `openchargeback rates import FILE`; `openchargeback export` prices usage by it.",
    columns: {
      rateId: "any name that no other row has",
      service: "Service Name of the charges",
      sku: "SKU of the charges; rows of one SKU follow each other in time, or differ in Applies To",
      unit: "such as Core-Hours; it says which usage the row prices",
      appliesTo: "conditions on the usage: `partition=gpu*; qos=high`; blank for all usage of the unit",
      subsidy: "what the institution pays of a unit; blank for List Rate − Billed Rate",
      billedRate: "what a PI pays for a unit; blank for List Rate − Subsidy",
      freeQuantity: "units of a month that are free",
      freePer: "who has them each: an Account where it is blank",
      from: FROM,
      to: OPEN_END,
      approval: "who approved the rate, or where",
      notes: "",
      listRate: "price of a unit before any subsidy",
    },
  },
  RULES: {
    what: "The review rules: which run, how strictly, and by which limit.",
    filledBy:
      "`init` writes the rows; you set On, Severity, Applies To and Value, in the sheet or under Settings in the pane.",
    columns: {
      rule: "",
      on: "some rules are always on: what nobody could be billed for is held whatever stands here",
      severity: "Hold: not billed until a person decides; Warn: billed, and shown",
      appliesTo: "sources separated by semicolons; blank for all",
      value: "the limit, pattern or number of days, by rule",
      whatItChecks: "",
    },
  },
};
