/** Import: choose files, see what they would change, then take them in. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { InputFile } from "../../src/ports/ports";
import type { ImportResult } from "../../src/steps/import-files";
import type { ImportPreview } from "../../src/steps/import-preview";
import { Pane } from "../pane";
import { button } from "../parts/button";
import "../parts/file-drop";
import { note } from "../parts/note";
import "../parts/reference-files";
import { sameView } from "../parts/same-view";
import { typedAmount } from "../parts/typed-amount";
import { text } from "../text";
import { imports as words } from "../text/import";
import {
  isMonthText,
  NOTHING_CHOSEN,
  withChange,
  withFiles,
  type Chosen,
  type FileChange,
} from "./import/chosen";
import { doneImport } from "./import/done";
import { hindrance } from "./import/hindrance";
import "./import/history";
import { mainMonth } from "./import/main-month";
import { previewView } from "./import/preview-view";
import { requestOf } from "./import/request";
import { importStyles } from "./import/styles";

/** A preview, what it is of, and the session's revision when it was made. */
interface Seen {
  readonly shown: ImportPreview;
  readonly of: Chosen;
  readonly at: number;
}

export class ImportPane extends Pane {
  static override properties: PropertyDeclarations = {
    chosen: { state: true },
    seen: { state: true },
    done: { state: true },
    fault: { state: true },
    overtaken: { state: true },
  };
  static override styles = [...Pane.shared, importStyles];
  declare chosen: Chosen;
  declare seen: Seen | null;
  declare done: ImportResult | null;
  /** What is wrong with something that was typed. */
  declare fault: string;
  /** The workbook changed between the preview and the press of the button. */
  declare overtaken: boolean;
  /** The month looked at when `done` was. */
  private doneFor = "";

  constructor() {
    super();
    this.chosen = NOTHING_CHOSEN;
    this.seen = null;
    this.done = null;
    this.fault = "";
    this.overtaken = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { offered } = this.session;
    this.session.offered = [];
    if (offered.length > 0) this.add(offered);
  }

  override render(): unknown {
    const busy = this.session.runner.busy !== null;
    if (this.chosen.files.length === 0) {
      return html`<div class="stack">
        ${
          this.done === null
            ? html`<p class="small">${words.empty}</p>`
            : doneImport(this.done, {
                go: (to) => this.go(to),
                showSources: () => void this.session.host.view.showSheet("Sources"),
              })
        }
        ${this.drop(busy, this.done === null)}
        <details>
          <summary class="small">${text.firstRun.reference.title}</summary>
          <ocb-reference-files .session=${this.session}></ocb-reference-files>
        </details>
        <ocb-import-history .session=${this.session} @undone=${() => (this.done = null)}></ocb-import-history>
      </div>`;
    }
    return html`<div class="stack">
      ${this.seen === null ? this.lookAgain(words.notLooked, busy) : this.preview(this.seen, busy)}
      ${this.drop(busy, false)}
    </div>`;
  }

  private drop(disabled: boolean, primary: boolean) {
    return html`<ocb-file-drop
      label=${this.chosen.files.length === 0 ? words.choose : words.chooseMore}
      hint=${words.hint}
      accept=".csv,.gz,.zip,.parquet,.json,text/csv"
      ?primary=${primary}
      ?disabled=${disabled}
      @files=${(event: CustomEvent<readonly InputFile[]>) => this.add(event.detail)}
    ></ocb-file-drop>`;
  }

  private preview({ shown, of, at }: Seen, busy: boolean): TemplateResult {
    const against = hindrance(shown, this.chosen);
    const stale = this.session.revision !== at;
    return html`${this.overtaken ? note("warning", words.changed) : nothing}
      ${stale || of.files.length !== this.chosen.files.length ? this.lookAgain(words.stale, busy) : nothing}
      ${this.fault === "" ? nothing : note("error", this.fault)}
      ${previewView({
        shown,
        chosen: { ...this.chosen, files: of.files },
        disabled: busy,
        choose: (chosen) => void this.choose(chosen),
        change: (indices, change) => this.changeFiles(indices, change),
        typedInvoice: (typed) => this.typedInvoice(typed),
        accept: (acceptProblems) => (this.chosen = { ...this.chosen, acceptProblems }),
      })}
      <div class="stack tight">
        ${against === "" ? nothing : html`<p class="small warn">${words.why[against]}</p>`}
        <div class="row">
          ${button({
            label: this.chosen.asCorrection ? words.goCorrections : words.go(this.chosen.files.length),
            look: "primary",
            disabled: busy || against !== "" || this.fault !== "",
            click: () => void this.import(shown),
          })}
          ${button({ label: words.clear, look: "subtle", disabled: busy, click: () => this.clear() })}
        </div>
      </div>`;
  }

