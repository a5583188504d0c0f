/** Months of one accounting add up to its runs: whatever the zone, the suspension, the requeues, and how files overlap. */
import fc from "fast-check";
import { nextPeriod } from "../../src/core/period";
import { Zone } from "../../src/exporters/days";
import { runs as tries } from "../../src/testing/runs";
import { reading, sacct, type SacctFields } from "./slurm-support";

/** With changes of the clock by an hour, by half an hour, at midnight, and without any. */
const ZONES = [
  "UTC",
  "America/Chicago",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Havana",
  "Asia/Kolkata",
];
const HOUR = 3600;
/** Around the changes of both hemispheres: the generated runs begin within forty days of these. */
const STARTS = ["2025-03-01", "2025-09-25", "2025-10-20", "2024-12-20"].map((day) => Date.parse(day) / 1000);

interface MadeRun {
  readonly job: number;
  readonly start: number;
  readonly wall: number;
  readonly suspended: number;
  readonly cores: number;
  readonly gigabytes: number;
}

const madeRun = fc.record({
  job: fc.integer({ min: 1, max: 30 }),
  start: fc.integer({ min: 0, max: 40 * 86_400 }),
  wall: fc.oneof(fc.integer({ min: 0, max: 3 * HOUR }), fc.integer({ min: 0, max: 45 * 86_400 })),
  suspended: fc.double({ min: 0, max: 1, noNaN: true }),
  cores: fc.integer({ min: 1, max: 200 }),
  gigabytes: fc.integer({ min: 1, max: 999 }),
});

const accounting = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    from: fc.constantFrom(...STARTS),
    made: fc.uniqueArray(madeRun, { selector: ({ job, start }) => `${job}/${start}`, maxLength: 25 }),
    written: fc.constantFrom("wall", "epoch"),
    withSuspended: fc.boolean(),
  })
  .map(({ from, made, withSuspended, ...rest }) => ({
    ...rest,
    withSuspended,
    // Without the column, what is shorter than start to end was suspended, also where the clock could explain it.
    runs: made.map((run): MadeRun => ({ ...run, start: from + run.start, suspended: withSuspended ? Math.floor(run.wall * run.suspended) : 0 })),
  })); // prettier-ignore

/** A row as sacct would write it when asked at `now`; null before the run. */
function rowOf(run: MadeRun, zone: Zone, written: string, now: number): SacctFields | null {
  if (run.start > now) return null;
  const end = run.start + run.wall;
  const time = (at: number): string => (written === "epoch" ? String(at) : zone.wallAt(at));
  const goesOn = end > now;
  // What was suspended so far, as far as a run that goes on has been.
  const held = goesOn ? 0 : run.suspended;
  return {
    JobIDRaw: String(run.job),
    State: goesOn ? "RUNNING" : "COMPLETED",
    Start: time(run.start),
    End: goesOn ? "Unknown" : time(end),
    ElapsedRaw: String((goesOn ? now : end) - run.start - held),
    Suspended: clock(held),
    AllocTRES: `cpu=${run.cores},mem=${run.gigabytes}G,node=1`,
  };
}

function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  return `${days}-${two(Math.floor(seconds / HOUR) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function monthsOf(runs: readonly MadeRun[]): string[] {
  const first = Math.min(...runs.map(({ start }) => start)) - 86_400;
  const last = Math.max(...runs.map(({ start, wall }) => start + wall)) + 86_400;
  const months: string[] = [];
  const end = new Date(last * 1000).toISOString().slice(0, 7);
  for (let month = new Date(first * 1000).toISOString().slice(0, 7); month <= end; month = nextPeriod(month))
    months.push(month);
  return months;
}

function totals(
  months: readonly string[],
  read: (period: string) => ReturnType<typeof reading>,
): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const period of months) {
    const { usage, notes } = read(period);
    expect(notes.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { meter, parts, day } of usage) {
      expect(day.slice(0, 7)).toBe(period);
      sums[meter] = (sums[meter] ?? 0n) + parts;
    }
  }
  return sums;
}

function expected(runs: readonly MadeRun[]): Record<string, bigint> {
  const sums = { cores: 0n, memory: 0n, nodes: 0n };
  for (const { wall, suspended, cores, gigabytes } of runs) {
    const seconds = BigInt(wall - suspended);
    sums.cores += seconds * BigInt(cores);
    sums.memory += seconds * BigInt(gigabytes) * 2n ** 30n;
    sums.nodes += seconds;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum > 0n));
}

/** Nobody can tell runs apart that began in the same second of the wall, once before and once after it went back. */
function tellable(runs: readonly MadeRun[], zone: Zone, written: string): boolean {
  const names = runs.map(({ job, start }) => `${job}/${written === "epoch" ? start : zone.wallAt(start)}`);
  return new Set(names).size === runs.length;
}

test("months of one dump add up to the runs, with days of the zone and of UTC", () => {
  fc.assert(
    fc.property(accounting, fc.boolean(), ({ zone: name, runs, written, withSuspended }, utcMonths) => {
      const zone = new Zone(name);
      fc.pre(runs.length > 0 && tellable(runs, zone, written));
      const rows = runs.map((run) => rowOf(run, zone, written, Infinity)).filter((row) => row !== null);
      const file = sacct(rows, withSuspended ? [] : ["Suspended"]);
      const months = monthsOf(runs);
      expect(totals(months, (period) => reading([file], { period, zone: name, utcMonths }))).toEqual(
        expected(runs),
      );
    }),
    tries(40),
  );
});

test("files of months that overlap, made when each was over, add up to the same, and each run counts once", () => {
  fc.assert(
    fc.property(
      accounting,
      fc.integer({ min: 0, max: 3 * 86_400 }),
      fc.boolean(),
      ({ zone: name, runs: all, written }, overlap, together) => {
        const zone = new Zone(name);
        // How far a run that goes on was suspended cannot be known before its end.
        const runs = all.map((run) => ({ ...run, suspended: 0 }));
        fc.pre(runs.length > 0 && tellable(runs, zone, written));
        const months = monthsOf(runs);
        const files = months.map((period) => {
          const from = zone.monthStart(period) - overlap;
          const now = zone.monthEnd(period) + overlap;
          const rows = runs
            .filter(({ start, wall }) => start + wall >= from)
            .flatMap((run) => rowOf(run, zone, written, now) ?? []);
          return sacct(rows, [], `sacct_${period}.txt`);
        });
        const of = (period: string): typeof files =>
          files.filter(({ name: n }) => together || n.includes(period));
        expect(totals(months, (period) => reading(of(period), { period, zone: name }))).toEqual(
          expected(runs),
        );
      },
    ),
    tries(40),
  );
});
