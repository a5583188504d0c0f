/** Close: does everything add up, what is in the way; then close, post, or reopen the month. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { formatDay } from "../../src/render/format";
import type { Host } from "../../src/steps/host";
import { sourcesGone } from "../../src/steps/completeness";
import { previewClosing, type ClosingPreview } from "../../src/steps/closing-preview";
import { closePeriod, postPeriod, reopenPeriod } from "../../src/steps/periods";
import { button } from "../parts/button";
import { amountWords } from "../parts/money";
import { note } from "../parts/note";
import { section } from "../parts/section";
import { typed } from "../parts/typed";
import { when } from "../parts/when";
import { PreviewPane } from "../preview-pane";
import { close as words } from "../text/close";
import "./close/archive-card";
import "./close/check-card";
import "./close/evidence-card";
import { obstacleList } from "./close/obstacles";
import "./close/posting-form";
import type { Posting } from "./close/posting-form";
import { closeStyles } from "./close/styles";
import { thingsToLookAt } from "./close/things-to-look-at";
import "./close/tie-out-view";

export class ClosePane extends PreviewPane<ClosingPreview> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    reason: { state: true },
    missing: { state: true },
  };
  static override styles = [...PreviewPane.shared, closeStyles];
  /** Why the month is closed although something is missing. */
  declare reason: string;
  /** Something that must be typed is blank. */
  declare missing: boolean;
  protected override readonly step = words.step;

  constructor() {
    super();
    this.reason = "";
    this.missing = false;
  }

  protected override async read(host: Host): Promise<ClosingPreview> {
    return await previewClosing(host, this.session.period, this.session.basket, this.session.host.sheetFiles);
  }

  protected override essence({ tieOut, obstacles, held, month }: ClosingPreview): unknown {
    return { tieOut, obstacles, held, month };
  }

  protected override forget(): void {
    this.reason = "";
    this.missing = false;
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) {
      return html`<div class="stack">
        ${this.isArchived ? nothing : this.nothingShown()}
        ${
          this.refused === null || this.isArchived
            ? nothing
            : html`<div class="row">
                ${button({ label: words.toImport, click: () => this.go("import") })}
              </div>`
        }
        ${this.archive()}
        ${this.isArchived ? html`<ocb-check .session=${this.session}></ocb-check>` : nothing}
      </div>`;
    }
    const { status } = shown.month;
    return html`<div class="stack">
      ${this.notices()} ${status === "Open" ? nothing : this.closedNote(shown)}
      ${section(
        words.tieOut,
        html`${!shown.tieOut.isOff && isAsClosed(shown) ? html`<p class="small">${words.ties}</p>` : nothing}
          <ocb-tie-out .session=${this.session} .shown=${shown}></ocb-tie-out>
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
      ${
        status === "Open"
          ? nothing
          : html`<ocb-check
                .session=${this.session}
                .known=${shown.check}
                @checked=${() => void this.look()}
              ></ocb-check>
              <ocb-evidence .session=${this.session} @done=${() => void this.look()}></ocb-evidence>`
      }
      ${status === "Closed" ? this.closed(shown) : nothing} ${this.archive()}
    </div>`;
  }

  private get isArchived(): boolean {
    const { state, period } = this.session;
    return (state?.months.find((m) => m.period === period)?.archiveFile ?? "") !== "";
  }

  private archive() {
    return html`<ocb-archive .session=${this.session} @done=${() => void this.look()}></ocb-archive>`;
  }

  private closedNote(shown: ClosingPreview) {
    const { month } = shown;
    const kind = isAsClosed(shown) ? "success" : "warning";
    const { period, status, closedBy, closedAt, reason, journalReference, postingDate } = month;
    if (status === "Posted")
      return note(kind, words.posted(period, journalReference, formatDay(postingDate)));
    const at = when(closedAt, new Date(this.session.host.clock.now()));
    return note(
      kind,
      html`${words.closed(period, closedBy, at)} ${reason === "" ? nothing : words.reasonGiven(reason)}`,
    );
  }

  private closing(shown: ClosingPreview) {
    const { obstacles, held, currency, month } = shown;
    const hard = obstacles.some((o) => !o.overridable);
    const soft = obstacles.length > 0 && !hard;
    return html`${obstacleList(obstacles, (to) => this.go(to))}
      ${sourcesGone(shown.completeness).map((words) => note("warning", words))}
      ${thingsToLookAt(shown.completeness)}
      ${shown.secondPerson === "" ? nothing : note("warning", shown.secondPerson)}
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
          disabled: this.busy || hard || shown.secondPerson !== "",
          click: () => void this.close(soft),
        })}
      </div>`;
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

  private closed({ month, today, secondPerson }: ClosingPreview) {
    return html`${secondPerson === "" ? nothing : note("warning", secondPerson)}<ocb-posting
        period=${month.period}
        today=${today}
        ?disabled=${this.busy}
        @post=${(event: CustomEvent<Posting>) => void this.post(event.detail)}
        @reopen=${(event: CustomEvent<string>) => void this.reopen(event.detail)}
      ></ocb-posting>`;
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
      (host) => closePeriod(host, period, reason, session.basket, session.host.sheetFiles),
      (r) => words.done(period, r.carried, r.carriedInto),
    );
    if (result !== null) this.reason = "";
  }

  private async reopen(reason: string): Promise<void> {
    const { period } = this.session;
    await this.write(
      (host) => reopenPeriod(host, period, reason),
      () => words.reopened(period),
    );
  }

  private async post({ reference, day }: Posting): Promise<void> {
    const { period } = this.session;
    await this.write(
      (host) => postPeriod(host, period, reference, day),
      () => words.postDone(period, reference),
    );
  }
}

/** Whether nothing was changed since closing; true of an open month. */
function isAsClosed({ month, check }: ClosingPreview): boolean {
  return month.status === "Open" || check.holds;
}

customElements.define("ocb-close", ClosePane);
