/** Machines → stays: from when to when a machine of one size was there, within the month. */
import type { Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import { daysInMonth, eachDay, type Seconds, type Zone } from "../days";
import { hold, onceADay, reportDays, type Report, type Snapshot } from "../report/hold";
import { listNote, severalSystems } from "../report/hold-notes";
import type { ExportNote } from "../usage";
import { notesOfOpenHours, ranWithin, type Listed, type Ran } from "./hours";
import type { Machine } from "./machine";

export interface Stay {
  readonly machine: Machine;
  readonly from: Seconds;
  readonly to: Seconds;
  /** null where its state says: it ran all of it, or none. */
  readonly ran: Ran | null;
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
export function staysOfList(listed: readonly Listed[], { period, zone }: Month): Stays {
  const start = zone.monthStart(period);
  const end = zone.monthEnd(period);
  const there = listed.filter(({ machine }) => touches(machine, start, end));
  const once = distinct(there.map(({ machine }) => machine));
  const stays = once
    .map((machine): Stay => {
      const part = within(machine, start, end);
      return { machine, ...part, ran: ranOfList(machine, part) };
    })
    .filter(({ from, to }) => from < to);
  refuseOverlap(stays);
  return {
    stays,
    notes: [
      ...twiceNote(there.length - once.length),
      ...countNote(
        listed.length - there.length + once.length - stays.length,
        "were deleted before the month or created after it",
      ),
      ...notesOfOpenHours(there, period, start),
      ...olderLists(there, period),
    ],
  };
}

/** A list of an earlier month cannot know which of its machines were deleted since. */
function olderLists(listed: readonly Listed[], period: Period): ExportNote[] {
  const open = listed.filter(
    ({ machine, fileMonth }) => fileMonth !== "" && fileMonth < period && machine.deleted === null,
  );
  return listNote(
    open.map(({ machine }) => machine.where),
    `Machines without Deleted, of a list that is older than ${period}, count as still there. Take the list of ${period}, if there is one:`,
    "warning",
  );
}

function touches({ created, deleted }: Machine, start: Seconds, end: Seconds): boolean {
  return (created ?? start) < end && (deleted ?? end) >= start;
}

/** The hours of a whole stay are spread over all of it, so that its months add up; others over what is in the month. */
function ranOfList(machine: Machine, part: { from: Seconds; to: Seconds }): Ran | null {
  const { hours, created, deleted } = machine;
  if (hours === null) return null;
  const whole = created !== null && deleted !== null;
  return ranWithin(machine, hours, whole ? created : part.from, whole ? deleted : part.to);
}

/** Inventories of single days: each holds until the next, Created and Deleted cut its days where they are given. */
export function staysOfSnapshots(
  snapshots: readonly Snapshot<Machine>[],
  reports: readonly Report[],
  { period, zone }: Month,
): Stays {
  const { held, notes } = hold(snapshots, period, equalMachines, { reports });
  const stays = held.flatMap(({ days }) =>
    [...days]
      .map(([day, machine]) => ({
        machine,
        ...within(machine, zone.startOf(day), zone.endOf(day)),
        ran: null,
      }))
      .filter(({ from, to }) => from < to),
  );
  return { stays, notes };
}

/** A row a machine and day, with the hours that it ran on it: nothing holds beyond its day. */
export function staysOfHours(
  snapshots: readonly Snapshot<Machine>[],
  reports: readonly Report[],
  { period, zone }: Month,
): Stays {
  const inMonth = snapshots.filter(({ day }) => day.startsWith(`${period}-`));
  const { byKey, notes } = onceADay(inMonth, equalMachines);
  const stays = [...byKey.values()]
    .flatMap((one) => [...one.values()])
    .map(({ day, value: machine }): Stay => {
      const part = within(machine, zone.startOf(day), zone.endOf(day));
      const { hours } = machine;
      return { machine, ...part, ran: hours === null ? null : ranWithin(machine, hours, part.from, Math.max(part.from, part.to)) };
    }); // prettier-ignore
  return {
    stays: stays.filter(({ from, to }) => from < to),
    notes: [
      ...notes,
      ...severalSystems(byKey),
      ...countNote(snapshots.length - inMonth.length, "are of other months"),
      ...daysWithoutReport(reports, period),
    ],
  };
}

function daysWithoutReport(reports: readonly Report[], period: Period): ExportNote[] {
  const all = [...eachDay(`${period}-01`, `${period}-${daysInMonth(period)}`)];
  return [...reportDays(reports)].flatMap(([series, told]): ExportNote[] => {
    const without = all.filter((day) => !told.includes(day));
    if (without.length === 0) return [];
    return [
      {
        severity: "warning",
        text: `Where inventories have Hours, each counts for its own day alone. There is none of ${without.length === 1 ? `${without[0]}` : `${without.length} days of ${period}, first ${without[0]}`}: nothing is billed for that time, no disk either. Add what is missing.`,
        where: series,
      },
    ];
  });
}

function within({ created, deleted }: Machine, start: Seconds, end: Seconds): { from: Seconds; to: Seconds } {
  return { from: Math.max(created ?? start, start), to: Math.min(deleted ?? end, end) };
}

function distinct(machines: readonly Machine[]): Machine[] {
  return [...new Map(machines.map((machine) => [signature(machine), machine])).values()];
}

function equalMachines(a: Machine, b: Machine): boolean {
  return signature(a) === signature(b);
}

/** Everything of a machine that counts: not its place in the file. */
function signature(machine: Machine): string {
  const counted = { ...machine, id: machine.id.toLowerCase(), blank: [], where: "" };
  return JSON.stringify(counted, (_name, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

/** @throws Refusal naming two rows of one machine that count the same time */
function refuseOverlap(stays: readonly Stay[]): void {
  const byId = new Map<string, Stay[]>();
  for (const stay of stays) {
    const id = stay.machine.id.toLowerCase();
    const others = byId.get(id);
    if (others === undefined) byId.set(id, [stay]);
    else others.push(stay);
  }
  for (const all of byId.values()) {
    const sorted = [...all].sort((a, b) => a.from - b.from);
    sorted.forEach((stay, i) => {
      const next = sorted[i + 1];
      if (next === undefined || next.from >= stay.to) return;
      throw new Refusal(
        `${stay.machine.id} stands there twice for the same time: ${stay.machine.where} and ${next.machine.where}. Give the rows Created and Deleted that do not overlap; or, if these are inventories of several days, say --as snapshots and give each its day. Nothing was written.`,
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
