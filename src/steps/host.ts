/** What every step is given: the host's ports and who is at work. */
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
