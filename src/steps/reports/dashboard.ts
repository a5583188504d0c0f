/** The values of the Dashboard: names ranked for the month, and what its formulas come to. */
import {
  dashboard,
  MOST_RANKED,
  MOST_SOURCES,
  type Dashboard,
  type Outcome,
} from "../../core/dashboard/dashboard";
import { fraction, subsidised, type Figures } from "../../core/dashboard/figures";
import { MONTHS_SHOWN, type MonthBySource } from "../../core/dashboard/months";
import type { Ranked, Ranking } from "../../core/dashboard/ranking";
import { amountToNumber, cellNumber, sum, type Amount } from "../../core/money";
import { addMonths, type Period } from "../../core/period";
import { NO_SOURCE } from "../../workbook/reports";
import type { Cell, ReportValues } from "../../workbook/shape";
import type { ReportTables } from "../report-values";
import { headerValues } from "./dashboard-header";
import { typedSetting } from "./excel-text";

export type DashboardTables = Pick<
  ReportTables,
  "charges" | "problems" | "monthlyTotals" | "sources" | "settings" | "people"
>;

type Values = Record<string, Cell>;

export function dashboardValues(tables: DashboardTables, period: Period): ReportValues {
  const figures = dashboard({
    period,
    charges: tables.charges.filter((c) => c.period === period),
    problems: tables.problems.filter((p) => p.period === period),
    totals: tables.monthlyTotals,
    sources: tables.sources,
    fiscalYearStarts: Number(typedSetting(tables.settings, "fiscalYearStarts")),
  });
  return {
    ...headerValues(figures, {
      institution: typedSetting(tables.settings, "institution"),
      department: typedSetting(tables.settings, "department"),
      currency: typedSetting(tables.settings, "currency"),
    }),
    ...summaryValues(figures),
    ...outcomeValues(figures),
    ...monthValues(figures),
    ...rankingValues("pi", figures.pis),
    ...rankingValues("service", figures.services),
    ...piNames(figures.pis, tables),
    chargeRows: figures.chargeRows,
    totalsDifference: figures.totalsDifference / 100,
    namesOf: period,
  };
}

/** A formula that shows nothing leaves "", not a blank. */
const NOTHING = "";

const money = (value: Amount | undefined | null): Cell =>
  value === undefined || value === null ? NOTHING : amountToNumber(value);
const share = (value: number | null): Cell => (value === null ? NOTHING : cellNumber(value));

function summaryValues({ month, monthBefore, yearToDate, period, before, yearStart }: Dashboard): Values {
  const percent = (f: Figures | null): number | null => (f === null ? null : fraction(subsidised(f), f.list));
  const [now, then] = [percent(month), percent(monthBefore)];
  const amounts = {
    billed: (f: Figures) => f.billed,
    list: (f: Figures) => f.list,
    subsidised,
    pending: (f: Figures) => f.pending,
    held: (f: Figures) => f.held,
  };
  return {
    monthHead: period,
    beforeHead: before,
    yearStart,
    yearEnd: `to ${period}`,
    ...merged(
      Object.entries(amounts).map(([name, of]) =>
        compared(name, of(month), monthBefore === null ? null : of(monthBefore)),
      ),
    ),
    billedYear: money(yearToDate.billed),
    listYear: money(yearToDate.list),
    subsidisedYear: money(subsidised(yearToDate)),
    percent: share(now),
    percentBefore: share(then),
    percentChange: share(now === null || then === null ? null : now - then),
    percentYear: share(percent(yearToDate)),
    ...counted("charges", month.charges, monthBefore?.charges, yearToDate.charges),
    ...counted("pis", month.pis, monthBefore?.pis, yearToDate.pis),
  };
}

function compared(name: string, now: Amount, before: Amount | null): Values {
  return {
    [name]: money(now),
    [`${name}Before`]: money(before),
    [`${name}Change`]: money(before === null ? null : now - before),
    [`${name}ChangePercent`]: share(before === null ? null : fraction(now - before, before)),
  };
}

function counted(name: string, now: number, before: number | undefined, year: number): Values {
  return {
    [name]: now,
    [`${name}Before`]: before ?? NOTHING,
    [`${name}Change`]: before === undefined ? NOTHING : now - before,
    [`${name}ChangePercent`]: share(before === undefined || before === 0 ? null : (now - before) / before),
    [`${name}Year`]: year,
  };
}

