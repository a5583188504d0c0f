/** The days that a row of a usage list is about: a day, a month, an instant, or From and To. */
import { isDay, isPeriod, type Day } from "../../core/period";
import { daysInMonth, type Zone } from "../days";

export interface Span {
  /** First and last day. */
  readonly from: Day;
  readonly to: Day;
}

export interface Zones {
  /** Of times without an offset. */
  readonly zone: Zone;
  /** Whose midnights part the days. */
  readonly days: Zone;
}

/** What Day may hold: `2025-01-31`, `2025-01`, `2025-01-31T12:00:00+01:00`, seconds since 1970. @returns null for else */
export function readDay(text: string, zones: Zones): Span | null {
  if (isDay(text)) return { from: text, to: text };
  if (isPeriod(text)) return { from: `${text}-01`, to: `${text}-${daysInMonth(text)}` };
  const at = instantOf(text, zones);
  if (at === null) return null;
  const day = zones.days.dayAt(at);
  return { from: day, to: day };
}

function instantOf(text: string, { zone }: Zones): number | null {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return Math.floor(Number(text));
  const time = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(text);
  if (time === null) return null;
  const [, day = "", clock = "", offset] = time;
  if (!isDay(day)) return null;
  if (offset === undefined) return zone.instantOf(`${day}T${clock}`)?.at ?? null;
  const at = Date.parse(
    `${day}T${clock}${offset === "UTC" ? "Z" : offset.replace(/(\d\d)(\d\d)$/, "$1:$2")}`,
  );
  return Number.isNaN(at) ? null : at / 1000;
}
