/**
 * Reports of single days → what is there on every day of a month: each report holds until the next one. What a later
 * report no longer lists has gone on that day, what it lists for the first time has come on that day.
 */
import type { Day, Period } from "../../core/period";
import { dayAfter, daysInMonth, eachDay } from "../days";
import type { ExportNote } from "../usage";

/** One thing (a share, a machine) in one report. */
export interface Snapshot<V> {
  readonly key: string;
  /** Reports of one series follow each other; see `timeInName`. */
  readonly series: string;
  readonly day: Day;
  readonly value: V;
  readonly where: string;
}

/** A thing in the month. */
export interface Held<V> {
  readonly key: string;
  /** By day of the month, only the days on which it is there. */
  readonly days: ReadonlyMap<Day, V>;
  /** As in the last report of the month; null when that does not list it. */
  readonly last: V | null;
}

export interface Holding<V> {
  readonly held: readonly Held<V>[];
  readonly notes: readonly ExportNote[];
}

/** How a person is told what becomes of days without a report, and of what is new or gone. */
export interface HoldWords {
  /** Each report holds until the next: say for how long. */
  readonly days: boolean;
  readonly came: string;
  readonly went: string;
}

const DAY_BY_DAY: HoldWords = {
  days: true,
  came: "New in the month, and counted from the report that first lists it:",
  went: "Gone in the month, and not counted from the report that no longer lists it:",
};

/** @param same whether two snapshots of a thing say the same */
export function hold<V>(
  snapshots: readonly Snapshot<V>[],
  period: Period,
  same: (a: V, b: V) => boolean,
  words = DAY_BY_DAY,
): Holding<V> {
  const { byKey, notes } = onceADay(snapshots, same);
  const reports = reportDays(snapshots);
  const days = [...eachDay(`${period}-01`, `${period}-${daysInMonth(period)}`)];
  const held = [...byKey.values()].map((one) => heldBy(one, reports, days));
  return {
    held,
    notes: [...notes, ...seriesNotes(reports, period, words), ...comingAndGoing(held, days, words)],
  };
}

type OneThing<V> = Map<Day, Snapshot<V>>;

/** The same thing twice on one day: once when both say the same, an error when they do not. */
function onceADay<V>(
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

function reportDays<V>(snapshots: readonly Snapshot<V>[]): ReadonlyMap<string, readonly Day[]> {
  const days = new Map<string, Set<Day>>();
  for (const { series, day } of snapshots) days.set(series, (days.get(series) ?? new Set()).add(day));
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
    last: one.get(inMonth[inMonth.length - 1] ?? "")?.value ?? null,
  };
}

function seriesNotes(
  reports: ReadonlyMap<string, readonly Day[]>,
  period: Period,
  words: HoldWords,
): ExportNote[] {
  return [...reports].map(([series, days]) => seriesNote(series, days, period, words));
}

function seriesNote(series: string, days: readonly Day[], period: Period, words: HoldWords): ExportNote {
  const inMonth = days.filter((day) => day.startsWith(period));
  const [first] = inMonth;
  const last = inMonth[inMonth.length - 1];
  if (first === undefined || last === undefined)
    return {
      severity: "error",
      text: `There is no report of ${period}, only of ${daysText(days)}. Add one; or, if it tells of ${period}, say of which day it is: --date ${period}-${daysInMonth(period)}.`,
      where: series,
    };
  const before = days.some((day) => day < first) ? 0 : dayNumber(first) - 1;
  const after = daysInMonth(period) - dayNumber(last);
  const single = inMonth.length === 1;
  const parts = [
    single ? `One report, of ${first}.` : `${inMonth.length} reports, of ${daysText(inMonth)}.`,
    single && days.length === 1 && words.days ? "It counts for the whole month." : "",
    words.days && days.length > 1 && before > 0
      ? `The first counts for the ${daysOf(before)} before it too.`
      : "",
    words.days && days.length > 1 && after > 0
      ? `The last counts for the ${daysOf(after)} after it too.`
      : "",
    words.days ? longestGap(inMonth) : "",
  ];
  return { severity: "note", text: parts.filter((part) => part !== "").join(" "), where: series };
}

function longestGap(days: readonly Day[]): string {
  let gap = 0;
  let text = "";
  days.forEach((day, i) => {
    const next = days[i + 1];
    const between = next === undefined ? 0 : dayNumber(next) - dayNumber(day) - 1;
    if (between <= gap) return;
    gap = between;
    text = `At the longest there is none for ${daysOf(between)}, between ${day} and ${next}: the earlier one holds.`;
  });
  return text;
}

function comingAndGoing<V>(held: readonly Held<V>[], days: readonly Day[], words: HoldWords): ExportNote[] {
  const first = days[0] ?? "";
  const last = days[days.length - 1] ?? "";
  const there = held.filter(({ days: found }) => found.size > 0);
  const came = there
    .filter(({ days: found }) => !found.has(first))
    .map(({ key, days: found }) => `${key} from ${[...found.keys()][0] ?? ""}`);
  const went = there
    .filter(({ days: found }) => !found.has(last))
    .map(({ key, days: found }) => `${key} from ${dayAfter([...found.keys()].pop() ?? last)}`);
  return [...listNote(came, words.came), ...listNote(went, words.went)];
}

/** Names that a person can take in at a glance. */
const SHOWN = 8;

/** A note that names some things; none when there are none. */
export function listNote(
  names: readonly string[],
  text: string,
  severity: ExportNote["severity"] = "note",
): ExportNote[] {
  if (names.length === 0) return [];
  const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : "";
  return [{ severity, text: `${text} ${names.slice(0, SHOWN).join(", ")}${more}.`, where: "" }];
}

function daysText(days: readonly Day[]): string {
  const [first = ""] = days;
  const last = days[days.length - 1] ?? first;
  return first === last ? first : `${first} to ${last}`;
}

function daysOf(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function dayNumber(day: Day): number {
  return Number(day.slice(8));
}
