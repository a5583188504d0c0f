/**
 * Reports of single days → what is there on every day of a month: each report holds until the next one. What a later
 * report no longer lists has gone on that day, what it lists for the first time has come on that day.
 */
import type { Day, Period } from "../../core/period";
import { daysInMonth, eachDay } from "../days";
import type { ExportNote } from "../usage";
import { comingAndGoing, DAY_BY_DAY, seriesNotes, severalSystems, type HoldWords } from "./hold-notes";

/** That there is a report of a day, whatever it lists. */
export interface Report {
  /** Reports of one series follow each other; see `timeInName`. */
  readonly series: string;
  readonly day: Day;
}

/** One thing (a share, a machine) in one report. */
export interface Snapshot<V> extends Report {
  readonly key: string;
  readonly value: V;
  readonly where: string;
}

/** A thing in the month. */
export interface Held<V> {
  readonly key: string;
  /** By day of the month, only the days on which it is there. */
  readonly days: ReadonlyMap<Day, V>;
  /** As reports of the month list it, by their days. */
  readonly listed: ReadonlyMap<Day, V>;
  /** As in the last report of the month; null when that does not list it. */
  readonly last: V | null;
}

export interface Holding<V> {
  readonly held: readonly Held<V>[];
  readonly notes: readonly ExportNote[];
}

interface HoldOptions {
  readonly words?: HoldWords | undefined;
  /** Reports of which no row may be left: a day on which nothing is there any more is not a day without a report. */
  readonly reports?: readonly Report[];
}

/** @param same whether two snapshots of a thing say the same */
export function hold<V>(
  snapshots: readonly Snapshot<V>[],
  period: Period,
  same: (a: V, b: V) => boolean,
  { words = DAY_BY_DAY, reports: more = [] }: HoldOptions = {},
): Holding<V> {
  const { byKey, notes } = onceADay(snapshots, same);
  const reports = reportDays([...snapshots, ...more]);
  const days = [...eachDay(`${period}-01`, `${period}-${daysInMonth(period)}`)];
  const held = [...byKey.values()].map((one) => heldBy(one, reports, days));
  return {
    held,
    notes: [
      ...notes,
      ...severalSystems(byKey),
      ...seriesNotes(reports, period, words),
      ...comingAndGoing(held, days, words),
    ],
  };
}

type OneThing<V> = Map<Day, Snapshot<V>>;

/** The same thing twice on one day: once when both say the same, an error when they do not. */
export function onceADay<V>(
  snapshots: readonly Snapshot<V>[],
  same: (a: V, b: V) => boolean,
): { byKey: Map<string, OneThing<V>>; notes: ExportNote[] } {
  const byKey = new Map<string, OneThing<V>>();
  const notes: ExportNote[] = [];
  let equal = 0;
  for (const snapshot of snapshots) {
    const one = byKey.get(snapshot.key) ?? new Map<Day, Snapshot<V>>();
    byKey.set(snapshot.key, one);
    const before = one.get(snapshot.day);
    if (before === undefined) one.set(snapshot.day, snapshot);
    else if (same(before.value, snapshot.value)) equal += 1;
    else notes.push(contradiction(before, snapshot));
  }
  if (equal > 0)
    notes.push({
      severity: "note",
      text: `Rows that stand there twice on the same day with the same figures, and count once: ${equal}.`,
      where: "",
    });
  return { byKey, notes };
}

function contradiction<V>(a: Snapshot<V>, b: Snapshot<V>): ExportNote {
  return {
    severity: "error",
    text: `${b.key} stands there twice on ${b.day} with different figures (also ${a.where}). Keep one report a day, or leave out the rows that are not to be billed with --only COLUMN=VALUE.`,
    where: b.where,
  };
}

/** Of each series the days of its reports, in order. */
export function reportDays(reports: readonly Report[]): ReadonlyMap<string, readonly Day[]> {
  const days = new Map<string, Set<Day>>();
  for (const { series, day } of reports) days.set(series, (days.get(series) ?? new Set()).add(day));
  return new Map([...days].map(([series, all]) => [series, [...all].sort()]));
}

function heldBy<V>(
  one: OneThing<V>,
  reports: ReadonlyMap<string, readonly Day[]>,
  days: readonly Day[],
): Held<V> {
  const snapshots = [...one.values()];
  const series = new Set(snapshots.map((snapshot) => snapshot.series));
  const told = [...new Set([...series].flatMap((name) => reports.get(name) ?? []))].sort();
  const first = days[0] ?? "";
  const end = days[days.length - 1] ?? "";
  const inMonth = told.filter((day) => day >= first && day <= end);
  const atFirst = told.filter((day) => day <= first).pop() ?? inMonth[0] ?? "";
  const found = new Map<Day, V>();
  let report = atFirst;
  let next = told.indexOf(atFirst) + 1;
  for (const day of days) {
    while (next < told.length && (told[next] ?? "") <= day) report = told[next++] ?? report;
    const snapshot = one.get(report);
    if (snapshot !== undefined) found.set(day, snapshot.value);
  }
  return {
    key: snapshots[0]?.key ?? "",
    days: found,
    listed: new Map(
      [...one].filter(([day]) => day >= first && day <= end).map(([day, { value }]) => [day, value]),
    ),
    last: one.get(inMonth[inMonth.length - 1] ?? "")?.value ?? null,
  };
}
