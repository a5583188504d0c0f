/** Reads the date layouts of real FOCUS exports. Only year-first layouts: 01/02/2025 is never guessed at. */
import type { Instant } from "../period";

const LAYOUT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/** Exporters write 0001-01-01 for "none", and a cell cannot hold a day before 1900. */
const FIRST_YEAR = "1970";

/**
 * @returns the instant in UTC (a missing zone is UTC, as FOCUS demands), or null when the text is no date, is
 * ambiguous, is before 1970, or has an offset from UTC that moves it into another month.
 */
export function parseInstant(text: string): Instant | null {
  const parts = LAYOUT.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = "Z"] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (written < FIRST_YEAR) return null;
  const time = Date.parse(written);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written.slice(0, 10)) return null;
  const offset = zoneMinutes(zone);
  if (offset === 0) return written;
  const utc = `${new Date(time - offset * 60_000).toISOString().slice(0, 19)}Z`;
  return utc.slice(0, 7) === written.slice(0, 7) ? utc : null;
}

function zoneMinutes(zone: string): number {
  if (zone === "Z" || zone === "UTC") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}
