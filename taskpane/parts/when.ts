/** Instants as people speak of them, in the time zone of the person who reads: "today 10:02". */
import type { Instant } from "../../src/core/period";

/** @param now for "today" and "yesterday" */
export function when(at: Instant, now: Date): string {
  const date = new Date(at);
  if (at === "" || Number.isNaN(date.getTime())) return "";
  const time = clockTime(date);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  return date.toLocaleDateString("en-US", { month: "short", day: "numeric", year: "numeric" });
}

/** "10:02", on a day that is not today with the day before it. */
export function since(at: Instant, now: Date): string {
  return when(at, now).replace(/^today /, "");
}

function clockTime(date: Date): string {
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
