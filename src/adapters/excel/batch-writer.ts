/** Writes a planned batch: block by block under the lease, each after the record that takes it back. */
import { Cancelled } from "../../core/problem";
import { figure } from "../../core/words";
import type { Clock, Progress } from "../../ports/ports";
import {
  addParts,
  askToken,
  clearBatch,
  writeBatch,
  writeHeartbeat,
  writeLease,
  type BatchState,
  type HeldLease,
} from "./at-work";
import type { BatchPlan } from "./batch-plan";
import type { ExcelCoWorking } from "./lease";
import type { Survey } from "./places";
import { loudly, quietly } from "./quiet";
import { finishRemoval, recover } from "./recover";
import { isTooBig, type Requests } from "./requests";
import { mergeParts, type UndoPart } from "./undo-record";
import { intoRequests, type Unit } from "./units";

/** What ends the last request of a batch. */
type Finish = (context: Excel.RequestContext) => void;

export class BatchWriter {
  private batch: BatchState;
  private parts = 0;
  private done = 0;
  private begun = false;

  /** @param own the lease is this batch's alone: it is taken with the first block and given back with the last */
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly coWorking: ExcelCoWorking,
    private readonly survey: Survey,
    private readonly lease: HeldLease,
    private readonly own: boolean,
  ) {
    const { step, by } = lease;
    this.batch = { step, by, at: clock.now(), phase: "writing", rows: 0 };
  }

  /** What was written, in words. */
  written = "nothing";

  /** Whether anything may have been written. */
  get started(): boolean {
    return this.begun;
  }

  async write({ units, removals }: BatchPlan, progress?: Progress): Promise<void> {
    const groups = intoRequests([...units, ...removals.map(removalUnit)]);
    const total = units.reduce((sum, unit) => sum + unit.size, 0);
    for (const [i, group] of groups.entries()) {
      await this.stopIfCancelled(progress);
      progress?.report(this.done, total, group[0]?.name ?? "");
      const after = this.done + group.reduce((sum, unit) => sum + unit.size, 0);
      // A request without an answer may have taken effect.
      this.written = `at most ${figure(after)} of ${figure(total)} rows and cells`;
      await this.send(group, i === groups.length - 1, removals.length > 0);
      this.done = after;
      this.written = `${figure(after)} of ${figure(total)} rows and cells`;
    }
    if (removals.length > 0) {
      progress?.report(total, total, "Removing rows");
      await finishRemoval(this.requests, this.survey, removals, this.finish);
    }
    progress?.report(total, total, "");
  }

  /** A request whose values turn out too big goes in halves. */
  private async send(units: readonly Unit[], last: boolean, removing: boolean): Promise<void> {
    try {
      await this.sendOnce(units, last, removing);
    } catch (error) {
      if (!isTooBig(error) || units.length < 2) throw error;
      const half = Math.ceil(units.length / 2);
      await this.send(units.slice(0, half), false, removing);
      await this.send(units.slice(half), last, removing);
    }
  }

  private async sendOnce(units: readonly Unit[], last: boolean, removing: boolean): Promise<void> {
    const parts = mergeParts(units.flatMap(({ undo }) => (undo === null ? [] : [undo])));
    this.begun = true;
    const [token, rows] = await this.requests.send((context) => {
      quietly(context);
      const before = askToken(context);
      if (this.own) writeLease(context, { ...this.lease, heartbeat: this.clock.now() });
      else writeHeartbeat(context, this.clock.now());
      const written = addParts(context, this.batch, this.parts, parts);
      for (const unit of units) unit.write(context);
      if (last && removing) writeBatch(context, { ...this.batch, phase: "removing", rows: written });
      if (last && !removing) this.close(context, written);
      return () => [before(), written] as const;
    });
    this.parts += parts.length;
    this.batch = { ...this.batch, rows };
    if (!this.own) this.coWorking.checkHeld(token, this.written);
  }

  private readonly finish: Finish = (context) => this.close(context, this.batch.rows);

  private close(context: Excel.RequestContext, rows: number): void {
    clearBatch(context, rows);
    if (this.own) writeLease(context, null);
    loudly(context);
  }

  /** Gives back a lease that was this batch's alone. */
  async giveBack(): Promise<void> {
    if (this.own) await this.coWorking.release(this.lease);
  }

  /** Between blocks; what was written is taken back first. */
  private async stopIfCancelled(progress?: Progress): Promise<void> {
    if (progress?.cancelled() !== true) return;
    if (this.begun) {
      await recover(this.requests, this.survey, { there: true, lease: null, batch: this.batch });
      await this.giveBack();
    }
    throw new Cancelled();
  }
}

/** Removed keys go into the record like all else; the rows go last. */
function removalUnit(undo: UndoPart): Unit {
  const bytes = undo.do === "remove" ? undo.keys.length * 40 : 0;
  return { name: "", size: 0, bytes, undo, write: () => undefined };
}
