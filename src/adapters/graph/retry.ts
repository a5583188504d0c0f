/**
 * What may be asked again: the only place where a request to Graph is repeated, and where one waits because Graph asked
 * for it. A client that was asked to wait for longer than a run should asks nothing more until then.
 */
import { AskedTooLong, GraphFailure } from "./errors";

/**
 * - "always": asking twice does what asking once does (reading, deleting, a range of an upload): again after
 *   throttling, a failing server and a lost network.
 * - "refused": only where it certainly had no effect: throttled (429) or not signed in any more (401).
 * - "never".
 */
export type Repeat = "always" | "refused" | "never";

export interface Clock {
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

export type Repeating = <T>(ask: () => Promise<T>, repeat: Repeat) => Promise<T>;

const TIMES = 6;
/** All waits together, at most. */
const PATIENCE = 5 * 60_000;
const SECOND = 1000;

/** @returns for the requests of one client */
export function repeatingWith({ wait, now }: Clock): Repeating {
  /** Before this nothing is asked: as it was asked for, whoever asks next. */
  let opens = 0;
  const open = async (): Promise<void> => {
    const left = opens - now();
    if (left > PATIENCE) throw new AskedTooLong(429, opens, now());
    if (left > 0) await wait(left);
  };
  return async (ask, repeat) => {
    let waited = 0;
    let signedInAgain = false;
    for (let time = 1; ; time += 1) {
      await open();
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        const pause = pauseBefore(error, time, now());
        if (error.status === 429) opens = Math.max(opens, now() + pause);
        if (time >= TIMES || !mayRepeat(error, repeat)) throw error;
        if (error.status === 401) {
          // A token may have run out on the way; one that is refused again will not do.
          if (signedInAgain) throw error;
          signedInAgain = true;
          continue;
        }
        waited += pause;
        if (waited > PATIENCE) {
          opens = Math.max(opens, now() + pause);
          throw new AskedTooLong(error.status, opens, now(), { cause: error });
        }
        await wait(pause);
      }
    }
  };
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
