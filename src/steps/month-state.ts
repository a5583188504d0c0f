/** How a month stands, step by step, from as few cells as tell it: what a person sees first. Reads only. */
import { amountFromNumber, sum, type Amount } from "../core/money";
import type { Instant, Period } from "../core/period";
import { MONTHS_KEPT, roomWarnings } from "../core/import/room";
import { knownStatus, statusesOf } from "../core/period-status";
import { PERIOD_STATES, statusOf } from "../core/periods";
import type { Workbook } from "../ports/ports";
import type { Row } from "../workbook/shape";
import {
  ADJUSTMENTS,
  ALL_TABLES,
  CHARGES,
  IMPORTS,
  JOURNAL,
  LOG,
  MAIL_LOG,
  PERIODS,
  PROBLEMS,
  SETTINGS,
  STATEMENTS,
} from "../workbook/tables";
import { mustBeWhole } from "./must-be-whole";
import { MONTH_ENTRIES, monthEntries } from "./month-entries";
import { count, instant, number, text, total, words } from "./plain-cells";
import { doubtful, standingsOf } from "./send/standings";

export const MONTH_STEPS = ["import", "review", "statements", "send", "journal", "close"] as const;
export type MonthStep = (typeof MONTH_STEPS)[number];

/** In the workbook's currency. */
const HALF_A_CENT = 0.005;

export interface StepState {
  readonly step: MonthStep;
  readonly state: "not started" | "attention" | "done";
  /** How many things need attention. */
  readonly attention: number;
  /** What they are, in words: "3 charges wait for a decision". "" when nothing does. */
  readonly why: string;
  /** Who did it last, and when; "" when nobody has. */
  readonly by: string;
  readonly at: Instant;
}

export interface MonthSummary {
  readonly period: Period;
  readonly status: (typeof PERIOD_STATES)[number];
  readonly charges: number;
  /** As the cells have them, in the workbook's currency. */
  readonly list: number;
  readonly billed: number;
  /** The workbook that its charges were moved to; "" while they are in this one. */
  readonly archiveFile: string;
}

/** Charges of one state, and what they come to. */
export interface NotBilled {
  readonly charges: number;
  readonly amount: Amount;
}

export interface MonthState {
  /** Whether the workbook has our tables and settings. */
  readonly setUp: boolean;
  /** ISO 4217, of all amounts. */
  readonly currency: string;
  /** The month looked at; "" when there is none. */
  readonly period: Period;
  /** Newest first. */
  readonly months: readonly MonthSummary[];
  readonly steps: readonly StepState[];
  /** Charges of the month that are not billed so far: they wait for a decision, or were held for the next month. */
  readonly notBilled: { readonly pending: NotBilled; readonly held: NotBilled };
  /** Of the month, without those withdrawn; and how many of them are to be approved. */
  readonly adjustments: { readonly entered: number; readonly waiting: number };
  /** Of the workbook's room: months to be archived, a sheet that is nearly full; a sentence each. */
  readonly warnings: readonly string[];
}

/** @param wanted the month to look at; "" for the one that is at hand: the newest open one, else the newest */
export async function readMonthState(workbook: Workbook, wanted: Period): Promise<MonthState> {
  const [settings = [], periods = [], adjusted = [], closings = []] = await workbook.read([
    { table: SETTINGS, columns: ["Setting", "Value"] },
    { table: PERIODS },
    { table: ADJUSTMENTS, columns: ["Period", "Status"] },
    MONTH_ENTRIES,
    // What is missing is told when the workbook is opened, not in the middle of the month.
    ...ALL_TABLES.map(mustBeWhole),
  ]);
  const logged = statusesOf(monthEntries(closings));
  const months = periods.map((row) => summaryOf(row, logged)).sort((a, b) => (a.period < b.period ? 1 : -1));
  const period =
    wanted !== "" ? wanted : ((months.find((m) => m.status === "Open") ?? months[0])?.period ?? "");
  const status = statusOf(months, period);
  const month = periods.find((row) => row["Period"] === period) ?? {};
  const facts = period === "" ? null : { ...(await readFacts(workbook, period)), month, status };
  const valueOf = (name: string): string => text(settings.find((row) => row["Setting"] === name)?.["Value"]);
  return {
    setUp: settings.length > 0,
    currency: valueOf("Currency") || "USD",
    period,
    months,
    steps: facts === null ? [] : stepsOf(facts),
    notBilled: {
      pending: inReview(facts?.charges ?? [], "Pending"),
      held: inReview(facts?.charges ?? [], "Held"),
    },
    adjustments: adjustmentsOf(adjusted, period),
    warnings: roomWarnings(
      months.filter((month) => month.archiveFile === ""),
      Number(valueOf("Months Kept")) || MONTHS_KEPT,
    ),
  };
}

