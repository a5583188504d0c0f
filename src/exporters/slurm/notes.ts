/** What a person should know about the files of sacct before the charges go out. */
import { periodName } from "../../core/period";
import { figure } from "../../core/words";
import type { Zone } from "../days";
import type { ExportNote } from "../usage";
import type { Month, SlurmRequest } from "./request";
import type { Oddity, Run } from "./run";
import type { Runs } from "./runs";

export function notesOf(
  read: Runs,
  inMonth: readonly Run[],
  month: Month,
  request: SlurmRequest,
): readonly ExportNote[] {
  const charged = inMonth.filter((run) => request.states.treatment(run.state) !== "leave-out");
  return [
    ...read.notes,
    ...(read.notes.some(({ severity }) => severity === "error") ? [] : nothingIn(inMonth, request)),
    ...madeTooEarly(read, inMonth, month, request),
    ...withoutZone(read, request),
    ...contradictions(read, month),
    ...oddities(charged),
    ...withoutAllocation(charged),
    ...noPartition(inMonth, request),
    ...withoutDuplicates(read, inMonth),
    ...suspendedAndGoingOn(charged, month),
    ...leftOut(inMonth, request),
    ...namesNotBilled(charged),
  ];
}

const some = (severity: ExportNote["severity"], text: string, where = ""): ExportNote[] => [
  { severity, text, where },
];

const runsText = (count: number): string => `${figure(count)} ${count === 1 ? "run" : "runs"}`;

/** "job 12 (a.txt, line 3), job 14 (a.txt, line 9) and 7 more" */
function named(runs: readonly Run[], most = 3): string {
  const first = runs.slice(0, most).map((run) => `job ${run.jobId} (${run.file}, line ${run.line})`);
  return runs.length > most ? `${first.join(", ")} and ${runs.length - most} more` : first.join(", ");
}

function nothingIn(inMonth: readonly Run[], { period }: SlurmRequest): ExportNote[] {
  if (inMonth.length > 0) return [];
  return some(
    "warning",
    `No run in the files touches ${periodName(period)}. Is it the month that you asked sacct for?`,
  );
}

function madeTooEarly(
  read: Runs,
  inMonth: readonly Run[],
  { to }: Month,
  request: SlurmRequest,
): ExportNote[] {
  const month = periodName(request.period);
  const cut = inMonth.filter((run) => run.goesOn && run.end < to);
  if (cut.length > 0) {
    const last = Math.max(...cut.map((run) => run.end));
    return some(
      "warning",
      `${runsText(cut.length)} went on when the files were made, the last at ${shown(last, request.dayZone)}, before ${month} ended, ` +
        `and ${cut.length === 1 ? "is" : "are"} counted up to then: ${named(cut)}. Make the files again when the month is over: the rest would be billed nowhere.`,
    );
  }
  const latest = read.runs.reduce((at, run) => Math.max(at, run.end), 0);
  if (inMonth.length === 0 || latest >= to - 86_400) return [];
  return some(
    "note",
    `Nothing in the files is later than ${shown(latest, request.dayZone)}. Were they made before ${month} ended?`,
  );
}

function shown(at: number, zone: Zone): string {
  return `${zone.wallAt(at).replace("T", " ")} ${zone.name}`;
}

const ODD: Readonly<Record<Oddity, (runs: readonly Run[]) => string>> = {
  "end-from-elapsed": (runs) =>
    `Start and End of ${runsText(runs.length)} are another time apart than ElapsedRaw says, which counts: ${named(runs)}. ` +
    "If it is an hour, --time-zone is not the zone in which sacct wrote the times.",
  "running-with-end": (runs) =>
    `${runsText(runs.length)} RUNNING with an End: ${named(runs)}. The files were made with --truncate; leave it out, or a run in two files counts as two.`,
};

function oddities(runs: readonly Run[]): ExportNote[] {
  return (Object.keys(ODD) as Oddity[]).flatMap((oddity) => {
    const odd = runs.filter((run) => run.odd === oddity);
    return odd.length === 0 ? [] : some("warning", ODD[oddity](odd));
  });
}

