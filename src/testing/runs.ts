/** How many cases a test tries: many more in `npm run test:long`. */

const TIMES_LONGER = 4;
export const LONG = process.env["LONG_TESTS"] === "1";

/** Parameters for `fc.assert`. @param count cases in `npm test` @param long cases in `npm run test:long` */
export function runs(count: number, long = count * TIMES_LONGER): { readonly numRuns: number } {
  return { numRuns: LONG ? long : count };
}

/** Of a list of cases all of them in a long run, else about `count`, spread over the list. */
export function someOf<T>(cases: readonly T[], count: number): readonly T[] {
  const step = LONG ? 1 : Math.max(1, Math.floor(cases.length / count));
  return cases.filter((_, i) => i % step === 0);
}