function adjustmentsOf(rows: readonly Row[], period: Period): MonthState["adjustments"] {
  const states = rows.filter((row) => row["Period"] === period).map((row) => text(row["Status"]));
  const entered = states.filter((state) => state !== "" && state !== "Withdrawn");
  return { entered: entered.length, waiting: entered.filter((state) => state === "Entered").length };
}

function inReview(charges: readonly Row[], review: "Pending" | "Held"): NotBilled {
  const rows = charges.filter((row) => row["Review"] === review);
  return { charges: rows.length, amount: sum(rows.map((row) => amountFromNumber(number(row["Amount"])))) };
}

function summaryOf(row: Row, logged: ReadonlyMap<Period, MonthSummary["status"]>): MonthSummary {
  const period = text(row["Period"]);
  const status = PERIOD_STATES.find((s) => s === row["Status"]) ?? "Open";
  return {
    period,
    status: knownStatus({ status, contentHash: text(row["Content Hash"]) }, logged.get(period)),
    charges: number(row["Charges"]),
    list: number(row["List"]),
    billed: number(row["Billed"]),
    archiveFile: text(row["Archive File"]),
  };
}

/** What the steps' states are made of. */
interface Facts {
  readonly imports: readonly Row[];
  readonly charges: readonly Row[];
  readonly problems: readonly Row[];
  readonly statements: readonly Row[];
  readonly journal: readonly Row[];
  readonly log: readonly Row[];
  /** Of all months. */
  readonly mails: readonly Row[];
  readonly month: Row;
  readonly status: MonthSummary["status"];
}

async function readFacts(workbook: Workbook, period: Period): Promise<Omit<Facts, "month" | "status">> {
  const only = { heading: "Period", values: [period] };
  const [imports = [], charges = [], problems = [], statements = [], journal = [], log = [], mails = []] =
    await workbook.read([
      { table: IMPORTS, columns: ["Period", "Status", "Imported By", "Imported At"], only },
      { table: CHARGES, columns: ["Period", "Review", "Amount", "Statement No"], only },
      { table: PROBLEMS, columns: ["Period", "Status"], only },
      {
        table: STATEMENTS,
        columns: ["Statement No", "Period", "Projects", "Charges", "Credits", "Amount", "Status"],
        only,
      },
      { table: JOURNAL, columns: ["Journal ID", "Period", "Debit", "Credit", "Kind"], only },
      { table: LOG, columns: ["Period", "Step", "By", "At"], only },
      { table: MAIL_LOG, columns: ["Statement No", "Attempt", "Status"] },
    ]);
  return { imports, charges, problems, statements, journal, log, mails };
}

function stepsOf(facts: Facts): readonly StepState[] {
  return [
    importState(facts),
    reviewState(facts),
    statementsState(facts),
    sendState(facts),
    journalState(facts),
    closeState(facts),
  ];
}

function importState({ imports }: Facts): StepState {
  const last = imports.filter((row) => row["Status"] === "Current").at(-1);
  if (last === undefined) return notStarted("import");
  return done("import", { by: text(last["Imported By"]), at: instant(last["Imported At"]) });
}

function reviewState(facts: Facts): StepState {
  if (isArchived(facts)) return done("review", lastOf(facts.log, "Review", "Import"));
  if (facts.charges.length + facts.problems.length === 0) return notStarted("review");
  const pending = count(facts.charges, "Review", "Pending");
  const open = count(facts.problems, "Status", "Open");
  const why = [
    words(pending, "charge waits for a decision", "charges wait for a decision"),
    words(open, "problem row is open", "problem rows are open"),
  ];
  return attentionOr("review", pending + open, why, lastOf(facts.log, "Review", "Problems", "Import"));
}

