/** A run cut at the midnights of a month, so that the pieces of all months add up to the run. */
import type { Seconds, Zone } from "../days";
import type { Day } from "../../core/period";
import type { Run } from "./run";

export interface Piece {
  readonly day: Day;
  readonly from: Seconds;
  readonly to: Seconds;
  /** Seconds that are billed of the whole run up to the piece's start and end: see `billedUntil`. */
  readonly before: bigint;
  readonly until: bigint;
}

/**
 * sacct says how long a run was suspended, and not when: it is spread evenly over the run. Each piece is the difference
 * of two counts from the run's start, so that nothing is lost or gained by rounding, in whichever month a piece lies.
 */
function billedUntil(run: Run, at: Seconds): bigint {
  const whole = BigInt(run.end - run.start.at);
  const gone = BigInt(at - run.start.at);
  return whole === 0n ? 0n : gone - (BigInt(run.suspended) * gone) / whole;
}

/** @param zone whose midnights are meant */
export function* piecesOf(run: Run, zone: Zone, from: Seconds, to: Seconds): Generator<Piece> {
  for (const part of zone.daysOf(Math.max(from, run.start.at), Math.min(to, run.end))) {
    yield { ...part, before: billedUntil(run, part.from), until: billedUntil(run, part.to) };
  }
}
