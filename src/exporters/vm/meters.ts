/** A stay → usage by day: vCPUs, memory and the machine itself for the time it ran, its disk for the time it was there. */
import { amount } from "../../core/money";
import type { Meter } from "../../core/rates/units";
import type { DayPart, Zone } from "../days";
import { divideRounded } from "../size";
import type { Usage } from "../usage";
import { ranBefore } from "./hours";
import type { Stay } from "./stays";

export const STOPPED_POLICIES = ["disk-only", "charge", "nothing"] as const;
/** What a machine costs while it is stopped. */
export type StoppedPolicy = (typeof STOPPED_POLICIES)[number];

const ONE = amount("1");

export function* usageOfStay(stay: Stay, zone: Zone, stopped: StoppedPolicy): Generator<Usage> {
  const { machine, from, to } = stay;
  const common = {
    unit: "",
    account: machine.account,
    user: machine.user,
    resourceId: machine.id,
    resourceName: machine.name,
    facts: machine.facts,
    free: "",
    began: zone.wallAt(from),
    ended: zone.wallAt(to),
  };
  for (const part of zone.daysOf(from, to)) {
    const running = runningSeconds(stay, stopped, part);
    const there = stopped === "nothing" ? running : BigInt(part.to - part.from);
    const day = BigInt(zone.endOf(part.day) - zone.startOf(part.day));
    const piece = (meter: Meter, parts: bigint): Usage => ({ ...common, day: part.day, meter, parts });
    if (running > 0n) {
      yield piece("vcpus", divideRounded(machine.vcpus * running, ONE));
      yield piece("memory", machine.memory * running);
      yield piece("machines", running);
    }
    yield piece("capacity", divideRounded(machine.disk * there, day));
  }
}

function runningSeconds({ machine, ran }: Stay, stopped: StoppedPolicy, { from, to }: DayPart): bigint {
  if (ran !== null) return ranBefore(ran, to) - ranBefore(ran, from);
  return machine.running || stopped === "charge" ? BigInt(to - from) : 0n;
}
