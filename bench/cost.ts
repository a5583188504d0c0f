/** What a piece of work costs: time on the clock, time on all processors, and the most memory held meanwhile. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

export interface Cost {
  readonly seconds: number;
  /** Of this process on all processors, threads of the system and the collector among them. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** A folder that gets a CPU profile of each piece of work, to be opened in Chromium's DevTools or in VS Code. */
export const PROFILE_FOLDER = process.env["BENCH_PROFILE"];

export async function costOf<T>(
  name: string,
  work: () => Promise<T> | T,
): Promise<{ result: T; cost: Cost }> {
  const stop = PROFILE_FOLDER === undefined ? null : await profiler(PROFILE_FOLDER, name);
  const peak = watchMemory();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cost = { seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: peak() };
  await stop?.();
  return { result, cost };
}

/** The most memory the process holds from now on, in MB. */
function watchMemory(): () => number {
  if (forgetPeak()) return () => statusKilobytes("VmHWM") / 1000;
  let most = process.memoryUsage.rss();
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return most / 1e6;
  };
}

/** Linux can be told to measure the peak anew (proc(5), clear_refs); elsewhere memory is looked at in between. */
function forgetPeak(): boolean {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
    return true;
  } catch {
    return false;
  }
}

function statusKilobytes(name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync("/proc/self/status", "utf8"));
  return (Number(line?.[1] ?? 0) * 1024) / 1000;
}

async function profiler(folder: string, name: string): Promise<() => Promise<void>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  return async () => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name.replace(/\W+/g, "-")}.cpuprofile`), JSON.stringify(profile));
  };
}

/** The middle one of an odd number of figures. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
