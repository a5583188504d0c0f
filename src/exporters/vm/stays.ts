/** Machines → stays: from when to when a machine of one size was there, within the month. */
import type { Day, Period } from "../../core/period";
import type { Amount } from "../../core/money";
import { Refusal } from "../../core/problem";
import type { Seconds, Zone } from "../days";
import { hold, type Snapshot } from "../report/hold";
import type { ExportNote } from "../usage";
import type { Machine } from "./machine";

export interface Stay {
  readonly machine: Machine;
  readonly from: Seconds;
  readonly to: Seconds;
  /** Hours that it ran in this time; null for all or none of it, as its state says. */
  readonly hours: Amount | null;
}

export interface Stays {
  readonly stays: readonly Stay[];
  readonly notes: readonly ExportNote[];
}

interface Month {
  readonly period: Period;
  readonly zone: Zone;
}

/** One list: each row is a machine from Created to Deleted, where they are blank for the whole month. */
export function staysOfList(machines: readonly Machine[], { period, zone }: Month): Stays {
  const start = zone.monthStart(period);
  const end = zone.monthEnd(period);
  const once = distinct(machines);
  const stays = once
    .map((machine) => ({ machine, ...within(machine, start, end), hours: machine.hours }))
    .filter(({ from, to }) => from < to);
  refuseOverlap(stays);
  const away = once.length - stays.length;
  return {
    stays,
    notes: [
      ...twiceNote(machines.length - once.length),
      ...countNote(away, "were deleted before the month or created after it"),
    ],
  };
}

/** Inventories of single days: each holds until the next, Created and Deleted cut its days where they are given. */
export function staysOfSnapshots(snapshots: readonly Snapshot<Machine>[], { period, zone }: Month): Stays {
  const { held, notes } = hold(snapshots, period, (a, b) => signature(a) === signature(b));
  const stays = held.flatMap(({ days }) =>
    [...days]
      .map(([day, machine]) => ({
        machine,
        ...within(machine, zone.startOf(day), zone.endOf(day)),
        hours: null,
      }))
      .filter(({ from, to }) => from < to),
  );
  return { stays, notes };
}

/** A row a machine and day, with the hours that it ran on it: nothing holds beyond its day. */
export function staysOfHours(
  rows: readonly { day: Day; machine: Machine }[],
  { period, zone }: Month,
): Stays {
  const seen = new Set<string>();
  const stays = rows.flatMap(({ day, machine }): Stay[] => {
    const key = `${day}\n${signature(machine)}`;
    if (seen.has(key) || !day.startsWith(`${period}-`)) return [];
    seen.add(key);
    return [{ machine, ...within(machine, zone.startOf(day), zone.endOf(day)), hours: machine.hours ?? 0n }];
  });
  const other = rows.filter(({ day }) => !day.startsWith(`${period}-`)).length;
  return {
    stays: stays.filter(({ from, to }) => from < to),
    notes: [...twiceNote(rows.length - other - seen.size), ...countNote(other, "are of other months")],
  };
}

function within({ created, deleted }: Machine, start: Seconds, end: Seconds): { from: Seconds; to: Seconds } {
  return { from: Math.max(created ?? start, start), to: Math.min(deleted ?? end, end) };
}

function distinct(machines: readonly Machine[]): Machine[] {
  return [...new Map(machines.map((machine) => [signature(machine), machine])).values()];
}

/** Everything of a machine but its place in the file. */
function signature(machine: Machine): string {
  return JSON.stringify({ ...machine, where: "" }, (_name, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

/** @throws Refusal naming two rows of one machine that count the same time */
function refuseOverlap(stays: readonly Stay[]): void {
  const byId = new Map<string, Stay[]>();
  for (const stay of stays) byId.set(stay.machine.id, [...(byId.get(stay.machine.id) ?? []), stay]);
  for (const [id, all] of byId) {
    const sorted = [...all].sort((a, b) => a.from - b.from);
    sorted.forEach((stay, i) => {
      const next = sorted[i + 1];
      if (next === undefined || next.from >= stay.to) return;
      throw new Refusal(
        `${id} stands there twice for the same time: ${stay.machine.where} and ${next.machine.where}. Give the rows Created and Deleted that do not overlap; or, if these are inventories of several days, say --as snapshots and give each its day. Nothing was written.`,
      );
    });
  }
}

function twiceNote(count: number): ExportNote[] {
  return countNote(count, "stand there twice with the same figures, and count once");
}

function countNote(count: number, text: string): ExportNote[] {
  return count <= 0 ? [] : [{ severity: "note", text: `Rows that ${text}: ${count}.`, where: "" }];
}
