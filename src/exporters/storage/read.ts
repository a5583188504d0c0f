/** Storage reports → usage: for every share and day of the month, the bytes that are charged. */
import type { Day, Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import { daysInMonth, eachDay } from "../days";
import { chosenColumns } from "../report/columns";
import { hold, type Held } from "../report/hold";
import { listNote, type HoldWords } from "../report/hold-notes";
import type { ReportFile } from "../report/parse";
import { columnsOfSome, columnsOfSomeDays, columnsTaken, mixedUnits } from "../report/told-apart";
import type { Clocks } from "../report/when";
import type { ExportNote, ReadUsage, Usage } from "../usage";
import { nothingUsed, storageFigures } from "./figures";
import { keepNested, oddPaths, type Nested } from "./nested";
import { readSnapshots, type Share, type SnapshotOptions, type SnapshotsRead } from "./snapshots";

export const CHARGES = ["usage", "quota", "larger"] as const;
export type ChargeOn = (typeof CHARGES)[number];
export const MEASURES = ["average", "month-end", "peak"] as const;
export type Measure = (typeof MEASURES)[number];
export const WITHOUT_QUOTA = ["usage", "leave-out"] as const;
export type WithoutQuota = (typeof WITHOUT_QUOTA)[number];

export interface StorageOptions extends SnapshotOptions {
  readonly charge: ChargeOn;
  readonly measure: Measure;
  readonly nested: Nested | null;
  /** What becomes of a share without a limit where the limit is charged; null: an error. */
  readonly withoutQuota: WithoutQuota | null;
}

/** A share's charged size on a day. */
interface Charged {
  readonly bytes: bigint;
  readonly share: Share;
}

const WORDS: Readonly<Record<Measure, HoldWords | undefined>> = {
  average: undefined,
  "month-end": {
    days: false,
    came: "New in the month, and counted for all of it if the last report lists it:",
    went: "Gone in the month, and not counted, because the last report does not list it:",
  },
  peak: {
    days: false,
    came: "New in the month, and counted for all of it:",
    went: "Gone in the month, and counted for all of it:",
  },
};

/** @throws Refusal for reports that cannot be read */
export function readStorage(
  files: readonly ReportFile[],
  period: Period,
  clocks: Clocks,
  options: StorageOptions,
): ReadUsage {
  const read = readSnapshots(files, clocks, period, options);
  refuseAbsent(read, options);
  const { held, notes } = hold(read.snapshots, period, sameShare, {
    words: WORDS[options.measure],
    reports: read.reports,
  });
  const days = [...eachDay(`${period}-01`, `${period}-${daysInMonth(period)}`)];
  const charged = held.map((share) => ({ key: share.key, share, on: chargedDays(share, days, options) }));
  const nested = keepNested(
    charged.map(({ key, share, on }) => ({
      key,
      on: new Set(isUnclear(share, options) ? [...on.keys(), ...share.days.keys()] : on.keys()),
    })),
    options.nested,
  );
  const kept = held.filter((share) => [...share.days.keys()].some((day) => nested.keeps(share.key, day)));
  const problems = unclear(kept, options);
  const usage = problems.some(({ severity }) => severity === "error")
    ? []
    : charged.flatMap(({ key, on }) =>
        [...on].filter(([day]) => nested.keeps(key, day)).map(([day, one]) => piece(key, day, one)),
      );
  return {
    usage,
    notes: [
      ...read.notes,
      ...columnNotes(read, options),
      ...tooSmall(read, options),
      ...notes,
      ...nested.notes,
      ...problems,
      ...oddPaths(kept),
      ...nothingUsed(usage),
    ],
    figures: () => storageFigures(files.length, usage, days.length, options),
  };
}

function refuseAbsent({ hasQuota, hasUsed }: SnapshotsRead, { charge, withoutQuota }: StorageOptions): void {
  const wanted = [
    ...(charge !== "quota" || withoutQuota === "usage" ? [["Used", hasUsed, "quota"] as const] : []),
    ...(charge !== "usage" ? [["Quota", hasQuota, "usage"] as const] : []),
  ];
  for (const [field, there, other] of wanted)
    if (!there)
      throw new Refusal(
        `The reports have no column for ${field}, and --charge ${charge} needs it. Say which one it is, --column ${field}=HEADING, or charge by ${other}: --charge ${other}. Nothing was written.`,
      );
}

/** Shares would change their price, or to having no quota, without a word. */
function columnNotes(read: SnapshotsRead, { charge, preset, columns }: StorageOptions): ExportNote[] {
  const { files } = read;
  return [
    ...columnsTaken(files, preset.fields, chosenColumns(columns, preset.fields)),
    ...mixedUnits(files, ["Quota", "Used"]),
    ...(charge === "usage" ? [] : columnsOfSome(files, "Quota", "their shares count as having none")),
    ...(charge === "larger" ? columnsOfSome(files, "Used", "their shares count by their quota") : []),
    ...columnsOfSomeDays(files, "Tier", "their shares are priced as having none"),
    ...columnsOfSomeDays(files, "User", "their shares are priced, and their owners found, without it"),
  ];
}

/** Below this there is no storage system, but there are reports in GB or TB that do not say so. */
const LEAST = 10n ** 9n;

/** By reports of one name and by what is charged: large quotas say nothing of the unit of what is used. */
function tooSmall({ snapshots }: SnapshotsRead, { charge }: StorageOptions): ExportNote[] {
  const fields = { usage: ["used"], quota: ["quota"], larger: ["used", "quota"] } as const;
  const largest = new Map<string, { field: string; series: string; bytes: bigint }>();
  for (const { series, value } of snapshots)
    for (const field of fields[charge]) {
      const bytes = value[field] ?? 0n;
      const key = JSON.stringify([series, field]);
      if (bytes >= (largest.get(key)?.bytes ?? 1n)) largest.set(key, { field, series, bytes });
    }
  return [...largest.values()]
    .filter(({ bytes }) => bytes < LEAST)
    .map(({ field, series, bytes }) => ({
      severity: "warning",
      text: `The largest ${field === "used" ? "size in use" : "quota"} of these reports is ${bytes} bytes. If the numbers are in another unit, say so: --size-unit TB, or TiB, GB, GiB.`,
      where: series,
    }));
}

function sameShare(a: Share, b: Share): boolean {
  return (
    a.quota === b.quota &&
    a.used === b.used &&
    a.user === b.user &&
    JSON.stringify(a.facts) === JSON.stringify(b.facts)
  );
}

function isUnclear(held: Held<Share>, options: StorageOptions): boolean {
  return measured(held, options).some((share) => sizeOf(share, options) === "unknown");
}

/** What the measure looks at. */
function measured({ days, listed, last }: Held<Share>, { measure }: StorageOptions): readonly Share[] {
  if (measure === "average") return [...days.values()];
  if (measure === "peak") return [...listed.values()];
  return last === null ? [] : [last];
}

/** Shares whose charged size is not known. */
function unclear(held: readonly Held<Share>[], options: StorageOptions): ExportNote[] {
  const names = held.filter((share) => isUnclear(share, options)).map(({ key }) => key);
  if (options.charge === "quota" && options.withoutQuota === null)
    return listNote(
      names,
      "These have no hard limit, which is what --charge quota bills. Give them one, charge by --charge larger, or say --without-quota usage or --without-quota leave-out:",
      "error",
    );
  return listNote(names, "The report does not say how much these use. Correct it:", "error");
}

/** Bytes that are charged; null when it is left out, "unknown" when the report does not say. */
function sizeOf({ quota, used }: Share, { charge, withoutQuota }: StorageOptions): bigint | null | "unknown" {
  if (charge === "usage") return used ?? "unknown";
  if (charge === "larger") return quota !== null && quota > (used ?? 0n) ? quota : (used ?? "unknown");
  if (quota !== null) return quota;
  if (withoutQuota === "leave-out") return null;
  return withoutQuota === "usage" ? (used ?? "unknown") : "unknown";
}

function chargedOf(share: Share, options: StorageOptions): Charged | null {
  const bytes = sizeOf(share, options);
  return typeof bytes === "bigint" ? { bytes, share } : null;
}

/** What is charged on each day; nothing for the days on which it is not there, or is left out. */
function chargedDays(
  held: Held<Share>,
  days: readonly Day[],
  options: StorageOptions,
): ReadonlyMap<Day, Charged> {
  const all: (readonly [Day, Charged | null])[] =
    options.measure === "average"
      ? [...held.days].map(([day, share]) => [day, chargedOf(share, options)] as const)
      : allMonth(days, options.measure === "peak" ? peakOf(held, options) : lastOf(held, options));
  return new Map(all.flatMap(([day, one]) => (one === null ? [] : [[day, one] as const])));
}

function allMonth(days: readonly Day[], one: Charged | null): (readonly [Day, Charged | null])[] {
  return days.map((day) => [day, one] as const);
}

function lastOf({ last }: Held<Share>, options: StorageOptions): Charged | null {
  return last === null ? null : chargedOf(last, options);
}

/** The largest of the reports of the month; of equal ones the earliest. */
function peakOf(held: Held<Share>, options: StorageOptions): Charged | null {
  let peak: Charged | null = null;
  for (const share of measured(held, options)) {
    const charged = chargedOf(share, options);
    if (charged !== null && (peak === null || charged.bytes > peak.bytes)) peak = charged;
  }
  return peak;
}

function piece(path: string, day: Day, { bytes, share }: Charged): Usage {
  return {
    day,
    meter: "capacity",
    parts: bytes,
    unit: "",
    account: path,
    user: share.user,
    resourceId: path,
    resourceName: path,
    facts: share.facts,
    free: "",
  };
}
