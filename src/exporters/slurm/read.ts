/** Slurm's accounting as usage: the files of sacct, cut into the days of one month. */
import { periodName, type Period } from "../../core/period";
import type { Seconds, Zone } from "../days";
import type { ReadUsage, Usage } from "../usage";
import { MeterTotals } from "./figures";
import { meteredOf, partsBetween } from "./metered";
import { notesOf } from "./notes";
import type { MemoryPerCore, StatePolicy } from "./policy";
import type { Run } from "./run";
import { runsOf, type Runs } from "./runs";
import type { SacctFile } from "./sacct-text";
import { piecesOf } from "./split";
import { SacctClock } from "./times";

export interface SlurmRequest {
  readonly period: Period;
  /** Times without an offset are of this zone. */
  readonly fileZone: Zone;
  /** Days and months are of this zone. */
  readonly dayZone: Zone;
  readonly states: StatePolicy;
  /** null: memory is metered by itself. */
  readonly memoryPerCore: MemoryPerCore | null;
  /** Every run is a charge: its job ID is the resource. */
  readonly byJob: boolean;
}

/** First instant of the month and first after it. */
export interface Month {
  readonly from: Seconds;
  readonly to: Seconds;
}

export function readSlurm(files: readonly SacctFile[], request: SlurmRequest): ReadUsage {
  const { period, dayZone, states } = request;
  const read = runsOf(files, new SacctClock(request.fileZone));
  const month = { from: dayZone.monthStart(period), to: dayZone.monthEnd(period) };
  const inMonth = read.runs.filter((run) => run.end > month.from && run.start.at < month.to);
  const billed = inMonth.filter((run) => states.treatment(run.state) !== "leave-out");
  const totals = new MeterTotals();
  return {
    usage: usageOf(billed, month, request, totals),
    notes: notesOf(read, inMonth, month, request),
    figures: () => [...counts(read, inMonth, billed, request), ...totals.lines()],
  };
}

function* usageOf(
  runs: readonly Run[],
  month: Month,
  request: SlurmRequest,
  totals: MeterTotals,
): Generator<Usage> {
  for (const run of runs) {
    const metered = meteredOf(run, request.memoryPerCore);
    const same = sameOf(run, month, request);
    const facts = factsOf(run, request.states);
    for (const { day, before, until } of piecesOf(run, request.dayZone, month.from, month.to)) {
      for (const meter of metered) {
        const parts = partsBetween(meter, before, until);
        if (parts === 0n) continue;
        totals.add(meter.meter, meter.gpu, parts);
        yield {
          ...same,
          day,
          meter: meter.meter,
          parts,
          facts: meter.gpu === "" ? facts : { ...facts, gpu: meter.gpu },
        };
      }
    }
  }
}

/** What all pieces of a run have in common. */
function sameOf(
  run: Run,
  month: Month,
  { dayZone, states, byJob }: SlurmRequest,
): Omit<Usage, "day" | "meter" | "parts" | "facts"> {
  const account = run.account === "" ? "(none)" : run.account;
  const at = run.cluster === "" ? "" : `${run.cluster}/`;
  const common = {
    unit: "",
    account,
    user: run.user,
    free: states.treatment(run.state) === "free" ? `run ended ${run.state}` : "",
  };
  if (!byJob) {
    // The user is part of it, so that rows of two users who used the same are not taken for one row twice.
    const user = run.user === "" ? "" : `/${run.user}`;
    return {
      ...common,
      resourceId: `${at}${account}/${run.partition}${user}`,
      resourceName: `${account} on ${run.partition}${user === "" ? "" : `, ${run.user}`}`,
    };
  }
  return {
    ...common,
    resourceId: `${at}${run.jobId}`,
    resourceName: `Job ${run.jobId}`,
    began: dayZone.wallAt(Math.max(run.start.at, month.from)),
    ended: dayZone.wallAt(Math.min(run.end, month.to)),
  };
}

function factsOf(run: Run, states: StatePolicy): Record<string, string> {
  return {
    ...(run.cluster === "" ? {} : { cluster: run.cluster }),
    ...(run.partition === "" ? {} : { partition: run.partition }),
    ...(run.qos === "" ? {} : { qos: run.qos }),
    ...(states.shown(run.state) ? { state: run.state } : {}),
  };
}

function counts(
  read: Runs,
  inMonth: readonly Run[],
  billed: readonly Run[],
  { period, states }: SlurmRequest,
): [string, string][] {
  const free = billed.filter((run) => states.treatment(run.state) === "free").length;
  const all: readonly (readonly [string, number, ("always" | "if-any")?])[] = [
    ["Rows of sacct", read.rows, "always"],
    ["Steps, skipped", read.steps],
    ["Jobs that never started", read.neverStarted],
    ["Rows about a run that is there already", read.repeated],
    ["Runs of other months only", read.runs.length - inMonth.length],
    [`Runs in ${periodName(period)}`, inMonth.length, "always"],
    ["… that go on", inMonth.filter((run) => run.goesOn).length],
    ["… free by their state", free],
    ["… left out by their state", inMonth.length - billed.length],
  ];
  return all
    .filter(([, count, when]) => when === "always" || count > 0)
    .map(([label, count]) => [label, count.toLocaleString("en-US")]);
}
