/** The time of day, in whole seconds. */
import { Refusal } from "../../core/problem";
import type { Clock } from "../../ports/ports";

/**
 * The system's clock, or the fixed instant that SOURCE_DATE_EPOCH names (seconds since 1970,
 * https://reproducible-builds.org/specs/source-date-epoch/), for output that can be made again byte for byte.
 * @throws Refusal when SOURCE_DATE_EPOCH is no whole number of seconds
 */
export const systemClock: Clock = {
  now() {
    const fixed = process.env["SOURCE_DATE_EPOCH"];
    return new Date(fixed === undefined || fixed === "" ? Date.now() : milliseconds(fixed))
      .toISOString()
      .replace(/\.\d{3}Z$/, "Z");
  },
};

function milliseconds(seconds: string): number {
  if (/^\d{1,11}$/.test(seconds)) return Number(seconds) * 1000;
  throw new Refusal(
    `SOURCE_DATE_EPOCH is "${seconds}", not a number of seconds since 1970. Correct or unset it.`,
  );
}
