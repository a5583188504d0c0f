/** What all panes share: the month looked at, how it stands, and the one step that may run. */
import type { Period } from "../src/core/period";
import { HostFailure, Refusal } from "../src/core/problem";
import type { InputFile } from "../src/ports/ports";
import { readMonthState, type MonthState } from "../src/steps/month-state";
import type { Host } from "../src/steps/host";
import { Basket } from "./basket";
import type { PaneHost, TableEdit } from "./pane-host";
import type { Preferences } from "./preferences";
import { Question } from "./question";
import { StepRunner, type Who } from "./run-step";
import { ofReading, type Failure } from "./words";

/** What a person may say when a step did not go through. */
export type Answer = "again" | "take over" | "leave";

/** What a step says when it is done; a warning where something is left for the person to do. */
export type Said = string | { readonly words: string; readonly kind: "success" | "warning" };

/** What reading the state is called while it runs, and where it fails. */
const READ = "Read the workbook";

export class Session {
  /** The month the person looks at; "" before the first import. */
  period: Period = "";
  /** Null until it was read for the first time. */
  state: MonthState | null = null;
  /** What a step said when it was done, shown until the next one starts. */
  notice = "";
  noticeKind: "success" | "warning" = "success";
  /** Why the state could not be read again after a step had written; null where it was. */
  unread: Failure | null = null;
  /** The month that could not be read. */
  private wanted: Period | null = null;
  /** Edits by hand or by a co-worker since the state was last read: a preview made before is out of date. */
  edits: readonly TableEdit[] = [];
  /** Counts edits and writes: what was read at another revision may be out of date. */
  revision = 0;
  /** Files for Import to begin with: the sample month's. */
  offered: readonly InputFile[] = [];
  /** Files the steps of this session made, until the person takes them. */
  readonly basket = new Basket();
  readonly runner: StepRunner;
  /** Asked before the first write; answered with the person's name, or "" for not now. */
  readonly askName: Question<string>;
  /** Asked when a step could not run or failed on the way. */
  readonly askAgain: Question<Answer>;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly host: PaneHost,
    readonly preferences: Preferences,
  ) {
    const tell = (): void => this.tell();
    this.runner = new StepRunner(host, () => this.who(), tell);
    this.askName = new Question<string>("", tell);
    this.askAgain = new Question<Answer>("leave", tell);
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
      this.revision += 1;
      this.tell();
    });
  }

  async refresh(period = this.period): Promise<void> {
    const outcome = await this.runner.preview(READ, () => readMonthState(this.host.workbook, period));
    if (outcome !== null) {
      this.take(outcome.value);
      this.edits = [];
    }
    this.tell();
  }

  /** The same unasked and unseen, after edits: a failure is left for the next step to tell. */
  async refreshQuietly(): Promise<void> {
    const { period } = this;
    const state = await this.quietly(readMonthState(this.host.workbook, period));
    if (state === null || this.runner.busy !== null || period !== this.period) return;
    this.take(state);
    this.tell();
  }

  /** Reads unasked and unseen, after edits. @returns null where it failed: the next step will tell */
  async peek<T>(work: (host: Host) => Promise<T>): Promise<T | null> {
    const { workbook, clock } = this.host;
    const progress = { report: () => undefined, cancelled: () => false };
    const host = { workbook, clock, ...(await this.who()), dryRun: true, progress };
    return await this.quietly(work(host));
  }

  /** A refusal, or a host that fails, is left for the next step to tell; a fault of the program is told at once. */
  async quietly<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof HostFailure)) this.runner.fault(READ, error);
      return null;
    }
  }

  /**
   * The signed-in account where there is one, else the name that was typed. Once known, the account's address is the
   * name here: one person has one name in the log, signed in or not.
   */
  async who(): Promise<Who> {
    const account = await this.host.signIn.account().catch(() => null);
    if (account === null) return { by: this.preferences.name, signedIn: false };
    if (this.preferences.name !== account.address) this.preferences.name = account.address;
    return { by: account.address, signedIn: true };
  }

  async preview<T>(step: string, work: (host: Host) => Promise<T>): Promise<T | null> {
    this.leaveQuestions();
    return (await this.runner.preview(step, work))?.value ?? null;
  }

  /**
   * Runs a step that writes, then reads the state again. Where a co-worker is at work or the host failed, the person
   * is asked whether to go on, and the same promise goes on with it.
   * @param say what to tell when it is done
   * @returns null where it did not go through
   */
  async run<T>(step: string, work: (host: Host) => Promise<T>, say: (value: T) => Said): Promise<T | null> {
    this.leaveQuestions();
    this.notice = "";
    if (!(await this.named())) return null;
    for (let answer: Answer = "again"; ;) {
      const outcome = await this.runner.run(step, work, answer === "take over");
      if (outcome !== null) {
        this.tellDone(outcome.undone, say(outcome.value));
        this.revision += 1;
        await this.readAgain();
        return outcome.value;
      }
      if (!this.canGoOn) return null;
      answer = await this.askAgain.ask();
      if (answer === "leave") return null;
    }
  }

  /** After a step has written: what it said stays, also where the state cannot be read. */
  async readAgain(period = this.wanted ?? this.period): Promise<void> {
    await this.refresh(period);
    const { failure } = this.runner;
    if (failure === null) return;
    this.unread = ofReading(failure);
    this.wanted = period;
    this.runner.dismissFailure();
  }

  private tellDone(undone: string, said: Said): void {
    const { words, kind } = typeof said === "string" ? { words: said, kind: "success" as const } : said;
    this.notice = [undone, words].filter((part) => part !== "").join(" ");
    this.noticeKind = kind;
  }

  /** Puts away a failure or a notice. */
  dismiss(): void {
    this.notice = "";
    this.runner.dismissFailure();
    this.leaveQuestions();
  }

  /** What was said of the last step is not said any more: the person goes on. */
  dismissNotice(): void {
    if (this.notice === "") return;
    this.notice = "";
    this.tell();
  }

  /** Whether the same step may go through without a change: not where it was refused. */
  private get canGoOn(): boolean {
    return this.runner.blockedBy !== null || this.runner.failure?.kind === "failed";
  }

  private async named(): Promise<boolean> {
    if ((await this.who()).by !== "") return true;
    this.preferences.name = await this.askName.ask();
    return this.preferences.name !== "";
  }

  private leaveQuestions(): void {
    this.askName.leave();
    this.askAgain.leave();
  }

  private take(state: MonthState): void {
    this.unread = null;
    this.wanted = null;
    this.state = state;
    this.period = state.period;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
