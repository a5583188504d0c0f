/** Close: does everything add up, what is in the way; then close, post, or reopen the month. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { Obstacle } from "../../src/core/closing";
import { formatDay } from "../../src/render/format";
import type { Host } from "../../src/steps/host";
import { previewClosing, type ClosingPreview } from "../../src/steps/closing-preview";
import { closePeriod, postPeriod, reopenPeriod } from "../../src/steps/periods";
import { button } from "../parts/button";
import { amountWords } from "../parts/money";
import { note } from "../parts/note";
import "../parts/reason-form";
import { section } from "../parts/section";
import { typed } from "../parts/typed";
import { when } from "../parts/when";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { closeStyles } from "./close/styles";
import { tieOutView } from "./close/tie-out-view";

const words = text.close;

export class ClosePane extends PreviewPane<ClosingPreview> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    reason: { state: true },
    reopening: { state: true },
    reference: { state: true },
    postingDate: { state: true },
    missing: { state: true },
  };
  static override styles = [...PreviewPane.shared, closeStyles];
  /** Why the month is closed although something is missing. */
  declare reason: string;
  declare reopening: boolean;
  declare reference: string;
  declare postingDate: string;
  /** Something that must be typed is blank. */
  declare missing: boolean;
  protected override readonly step = words.step;

  constructor() {
    super();
    this.reason = "";
    this.reopening = false;
    this.reference = "";
    this.postingDate = "";
    this.missing = false;
  }

  protected override async read(host: Host): Promise<ClosingPreview> {
    return await previewClosing(host, this.session.period, this.session.basket);
  }

  protected override essence({ tieOut, obstacles, held, month }: ClosingPreview): unknown {
    return { tieOut, obstacles, held, month };
  }

  protected override forget(): void {
    this.reason = "";
    this.reopening = false;
    this.reference = "";
    this.postingDate = "";
    this.missing = false;
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) {
      return html`<div class="stack">
        ${this.nothingShown()}
        ${
          this.refused === null
            ? nothing
            : html`<div class="row">
                ${button({ label: words.toImport, click: () => this.go("import") })}
              </div>`
        }
      </div>`;
    }
    const { status } = shown.month;
    return html`<div class="stack">
      ${this.notices()} ${status === "Open" ? nothing : this.closedNote(shown)}
      ${section(
        words.tieOut,
        html`${shown.tieOut.difference === 0n ? html`<p class="small">${words.ties}</p>` : nothing}
          ${tieOutView(shown)}
          <div class="row">
            ${button({
              label: words.showSheet,
              small: true,
              look: "subtle",
              click: () => void this.session.host.view.showSheet("Tie-out"),
            })}
          </div>`,
      )}
      ${status === "Open" ? this.closing(shown) : nothing}
      ${status === "Closed" ? this.posting(shown) : nothing}
    </div>`;
  }

  private closedNote({ month }: ClosingPreview) {
    const { period, status, closedBy, closedAt, reason, journalReference, postingDate } = month;
    if (status === "Posted")
      return note("success", words.posted(period, journalReference, formatDay(postingDate)));
    const at = when(closedAt, new Date(this.session.host.clock.now()));
    return note(
      "success",
      html`${words.closed(period, closedBy, at)} ${reason === "" ? nothing : words.reasonGiven(reason)}`,
    );
  }

  private closing(shown: ClosingPreview) {
    const { obstacles, held, currency, month } = shown;
    const hard = obstacles.some((o) => !o.overridable);
    const soft = obstacles.length > 0 && !hard;
    return html`${
        obstacles.length === 0
          ? nothing
          : section(
              words.obstacles,
              html`<ul class="stack tight">
                ${obstacles.map((obstacle) => this.obstacle(obstacle))}
              </ul>`,
            )
      }
      ${
        held.charges === 0
          ? nothing
          : note("info", words.carried(held.charges, amountWords(held.amount, currency), held.into))
      }
      ${soft ? this.why() : nothing} ${hard ? html`<p class="small quiet">${words.notYet}</p>` : nothing}
      <div class="row">
        ${button({
          label: words.close(month.period),
          look: "primary",
          disabled: this.busy || hard,
          click: () => void this.close(soft),
        })}
      </div>`;
  }

  private obstacle({ reason, where, overridable }: Obstacle) {
    return html`<li class="card stack tight">
      <div class="break">${reason.charAt(0).toUpperCase()}${reason.slice(1)}.</div>
      <div class="row between middle">
        <span class="small ${overridable ? "quiet" : "bad"}">${overridable ? words.soft : words.hard}</span>
        ${
          where === "tie-out"
            ? nothing
            : button({ label: words.goTo[where], small: true, look: "subtle", click: () => this.go(where) })
        }
      </div>
    </li>`;
  }

  private why() {
    return html`<div class="stack tight">
      <label class="field"
        >${words.why}
        <input
          maxlength="500"
          .value=${this.reason}
          aria-invalid=${this.missing ? "true" : nothing}
          aria-describedby="why"
          @input=${(event: Event) => {
            this.reason = typed(event);
            this.missing = false;
          }}
        />
      </label>
      <p id="why" class="small ${this.missing ? "bad" : "quiet"}" role=${this.missing ? "alert" : nothing}>
        ${this.missing ? words.whyFirst : words.whyHint}
      </p>
    </div>`;
  }

  private posting({ month, today }: ClosingPreview) {
    if (this.reopening) {
      return html`<ocb-reason-form
        question=${words.reopenAsk(month.period)}
        go=${words.reopenGo}
        ?disabled=${this.busy}
        @confirm=${(event: CustomEvent<string>) => void this.reopen(event.detail)}
        @leave=${() => (this.reopening = false)}
      ></ocb-reason-form>`;
    }
    return section(
      words.postTitle,
      html`<p class="small quiet">${words.postAbout}</p>
        <label class="field"
          >${words.reference}
          <input
            maxlength="60"
            .value=${this.reference}
            aria-invalid=${this.missing ? "true" : nothing}
            aria-describedby=${this.missing ? "needed" : nothing}
            @input=${(event: Event) => {
              this.reference = typed(event);
              this.missing = false;
            }}
          />
        </label>
        ${this.missing ? html`<p id="needed" class="small bad" role="alert">${words.needReference}</p>` : nothing}
        <label class="field"
          >${words.postingDate}
          <input
            type="date"
            .value=${this.postingDate === "" ? today : this.postingDate}
            @change=${(event: Event) => (this.postingDate = typed(event))}
          />
        </label>
        <div class="row">
          ${button({
            label: words.post,
            look: "primary",
            disabled: this.busy,
            click: () => void this.post(today),
          })}
          ${button({
            label: words.reopen,
            look: "subtle",
            disabled: this.busy,
            click: () => (this.reopening = true),
          })}
        </div>`,
    );
  }

  private async close(needsReason: boolean): Promise<void> {
    this.missing = needsReason && this.reason.trim() === "";
    if (this.missing) {
      this.renderRoot.querySelector("input")?.focus();
      return;
    }
    const { session } = this;
    const { period } = session;
    const reason = needsReason ? this.reason.trim() : "";
    const result = await this.write(
      (host) => closePeriod(host, period, reason, session.basket),
      (r) => words.done(period, r.carried, r.carriedInto),
    );
    if (result !== null) this.reason = "";
  }

  private async reopen(reason: string): Promise<void> {
    const { period } = this.session;
    const result = await this.write(
      (host) => reopenPeriod(host, period, reason),
      () => words.reopened(period),
    );
    if (result !== null) this.reopening = false;
  }

  private async post(today: string): Promise<void> {
    const reference = this.reference.trim();
    this.missing = reference === "";
    if (this.missing) {
      this.renderRoot.querySelector("input")?.focus();
      return;
    }
    const { period } = this.session;
    const day = this.postingDate === "" ? today : this.postingDate;
    await this.write(
      (host) => postPeriod(host, period, reference, day),
      () => words.postDone(period, reference),
    );
  }
}

customElements.define("ocb-close", ClosePane);
