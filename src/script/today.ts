/** The day it is, in UTC. */
import { dayOf, type Day } from "../core/period";
import type { Clock } from "../ports/ports";

export function today(clock: Clock): Day {
  return dayOf(clock.now());
}
