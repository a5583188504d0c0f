/** Import: choose files, see what they would change, then take them in. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { InputFile } from "../../src/ports/ports";
import { importFiles, type ImportResult } from "../../src/steps/import-files";
import { previewImport, type ImportPreview } from "../../src/steps/import-preview";
import { Pane } from "../pane";
import { button } from "../parts/button";
import "../parts/file-drop";
import { note } from "../parts/note";
import "../parts/reference-files";
import { sameView } from "../parts/same-view";
import { section } from "../parts/section";
import { typedAmount } from "../parts/typed-amount";
import { text } from "../text";
import {
  hindrance,
  isMonthText,
  mainMonth,
  NOTHING_CHOSEN,
  requestOf,
  withFile,
  withFiles,
  withMonth,
  withoutFile,
  type Chosen,
} from "./import/chosen";
import { doneImport } from "./import/done";
import { fileCard } from "./import/file-card";
import { invoiceField } from "./import/invoice-field";
import { outcome } from "./import/outcome";
import { monthChange, newMonths } from "./import/month-change";

const words = text.import;

export class ImportPane extends Pane {
  static override properties: PropertyDeclarations = {
    chosen: { state: true },
    shown: { state: true },
    done: { state: true },
    fault: { state: true },
    overtaken: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 92px;
        gap: var(--spacingHorizontalS);
      }
      .title {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--spacingHorizontalS);
        align-items: center;
      }
    `,
  ];
  declare chosen: Chosen;
  declare shown: ImportPreview | null;
  declare done: ImportResult | null;
  /** What is wrong with something that was typed. */
  declare fault: string;
  /** The workbook changed between the preview and the press of the button. */
  declare overtaken: boolean;
  private shownAt = 0;
  /** The month looked at when `done` was. */
  private doneFor = "";

  constructor() {
    super();
    this.chosen = NOTHING_CHOSEN;
    this.shown = null;
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
      </div>`;
    }
    return html`<div class="stack">
      ${this.shown === null ? nothing : this.preview(this.shown, busy)} ${this.drop(busy, false)}
    </div>`;
  }

  private drop(disabled: boolean, primary: boolean) {
    return html`<ocb-file-drop
      label=${this.chosen.files.length === 0 ? words.choose : words.chooseMore}
      hint=${words.hint}
      ?primary=${primary}
      ?disabled=${disabled}
      @files=${(event: CustomEvent<readonly InputFile[]>) => this.add(event.detail)}
    ></ocb-file-drop>`;
  }

  private preview(shown: ImportPreview, busy: boolean): TemplateResult {
    const against = hindrance(shown, this.chosen);
    const stale = this.session.revision !== this.shownAt;
    return html`<datalist id="sources">
        ${shown.sources.map((s) => html`<option value=${s}></option>`)}
      </datalist>
      ${this.overtaken ? note("warning", words.changed) : nothing}
      ${
        stale
          ? note(
              "warning",
              words.stale,
              button({ label: words.lookAgain, small: true, disabled: busy, click: () => void this.look() }),
            )
          : nothing
      }
      ${this.fault === "" ? nothing : note("error", this.fault)} ${this.files(shown, busy)}
      ${shown.months.length === 0 ? nothing : this.months(shown, busy)}
      ${shown.refusal === "" ? nothing : note("error", shown.refusal)} ${this.outcome(shown, busy)}
      <div class="stack tight">
        ${against === "" ? nothing : html`<p class="small warn">${words.why[against]}</p>`}
        <div class="row">
          ${button({
            label: words.go(this.chosen.files.length),
            look: "primary",
            disabled: busy || against !== "" || this.fault !== "",
            click: () => void this.import(shown),
          })}
          ${button({ label: words.clear, look: "subtle", disabled: busy, click: () => this.clear() })}
        </div>
      </div>`;
  }

  private files({ files, currency }: ImportPreview, disabled: boolean) {
    const cards = files.map((file) =>
      fileCard({
        file,
        currency,
        disabled,
        change: (change) => this.changeFile(file.input, change),
        remove: () => this.choose(withoutFile(this.chosen, file.input)),
      }),
    );
    return section(
      words.files,
      html`<ul class="stack tight">
        ${cards}
      </ul>`,
    );
  }

  private months({ months, currency }: ImportPreview, disabled: boolean) {
    const cards = months
      .filter((month) => month.there !== null || month.status !== "Open")
      .map((month) =>
        monthChange({
          month,
          currency,
          disabled,
          choose: (how) =>
            this.choose(withMonth(this.chosen, { source: month.source, period: month.period, how })),
        }),
      );
    return section(
      words.changes,
      html`${newMonths(months, currency)}
        <ul class="stack tight">
          ${cards}
        </ul>`,
    );
  }

  private outcome(shown: ImportPreview, disabled: boolean) {
    const { files, acceptProblems } = this.chosen;
    return html`${
      files.length === 1 ? invoiceField(shown, disabled, (typed) => this.typedInvoice(typed)) : nothing
    }
    ${outcome(shown, acceptProblems, disabled, (accept) => {
      this.chosen = { ...this.chosen, acceptProblems: accept };
    })}`;
  }

  protected override changed(): void {
    super.changed();
    if (this.session.period !== this.doneFor) this.done = null;
  }

  private add(inputs: readonly InputFile[]): void {
    this.done = null;
    this.choose(withFiles(this.chosen, inputs));
  }

  private clear(): void {
    this.chosen = NOTHING_CHOSEN;
    this.shown = null;
    this.fault = "";
    this.overtaken = false;
  }

  private changeFile(index: number, change: { source?: string; period?: string }): void {
    this.fault = isMonthText(change.period ?? "") ? "" : words.badMonth;
    if (this.fault === "") this.choose(withFile(this.chosen, index, change));
  }

  private typedInvoice(typed: string): void {
    const invoiceTotal = typed.trim() === "" ? null : typedAmount(typed);
    this.fault = typed.trim() !== "" && invoiceTotal === null ? words.badInvoice : "";
    if (this.fault === "") this.choose({ ...this.chosen, invoiceTotal });
  }

  /** Every choice is looked at again: what it changes is seen before it is written. */
  private choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.overtaken = false;
    if (chosen.files.length === 0) this.clear();
    else void this.look();
  }

  private async look(): Promise<void> {
    const { chosen } = this;
    const at = this.session.revision;
    const shown = await this.session.preview(words.preview, (host) => previewImport(host, requestOf(chosen)));
    if (shown === null) return;
    this.shown = shown;
    this.shownAt = at;
    this.overtaken = false;
  }

  private async import(shown: ImportPreview): Promise<void> {
    const request = requestOf(this.chosen);
    const outcome = await this.session.run(
      words.step,
      async (host) => {
        const fresh = await previewImport(host, request);
        if (!sameView(shown, fresh)) return { fresh, result: null };
        return { fresh, result: await importFiles(host, request) };
      },
      ({ result }) => (result === null ? "" : saidOf(result)),
    );
    if (outcome === null) return;
    if (outcome.result === null) {
      this.shown = outcome.fresh;
      this.shownAt = this.session.revision;
      this.overtaken = true;
      return;
    }
    this.clear();
    await this.session.refresh(mainMonth(shown));
    this.done = outcome.result;
    this.doneFor = this.session.period;
  }
}

function saidOf(result: ImportResult): string {
  if (!result.changed) return words.nothingNew;
  const charges = result.files.reduce((n, f) => n + f.charges, 0);
  const bad = result.files.reduce((n, f) => n + f.problems.length, 0);
  return words.done(charges, result.pending, bad);
}

customElements.define("ocb-import", ImportPane);