function outcomeValues({ outcomes, inCharges }: Dashboard): Values {
  const pair = (name: string, { count, amount }: Outcome): Values => ({
    [`rows${name}`]: count ?? NOTHING,
    [`amount${name}`]: money(amount),
  });
  return {
    ...pair("Billed", outcomes.billed),
    ...pair("Pending", outcomes.pending),
    ...pair("Held", outcomes.held),
    ...pair("Rejected", outcomes.rejected),
    ...pair("Problems", outcomes.problems),
    ...pair("Total", outcomes.total),
    ...pair("InCharges", inCharges),
  };
}

function monthValues({ months, sources, period }: Dashboard): Values {
  const slots = Array.from({ length: MOST_SOURCES }, (_, i) => i);
  const columns: readonly (readonly [string, (month: MonthBySource) => Amount | undefined])[] = [
    ...slots.map((i) => [`Source${i + 1}`, (m: MonthBySource) => m.bySource[i]] as const),
    ["Others", (m) => m.others],
    ["Billed", (m) => m.billed],
    ["Subsidised", subsidised],
  ];
  const known = months.filter((month) => month !== null);
  const last = months[MONTHS_SHOWN - 1] ?? null;
  const before = months[MONTHS_SHOWN - 2] ?? null;
  const twelve = (of: (month: MonthBySource) => Amount | undefined): Amount =>
    sum(known.map((month) => of(month) ?? 0n));
  const all = { billed: twelve((m) => m.billed), list: twelve((m) => m.list) };
  return {
    ...merged(slots.map((i) => ({ [`source${i + 1}`]: sources[i] ?? NO_SOURCE }))),
    ...merged(months.map((month, i) => monthRow(`month${i + 1}`, month, columns))),
    ...merged(months.map((_, i) => ({ [`month${i + 1}`]: addMonths(period, i + 1 - MONTHS_SHOWN) }))),
    ...merged(columns.map(([name, of]) => ({ [`twelve${name}`]: money(twelve(of)) }))),
    twelvePercent: share(fraction(subsidised(all), all.list)),
    ...merged(columns.map(([name, of]) => overMonth(`over${name}`, last && of(last), before && of(before)))),
  };
}

function monthRow(
  name: string,
  month: MonthBySource | null,
  columns: readonly (readonly [string, (month: MonthBySource) => Amount | undefined])[],
): Values {
  return {
    ...merged(columns.map(([column, of]) => ({ [`${name}${column}`]: money(month && of(month)) }))),
    [`${name}Percent`]: share(month && fraction(subsidised(month), month.list)),
  };
}

function overMonth(name: string, now: Amount | undefined | null, before: Amount | undefined | null): Values {
  const change =
    now === undefined || now === null || before === undefined || before === null ? null : now - before;
  return {
    [name]: money(change),
    [`${name}Percent`]: share(change === null ? null : fraction(change, before ?? 0n)),
  };
}

function rankingValues(name: string, { top, others, total }: Ranking): Values {
  const row = (key: string, one: Ranked | undefined): Values => ({
    [`${key}Billed`]: money(one?.billed),
    [`${key}List`]: money(one?.list),
    [`${key}Subsidised`]: money(one && subsidised(one)),
    [`${key}Share`]: share(one === undefined ? null : fraction(one.billed, total.billed)),
    [`${key}Year`]: money(one?.yearToDate),
  });
  return {
    ...merged(
      Array.from({ length: MOST_RANKED }, (_, i) => ({
        [`${name}${i + 1}`]: top[i]?.name ?? null,
        ...row(`${name}${i + 1}`, top[i]),
      })),
    ),
    ...row(`${name}Others`, others),
    ...row(`${name}Total`, total),
  };
}

/** As the formula finds them: by the address in People. */
function piNames({ top }: Ranking, { people }: DashboardTables): Values {
  const names = new Map(people.map((p) => [p.email.toLowerCase(), p.name]));
  return merged(
    Array.from({ length: MOST_RANKED }, (_, i) => {
      const address = top[i]?.name ?? NOTHING;
      const name = names.get(address.toLowerCase()) ?? "";
      return { [`pi${i + 1}Name`]: name === "" ? address : name };
    }),
  );
}

function merged(all: readonly Values[]): Values {
  return Object.assign({}, ...all) as Values;
}
