/**
 * What is read of a page, once it stands there. A page draws after the answer to a click: what is read at once may be
 * what stood there before. ESLint holds the tests to this: `expect(await list.count())` is refused.
 *
 * That something is not there needs a wait before it for something that is: a page that has drawn nothing yet has nothing.
 */
import type { Locator } from "playwright-core";
import * as patient from "../../../src/testing/settles";
import { PATIENCE } from "./slow";

/**
 * Reads until what is read equals what is expected, which may be one of Jest's matchers:
 * `await settles(() => rows.count(), 3)`.
 * @returns what was read then
 */
export async function settles<T>(read: () => T | Promise<T>, expected: unknown): Promise<T> {
  return await patient.settles(read, expected, PATIENCE);
}

/**
 * Whether it is there now, where either is right and the way goes on by it. To be asked after a wait for something that
 * the page draws together with it.
 */
export async function isThere(at: Locator): Promise<boolean> {
  // eslint-disable-next-line no-restricted-syntax
  return (await at.count()) > 0;
}

/** Tries until the check holds: `await eventually(async () => expect(await width()).toBeLessThan(80))`. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  await patient.eventually(check, PATIENCE);
}
