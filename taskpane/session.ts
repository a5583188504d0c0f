/** What all panes share: the month looked at, how it stands, and the one step that may run. */
import type { Period } from "../src/core/period";
import { readMonthState, type MonthState } from "../src/steps/month-state";
import type { Host } from "../src/steps/host";
import type { PaneHost, TableEdit } from "./pane-host";
import type { Preferences } from "./preferences";
import { StepRunner, type Outcome } from "./run-step";

export class Session {
  /** The month the person looks at; "" before the first import. */
  period: Period = "";
  /** Null until it was read for the first time. */
  state: MonthState | null = null;
  /** What a step said when it was done, shown until the next one starts. */
  notice = "";
  /** Edits by hand or by a co-worker since the state was last read: a preview made before is out of date. */
  edits: readonly TableEdit[] = [];
  readonly runner: StepRunner;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly host: PaneHost,
    readonly preferences: Preferences,
  ) {
    this.runner = new StepRunner(
      host,
      () => preferences.name,
      () => this.tell(),
    );
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads the state afresh, and from now on notices edits. */
  async start(): Promise<void> {
    await this.refresh();
    await this.host.view.onEdit((edit) => {
      this.edits = [...this.edits, edit];
      this.tell();
    });
  }

  async refresh(period = this.period): Promise<void> {
    const outcome = await this.runner.preview("Open", () => readMonthState(this.host.workbook, period));
    if (outcome !== null) {
      this.state = outcome.value;
      this.period = outcome.value.period;
      this.edits = [];
    }
    this.tell();
  }

  async preview<T>(step: string, work: (host: Host) => Promise<T>): Promise<T | null> {
    return (await this.runner.preview(step, work))?.value ?? null;
  }

  /** Runs a step that writes, then reads the state again. @param say what to tell when it is done */
  async run<T>(
    step: string,
    work: (host: Host) => Promise<T>,
    say: (value: T) => string,
    takeOver = false,
  ): Promise<T | null> {
    this.notice = "";
    const outcome: Outcome<T> = await this.runner.run(step, work, takeOver);
    if (outcome === null) return null;
    this.notice = [outcome.undone, say(outcome.value)].filter((words) => words !== "").join(" ");
    await this.refresh();
    return outcome.value;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
