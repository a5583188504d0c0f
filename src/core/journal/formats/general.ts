/** General double-entry layout: every field of a line, for a ledger that takes any CSV or for a person. */
import { money, text, type JournalFormat } from "./format";

export const general: JournalFormat = {
  name: "general",
  label: "General debit and credit",
  evidence: "This program's own layout",
  debit: "Debit",
  credit: "Credit",
  columns: [
    text("Journal ID", (l) => l.journalId),
    text("Period", (l) => l.period),
    { heading: "Line", value: (l) => ({ number: String(l.line) }) },
    text("Fund Org", (l) => l.fundOrg),
    text("Fund", (l) => l.fund),
    text("Org", (l) => l.org),
    text("Account", (l) => l.account),
    text("Program", (l) => l.program),
    text("Activity", (l) => l.activity),
    text("Location", (l) => l.location),
    money("Debit", (l) => l.debit),
    money("Credit", (l) => l.credit),
    text("Description", (l) => l.description),
    text("Reference", (l) => l.reference),
    text("Source", (l) => l.source),
    text("Project", (l) => l.project),
    text("PI", (l) => l.pi),
  ],
};