function statementsState(facts: Facts): StepState {
  const { charges, log } = facts;
  if (inForce(facts).length === 0) return notStarted("statements");
  if (isArchived(facts)) return done("statements", lastOf(log, "Statements"));
  const off = charges.filter((row) => isBilled(row) !== (text(row["Statement No"]) !== "")).length;
  const billed = sumsByStatement(charges);
  const stale = off > 0 ? 0 : inForce(facts).filter((row) => !saysItsCharges(row, billed)).length;
  const why = [
    words(off, "charge differs from the statements", "charges differ from the statements"),
    words(stale, "statement is out of date", "statements are out of date"),
  ];
  return attentionOr("statements", off + stale, why, lastOf(log, "Statements"));
}

function sendState(facts: Facts): StepState {
  const standings = standingsOf(inForce(facts), facts.mails);
  const notSent = standings.filter((standing) => standing === "not sent").length;
  const unknown = doubtful(facts.statements, facts.mails);
  const last = lastOf(facts.log, "Send");
  if (standings.length === 0 || (notSent === standings.length && last.by === "")) return notStarted("send");
  const why = [
    words(notSent, "statement is not sent", "statements are not sent"),
    words(unknown, "mail may have left: decide", "mails may have left: decide"),
  ];
  return attentionOr("send", notSent + unknown, why, last);
}

function journalState(facts: Facts): StepState {
  const { month, journal, log } = facts;
  if (text(month["Journal ID"]) === "") return notStarted("journal");
  const id = text(month["Journal ID"]);
  const lines = journal.filter((row) => row["Journal ID"] === id && row["Kind"] === "Payer");
  const booked = total(lines, "Debit") - total(lines, "Credit");
  // What others pay is booked on their funds.
  const owed = total(inForce(facts), "Amount") + total(inForce(facts), "Credits");
  const differs = Math.abs(booked - owed) >= HALF_A_CENT;
  const why = differs ? "its total is not that of the statements: reverse it and write it again" : "";
  return attentionOr("journal", differs ? 1 : 0, [why], lastOf(log, "Journal"));
}

function closeState({ month, status }: Facts): StepState {
  if (status === "Open") return notStarted("close");
  return done("close", { by: text(month["Closed By"]), at: instant(month["Closed At"]) });
}

function inForce({ statements }: Facts): readonly Row[] {
  return statements.filter((row) => row["Status"] === "Draft" || row["Status"] === "Issued");
}

interface BilledCharges {
  charges: number;
  amount: number;
}

function sumsByStatement(charges: readonly Row[]): ReadonlyMap<string, BilledCharges> {
  const sums = new Map<string, BilledCharges>();
  for (const row of charges) {
    if (!isBilled(row)) continue;
    const no = text(row["Statement No"]);
    const sum = sums.get(no) ?? { charges: 0, amount: 0 };
    sums.set(no, sum);
    sum.charges += 1;
    sum.amount += number(row["Amount"]);
  }
  return sums;
}

/** To the cents that rounding each project may move; what is finer shows in the step itself. */
function saysItsCharges(statement: Row, billed: ReadonlyMap<string, BilledCharges>): boolean {
  const own = billed.get(text(statement["Statement No"])) ?? { charges: 0, amount: 0 };
  const projects = text(statement["Projects"]).split("; ").length;
  const apart = Math.abs(own.amount - number(statement["Amount"]) - number(statement["Credits"]));
  return own.charges === number(statement["Charges"]) && apart <= HALF_A_CENT * (projects + 1);
}

function isBilled(row: Row): boolean {
  return row["Review"] === "OK" || row["Review"] === "Approved";
}

function notStarted(step: MonthStep): StepState {
  return { step, state: "not started", attention: 0, why: "", by: "", at: "" };
}

function done(step: MonthStep, last: { by: string; at: Instant }): StepState {
  return { step, state: "done", attention: 0, why: "", ...last };
}

/** Its charges are elsewhere; it was closed and posted before they left. */
function isArchived({ month }: Facts): boolean {
  return text(month["Archive File"]) !== "";
}

function attentionOr(
  step: MonthStep,
  attention: number,
  why: readonly string[],
  last: { by: string; at: Instant },
): StepState {
  const state = attention > 0 ? "attention" : "done";
  return { step, state, attention, why: why.filter((w) => w !== "").join("; "), ...last };
}

function lastOf(log: readonly Row[], ...steps: readonly string[]): { by: string; at: Instant } {
  const last = log.filter((row) => steps.includes(text(row["Step"]))).at(-1);
  return { by: text(last?.["By"]), at: instant(last?.["At"]) };
}
