/** The Fund, Orgn, Account, Program, Activity, Location template of many Banner campuses. */
import type { JournalLine } from "../journal";
import { byLine } from "./by-line";
import { side, text, type Field } from "./fields";

const FIELDS: readonly Field<JournalLine>[] = [
  text("Fund", "fund, by the Fund Org Pattern", (l) => l.fund, { needed: true, identifies: true }),
  text("Orgn", "org, by the Fund Org Pattern", (l) => l.org, { identifies: true }),
  text("Account", "of the charge, the fund or the source", (l) => l.account, { identifies: true }),
  text("Program", "of the fund or the source", (l) => l.program, { identifies: true }),
  text("Activity", "of the fund or the source", (l) => l.activity, { identifies: true }),
  text("Location", "of the fund or the source", (l) => l.location, { identifies: true }),
  side("Debit", "what is charged; blank on a credit line", (l) => l.debit),
  side("Credit", "what is recovered or paid back; blank on a debit line", (l) => l.credit),
  text("Description", "by the description templates of Settings", (l) => l.description, {
    maxLength: 35,
    cuts: true,
  }),
  text("Reference ID", "the journal", (l) => l.reference),
];

export const template = byLine({
  name: "template",
  label: "Fund, Orgn, Account, Program, Activity, Location",
  evidence: "from the program before this one",
  evidenceNote:
    "The journal template of the program before this one, for campuses whose ledger is Banner; each campus has its own sheet to paste it into. Not tried on a ledger.",
  values: [],
  fields: FIELDS,
  facts: { characters: "UTF-8" },
  debit: "Debit",
  credit: "Credit",
});
