/** What the people who run the cluster decide: which ends of a run are billed, and how memory counts. */
import { bytesOf } from "./tres";
import { Refusal } from "../../core/problem";

/** Billed; shown at list price and billed at 0; not in the file at all. */
export const TREATMENTS = ["charge", "free", "leave-out"] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** State codes of Slurm (job_state_codes.html) that accounting may show. */
const STATES = new Set([
  "BOOT_FAIL", "CANCELLED", "COMPLETED", "COMPLETING", "CONFIGURING", "DEADLINE", "FAILED", "LAUNCH_FAILED",
  "NODE_FAIL", "OUT_OF_MEMORY", "PENDING", "PREEMPTED", "RECONFIG_FAIL", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD",
  "RESIZING", "REVOKED", "RUNNING", "SIGNALING", "SPECIAL_EXIT", "STAGE_OUT", "STOPPED", "SUSPENDED", "TIMEOUT",
]); // prettier-ignore

export interface StatePolicy {
  treatment(state: string): Treatment;
  /** The policy names it as charged: it is shown in the charge, and a rate may ask for it (`state=PREEMPTED`). */
  shown(state: string): boolean;
  readonly showsSome: boolean;
}

/** The cluster's fault: not the user's to pay, unless the policy says otherwise. */
const DEFAULTS: readonly (readonly [string, Treatment])[] = [
  ["NODE_FAIL", "free"],
  ["BOOT_FAIL", "free"],
];

/** @param texts `NODE_FAIL=free`, several also in one text with commas */
export function statePolicy(texts: readonly string[]): StatePolicy {
  const chosen = texts.flatMap((text) => text.split(",")).filter((text) => text.trim() !== "");
  const named = new Map(chosen.map(readChoice));
  const all = new Map([...DEFAULTS, ...named]);
  return {
    treatment: (state) => all.get(state) ?? "charge",
    shown: (state) => named.get(state) === "charge",
    showsSome: [...named.values()].includes("charge"),
  };
}

function readChoice(text: string): [string, Treatment] {
  const [state = "", choice = ""] = text.split("=").map((part) => part.trim());
  const name = state.toUpperCase();
  if (!STATES.has(name)) {
    throw new Refusal(
      `--state ${text.trim()}: ${state} is no state of Slurm. They are ${[...STATES].join(", ")}. Nothing was written.`,
    );
  }
  const treatment = TREATMENTS.find((known) => known === choice.toLowerCase());
  if (treatment === undefined) {
    throw new Refusal(
      `--state ${text.trim()}: say ${name}=charge, ${name}=free or ${name}=leave-out. Nothing was written.`,
    );
  }
  return [name, treatment];
}

/** "CANCELLED by 1234" → "CANCELLED". */
export function stateOf(text: string): string {
  return (text.split(/[\s+]/, 1)[0] ?? "").toUpperCase();
}

/** How memory counts as cores. */
export interface MemoryPerCore {
  /** Bytes that go with a core on a partition; null where memory does not count as cores. */
  readonly on: (partition: string) => bigint | null;
  /** Partitions that are named, in lower case. */
  readonly partitions: readonly string[];
}

/** @param text `4G` for every partition, or `cpu=4G,bigmem=16G` */
export function memoryPerCore(text: string): MemoryPerCore {
  const sizes = new Map(text.split(",").filter((part) => part.trim() !== "").map(readSize)); // prettier-ignore
  return {
    on: (partition) => sizes.get(partition.toLowerCase()) ?? sizes.get("") ?? null,
    partitions: [...sizes.keys()].filter((name) => name !== ""),
  };
}

function readSize(part: string): [string, bigint] {
  const equals = part.indexOf("=");
  const size = part.slice(equals + 1).trim();
  // A bare 4 is 4 GB to some and 4 MB to Slurm: a thousand times as many cores.
  const bytes = /[a-z]/i.test(size) ? bytesOf(size) : null;
  if (bytes === null || bytes <= 0n || equals === 0) {
    throw new Refusal(
      `--memory-per-core ${part.trim()}: write a size with its unit, such as 4G, or one for each partition: cpu=4G,bigmem=16G. Nothing was written.`,
    );
  }
  return [equals < 0 ? "" : part.slice(0, equals).trim().toLowerCase(), bytes];
}
