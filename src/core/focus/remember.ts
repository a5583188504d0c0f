/** Texts that come over and over, read once. */
import { ownText } from "../own-text";

/** More different texts are not said over and over: keeping them would only cost memory. */
const MOST_REMEMBERED = 20_000;
/** Of so many texts looked up in a full memory at least one in eight must be known, else looking up is in vain. */
const TRIAL = 4_096;
const FEWEST_KNOWN = TRIAL / 8;

/** Results by text, of texts that come often. A text that equals the last one costs next to nothing. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let last: string | undefined;
  let lastResult: T | undefined;
  let looked = 0;
  let found = 0;
  let inVain = false;

  const lookUp = (text: string): T => {
    if (inVain) return read(text);
    const result = known.get(text);
    if (known.size >= MOST_REMEMBERED) {
      looked += 1;
      if (result !== undefined) found += 1;
      if (looked === TRIAL) {
        inVain = found < FEWEST_KNOWN;
        if (inVain) known.clear();
        looked = found = 0;
      }
    }
    if (result !== undefined) return result;
    const fresh = read(text);
    if (known.size < MOST_REMEMBERED) known.set(ownText(text), fresh);
    return fresh;
  };

  return (text) => {
    if (text === last && lastResult !== undefined) return lastResult;
    lastResult = lookUp(text);
    last = text;
    return lastResult;
  };
}
