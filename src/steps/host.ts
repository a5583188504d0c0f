/** What every step is given: the host's ports and who is at work. */
import { actorName } from "../core/actor";
import type { Clock, Progress, Workbook } from "../ports/ports";

export interface Host {
  readonly workbook: Workbook;
  readonly clock: Clock;
  /** Who is at work, for the log: a user name or address. */
  readonly by: string;
  /** Whether `by` is a signed-in account; else a name that anyone could have typed. */
  readonly signedIn?: boolean;
  readonly progress: Progress;
  /** Decide and report, but write nothing. */
  readonly dryRun: boolean;
}

/** Who is at work, as tables and the log write it: a name that is no signed-in account is marked as unverified. */
export function actor({ by, signedIn = false }: Pick<Host, "by" | "signedIn">): string {
  return actorName(by, signedIn);
}
