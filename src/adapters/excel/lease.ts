/** Who may write: a row on the sheet "At Work", taken, read again, renewed with every block, given back. */
import { HostFailure, Refusal } from "../../core/problem";
import type { AtWork, CoWorking, Lease } from "../../ports/co-working";
import type { Clock } from "../../ports/ports";
import { askAtWork, inWords, makeAtWork, writeLease, type AtWorkState, type HeldLease } from "./at-work";
import { askSurvey, type Survey } from "./places";
import { recover } from "./recover";
import { asFailure, type Requests } from "./requests";

const STALE_MS = 120_000;
/** Time for a co-worker's Excel to show us that it is alive after all. */
const SETTLE_MS = 1_500;

export class ExcelCoWorking implements CoWorking {
  private held: HeldLease | null = null;
  /** Leases of this pane: one that could not be given back is no obstacle to itself. */
  private readonly ours = new Set<string>();

  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {}

  /** The lease that a step has taken; null when none has. */
  get current(): HeldLease | null {
    return this.held;
  }

  async holder(): Promise<AtWork | null> {
    try {
      const { state } = await this.look();
      return this.isOthers(state.lease) ? plain(state.lease) : null;
    } catch (error) {
      throw asFailure(error, "reading who is at work", "nothing");
    }
  }

  async take(
    step: string,
    by: string,
    takeOver = false,
  ): Promise<{ readonly lease: Lease; readonly undone: string }> {
    try {
      const before = await this.look();
      if (!takeOver) this.refuseOther(before.state);
      if (!before.state.there) await makeAtWork(this.requests);
      const lease = this.newLease(step, by);
      await this.requests.send((context) => {
        writeLease(context, lease);
        return () => undefined;
      });
      if (before.state.lease !== null && !this.ours.has(before.state.lease.token))
        await this.requests.wait(SETTLE_MS);
      const after = await this.look();
      if (after.state.lease?.token !== lease.token) throw atWork(after.state.lease);
      this.held = lease;
      this.ours.add(lease.token);
      const undone = await recover(this.requests, after.survey, after.state);
      return { lease: { release: () => this.release(lease) }, undone };
    } catch (error) {
      throw asFailure(error, "taking over the work on the workbook", "nothing");
    }
  }

  /** A lease for a batch whose caller has taken none. */
  newLease(step: string, by: string): HeldLease {
    const now = this.clock.now();
    const token = `${now}-${Math.random().toString(36).slice(2, 12)}`;
    this.ours.add(token);
    return { step, by, since: now, heartbeat: now, token };
  }

  /** @throws Refusal when somebody else is at work */
  refuseOther({ lease }: AtWorkState): void {
    if (this.isOthers(lease)) throw atWork(lease);
  }

  /** @throws HostFailure when the lease that a step has taken is somebody else's now */
  checkHeld(token: string, written: string): void {
    if (this.held === null || token === this.held.token) return;
    this.held = null;
    throw new HostFailure(
      `Somebody else took over the work on this workbook while this step was writing. Written so far: ${written}. Look at the sheet At Work, then run the step again.`,
      written,
    );
  }

  /** Gives a lease back, unless somebody else has it now. */
  async release(lease: HeldLease): Promise<void> {
    if (this.held?.token === lease.token) this.held = null;
    try {
      const { state } = await this.look();
      if (state.lease?.token !== lease.token) return;
      await this.requests.send((context) => {
        writeLease(context, null);
        return () => undefined;
      });
    } catch (error) {
      throw asFailure(error, "giving back the work on the workbook", "everything");
    }
  }

  private async look(): Promise<{ survey: Survey; state: AtWorkState }> {
    const survey = await this.requests.send(askSurvey);
    return { survey, state: await this.requests.send(askAtWork(survey.sheets)) };
  }

  private isOthers(lease: HeldLease | null): lease is HeldLease {
    return lease !== null && !this.ours.has(lease.token) && this.isAlive(lease);
  }

  private isAlive({ heartbeat }: AtWork): boolean {
    const age = Date.parse(this.clock.now()) - Date.parse(heartbeat);
    return !(age > STALE_MS);
  }
}

function plain({ step, by, since, heartbeat }: HeldLease): AtWork {
  return { step, by, since, heartbeat };
}

function atWork(lease: HeldLease | null): Refusal {
  const who = lease === null ? "Somebody else" : inWords(lease);
  return new Refusal(
    `${who} is at work in this workbook. Wait until that is done, or take over. Nothing was written.`,
  );
}
