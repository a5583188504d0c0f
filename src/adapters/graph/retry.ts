/** What may be asked again: the only place where a request to Graph is repeated. */
import { GraphFailure } from "./errors";

/**
 * - "always": asking twice does what asking once does (reading, deleting, a range of an upload): again after
 *   throttling, a failing server and a lost network.
 * - "refused": only where it certainly had no effect: throttled (429) or not signed in any more (401).
 * - "never".
 */
export type Repeat = "always" | "refused" | "never";

export interface Repeating {
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

const TIMES = 6;
/** All waits together, at most. */
const PATIENCE = 5 * 60_000;
const SECOND = 1000;

export async function repeating<T>(
  ask: () => Promise<T>,
  repeat: Repeat,
  { wait, now }: Repeating,
): Promise<T> {
  let waited = 0;
  let signedInAgain = false;
  for (let time = 1; ; time += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof GraphFailure) || time >= TIMES || !mayRepeat(error, repeat)) throw error;
      if (error.status === 401) {
        // A token may have run out on the way; one that is refused again will not do.
        if (signedInAgain) throw error;
        signedInAgain = true;
        continue;
      }
      const pause = pauseBefore(error, time, now());
      waited += pause;
      if (waited > PATIENCE) throw error;
      await wait(pause);
    }
  }
}

function mayRepeat({ status }: GraphFailure, repeat: Repeat): boolean {
  if (repeat === "never") return false;
  if (status === 401 || status === 429) return true;
  return repeat === "always" && (status === 0 || status >= 500);
}

/** Retry-After in seconds or as a date; else one, two, four … seconds. */
function pauseBefore({ retryAfter }: GraphFailure, time: number, now: number): number {
  const seconds = retryAfter === null ? NaN : Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * SECOND);
  const date = Date.parse(retryAfter ?? "");
  return Number.isNaN(date) ? 2 ** (time - 1) * SECOND : Math.max(0, date - now);
}
