/** The column Hours: over what time a machine's hours are spread, and how long it ran until an instant of it. */
import { amount, type Amount } from "../../core/money";
import type { Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import type { Seconds } from "../days";
import { listNote } from "../report/hold-notes";
import { divideRounded } from "../size";
import type { ExportNote } from "../usage";
import type { Machine } from "./machine";

/** Hours that a machine ran, spread evenly over a stretch of time, which may be longer than the month. */
export interface Ran {
  readonly seconds: bigint;
  readonly from: Seconds;
  readonly to: Seconds;
}

const ONE = amount("1");
const HOUR = 3600n;
/** Half a hundredth of an hour: hours that were rounded up are not more than there were. */
const ROUNDED = 18n;

/** @throws Refusal when it ran longer than the stretch */
export function ranWithin(machine: Machine, hours: Amount, from: Seconds, to: Seconds): Ran {
  const length = BigInt(to - from);
  const seconds = divideRounded(hours * HOUR, ONE);
  if (seconds <= length) return { seconds, from, to };
  if (length > 0n && seconds <= length + ROUNDED) return { seconds: length, from, to };
  throw new Refusal(
    `${machine.where}: ${machine.name} has more hours than the time it was there, ${(to - from) / 3600} hours. Correct Hours, Created or Deleted. Nothing was written.`,
  );
}

/** Seconds that it ran before an instant of the stretch. What is cut anywhere, at midnight or the month's end, adds up. */
export function ranBefore({ seconds, from, to }: Ran, at: Seconds): bigint {
  return to === from ? 0n : (seconds * BigInt(at - from)) / BigInt(to - from);
}

/** A machine of a list, and the month that the name of its file says; "" for none. */
export interface Listed {
  readonly machine: Machine;
  readonly fileMonth: Period;
}

/**
 * Without both Created and Deleted nothing tells what time the hours are of. They are taken as the month's; but from a
 * list of another month, or the same list for each month, they would be billed more than once.
 */
export function notesOfOpenHours(
  listed: readonly Listed[],
  period: Period,
  monthStart: Seconds,
): ExportNote[] {
  const open = listed.filter(
    ({ machine: { hours, created, deleted } }) => hours !== null && (created === null || deleted === null),
  );
  const places = (some: readonly Listed[]): string[] => some.map(({ machine }) => machine.where);
  const others = open.filter(({ fileMonth }) => fileMonth !== "" && fileMonth !== period);
  const doubtful = open.filter(
    ({ fileMonth, machine: { created, deleted } }) =>
      fileMonth === "" && (deleted !== null || (created !== null && created < monthStart)),
  );
  return [
    ...listNote(
      places(others),
      `Hours without both Created and Deleted are those of a month, and the file's name says another one than ${period}. Give both, or take the list of ${period}:`,
      "error",
    ),
    ...listNote(
      places(doubtful),
      `Hours without both Created and Deleted are taken as those of ${period} alone; exported for another month, they would be billed again. If they are, name the file with its month, such as vms_${period}.csv; else give both:`,
      "warning",
    ),
  ];
}
