/** Fields of GL_INTERFACE that Oracle's cloud and E-Business Suite have alike, and what is entered for them. */
import type { JournalLine } from "../journal";
import { day, side, text, type Field } from "./fields";
import { groupId } from "./oracle-group";
import type { PresetValue } from "./preset";

type Rules = Parameters<typeof text>[3];

/** What was entered for a value of the preset. */
export const entered = (heading: string, field: string, rules: Rules = {}): Field<JournalLine> =>
  text(heading, `the value ${field}`, (_, input) => input.value(field), rules);

const NAME = { maxLength: 25, needed: true };

export const ORACLE = {
  status: text<JournalLine>("STATUS", "NEW", () => "NEW"),
  accountingDate: day<JournalLine>("ACCOUNTING_DATE", "the accounting date", (_, i) => i.accountingDate, {
    needed: true,
  }),
  source: entered("USER_JE_SOURCE_NAME", "Journal Source", NAME),
  category: entered("USER_JE_CATEGORY_NAME", "Journal Category", NAME),
  currency: text<JournalLine>("CURRENCY_CODE", "of the month", (_, i) => i.currency, {
    maxLength: 15,
    needed: true,
  }),
  dateCreated: day<JournalLine>(
    "DATE_CREATED",
    "the day of the export: a load without it fails",
    (_, i) => i.madeAt.slice(0, 10),
    { needed: true },
  ),
  actualFlag: text<JournalLine>("ACTUAL_FLAG", "A", () => "A"),
  debit: side<JournalLine>("ENTERED_DR", "what is charged; blank on a credit line", (l) => l.debit),
  credit: side<JournalLine>(
    "ENTERED_CR",
    "what is recovered or paid back; blank on a debit line",
    (l) => l.credit,
  ),
  batch: text<JournalLine>("REFERENCE1", "batch: the journal's ID", (l) => l.journalId, {
    maxLength: 100,
    needed: true,
  }),
  journal: text<JournalLine>("REFERENCE4", "journal: the journal's ID", (l) => l.journalId, {
    maxLength: 100,
    needed: true,
  }),
  description: text<JournalLine>("REFERENCE10", "line description", (l) => l.description, {
    maxLength: 240,
    cuts: true,
  }),
  group: text<JournalLine>(
    "GROUP_ID",
    "a number from the journal's ID: give it to the import job",
    (_, i) => groupId(i),
    { maxLength: 15 },
  ),
} as const;

export const JOURNAL_SOURCE: PresetValue = {
  field: "Journal Source",
  meaning: "as it is defined in Oracle; the import job is given the same",
  example: "Spreadsheet",
  standard: "Spreadsheet",
  needed: true,
  maxLength: 25,
};

export const JOURNAL_CATEGORY: PresetValue = {
  field: "Journal Category",
  meaning: "as it is defined in Oracle",
  example: "Adjustment",
  standard: "Adjustment",
  needed: true,
  maxLength: 25,
};

/** What both hold to. */
export const ORACLE_FACTS = {
  characters: "UTF-8",
  lineLimit: null,
  split: "",
  dates: "YYYY/MM/DD",
  signs: "debit and credit in columns of their own, neither below zero; a refund swaps the sides",
  totals: "debits equal credits in each journal (REFERENCE1 and REFERENCE4)",
  lineEnding: "\n",
} as const;
