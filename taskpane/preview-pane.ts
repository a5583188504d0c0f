/**
 * A pane that shows what its step would write. It reads by itself when it is opened or the month changes, notices that
 * the workbook changed since, and reads again before it writes: what differs is shown, and asked again.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Period } from "../src/core/period";
import { Refusal } from "../src/core/problem";
import type { Host } from "../src/steps/host";
import { Pane } from "./pane";
import { button } from "./parts/button";
import { note } from "./parts/note";
import { sameView } from "./parts/same-view";
import type { Said } from "./session";
import { text } from "./text";

/** Why there is nothing to show. */
export interface Refused {
  readonly message: string;
  readonly details: readonly string[];
}

const words = text.preview;

export abstract class PreviewPane<T> extends Pane {
  static override properties: PropertyDeclarations = {
    shown: { state: true },
    refused: { state: true },
    overtaken: { state: true },
  };
  declare shown: T | null;
  declare refused: Refused | null;
  /** The workbook changed between the preview and the press of the button. */
  declare overtaken: boolean;
  /** What it is called in the busy bar, the lease and the log. */
  protected abstract readonly step: string;
  /** Whether there is nothing to show before the first month. */
  protected readonly needsMonth: boolean = true;
  private shownAt = -1;
  private shownOf: Period | null = null;
  /** Who looked: what one may do, another may not. */
  private shownTo = "";
  private due = true;
  private looking = false;

  constructor() {
    super();
    this.shown = null;
    this.refused = null;
    this.overtaken = false;
  }

  /** Reads what would be written. @throws Refusal where there is nothing to show */
  protected abstract read(host: Host, period: Period): Promise<T>;

  /** What must be the same for the person to see what is written; all of it unless a pane says otherwise. */
  protected essence(value: T): unknown {
    return value;
  }

  /** Another month is shown: what was opened and typed belongs to the old one. */
  protected forget(): void {}

  protected get busy(): boolean {
    return this.session.runner.busy !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { revision, preferences } = this.session;
    if (revision !== this.shownAt || preferences.name !== this.shownTo) this.due = true;
    this.lookWhenFree();
  }

  protected override changed(): void {
    super.changed();
    this.lookWhenFree();
  }

  private lookWhenFree(): void {
    const { runner, period, askName, askAgain, unread } = this.session;
    const fails = runner.failure !== null || unread !== null;
    const waits = runner.busy !== null || fails || askName.open || askAgain.open;
    if (this.needsMonth && period === "") return;
    if (waits || this.looking || (!this.due && this.shownOf === period)) return;
    void this.look();
  }

  protected async look(): Promise<void> {
    if (this.looking) return;
    const { session } = this;
    const { period, revision } = session;
    if (this.shownOf !== null && this.shownOf !== period) this.forget();
    this.looking = true;
    const seen = await session.preview(this.step, (host) => orRefused(() => this.read(host, period)));
    this.looking = false;
    if (seen !== null) {
      this.shown = seen.value;
      this.refused = seen.refused;
      this.shownAt = revision;
      this.shownOf = period;
      this.shownTo = session.preferences.name;
      this.due = false;
      this.overtaken = false;
    }
    this.changed();
  }

  /**
   * Writes what is shown; where it is no longer what would be written, shows that instead and writes nothing.
   * @param say what to tell when it is done
   * @returns null where nothing was written
   */
  protected async write<R>(write: (host: Host) => Promise<R>, say: (result: R) => Said): Promise<R | null> {
    const { shown, session } = this;
    const { period } = session;
    if (shown === null) return null;
    const outcome = await session.run(
      this.step,
      async (host) => {
        const fresh = await this.read(host, period);
        const same = sameView(this.essence(shown), this.essence(fresh));
        return { fresh, written: same ? { result: await write(host) } : null };
      },
      ({ written }) => (written === null ? "" : say(written.result)),
    );
    if (outcome === null) return null;
    if (outcome.written === null) {
      this.shown = outcome.fresh;
      this.shownAt = session.revision;
      this.overtaken = true;
      return null;
    }
    // What cannot be read is not asked for again before the person does.
    if (session.unread === null) await this.look();
    else this.due = true;
    return outcome.written.result;
  }

  /** What stands above the preview: that it is out of date, or that it differs from what was shown before. */
  protected notices(): TemplateResult {
    const stale = this.session.revision !== this.shownAt && !this.busy && !this.looking;
    return html`${this.overtaken ? note("warning", words.changed) : nothing}
    ${stale && !this.overtaken ? note("warning", words.stale, this.lookAgain()) : nothing}`;
  }

  /** Where there is nothing to show yet, or nothing at all. */
  protected nothingShown(): TemplateResult {
    if (this.needsMonth && this.session.period === "") {
      return html`<div class="stack">
        <p class="small">${words.noMonth}</p>
        <div class="row">${button({ label: words.toImport, click: () => this.go("import") })}</div>
      </div>`;
    }
    if (this.refused !== null) {
      const { message, details } = this.refused;
      const list =
        details.length === 0
          ? nothing
          : html`<details>
              <summary>${words.reasons(details.length)}</summary>
              <ul class="stack tight">
                ${details.map((detail) => html`<li>${detail}</li>`)}
              </ul>
            </details>`;
      return note("warning", html`${message} ${list}`, this.lookAgain());
    }
    if (this.busy || this.looking) return html`<p class="small quiet" role="status">${words.reading}</p>`;
    return html`<div class="row">${this.lookAgain()}</div>`;
  }

  private lookAgain(): TemplateResult {
    return button({
      label: words.lookAgain,
      small: true,
      disabled: this.busy,
      click: () => void this.look(),
    });
  }
}

/** A preview that cannot be made is no failure of the pane: it stands where the preview would. */
async function orRefused<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly refused: Refused | null }> {
  try {
    return { value: await work(), refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { value: null, refused: refusedOf(error) };
  }
}

/** Many reasons stand in a list of their own, not in the sentence. */
function refusedOf({ inPane, details }: Refusal): Refused {
  if (details.length < 3) return { message: inPane, details: [] };
  return { message: inPane.replace(details.join("; "), words.below(details.length)), details };
}
