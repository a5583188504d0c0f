/** The computed values beside the PI page's formulas, for the PI and month in its cells. */
import {
  amountToNumber,
  amountToText,
  centsToAmount,
  roundQuantity,
  roundToCents,
  type Amount,
} from "../../core/money";
import type { Period } from "../../core/period";
import { foremostPi, PI_STATEMENTS, piPage, type PiMonth, type PiPage } from "../../core/pi-page";
import { cutTo, LARGEST, WIDEST } from "../../core/pi-page-charges";
import { RANKED, type Ranking } from "../../core/pi-page-ranking";
import type { Charge } from "../../core/charge";
import { Directory } from "../../core/reference";
import { readSettings } from "../../core/settings";
import type { StatementRecord } from "../../core/statements/statement";
import type { ReportValues } from "../../workbook/shape";
import type { ReportTables } from "../report-values";

type Named = Readonly<Record<string, string | number>>;

/** @param typed what stands in the page's cells: a PI chosen there stays */
export function piPageValues(tables: ReportTables, period: Period, typed: ReportValues = {}): ReportValues {
  const directory = new Directory({ ...tables });
  const settings = readSettings(tables.settings);
  const pi = shownPi(tables, period, typed, directory);
  const page = piPage({ ...tables, pi, period, fiscalYearStarts: settings.fiscalYearStarts });
  const person = directory.person(pi);
  const name = (person?.name ?? "") || pi;
  return {
    title: `Account of ${name}`,
    institution: [settings.institution, settings.department].filter((text) => text !== "").join(", "),
    month: period,
    pi,
    currency: settings.currency,
    hint:
      person === undefined
        ? "This PI is not in People: check the address."
        : "Pick a PI, type a month: the page follows.",
    name,
    department: person?.department ?? "",
    sendTo: `${(person?.sendTo ?? "") || pi}${(person?.cc ?? "") === "" ? "" : `; CC ${person?.cc ?? ""}`}`,
    ...figureValues(page),
    ...together(page.trend.map((month, i) => named(`month${i + 1}`, monthValues(month)))),
    ...listed("statement", PI_STATEMENTS, page.statements.map(statementValues), STATEMENT_FIELDS),
    moreStatements: page.moreStatements === 0 ? "" : `${page.moreStatements} more: see Statements`,
    ...rankingValues("project", page, page.byProject, ([project = "", fund = ""]) => ({
      project: project || "(no project)",
      fund: fund || "(no fund)",
      title: project === "" ? "" : (directory.project(project)?.title ?? ""),
    })),
    ...rankingValues("service", page, page.byService, ([service = ""]) => ({
      service: service || "(no service)",
    })),
    ...chargeListValues(page),
  };
}

/** The one that a person chose, while there is such a PI; else the one with most billed. */
function shownPi(tables: ReportTables, period: Period, typed: ReportValues, directory: Directory): string {
  const chosen = typeof typed["pi"] === "string" ? typed["pi"] : "";
  if (chosen.trim() !== "" && directory.person(chosen) !== undefined)
    return directory.canonicalAddress(chosen);
  return foremostPi(period, tables.monthlyTotals);
}

function figureValues({ month, before, year }: PiPage): Named {
  const number = amountToNumber;
  const change = month.billed - before.billed;
  return {
    billed: number(month.billed),
    chargesNote: `${month.charges} charge${month.charges === 1 ? "" : "s"} not rejected`,
    list: number(month.list),
    subsidised: number(month.list - month.billed),
    subsidisedNote: month.list === 0n ? "" : `${percent(month.list - month.billed, month.list)}% of list`,
    pending: number(month.pending),
    held: number(month.held),
    yearBilled: number(year.billed),
    yearNote: `since ${year.from}`,
    yearList: number(year.list),
    yearSubsidised: number(year.list - year.billed),
    change: number(change),
    beforeNote: `billed in ${before.period}: ${fixed(before.billed)}`,
    changePercent: before.billed === 0n ? "–" : `${percent(change, before.billed)}%`,
  };
}

