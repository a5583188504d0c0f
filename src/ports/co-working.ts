/** Several people may have the workbook open: who is at work in it, and what an interrupted step left behind. */
import type { Instant } from "../core/period";

/** Who is writing. */
export interface AtWork {
  /** The step, as people know it: "Import". */
  readonly step: string;
  readonly by: string;
  readonly since: Instant;
  /** The last sign of life. */
  readonly heartbeat: Instant;
}

/** The right to write, for one step. It makes collisions rare; keys make them harmless. */
export interface Lease {
  /** Gives it back; again is no harm. */
  release(): Promise<void>;
}

export interface CoWorking {
  /** Who else is at work now; null when nobody is, or whoever was has shown no sign of life for two minutes. */
  holder(): Promise<AtWork | null>;
  /**
   * Takes the lease; adapters renew it with every block they write. What an interrupted batch had written is undone
   * first, so that the step starts from the workbook as it was before.
   * @param takeOver although somebody else holds it
   * @throws Refusal naming who is at work
   * @returns the lease, and in words what was undone; "" when nothing was
   */
  take(
    step: string,
    by: string,
    takeOver?: boolean,
  ): Promise<{ readonly lease: Lease; readonly undone: string }>;
}
