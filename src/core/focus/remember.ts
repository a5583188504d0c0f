/** Texts that come over and over, read once. */

/** More different texts are not said over and over: keeping them would only cost memory. */
const MOST_REMEMBERED = 20_000;

/** Results by text, of texts that come often. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = read(text);
      if (known.size < MOST_REMEMBERED) known.set(text, result);
    }
    return result;
  };
}