  private lookAgain(why: string, busy: boolean): TemplateResult | typeof nothing {
    if (busy) return nothing;
    return note("warning", why, [
      button({ label: words.lookAgain, small: true, click: () => void this.look() }),
      button({ label: words.clear, small: true, look: "subtle", click: () => this.clear() }),
    ]);
  }

  protected override changed(): void {
    super.changed();
    if (this.session.period !== this.doneFor) this.done = null;
  }

  private add(inputs: readonly InputFile[]): void {
    this.done = null;
    void this.choose(withFiles(this.chosen, inputs));
  }

  private clear(): void {
    this.chosen = NOTHING_CHOSEN;
    this.seen = null;
    this.fault = "";
    this.overtaken = false;
  }

  private changeFiles(indices: readonly number[], change: FileChange): void {
    this.fault = isMonthText(change.period ?? "") ? "" : words.badMonth;
    if (this.fault !== "") return;
    void this.choose(withChange(this.chosen, indices, change)).then(() => this.focusAnswer(indices, change));
  }

  /** An answered question goes: the keyboard goes on at the answer in its place. */
  private async focusAnswer([index = 0]: readonly number[], change: FileChange): Promise<void> {
    const file = this.chosen.files[index];
    const about = change.amounts ? "amounts" : change.dates ? "dates" : null;
    if (file === undefined || about === null) return;
    await this.updateComplete;
    const name = words.question.askAgainOf(about, file.input.name);
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>("fluent-button")];
    buttons.find((one) => one.getAttribute("aria-label") === name)?.focus();
  }

  private typedInvoice(typed: string): void {
    const invoiceTotal = typed.trim() === "" ? null : typedAmount(typed);
    this.fault = typed.trim() !== "" && invoiceTotal === null ? words.badInvoice : "";
    if (this.fault === "") void this.choose({ ...this.chosen, invoiceTotal });
  }

  /** Every choice is looked at again: what it changes is seen before it is written. */
  private async choose(chosen: Chosen): Promise<void> {
    this.chosen = chosen;
    this.overtaken = false;
    if (chosen.files.length === 0) this.clear();
    else await this.look();
  }

  private async look(): Promise<void> {
    const { chosen, session } = this;
    const { longSteps } = session.host;
    const at = session.revision;
    const shown = await session.preview(words.preview, (host) =>
      longSteps.previewImport(host, requestOf(chosen)),
    );
    if (shown === null) return;
    this.seen = { shown, of: chosen, at };
    this.overtaken = false;
  }

  private async import(shown: ImportPreview): Promise<void> {
    const { chosen, session } = this;
    const { longSteps } = session.host;
    const request = requestOf(chosen);
    const outcome = await session.run(
      words.step,
      async (host) => {
        const fresh = await longSteps.previewImport(host, request);
        if (!sameView(shown, fresh)) return { fresh, result: null };
        return { fresh, result: await longSteps.importFiles(host, request) };
      },
      ({ result }) => (result === null ? "" : saidOf(result)),
    );
    if (outcome === null) return;
    if (outcome.result === null) {
      this.seen = { shown: outcome.fresh, of: chosen, at: session.revision };
      this.overtaken = true;
      return;
    }
    this.clear();
    await session.readAgain(mainMonth(shown));
    this.done = outcome.result;
    this.doneFor = session.period;
  }
}

function saidOf(result: ImportResult): string {
  if (!result.changed) return words.nothingNew;
  const charges = result.files.reduce((n, f) => n + f.charges, 0);
  const bad = result.files.reduce((n, f) => n + f.problems.length, 0);
  return words.done(charges, result.pending, bad);
}

customElements.define("ocb-import", ImportPane);
