/** Texts that come over and over, read once. */
import { ownText } from "../own-text";

/** More different texts are not said over and over: keeping them would only cost memory. */
const MOST_REMEMBERED = 20_000;
/** Of so many texts one in eight must be known, else looking up is in vain for a while. */
const TRIAL = 256;
const FEWEST_KNOWN = TRIAL / 8;
/** Texts that are not looked up after a trial in vain: twice as many each time, since a file may still begin to repeat. */
const LONGEST_PAUSE = 1 << 14;

/**
 * Results by text, of texts that come often. A text that equals the last one costs next to nothing.
 * @param read given a text of its own, which may be kept
 * @param readOnce given a text that is not remembered: a piece of a larger one, maybe
 */
export function remember<T>(
  read: (text: string) => T,
  readOnce: (text: string) => T = read,
): (text: string) => T {
  const known = new Map<string, T>();
  let last: string | undefined;
  let lastResult: T | undefined;
  let looked = 0;
  let found = 0;
  let pause = TRIAL;
  let paused = 0;

  const judge = (): void => {
    if (found < FEWEST_KNOWN) {
      paused = pause;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      if (known.size >= MOST_REMEMBERED) known.clear();
    } else pause = TRIAL;
    looked = found = 0;
  };

  const lookUp = (text: string): T => {
    if (paused > 0) {
      paused -= 1;
      return readOnce(text);
    }
    const result = known.get(text);
    if (result !== undefined) found += 1;
    looked += 1;
    if (looked === TRIAL) judge();
    if (result !== undefined) return result;
    if (known.size >= MOST_REMEMBERED) return readOnce(text);
    const own = ownText(text);
    const fresh = read(own);
    known.set(own, fresh);
    return fresh;
  };

  return (text) => {
    if (text === last && lastResult !== undefined) return lastResult;
    lastResult = lookUp(text);
    last = text;
    return lastResult;
  };
}
