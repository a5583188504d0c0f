/** The Fund, Orgn, Account, Program, Activity, Location template of many Banner campuses. */
import { money, text, type JournalFormat } from "./format";

export const template: JournalFormat = {
  name: "template",
  label: "Fund, Orgn, Account, Program, Activity, Location",
  evidence: "The template of the program before this one; description at most 35 characters",
  debit: "Debit",
  credit: "Credit",
  columns: [
    text("Fund", (l) => l.fund),
    text("Orgn", (l) => l.org),
    text("Account", (l) => l.account),
    text("Program", (l) => l.program),
    text("Activity", (l) => l.activity),
    text("Location", (l) => l.location),
    money("Debit", (l) => l.debit),
    money("Credit", (l) => l.credit),
    text("Description", (l) => l.description, 35),
    text("Reference ID", (l) => l.reference),
  ],
};
