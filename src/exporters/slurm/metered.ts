/** What of a run is metered: so many cores, GPUs, bytes, … all the time. */
import type { Meter } from "../../core/rates/units";
import type { MemoryPerCore } from "./policy";
import type { Run } from "./run";

/** A meter of a run. Parts of a stretch of seconds: seconds × times / per. */
export interface Metered {
  readonly meter: Meter;
  readonly times: bigint;
  readonly per: bigint;
  /** Type of the GPUs; "" for other meters, and for GPUs of no type. */
  readonly gpu: string;
}

export function meteredOf(run: Run, memory: MemoryPerCore | null): Metered[] {
  const had = run.allocation;
  const perCore = memory?.on(run.partition) ?? null;
  const all: Metered[] = [
    coresOf(run, perCore),
    ...had.gpus.map(([gpu, count]): Metered => ({ meter: "gpus", times: count, per: 1n, gpu })),
    // Where memory counts as cores, it is not billed again by itself.
    { meter: "memory", times: perCore === null ? had.memory : 0n, per: 1n, gpu: "" },
    { meter: "nodes", times: had.nodes, per: 1n, gpu: "" },
    { meter: "billing", times: had.billing, per: 1n, gpu: "" },
  ];
  return all.filter(({ times }) => times > 0n);
}

/** The cores, or the memory divided by what goes with a core, whichever is more. */
function coresOf({ allocation: { cores, memory } }: Run, perCore: bigint | null): Metered {
  const byMemory = perCore !== null && memory > cores * perCore;
  return { meter: "cores", times: byMemory ? memory : cores, per: byMemory ? perCore : 1n, gpu: "" };
}

/** Parts between two counts of seconds from the start of the run; rounded down in such a way that pieces add up. */
export function partsBetween({ times, per }: Metered, before: bigint, until: bigint): bigint {
  return (until * times) / per - (before * times) / per;
}
