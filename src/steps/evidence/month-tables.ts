/** The workbook's tables in an evidence pack: what of each belongs to the month, and what it is. */
import {
  ADJUSTMENTS,
  CHARGES,
  CONFORMANCE,
  FUNDS,
  IMPORTS,
  JOURNAL,
  JOURNAL_FORMAT_COLUMNS,
  JOURNAL_VALUES,
  LOG,
  LOOKUPS,
  MAIL_LOG,
  MONTHLY_TOTALS,
  PEOPLE,
  PERIODS,
  PROBLEMS,
  PROJECTS,
  RATES,
  RULES,
  SEALS,
  SERVICE_COSTS,
  SETTINGS,
  SOURCES,
  SPLITS,
  STANDING_APPROVALS,
  STATEMENT_LINES,
  STATEMENTS,
  SUBSIDIES,
  SUBSIDY_BALANCES,
  type Table,
} from "../../workbook/tables";
import { ADJUST_STEP } from "../../core/adjustments/rows";
import { byNumber } from "../../core/log";
import { APPROVALS_STEP } from "../../core/standing/let-through";
import { ofPeriod } from "../month-record";
import type { Gathered } from "./gathered";
import type { Pack } from "./pack";
import { tableCsv } from "./table-csv";

/** Steps of the log in which people decide. */
const DECIDING = new Set(["Review", "Problems", ADJUST_STEP, APPROVALS_STEP]);

interface TableFile {
  readonly path: string;
  readonly what: string;
  readonly csv: () => Iterable<string>;
}

function file<R>(path: string, what: string, table: Table<R>, rows: () => readonly R[]): TableFile {
  return { path, what, csv: () => tableCsv(table, rows()) };
}

export async function addTables(pack: Pack, month: Gathered): Promise<void> {
  for (const { path, what, csv } of [...monthFiles(month), ...referenceFiles(month)])
    await pack.add(path, what, csv());
}

function monthFiles(gathered: Gathered): TableFile[] {
  const { book, charges, hasCharges, imports, statements, log } = gathered;
  const { period } = gathered.month;
  const numbers = new Set(statements.map((s) => s.statementNo));
  const ids = new Set(imports.map((i) => i.importId));
  return [
    file("imports.csv", "The files that were imported: totals, hashes, who and when", IMPORTS, () => imports),
    file("problems.csv", "Rows that could not become charges, as the files have them, and what became of them", PROBLEMS, () => ofPeriod(book.problems, period)),
    file("conformance.csv", "What the checks of the files against the FOCUS specification found", CONFORMANCE, () => book.findings.filter((f) => ids.has(f.importId))),
    ...(hasCharges
      ? [file("charges.csv", "Every charge of the month with its decision, payer and statement", CHARGES, () => charges)]
      : []),
    file("decisions.csv", "Decisions of people on charges and problem rows, out of the log: who, when, why", LOG, () => log.filter((entry) => DECIDING.has(entry.step))),
    file("adjustments.csv", "Charges, credits and transfers that people entered, with reasons, explanations and certifiers", ADJUSTMENTS, () => ofPeriod(book.adjustments, period)),
    file("statements.csv", "The month's statements, superseded ones among them", STATEMENTS, () => statements),
    file("statement-lines.csv", "The lines in cents that statements and journal add", STATEMENT_LINES, () => ofPeriod(book.lines, period)),
    file("subsidy-balances.csv", "What subsidies and credits had, gave and have left in the month", SUBSIDY_BALANCES, () => ofPeriod(book.subsidyBalances, period)),
    file("mail-log.csv", "One row for each attempt to mail a statement", MAIL_LOG, () => book.mailLog.filter((row) => row.statementNo.split("; ").some((no) => numbers.has(no)))),
    file("journal.csv", "The journal lines of the month, reversed journals among them", JOURNAL, () => ofPeriod(book.journal, period)),
    file("monthly-totals.csv", "The month by PI, project, fund, source and service", MONTHLY_TOTALS, () => ofPeriod(book.monthlyTotals, period)),
    file("period.csv", "The month's own row: state, hashes, who closed it and when", PERIODS, () => [gathered.month]),
    file("seals.csv", "Sums and hashes of the month's rows, written at closing", SEALS, () => ofPeriod(book.seals, period)),
    file("log.csv", "The whole log of the workbook, all months: each entry is chained to the one before", LOG, () => byNumber(book.log)),
  ]; // prettier-ignore
}

function referenceFiles({ book }: Gathered): TableFile[] {
  const { people, projects, funds, splits, lookups, sources } = book.reference;
  const now = "as it is now";
  return [
    file("reference/people.csv", `PIs, ${now}`, PEOPLE, () => people),
    file("reference/projects.csv", `Projects, ${now}`, PROJECTS, () => projects),
    file("reference/funds.csv", `Funds and awards, ${now}`, FUNDS, () => funds),
    file("reference/splits.csv", `How projects are divided among funds, ${now}`, SPLITS, () => splits),
    file("reference/lookups.csv", `Lookups of imported names, ${now}`, LOOKUPS, () => lookups),
    file("reference/sources.csv", `Where charges come from, ${now}`, SOURCES, () => sources),
    file("reference/rules.csv", `The review rules, ${now}`, RULES, () => book.rules),
    file("reference/subsidies.csv", `Subsidies and credits, ${now}`, SUBSIDIES, () => book.subsidies),
    file("reference/standing-approvals.csv", `Approvals that repeat, ${now}`, STANDING_APPROVALS, () => book.standingApprovals),
    file("reference/service-costs.csv", `What services cost the institution, ${now}`, SERVICE_COSTS, () => book.serviceCosts),
    file("reference/rates.csv", `The rate card, ${now}`, RATES, () => book.rates),
    file("reference/settings.csv", `The settings, ${now}`, SETTINGS, () => book.all(SETTINGS)),
    file("reference/journal-formats.csv", `The campus's own journal layouts, ${now}`, JOURNAL_FORMAT_COLUMNS, () => book.journalLayouts),
    file("reference/journal-values.csv", `The campus's values in journal layouts, ${now}`, JOURNAL_VALUES, () => book.journalValues),
  ]; // prettier-ignore
}
