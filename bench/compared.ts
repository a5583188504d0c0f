/** Our own work against a bare library's over the same bytes, in turn. */
import { costOf, median } from "./cost";

export interface Compared {
  /** Processor time of the program's own work and of the bare library's, medians in seconds. */
  readonly own: number;
  readonly bare: number;
  /** The median of the rounds' ratios: a busy machine slows both halves of a round. */
  readonly ratio: number;
}

/**
 * @param rounds an odd number
 * @param repeats of each half in each round. Of short work many, so that each half pays for its own garbage: it is
 *   collected when the young generation is full, which one repetition alone does not fill.
 */
export async function compared(
  rounds: number,
  own: () => unknown,
  bare: () => unknown,
  repeats = 1,
): Promise<Compared> {
  const repeated = (work: () => unknown) => async (): Promise<void> => {
    for (let i = 0; i < repeats; i += 1) await work();
  };
  const times: { own: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareCost = (await costOf(`bare ${round}`, repeated(bare))).cost;
    const ownCost = (await costOf(`own ${round}`, repeated(own))).cost;
    times.push({ own: ownCost.cpuSeconds / repeats, bare: bareCost.cpuSeconds / repeats });
  }
  return {
    own: median(times.map((t) => t.own)),
    bare: median(times.map((t) => t.bare)),
    ratio: median(times.map((t) => t.own / t.bare)),
  };
}
