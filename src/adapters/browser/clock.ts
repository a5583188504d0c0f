/** The time of day, in whole seconds. */
import type { Clock } from "../../ports/ports";

export const browserClock: Clock = {
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/, "Z"),
};
