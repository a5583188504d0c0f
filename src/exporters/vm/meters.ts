/** A stay → usage by day: vCPUs, memory and the machine itself for the time it ran, its disk for the time it was there. */
import { amount } from "../../core/money";
import { Refusal } from "../../core/problem";
import type { Meter } from "../../core/rates/units";
import type { Zone } from "../days";
import { divideRounded } from "../size";
import type { Usage } from "../usage";
import type { Stay } from "./stays";

export const STOPPED_POLICIES = ["disk-only", "charge", "nothing"] as const;
/** What a machine costs while it is stopped. */
export type StoppedPolicy = (typeof STOPPED_POLICIES)[number];

const ONE = amount("1");
const HOUR = 3600n;

export function* usageOfStay(stay: Stay, zone: Zone, stopped: StoppedPolicy): Generator<Usage> {
  const { machine, from, to } = stay;
  const length = BigInt(to - from);
  const ran = runningSeconds(stay, stopped);
  const disk = stopped !== "nothing" ? length : ran;
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
    // What is spread over the days adds up to the whole: each day has what has come so far, less what came before it.
    const share = (whole: bigint, at: number): bigint => (whole * BigInt(at - from)) / length;
    const seconds = (whole: bigint): bigint => share(whole, part.to) - share(whole, part.from);
    const piece = (meter: Meter, parts: bigint): Usage => ({ ...common, day: part.day, meter, parts });
    const running = seconds(ran);
    const day = BigInt(zone.endOf(part.day) - zone.startOf(part.day));
    if (running > 0n) {
      yield piece("vcpus", divideRounded(machine.vcpus * running, ONE));
      yield piece("memory", machine.memory * running);
      yield piece("machines", running);
    }
    yield piece("capacity", divideRounded(machine.disk * seconds(disk), day));
  }
}

/** @throws Refusal when it ran longer than it was there */
function runningSeconds({ machine, from, to, hours }: Stay, stopped: StoppedPolicy): bigint {
  const length = BigInt(to - from);
  if (hours === null) return machine.running || stopped === "charge" ? length : 0n;
  const ran = divideRounded(hours * HOUR, ONE);
  if (ran <= length) return ran;
  throw new Refusal(
    `${machine.where}: ${machine.name} has more hours than the time it was there, ${(to - from) / 3600} hours. Correct Hours, Created or Deleted. Nothing was written.`,
  );
}
