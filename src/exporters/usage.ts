/** What every exporter reads out of its source, before anything has a price: so much of a meter, on a day, by somebody. */
import type { Day } from "../core/period";
import type { Meter } from "../core/rates/units";

/** A piece of usage on one calendar day of the billing time zone. */
export interface Usage {
  readonly day: Day;
  readonly meter: Meter;
  /** Parts of the meter, see core/rates/units.ts. Never negative. */
  readonly parts: bigint;
  /** Parts are millionths of the meter's parts: a list that says 0.123456 Core-Hours loses nothing. */
  readonly inMillionths?: true;
  /** Unit of a `count` meter, `Samples`; "" for other meters, which a rate may price in several units. */
  readonly unit: string;
  /** SubAccountId: Slurm account, storage path, group of a machine. The owners are found by it. */
  readonly account: string;
  /** Login of the person who used it; "" when the source does not say. */
  readonly user: string;
  readonly resourceId: string;
  readonly resourceName: string;
  /** By what a free quantity per Resource counts, where that is not resourceId: with `--by job` what `--by day` calls the resource. */
  readonly sharedResource?: string;
  /**
   * What Applies To of a rate asks for, besides account and user: partition, qos, gpu, tier, … Names in lower case.
   * They are also shown in the charge, so only what a person understands.
   */
  readonly facts: Readonly<Record<string, string>>;
  /** Why it is not billed although it has a price (`run ended NODE_FAIL`); "" when it is billed. */
  readonly free: string;
  /** When a single job or machine is a charge by itself (`--by job`): wall clock of the billing time zone, `YYYY-MM-DDTHH:mm:ss`. */
  readonly began?: string;
  readonly ended?: string;
}

/** Something in the source that is not exported as it stands: a person has to see it. */
export interface ExportNote {
  /** `error`: no file is made. `warning`: the file is made, and the command ends with 2. `note`: just so that it is known. */
  readonly severity: "error" | "warning" | "note";
  readonly text: string;
  /** File and line, where it concerns one: `sacct_2025-01.txt, line 12`. */
  readonly where: string;
}

/** A note on nothing that has a line of its own. */
export function note(severity: ExportNote["severity"], text: string): ExportNote {
  return { severity, text, where: "" };
}

/** What an exporter gives to pricing: everything that was read, nothing twice. */
export interface ReadUsage {
  readonly usage: Iterable<Usage>;
  /** Names that Applies To may ask for, where the usage of a month need not have all of them. */
  readonly names?: readonly string[];
  readonly notes: readonly ExportNote[];
  /** Figures for the printed summary, in order: ["Runs", "112"], ["Core-Hours", "23,456.5"]. Filled when `usage` was read to its end. */
  readonly figures: () => readonly (readonly [string, string])[];
}