/** They ran, and nothing says on what: nothing can be billed for them. */
function withoutAllocation(runs: readonly Run[]): ExportNote[] {
  const empty = runs.filter(({ allocation: a, end, start }) => {
    const any = a.cores + a.nodes + a.billing + a.memory > 0n || a.gpus.length > 0;
    return !any && end > start.at;
  });
  if (empty.length === 0) return [];
  return some(
    "warning",
    `AllocTRES of ${runsText(empty.length)} names no cores, memory or GPUs: ${named(empty)}. They are not billed.`,
  );
}

/** A cluster's times that are taken for UTC put jobs into the wrong days, and at its end into the wrong month. */
function withoutZone({ localTimes }: Runs, { zoneAssumed }: SlurmRequest): ExportNote[] {
  if (!localTimes || zoneAssumed !== true) return [];
  return some(
    "warning",
    "The times of the files have no offset, and --time-zone is not given: they are read as UTC. Name the cluster's zone, such as --time-zone America/Chicago, or UTC if that is it.",
  );
}

function contradictions(read: Runs, { from, to }: Month): ExportNote[] {
  const pairs = read.contradictions.filter(([run]) => run.end > from && run.start.at < to);
  if (pairs.length === 0) return [];
  const shown = pairs
    .slice(0, 3)
    .map(
      ([run, other]) =>
        `job ${run.jobId} (${run.file}, line ${run.line}, and ${other.file}, line ${other.line})`,
    );
  const more = pairs.length > shown.length ? ` and ${pairs.length - shown.length} more` : "";
  return some(
    "warning",
    `Two rows of ${runsText(pairs.length)} say other things of account, partition, state, end or AllocTRES: ${shown.join(", ")}${more}. The one named first counts. Make the files again.`,
  );
}

/** More likely misspelt than a partition where nobody computed. */
function noPartition(inMonth: readonly Run[], { memoryPerCore }: SlurmRequest): ExportNote[] {
  const has = new Set(inMonth.map((run) => run.partition.toLowerCase()));
  const names = (memoryPerCore?.partitions ?? []).filter((name) => !has.has(name));
  if (names.length === 0 || inMonth.length === 0) return [];
  return some(
    "warning",
    `--memory-per-core names ${names.join(", ")}, where nothing ran. Partitions of the files: ${[...has].sort().join(", ")}.`,
  );
}

function withoutDuplicates(read: Runs, inMonth: readonly Run[]): ExportNote[] {
  const restarted = inMonth.filter((run) => run.restarts > 0);
  if (restarted.length === 0) return [];
  const jobs = new Set(read.runs.map((run) => `${run.cluster}\n${run.jobId}`));
  if (jobs.size < read.runs.length) return [];
  return some(
    "warning",
    `${runsText(restarted.length)} had earlier runs (Restarts), and the files have no earlier run of any job: ${named(restarted)}. ` +
      "Call sacct with --duplicates, or what was used before a requeue is billed nowhere.",
  );
}

function suspendedAndGoingOn(runs: readonly Run[], { to }: Month): ExportNote[] {
  const open = runs.filter((run) => run.goesOn && run.suspended > 0 && run.start.at < to);
  if (open.length === 0) return [];
  return some(
    "note",
    `${runsText(open.length)} that went on had been suspended: ${named(open)}. The share of the month is worked out from what is known so far.`,
  );
}

function leftOut(inMonth: readonly Run[], { states }: SlurmRequest): ExportNote[] {
  const out = inMonth.filter((run) => states.treatment(run.state) === "leave-out");
  if (out.length === 0) return [];
  const names = [...new Set(out.map((run) => run.state))].sort().join(", ");
  return some("note", `${runsText(out.length)} left out as --state says: ${names}.`);
}

function namesNotBilled(runs: readonly Run[]): ExportNote[] {
  const names = [...new Set(runs.flatMap((run) => run.allocation.ignored))].sort();
  if (names.length === 0) return [];
  return some("note", `Not metered, though AllocTRES has it: ${names.join(", ")}.`);
}
