/** How many cases a property test tries: many more in `npm run test:long`. */

const TIMES_LONGER = 10;

/** Parameters for `fc.assert`. @param count cases in `npm test` */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: process.env["LONG_TESTS"] === "1" ? count * TIMES_LONGER : count };
}
