/** What a person is told of reports that hold until the next: days without one, what is new, what is gone. */
import { dayAfter, type Day, type Period } from "../../core/period";
import { daysInMonth } from "../days";
import type { ExportNote } from "../usage";
import type { Held, Snapshot } from "./hold";

/** How a person is told what becomes of days without a report, and of what is new or gone. */
export interface HoldWords {
  /** Each report holds until the next: say for how long. */
  readonly days: boolean;
  readonly came: string;
  readonly went: string;
}

export const DAY_BY_DAY: HoldWords = {
  days: true,
  came: "New in the month, and counted from the report that first lists it:",
  went: "Gone in the month, and not counted from the report that no longer lists it:",
};

/** One name in reports of two names may be one thing, or two on two systems. */
export function severalSystems<V>(byKey: ReadonlyMap<string, ReadonlyMap<Day, Snapshot<V>>>): ExportNote[] {
  const found = [...byKey].flatMap(([key, one]) => {
    const series = new Set([...one.values()].map((snapshot) => snapshot.series));
    return series.size < 2 ? [] : [`${key} (${[...series].sort().join(", ")})`];
  });
  return listNote(
    found,
    "These stand in reports of different names, and are taken for one and the same. If they are on different systems, export each system by itself; else give its reports one name before the date:",
    "warning",
  );
}

export function seriesNotes(
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

export function comingAndGoing<V>(
  held: readonly Held<V>[],
  days: readonly Day[],
  words: HoldWords,
): ExportNote[] {
  const first = days[0] ?? "";
  const last = days[days.length - 1] ?? "";
  // Where a report does not hold until the next, one of the month before tells nothing of this month.
  const there = held.filter(({ days: found, listed }) => (words.days ? found : listed).size > 0);
  const came = there
    .filter(({ days: found }) => !found.has(first))
    .map(({ key, days: found }) => `${key} from ${[...found.keys()][0] ?? ""}`);
  const went = there
    .filter(({ days: found }) => !found.has(last))
    .map(({ key, days: found }) => `${key} from ${dayAfter([...found.keys()].pop() ?? last)}`);
  return [
    ...listNote(came, words.came),
    ...listNote(went, words.went),
    ...(words.days ? gapNotes(there, days) : []),
  ];
}

/** What comes back was hardly deleted: more likely a report was cut off, and the thing is not billed for some days. */
function gapNotes<V>(held: readonly Held<V>[], days: readonly Day[]): ExportNote[] {
  const gaps = held.flatMap(({ key, days: found }) => {
    const present = [...found.keys()];
    const last = present[present.length - 1] ?? "";
    const without = days.filter((day) => day > (present[0] ?? "") && day < last && !found.has(day));
    return without.length === 0 ? [] : [`${key} (${daysText(without)}, ${daysOf(without.length)})`];
  });
  return listNote(
    gaps,
    "In earlier and in later reports, but not in those between, and not counted for that time. If a report was cut off, make it again, or leave it out so that the one before it holds:",
    "warning",
  );
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
