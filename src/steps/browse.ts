/** What the charge browser shows of a month: who is in it, and what changed since the month before. Reads only. */
import { changedSince, monthBefore, type Changed } from "../core/changed";
import { amountFromNumber, amountToNumber, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { Directory, type Person } from "../core/reference";
import { readSettings } from "../core/settings";
import type { Workbook } from "../ports/ports";
import { toRecords } from "../workbook/codec";
import { CHARGES, MONTHLY_TOTALS, PEOPLE, SETTINGS } from "../workbook/tables";
import type { Host } from "./host";

export interface BrowserView {
  readonly period: Period;
  readonly currency: string;
  /** PIs of the month and of People, by name. */
  readonly people: readonly NamedPi[];
  /** The month compared with; "" where there is none. */
  readonly before: Period;
  readonly changed: readonly (Changed & { readonly name: string })[];
}

export interface NamedPi {
  /** The canonical address. */
  readonly pi: string;
  /** The address where no name is known. */
  readonly name: string;
}

export async function readBrowser(host: Host, period: Period): Promise<BrowserView> {
  const [totalRows = [], personRows = [], settingRows = []] = await host.workbook.read([
    { table: MONTHLY_TOTALS },
    { table: PEOPLE },
    { table: SETTINGS },
  ]);
  const totals = toRecords(MONTHLY_TOTALS, totalRows);
  const people = toRecords(PEOPLE, personRows);
  const directory = directoryOf(people);
  const named = (pi: string): NamedPi => ({ pi, name: (directory.person(pi)?.name ?? "") || pi });
  const before = monthBefore(period, totals);
  const pis = new Set([
    ...totals.filter((total) => total.period === period && total.pi !== "").map((total) => total.pi),
    ...people.map((person) => directory.canonicalAddress(person.email)),
  ]);
  return {
    period,
    currency: readSettings(toRecords(SETTINGS, settingRows)).currency,
    people: [...pis].map(named).sort((a, b) => a.name.localeCompare(b.name, "en")),
    before,
    changed: changedSince(before, period, totals).map((change) => ({ ...change, ...named(change.pi) })),
  };
}

/**
 * The amount that the month's largest charges have at least.
 * @param count how many of them
 * @returns in currency units, as the cells have it; null where the month has no more charges than that
 */
export async function amountOfLargest(
  workbook: Workbook,
  period: Period,
  count: number,
): Promise<number | null> {
  const [rows = []] = await workbook.read([
    {
      table: CHARGES,
      columns: ["Period", "Amount"],
      only: { heading: "Period", values: [period] },
    },
  ]);
  const amounts = rows.flatMap(({ Amount: cell }): Amount[] =>
    typeof cell === "number" ? [amountFromNumber(cell)] : [],
  );
  const last = amounts.sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))[count - 1];
  return last === undefined ? null : amountToNumber(last);
}

function directoryOf(people: readonly Person[]): Directory {
  return new Directory({ people, projects: [], sources: [], funds: [], splits: [], lookups: [] });
}
