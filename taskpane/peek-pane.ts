/** A part of a pane that reads by itself, unasked and unseen, whenever the month or the workbook changed. */
import type { PropertyDeclarations } from "lit";
import type { Period } from "../src/core/period";
import type { Host } from "../src/steps/host";
import { Pane } from "./pane";

export abstract class PeekPane<T> extends Pane {
  static override properties: PropertyDeclarations = { ...Pane.properties, board: { state: true } };
  /** Null while it was not read, or could not be: the next step will tell. */
  declare board: T | null;
  private seen = "";

  constructor() {
    super();
    this.board = null;
  }

  protected abstract read(host: Host, period: Period): Promise<T>;

  /** Another month is looked at: what was typed belongs to the old one. */
  protected forget(): void {}

  protected get busy(): boolean {
    return this.session.runner.busy !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.changed();
  }

  protected override changed(): void {
    super.changed();
    const { period, revision } = this.session;
    const now = `${period} ${revision}`;
    if (now === this.seen || period === "" || this.busy) return;
    if (!this.seen.startsWith(`${period} `)) {
      this.board = null;
      this.forget();
    }
    this.seen = now;
    void this.peek(period);
  }

  private async peek(period: Period): Promise<void> {
    const board = await this.session.peek((host) => this.read(host, period));
    if (period === this.session.period) this.board = board;
  }
}
