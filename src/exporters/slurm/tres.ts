/** AllocTRES of sacct, `billing=8,cpu=4,gres/gpu:a100=2,gres/gpu=2,mem=16G,node=1`, as numbers. */
import { parseBytes } from "../size";

/** What a run had allocated all the time it ran. */
export interface Allocation {
  readonly cores: bigint;
  readonly nodes: bigint;
  readonly billing: bigint;
  /** Bytes. */
  readonly memory: bigint;
  /** GPUs by type, the type in lower case; "" for those of no type. */
  readonly gpus: readonly (readonly [type: string, count: bigint])[];
  /** Names that are not billed: license/x, gres/nvme, fs/disk, … */
  readonly ignored: readonly string[];
}

/** @returns what cannot be read, as text for a person */
export function readAllocation(text: string): Allocation | string {
  const values = new Map<string, string>();
  for (const entry of text.split(",").map((e) => e.trim())) {
    if (entry === "") continue;
    const equals = entry.lastIndexOf("=");
    if (equals < 1) return `${entry} is not written like cpu=4`;
    values.set(entry.slice(0, equals).toLowerCase(), entry.slice(equals + 1));
  }
  const counts = new Map<string, bigint>();
  for (const [name, value] of values) {
    if (!isBilled(name)) continue;
    const count = name === "mem" ? bytesOf(value) : countOf(value);
    if (count === null) return `${name}=${value} is not a number`;
    counts.set(name, count);
  }
  const count = (name: string): bigint => counts.get(name) ?? 0n;
  return {
    cores: count("cpu"),
    nodes: count("node"),
    billing: count("billing"),
    memory: count("mem"),
    gpus: gpusOf(counts),
    ignored: [...values.keys()].filter((name) => !isBilled(name)),
  };
}

function isBilled(name: string): boolean {
  return (
    name === "cpu" ||
    name === "node" ||
    name === "billing" ||
    name === "mem" ||
    name === GPU ||
    name.startsWith(TYPED)
  );
}

const GPU = "gres/gpu";
const TYPED = `${GPU}:`;

/**
 * The number without a type counts all GPUs of the run, those with a type again: what the types leave is of no type.
 * Slurm writes only the names that AccountingStorageTRES lists, so that either may be missing.
 */
function gpusOf(counts: ReadonlyMap<string, bigint>): [string, bigint][] {
  const typed = [...counts]
    .filter(([name, count]) => name.startsWith(TYPED) && count > 0n)
    .map(([name, count]): [string, bigint] => [name.slice(TYPED.length), count])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = (counts.get(GPU) ?? 0n) - typed.reduce((sum, [, count]) => sum + count, 0n);
  return rest > 0n ? [...typed, ["", rest]] : typed;
}

/**
 * GPUs of no type take the types of what was asked for (ReqTRES), where that names as many: a cluster that tracks only
 * gres/gpu still knows the type of a job that asked for one.
 */
export function withTypesAskedFor(had: Allocation, reqTres: string): Allocation {
  if (!had.gpus.some(([type]) => type === "") || had.gpus.length > 1) return had;
  const asked = readAllocation(reqTres);
  if (typeof asked === "string") return had;
  const total = (gpus: Allocation["gpus"]): bigint => gpus.reduce((sum, [, count]) => sum + count, 0n);
  const known = asked.gpus.length > 0 && asked.gpus.every(([type]) => type !== "");
  return known && total(asked.gpus) === total(had.gpus) ? { ...had, gpus: asked.gpus } : had;
}

function countOf(text: string): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}

/** Bytes of `16G`, `187.50G`, `4000M`, `512` (megabytes). */
export function bytesOf(text: string): bigint | null {
  return parseBytes(text, { unit: "MiB" });
}
