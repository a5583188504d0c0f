/** One run of a job out of a row of sacct: when it began and ended, and what it had. */
import type { Seconds } from "../days";
import { stateOf } from "./policy";
import type { SacctRow } from "./sacct-text";
import { isNoTime, readDuration, type Moment, type SacctClock } from "./times";
import { readAllocation, withTypesAskedFor, type Allocation } from "./tres";

export interface Run {
  /** The same for every row about this run, in whatever file. */
  readonly key: string;
  readonly cluster: string;
  /** As people know it: `123`, `123_4` of an array, `123+1` of a heterogeneous job. */
  readonly jobId: string;
  readonly account: string;
  readonly user: string;
  readonly partition: string;
  readonly qos: string;
  readonly state: string;
  readonly restarts: number;
  readonly start: Moment;
  /** The end, or as far as is known of a run that goes on: when the file was made. */
  readonly end: Seconds;
  readonly goesOn: boolean;
  /** Seconds between start and end that it did not have its cores. */
  readonly suspended: Seconds;
  readonly allocation: Allocation;
  readonly file: string;
  readonly line: number;
  /** What is odd about the row, though it is billed; "" for most. */
  readonly odd: Oddity | "";
}

/** End contradicts ElapsedRaw, which is believed; RUNNING, and yet with an End. */
export type Oddity = "end-from-elapsed" | "running-with-end";

const TIMES =
  "Leave SLURM_TIME_FORMAT unset, or set it as the guide says (docs/hpc-slurm-isilon-export-guide.md), and make the file again.";

/** A row that is not a run. */
export type NoRun = { readonly skip: "step" | "never-started" } | { readonly problem: string };

export function runOf(row: SacctRow, clock: SacctClock): Run | NoRun {
  const raw = row.get("JobIDRaw") || row.get("JobID");
  if (raw === "") return { problem: "The row has no job ID." };
  if (raw.includes(".")) return { skip: "step" };
  const began = row.get("Start");
  if (isNoTime(began)) return { skip: "never-started" };
  const start = clock.read(began);
  if (start === null) return { problem: `Start of job ${raw} is no time: ${began}. ${TIMES}` };
  const elapsed = readDuration(row.get("ElapsedRaw") || row.get("Elapsed"));
  if (elapsed === null)
    return {
      problem: `ElapsedRaw of job ${raw} is no duration. Ask sacct for ElapsedRaw, seconds, and make the file again.`,
    };
  const times = timesOf(row, clock, start, elapsed);
  if (typeof times === "string") return { problem: `${times} of job ${raw} cannot be read. ${TIMES}` };
  const tres = row.get("AllocTRES");
  // Cancelled while it waited: older versions write the time of the cancellation as its start.
  if (tres === "" && elapsed === 0) return { skip: "never-started" };
  const allocation = readAllocation(tres);
  if (typeof allocation === "string")
    return {
      problem: `AllocTRES of job ${raw}: ${allocation}. Call sacct with --noconvert, and make the file again.`,
    };
  return {
    // In the hour that comes twice, not every row says which it means: the first stands for both.
    key: `${row.get("Cluster").toLowerCase()}\n${raw}\n${clock.firstPass(start.at)}`,
    cluster: row.get("Cluster"),
    jobId: row.get("JobID") || raw,
    account: row.get("Account"),
    user: row.get("User"),
    partition: row.get("Partition"),
    qos: row.get("QOS"),
    state: stateOf(row.get("State")),
    restarts: Number(row.get("Restarts")) || 0,
    allocation: withTypesAskedFor(allocation, row.get("ReqTRES")),
    file: row.file,
    line: row.line,
    ...times,
  };
}

type Times = Pick<Run, "start" | "end" | "goesOn" | "suspended" | "odd">;

/** @returns the column that cannot be read */
function timesOf(row: SacctRow, clock: SacctClock, start: Moment, elapsed: Seconds): Times | string {
  const suspendedText = row.get("Suspended");
  const suspended = suspendedText === "" ? null : readDuration(suspendedText);
  if (suspendedText !== "" && suspended === null) return "Suspended";
  const ended = row.get("End");
  if (isNoTime(ended)) {
    // ElapsedRaw of a run that goes on counts to the moment at which sacct was asked.
    const end = start.at + elapsed + (suspended ?? 0);
    return { start, end, goesOn: true, suspended: suspended ?? 0, odd: "" };
  }
  const end = clock.read(ended);
  if (end === null) return "End";
  const times = endedTimes(start, end, elapsed, suspended);
  const running = stateOf(row.get("State")) === "RUNNING";
  return running && times.odd === "" ? { ...times, odd: "running-with-end" } : times;
}

/**
 * Slurm's own count of seconds (ElapsedRaw, without the time suspended) tells the two passes of an hour apart that comes
 * twice. Where it contradicts start and end, it is believed: it does not depend on any clock on the wall.
 */
function endedTimes(start: Moment, end: Moment, elapsed: Seconds, suspended: Seconds | null): Times {
  const known = (from: Seconds, to: Seconds, held: Seconds, odd: Times["odd"]): Times => ({
    start: { at: from, again: null },
    end: to,
    goesOn: false,
    suspended: held,
    odd,
  });
  const pairs = passes(start).flatMap((from) => passes(end).map((to) => ({ from, to, length: to - from })));
  const exact = pairs.find(({ length }) => length === elapsed + (suspended ?? 0));
  if (exact !== undefined) return known(exact.from, exact.to, suspended ?? 0, "");
  if (suspended === null) {
    const longer = pairs.filter(({ length }) => length > elapsed).sort((a, b) => a.length - b.length)[0];
    if (longer !== undefined) return known(longer.from, longer.to, longer.length - elapsed, "");
  }
  const held = suspended ?? 0;
  return known(start.at, start.at + elapsed + held, held, "end-from-elapsed");
}

function passes({ at, again }: Moment): Seconds[] {
  return again === null ? [at] : [at, again];
}
