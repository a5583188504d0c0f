/**
 * The units that a rate card may price, each with the meter that is read for it. Exporters count a meter in whole parts
 * (core-seconds, byte-days), which lose nothing; a unit says how many parts it is.
 */

/** What is metered, and its parts. */
export const METERS = [
  /** CPU cores of jobs, in core-seconds. */
  "cores",
  /** GPUs of jobs, in GPU-seconds. */
  "gpus",
  /** Nodes of jobs, in node-seconds. */
  "nodes",
  /** Slurm's `billing` TRES, in billing-seconds. */
  "billing",
  /** Memory of jobs and machines, in byte-seconds. */
  "memory",
  /** Virtual CPUs of machines, in vCPU-seconds. */
  "vcpus",
  /** Machines, in machine-seconds. */
  "machines",
  /** Capacity over time, in byte-days; a month has as many days as its calendar month. */
  "capacity",
  /** Jobs, tokens, samples, staff hours: counted as they are, in millionths. */
  "count",
] as const;
export type Meter = (typeof METERS)[number];

export interface Unit {
  /** As in PricingUnit and ConsumedUnit. */
  readonly name: string;
  readonly meter: Meter;
  /** Parts of the meter in one unit. */
  readonly parts: (daysInMonth: number) => bigint;
}

const HOUR = 3600n;
const BYTES = {
  GB: 10n ** 9n,
  GiB: 2n ** 30n,
  TB: 10n ** 12n,
  TiB: 2n ** 40n,
  PB: 10n ** 15n,
  PiB: 2n ** 50n,
};
/** A count is kept in millionths. */
const MILLION = 10n ** 6n;

const hours = (name: string, meter: Meter): Unit => ({ name, meter, parts: () => HOUR });

const sizes = Object.entries(BYTES).flatMap(([size, bytes]): Unit[] => [
  { name: `${size}-Hours`, meter: "memory", parts: () => bytes * HOUR },
  { name: `${size}-Days`, meter: "capacity", parts: () => bytes },
  { name: `${size}-Months`, meter: "capacity", parts: (days) => bytes * BigInt(days) },
]);

const KNOWN: readonly Unit[] = [
  hours("Core-Hours", "cores"),
  hours("GPU-Hours", "gpus"),
  hours("Node-Hours", "nodes"),
  hours("Billing-Hours", "billing"),
  hours("vCPU-Hours", "vcpus"),
  hours("VM-Hours", "machines"),
  ...sizes,
];

/** The unit of this name; one that is not known by itself counts things: `Samples`, `1M Tokens`, `Staff-Hours`. */
export function unitOf(name: string): Unit {
  const known = KNOWN.find((unit) => unit.name.toLowerCase() === name.trim().toLowerCase());
  return known ?? { name: name.trim(), meter: "count", parts: () => MILLION };
}

/**
 * The known unit that a name looks like without being it: `Core Hours`, `corehours`, `TB-Month`, `GPU-hrs`.
 * @returns "" for a known unit, and for one that looks like none
 */
export function nearUnit(name: string): string {
  if (unitOf(name).meter !== "count") return "";
  const bare = bareName(name);
  return KNOWN.find((unit) => bareName(unit.name) === bare)?.name ?? "";
}

/** Letters alone, the short forms of hours and the plural undone. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/^cpu(?=h)/, "core")
    .replace(/(hours|hrs|hr|hour|(?<!mont)h)$/, "hour")
    .replace(/(days|day)$/, "day")
    .replace(/(months|month|mo)$/, "month");
}

/** The unit in which people speak of a meter: `Core-Hours`; of a count, its own. */
export function usualUnit(meter: Meter, unit: string): Unit {
  if (meter === "count") return unitOf(unit);
  const names: Readonly<Record<Exclude<Meter, "count">, string>> = {
    cores: "Core-Hours",
    gpus: "GPU-Hours",
    nodes: "Node-Hours",
    billing: "Billing-Hours",
    memory: "GiB-Hours",
    vcpus: "vCPU-Hours",
    machines: "VM-Hours",
    capacity: "TiB-Months",
  };
  return unitOf(names[meter]);
}
