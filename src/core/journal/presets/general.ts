/** General double-entry layout: every field of a line, for a ledger that takes any CSV or for a person. */
import type { JournalLine } from "../journal";
import { byLine } from "./by-line";
import { count, side, text, type Field } from "./fields";

const FIELDS: readonly Field<JournalLine>[] = [
  text("Journal ID", "the journal", (l) => l.journalId, { needed: true }),
  text("Period", "the month", (l) => l.period, { needed: true }),
  count("Line", "number of the line, from 1", (l) => l.line),
  text("Fund Org", "the fund as a whole", (l) => l.fundOrg, { needed: true, identifies: true }),
  text("Fund", "its fund, by the Fund Org Pattern", (l) => l.fund, { identifies: true }),
  text("Org", "its org, by the Fund Org Pattern", (l) => l.org, { identifies: true }),
  text("Account", "of the charge, the fund or the source", (l) => l.account, { identifies: true }),
  text("Program", "of the fund or the source", (l) => l.program, { identifies: true }),
  text("Activity", "of the fund or the source", (l) => l.activity, { identifies: true }),
  text("Location", "of the fund or the source", (l) => l.location, { identifies: true }),
  side("Debit", "what is charged; blank on a credit line", (l) => l.debit),
  side("Credit", "what is recovered or paid back; blank on a debit line", (l) => l.credit),
  text("Description", "by the description templates of Settings", (l) => l.description),
  text("Reference", "the journal", (l) => l.reference),
  text("Source", "where the charges come from", (l) => l.source),
  text("Project", "blank where the line joins several", (l) => l.project),
  text("PI", "blank where the line joins several", (l) => l.pi),
];

export const general = byLine({
  name: "general",
  label: "General debit and credit",
  evidence: "our own",
  evidenceNote: "This program's own layout: every field of a line. No ledger is known to take it unchanged.",
  values: [],
  fields: FIELDS,
  facts: { characters: "UTF-8" },
  debit: "Debit",
  credit: "Credit",
});
