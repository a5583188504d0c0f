/** Our own work against a bare library's over the same bytes, in turn. */
import { costOf, median } from "./cost";

export interface Compared {
  /** Processor time of the program's own work and of the bare library's, medians in seconds. */
  readonly own: number;
  readonly bare: number;
  /** The median of the rounds' ratios: a busy machine slows both halves of a round. */
  readonly ratio: number;
}

/** @param rounds an odd number */
export async function compared(rounds: number, own: () => unknown, bare: () => unknown): Promise<Compared> {
  const times: { own: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareCost = (await costOf(`bare ${round}`, bare)).cost;
    const ownCost = (await costOf(`own ${round}`, own)).cost;
    times.push({ own: ownCost.cpuSeconds, bare: bareCost.cpuSeconds });
  }
  return {
    own: median(times.map((t) => t.own)),
    bare: median(times.map((t) => t.bare)),
    ratio: median(times.map((t) => t.own / t.bare)),
  };
}
