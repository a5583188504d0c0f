/** Calendar days of a time zone, with its changes of the clock: which day an instant falls on, where a day begins. */
import { dayAfter, isDay, nextPeriod, type Day, type Period } from "../core/period";
import { Refusal } from "../core/problem";

/** Seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;

const HOUR = 3600;
const DAY = 24 * HOUR;
/** No zone is farther from UTC, before or after. */
const FARTHEST = 16 * HOUR;

/** A part of a stretch of time that lies on one day. */
export interface DayPart {
  readonly day: Day;
  readonly from: Seconds;
  readonly to: Seconds;
}

export class Zone {
  private readonly clock: Intl.DateTimeFormat | null;
  private readonly starts = new Map<Day, Seconds>();

  /**
   * @param name of the IANA list, `America/Chicago`, or UTC
   * @throws Refusal when there is no such zone
   */
  constructor(readonly name: string) {
    this.clock = name.toUpperCase() === "UTC" ? null : clockOf(name);
  }

  /** The day's first instant. Where the clock skips midnight, the first that is shown on that day. */
  startOf(day: Day): Seconds {
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    const found = this.firstAtOrAfter(Date.parse(`${day}T00:00:00Z`) / 1000);
    this.starts.set(day, found);
    return found;
  }

  /** The first instant after the day. */
  endOf(day: Day): Seconds {
    return this.startOf(dayAfter(day));
  }

  monthStart(period: Period): Seconds {
    return this.startOf(`${period}-01`);
  }

  monthEnd(period: Period): Seconds {
    return this.startOf(`${nextPeriod(period)}-01`);
  }

  /** The calendar day on which an instant falls. */
  dayAt(at: Seconds): Day {
    let day = dayText(at);
    while (at < this.startOf(day)) day = dayText(Date.parse(day) / 1000 - DAY);
    while (at >= this.endOf(day)) day = dayAfter(day);
    return day;
  }

  /** The stretch cut at every midnight, in order; nothing where it has no length. */
  *daysOf(from: Seconds, to: Seconds): Generator<DayPart> {
    let at = from;
    while (at < to) {
      const day = this.dayAt(at);
      const end = Math.min(to, this.endOf(day));
      yield { day, from: at, to: end };
      at = end;
    }
  }

  /** What the clock on the wall shows: `2025-01-31T23:59:59`. */
  wallAt(at: Seconds): string {
    return new Date((at + this.offsetAt(at)) * 1000).toISOString().slice(0, 19);
  }

  /**
   * The instant of a time on the wall, `2025-01-31T23:59:59`. Where the clock goes back, the time comes twice: the first
   * is answered, with `again` for the second. Where it goes forward, a time that does not come is as much later.
   * @returns null when it is no such time
   */
  instantOf(wall: string): { readonly at: Seconds; readonly again: Seconds | null } | null {
    const text = wall.trim().replace(" ", "T");
    const shown = Date.parse(`${text}Z`) / 1000;
    // Date.parse takes 30 February for 2 March.
    if (!/^.{10}T\d\d:\d\d(:\d\d)?$/.test(text) || Number.isNaN(shown) || !isDay(text.slice(0, 10)))
      return null;
    const before = this.offsetAt(shown - FARTHEST);
    const after = this.offsetAt(shown + FARTHEST);
    const fits = [...new Set([before, after])]
      .map((offset) => shown - offset)
      .filter((at) => at + this.offsetAt(at) === shown)
      .sort((a, b) => a - b);
    const [at = shown - before, again = null] = fits;
    return { at, again };
  }

  /** Seconds that the wall is ahead of UTC. */
  private offsetAt(at: Seconds): Seconds {
    if (this.clock === null) return 0;
    const part: Record<string, number> = {};
    for (const { type, value } of this.clock.formatToParts(at * 1000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(at);
  }

  private firstAtOrAfter(shown: Seconds): Seconds {
    if (this.clock === null) return shown;
    let early = shown - FARTHEST;
    let late = shown + FARTHEST;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (middle + this.offsetAt(middle) >= shown) late = middle;
      else early = middle;
    }
    return late;
  }
}

export const UTC = new Zone("UTC");

export function daysInMonth(period: Period): number {
  return (Date.parse(`${nextPeriod(period)}-01`) - Date.parse(`${period}-01`)) / (DAY * 1000);
}

/** The days from one to another, both among them. */
export function* eachDay(from: Day, to: Day): Generator<Day> {
  for (let day = from; day <= to; day = dayAfter(day)) yield day;
}

function dayText(at: Seconds): Day {
  return new Date(at * 1000).toISOString().slice(0, 10);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new Refusal(
      `There is no time zone "${timeZone}". Name it as the IANA list does, such as America/Chicago or Europe/Berlin. Nothing was written.`,
    );
  }
}
