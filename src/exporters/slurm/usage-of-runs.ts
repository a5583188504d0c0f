/** Runs as usage: cut at midnights, metered, and added up as far as a charge does not tell them apart. */
import type { Day } from "../../core/period";
import type { Meter } from "../../core/rates/units";
import type { Usage } from "../usage";
import type { MeterTotals } from "./figures";
import { meteredOf, partsBetween, type Metered } from "./metered";
import type { StatePolicy } from "./policy";
import type { Month, SlurmRequest } from "./request";
import type { Run } from "./run";
import { piecesOf } from "./split";

export function* usageOf(
  runs: readonly Run[],
  month: Month,
  request: SlurmRequest,
  totals: MeterTotals,
): Generator<Usage> {
  for (const { same, facts, sums } of alike(runs, month, request)) {
    for (const { day, meter, gpu, parts } of sums.values()) {
      totals.add(meter, gpu, parts);
      yield { ...same, day, meter, parts, facts: gpu === "" ? facts : { ...facts, gpu } };
    }
  }
}

/** Runs that a charge does not tell apart: with --by job a single one, else all of an account, user, partition and QOS. */
interface Alike {
  readonly same: Omit<Usage, "day" | "meter" | "parts" | "facts">;
  readonly facts: Readonly<Record<string, string>>;
  /** By day, meter and type of GPU. */
  readonly sums: Map<string, Sum>;
}

interface Sum {
  readonly day: Day;
  readonly meter: Meter;
  readonly gpu: string;
  parts: bigint;
}

/** Added up here already: a cluster's month has a hundred times as many pieces as charges. */
function* alike(runs: readonly Run[], month: Month, request: SlurmRequest): Generator<Alike> {
  const groups = new Map<string, Alike>();
  for (const run of runs) {
    const same = sameOf(run, month, request);
    const facts = factsOf(run, request.states);
    if (request.byJob) {
      const sums = new Map<string, Sum>();
      addPieces(sums, run, month, request);
      yield { same, facts, sums };
      continue;
    }
    const key = JSON.stringify([same.account, same.user, same.resourceId, same.free, facts]);
    const group = groups.get(key) ?? { same, facts, sums: new Map<string, Sum>() };
    groups.set(key, group);
    addPieces(group.sums, run, month, request);
  }
  yield* groups.values();
}

function addPieces(sums: Map<string, Sum>, run: Run, month: Month, request: SlurmRequest): void {
  const metered = meteredOf(run, request.memoryPerCore);
  for (const { day, before, until } of piecesOf(run, request.dayZone, month.from, month.to)) {
    for (const one of metered) {
      const parts = partsBetween(one, before, until);
      if (parts === 0n) continue;
      const { meter, gpu } = one;
      const key = `${day} ${meter} ${gpu}`;
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { day, meter, gpu, parts });
      else sum.parts += parts;
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
  // The user is part of it, so that rows of two users who used the same are not taken for one row twice.
  const ofDay = `${at}${account}/${run.partition}${run.user === "" ? "" : `/${run.user}`}`;
  if (!byJob) {
    const user = run.user === "" ? "" : `, ${run.user}`;
    return { ...common, resourceId: ofDay, resourceName: `${account} on ${run.partition}${user}` };
  }
  return {
    ...common,
    resourceId: `${at}${run.jobId}`,
    resourceName: `Job ${run.jobId}`,
    sharedResource: ofDay,
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

/** Core-seconds of the month, whatever memory counts as: what sreport says. */
export function coreSeconds(runs: readonly Run[], month: Month, { dayZone }: SlurmRequest): bigint {
  return runs.reduce((all, run) => {
    const cores: Metered = { meter: "cores", times: run.allocation.cores, per: 1n, gpu: "" };
    const pieces = [...piecesOf(run, dayZone, month.from, month.to)];
    return pieces.reduce((sum, { before, until }) => sum + partsBetween(cores, before, until), all);
  }, 0n);
}
