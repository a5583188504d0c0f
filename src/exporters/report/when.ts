/** The day of which a report tells: from a cell, or from the file's name (`quotas_2025-01-15.csv`). */
import { isDay, type Day, type Period } from "../../core/period";
import type { Zone } from "../days";

/** What a file's name says of its time. */
export interface NamedTime {
  /** The day; "" when the name has none. */
  readonly day: Day;
  /** The month of a name that has no day: a report of a whole month; "" for none. */
  readonly month: Period;
  /** The name without it: reports of one name follow each other. */
  readonly series: string;
}

const DAY_IN_NAME =
  /(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?:[T_ -]?\d\d[.:h-]?\d\d(?:[.:-]?\d\d)?Z?)?(?!\d)/;
const MONTH_IN_NAME = /(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])(?!\d)/;

export function timeInName(fileName: string): NamedTime {
  const name = fileName.replace(/^.*[/\\]/, "").replace(/\.[A-Za-z]+$/, "");
  const rest = (found: string): string => name.replace(found, "").replace(/[\s_.-]+$/, "");
  const byDay = DAY_IN_NAME.exec(name);
  const day = byDay === null ? "" : `${byDay[1]}-${byDay[2]}-${byDay[3]}`;
  if (byDay !== null && isDay(day)) return { day, month: "", series: rest(byDay[0]) };
  const byMonth = MONTH_IN_NAME.exec(name);
  if (byMonth === null) return { day: "", month: "", series: name };
  return { day: "", month: `${byMonth[1]}-${byMonth[2]}`, series: rest(byMonth[0]) };
}

const STAMP = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/** Seconds since 1970 of `2025-01-15`, `2025-01-15 14:30` (the zone's clock) or `2025-01-15T14:30:00+01:00`; null for others. */
export function instantOf(text: string, zone: Zone): number | null {
  const parts = STAMP.exec(text.trim());
  if (parts === null) return null;
  const [, day = "", minutes, seconds = ":00", offset] = parts;
  if (!isDay(day)) return null;
  if (minutes === undefined) return zone.startOf(day);
  const wall = `${day}T${minutes}${seconds}`;
  if (offset === undefined) return zone.instantOf(wall)?.at ?? null;
  const zoned = `${wall}${/^(Z|UTC)$/i.test(offset) ? "Z" : offset.replace(/(\d\d)(\d\d)$/, "$1:$2")}`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at / 1000;
}

/** Whose clock a time without an offset shows, and whose midnights part the days. */
export interface Clocks {
  readonly zone: Zone;
  readonly days: Zone;
}

/** The day of a cell: as it is written where it is only a day, else the calendar day of its time. Null for others. */
export function dayOfCell(text: string, { zone, days }: Clocks): Day | null {
  const day = text.trim();
  if (isDay(day)) return day;
  const at = instantOf(day, zone);
  return at === null ? null : days.dayAt(at);
}
