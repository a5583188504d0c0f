/** Waits for a state, never for a time: as long as a slow machine needs it, and no longer than the state takes to come. */

/** Milliseconds; below the time that Jest gives a test, so that what was seen last is what fails. */
const PATIENCE = 30_000;
const PAUSE = 20;

/**
 * Tries until `check` holds.
 * @param patience milliseconds
 * @throws what `check` threw last
 */
export async function eventually(check: () => void | Promise<void>, patience = PATIENCE): Promise<void> {
  for (const began = performance.now(); ;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() - began > patience) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * Reads until what is read equals what is expected, which may be one of Jest's matchers.
 * @returns what was read then
 * @throws Jest's comparison with what was read last
 */
export async function settles<T>(
  read: () => T | Promise<T>,
  expected: unknown,
  patience = PATIENCE,
): Promise<T> {
  let value: T | undefined;
  await eventually(async () => expect((value = await read())).toEqual(expected), patience);
  return value as T;
}
