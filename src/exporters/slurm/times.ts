/** Times and durations as sacct writes them. */
import type { Seconds, Zone } from "../days";
import { dayAfter, type Day } from "../../core/period";

/** An instant; `again` where a time on the wall came twice, and the second was as well meant. */
export interface Moment {
  readonly at: Seconds;
  readonly again: Seconds | null;
}

/** What sacct writes where there is no time (yet). */
const NO_TIME = new Set(["", "unknown", "none", "n/a", "(null)", "0"]);

export function isNoTime(text: string): boolean {
  return NO_TIME.has(text.toLowerCase());
}

const DAY = 86_400;
const WALL = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)$/;
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)\s*(?:Z|([+-]\d\d):?(\d\d))$/i;

/** Reads times of a file. Asking the calendar of a zone takes long, and most days have no change of the clock. */
export class SacctClock {
  /** First instants of days on which the clock does not change; null for the others. */
  private readonly plainDays = new Map<Day, Seconds | null>();
  private local = false;

  constructor(private readonly zone: Zone) {}

  /** @returns null for what is no time: `2025-01-31T23:59:59`, the same with Z or an offset, or seconds since 1970. */
  read(text: string): Moment | null {
    if (/^\d{9,11}$/.test(text)) return { at: Number(text), again: null };
    const wall = WALL.exec(text);
    if (wall !== null) {
      this.local = true;
      return this.onTheWall(wall);
    }
    const [, local, hours, minutes] = WITH_OFFSET.exec(text) ?? [];
    if (local === undefined) return null;
    const at = Date.parse(
      `${local.replace(" ", "T")}${hours === undefined ? "Z" : `${hours}:${minutes ?? "00"}`}`,
    );
    return Number.isNaN(at) ? null : { at: at / 1000, again: null };
  }

  /** Whether a time was read that only the zone makes an instant of. */
  get readLocalTime(): boolean {
    return this.local;
  }

  /** The first instant at which the wall showed this: one for both passes of an hour that comes twice. */
  firstPass(at: Seconds): Seconds {
    const around = [-DAY, 0, DAY].map((other) => new Date((at + other) * 1000).toISOString().slice(0, 10));
    if (around.every((day) => this.plainDay(day) !== null)) return at;
    return this.zone.instantOf(this.zone.wallAt(at))?.at ?? at;
  }

  private onTheWall(wall: RegExpExecArray): Moment | null {
    const [text, day = "", hour, minute, second] = wall;
    const start = this.plainDay(day);
    if (start === null) return this.zone.instantOf(text);
    const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
    const possible = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
    return possible ? { at: start + seconds, again: null } : null;
  }

  private plainDay(day: Day): Seconds | null {
    const known = this.plainDays.get(day);
    if (known !== undefined) return known;
    const start = this.zone.instantOf(`${day}T00:00:00`);
    const end = start === null ? null : this.zone.instantOf(`${dayAfter(day)}T00:00:00`);
    const plain =
      start !== null &&
      end !== null &&
      start.again === null &&
      end.again === null &&
      end.at - start.at === DAY;
    const found = plain ? start.at : null;
    this.plainDays.set(day, found);
    return found;
  }
}

const DURATION = /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d\d)(?:\.\d+)?$/;

/** Seconds of `3600`, `1-02:03:04`, `02:03:04` or `03:04`; null for anything else. */
export function readDuration(text: string): Seconds | null {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const parts = DURATION.exec(text);
  if (parts === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1, 5).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