/** To one decimal, half away from zero; of the whole's magnitude. */
function percent(part: Amount, whole: Amount): string {
  const size = whole < 0n ? -whole : whole;
  const magnitude = part < 0n ? -part : part;
  const tenths = (magnitude * 2000n + size) / (size * 2n);
  return String((part < 0n ? -1 : 1) * (Number(tenths) / 10));
}

/** As FIXED writes it in English. */
function fixed(value: Amount): string {
  const [whole = "", cents = ""] = amountToText(centsToAmount(roundToCents(value))).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

function monthValues({ period, charges, list, billed }: PiMonth): Named {
  return {
    month: period,
    list: amountToNumber(list),
    subsidised: amountToNumber(list - billed),
    billed: amountToNumber(billed),
    charges,
  };
}

const STATEMENT_FIELDS = ["number", "month", "status", "revision", "list", "discount", "amount"];

function statementValues(s: StatementRecord): Named {
  return {
    number: s.statementNo,
    month: s.period,
    status: s.status,
    revision: s.revision,
    list: s.list / 100,
    discount: (s.discount + s.credits) / 100,
    amount: s.amount / 100,
  };
}

function rankingValues(
  key: string,
  { ofStatements }: PiPage,
  { rows, others, total }: Ranking,
  namesOf: (names: readonly string[]) => Readonly<Record<string, string>>,
): Named {
  const fields = [...Object.keys(namesOf([])), "list", "discount", "billed"];
  return {
    ...listed(
      key,
      RANKED,
      rows.map((row) => ({ ...namesOf(row.names), ...money("billed", row.list, row.billed) })),
      fields,
    ),
    ...named(`${key}Others`, money("billed", others.list, others.billed)),
    ...named(`${key}Total`, {
      label: ofStatements ? "Total of the statements in force" : "Billed so far: no statement is made yet",
      ...money("billed", total.list, total.billed),
    }),
  };
}

const CHARGE_FIELDS = [
  "service",
  "resource",
  "description",
  "quantity",
  "list",
  "discount",
  "amount",
  "review",
];

function chargeListValues({ charges: { rows, more, total } }: PiPage): Named {
  const rest =
    more.count === 0
      ? { label: "", list: "", discount: "", amount: "" }
      : { label: `${more.count} more: see Charges`, ...money("amount", more.list, more.amount) };
  return {
    ...listed("charge", LARGEST, rows.map(chargeValues), CHARGE_FIELDS),
    ...named("moreCharges", rest),
    ...named("chargesTotal", money("amount", total.list, total.amount)),
  };
}

function chargeValues(c: Charge): Named {
  return {
    service: cutTo(c.serviceName, WIDEST.service),
    resource: cutTo(c.resourceName || c.resourceId, WIDEST.resource),
    description: cutTo(c.chargeDescription, WIDEST.description),
    quantity: c.quantity === null ? "" : `${amountToText(roundQuantity(c.quantity, 2), 0)} ${c.unit}`.trim(),
    review: c.review,
    ...money("amount", c.listCost, c.amount),
  };
}

function money(name: "billed" | "amount", list: Amount, due: Amount): Named {
  return {
    list: amountToNumber(list),
    discount: amountToNumber(list - due),
    [name]: amountToNumber(due),
  };
}

function named(key: string, values: Named): Named {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${key}.${name}`, value]));
}

/** Rows of a list by number; blank texts where it has fewer. */
function listed(key: string, count: number, rows: readonly Named[], fields: readonly string[]): Named {
  const blank: Named = Object.fromEntries(fields.map((field) => [field, ""]));
  return together(Array.from({ length: count }, (_, i) => named(`${key}${i + 1}`, rows[i] ?? blank)));
}

function together(values: readonly Named[]): Named {
  return values.reduce((all, more) => ({ ...all, ...more }), {});
}
