/** Runs one step at a time: progress, cancel, the lease, and the pane's place where errors become words. */
import type { AtWork } from "../src/ports/co-working";
import type { Progress } from "../src/ports/ports";
import type { Host } from "../src/steps/host";
import type { PaneHost } from "./pane-host";
import { failureOf, type Failure } from "./words";

/** What the person sees of the running step. */
export interface Busy {
  readonly step: string;
  /** In words: "Reading aws_2025-01.csv". */
  readonly doing: string;
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
  /** Cancel was pressed: the step stops at its next unit of work. */
  readonly cancelling: boolean;
}

/** Who is at work, and whether that is a signed-in account rather than a name that was typed. */
export type Who = Required<Pick<Host, "by" | "signedIn">>;

/** Left by a run: null where it failed or could not start; the reason stands in `failure`. */
export type Outcome<T> = { readonly value: T; readonly undone: string } | null;

/** A progress event at most every so often: drawing is not the work. */
const DRAW_MS = 80;

export class StepRunner {
  busy: Busy | null = null;
  failure: Failure | null = null;
  /** Who else is at work; with it the person may wait or take over. */
  blockedBy: AtWork | null = null;

  constructor(
    private readonly host: PaneHost,
    private readonly who: () => Promise<Who>,
    private readonly changed: () => void,
  ) {}

  /** Decides and reports, writes nothing, needs no lease. */
  async preview<T>(step: string, work: (host: Host) => Promise<T>): Promise<Outcome<T>> {
    return await this.exclusively(step, async () => ({
      value: await work(this.hostFor(step, true, await this.who())),
      undone: "",
    }));
  }

  /** Writes under the lease. @param takeOver although a co-worker is at work */
  async run<T>(step: string, work: (host: Host) => Promise<T>, takeOver = false): Promise<Outcome<T>> {
    return await this.exclusively(step, async () => {
      if (!takeOver) {
        this.blockedBy = await this.host.coWorking.holder();
        if (this.blockedBy !== null) return null;
      }
      const who = await this.who();
      const { lease, undone } = await this.host.coWorking.take(step, who.by, takeOver);
      try {
        return { value: await work(this.hostFor(step, false, who)), undone };
      } finally {
        // What was written counts; a lease that cannot be given back is no obstacle to this pane, and soon stale.
        await lease.release().catch(() => undefined);
      }
    });
  }

  cancel(): void {
    if (this.busy !== null) this.set({ ...this.busy, cancelling: true });
  }

  /** What the running step waits for, until it reports again. */
  say(doing: string): void {
    if (this.busy !== null) this.set({ ...this.busy, doing });
  }

  /** What went wrong beside the steps; the failure of a step goes before it. */
  fault(doing: string, error: unknown): void {
    this.failure ??= failureOf(error, doing, this.host.clock.now());
    this.changed();
  }

  dismissFailure(): void {
    this.failure = null;
    this.blockedBy = null;
    this.changed();
  }

  private async exclusively<T>(step: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.busy !== null) return null;
    this.failure = null;
    this.blockedBy = null;
    this.set({ step, doing: "", done: 0, total: 0, cancelling: false });
    try {
      return await work();
    } catch (error) {
      this.failure = failureOf(error, step, this.host.clock.now());
      return null;
    } finally {
      this.set(null);
    }
  }

  private hostFor(step: string, dryRun: boolean, who: Who): Host {
    const { workbook, clock } = this.host;
    return { workbook, clock, ...who, dryRun, progress: this.progressOf(step) };
  }

  private progressOf(step: string): Progress {
    let drawn = 0;
    return {
      report: (done, total, doing) => {
        const now = performance.now();
        if (now - drawn < DRAW_MS && done < total) return;
        drawn = now;
        this.set({ step, doing, done, total, cancelling: this.busy?.cancelling ?? false });
      },
      cancelled: () => this.busy?.cancelling ?? false,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    };
  }

  private set(busy: Busy | null): void {
    this.busy = busy;
    this.changed();
  }
}
