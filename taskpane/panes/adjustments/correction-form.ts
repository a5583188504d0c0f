/** Corrects a closed month: the charge is found, what is right is typed, its lines are shown and go into the open month. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { periodName } from "../../../src/core/period";
import type { AdjustmentsBoard } from "../../../src/steps/adjustments-board";
import {
  correctCharge,
  findCharges,
  type CorrectionRequest,
  type FoundCharge,
  type FoundCharges,
} from "../../../src/steps/correct-charge";
import type { AdjustmentResult } from "../../../src/steps/adjust";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { centsWords } from "../../parts/money";
import { note } from "../../parts/note";
import { sameView } from "../../parts/same-view";
import { section } from "../../parts/section";
import { selectField, textField } from "../../parts/text-field";
import { adjustments, corrections as words } from "../../text/adjustments";
import "./correction-details";
import type { Correction } from "./correction-details";
import { correctionLines, lineStyles, seenOf } from "./correction-lines";
import { foundCharge, nameOfCharge } from "./found-charge";

/** `<ocb-correction-form .session .board>`: events `done` and `leave`. */
export class CorrectionForm extends Pane {
  static override properties: PropertyDeclarations = {
    board: { attribute: false },
    of: { state: true },
    looked: { state: true },
    found: { state: true },
    chosen: { state: true },
    planned: { state: true },
    overtaken: { state: true },
  };
  static override styles = [...Pane.shared, lineStyles];
  declare board: AdjustmentsBoard;
  /** The closed month; "" for the newest. */
  declare of: string;
  declare looked: string;
  declare found: FoundCharges | null;
  declare chosen: FoundCharge | null;
  /** What was typed, and what it posts: shown before it is entered. */
  declare planned: { readonly request: CorrectionRequest; readonly result: AdjustmentResult } | null;
  /** The charge changed between the lines and the press of the button. */
  declare overtaken: boolean;

  constructor() {
    super();
    this.of = "";
    this.looked = "";
    this.found = null;
    this.chosen = null;
    this.planned = null;
    this.overtaken = false;
  }

  private get month(): string {
    return this.of || (this.board.closed[0] ?? "");
  }

  private get busy(): boolean {
    return this.session.runner.busy !== null;
  }

  override render(): unknown {
    const { period, closed } = this.board;
    return html`<div class="card stack tight">
      <h3>${words.title}</h3>
      <p class="small quiet">${words.about(periodName(period))}</p>
      ${
        closed.length === 0
          ? html`<p class="small">${words.noneClosed}</p>`
          : this.chosen === null || this.found === null
            ? this.search()
            : this.correcting(this.chosen, this.found)
      }
      ${
        this.chosen === null
          ? html`<div class="row">
              ${button({ label: adjustments.cancel, small: true, look: "subtle", click: () => this.leave() })}
            </div>`
          : nothing
      }
    </div>`;
  }

  private search() {
    return html`<form
        class="stack tight"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.look();
        }}
      >
        ${selectField(
          words.month,
          this.month,
          this.board.closed.map((month) => [month, month]),
          (month) => {
            this.of = month;
            this.found = null;
          },
        )}
        ${textField({
          label: words.find,
          kind: "search",
          value: this.looked,
          hint: words.findHint,
          type: (value) => (this.looked = value),
        })}
        <div class="row">
          ${button({ label: words.look, small: true, disabled: this.busy, click: () => void this.look() })}
        </div>
      </form>
      <div class="stack tight" role="status">
        ${this.found === null ? nothing : words.found(this.found.charges.length, this.found.all)}
      </div>
      ${this.found === null ? nothing : this.results(this.found)}`;
  }

  private results({ charges, currency }: FoundCharges) {
    return html`<ul class="stack tight">
      ${charges.map(
        (charge) =>
          html`<li class="card stack tight">
            ${foundCharge(charge, currency)}
            ${
              charge.why === ""
                ? html`<div class="row">
                    ${button({
                      label: words.choose,
                      name: words.chooseName(nameOfCharge(charge), centsWords(charge.left, currency)),
                      small: true,
                      click: () => (this.chosen = charge),
                    })}
                  </div>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  private correcting(charge: FoundCharge, { currency, lateness }: FoundCharges) {
    const { people, projects, funds, secondPerson } = this.board;
    return html`${section(
        words.chosen,
        html`${foundCharge(charge, currency)}`,
        button({ label: words.other, small: true, look: "subtle", click: () => this.leaveCharge() }),
      )}
      ${this.planned === null ? nothing : this.lines(this.planned.result, currency)}
      <ocb-correction-details
        ?hidden=${this.planned !== null}
        left=${centsWords(charge.left, currency)}
        .choices=${{ people, projects, funds }}
        .lateness=${lateness}
        currency=${currency}
        ?secondperson=${secondPerson}
        ?disabled=${this.busy}
        @look=${(event: CustomEvent<Correction>) => void this.plan(charge, event.detail)}
        @leave=${() => this.leave()}
      ></ocb-correction-details>`;
  }

  private async look(): Promise<void> {
    const { month, looked } = this;
    this.found = await this.session.preview(words.look, (host) => findCharges(host, month, looked));
  }

  private lines(result: AdjustmentResult, currency: string) {
    return html`<h4 tabindex="-1" id="lines">${words.linesTitle}</h4>
      ${this.overtaken ? note("warning", words.changed) : nothing} ${correctionLines(result, currency)}
      <div class="row">
        ${button({
          label: words.enter,
          small: true,
          look: "primary",
          disabled: this.busy,
          click: () => void this.enter(),
        })}
        ${button({ label: words.edit, small: true, click: () => (this.planned = null) })}
        ${button({ label: adjustments.cancel, small: true, look: "subtle", click: () => this.leave() })}
      </div>`;
  }

  private leaveCharge(): void {
    this.chosen = null;
    this.planned = null;
  }

  private async plan({ chargeId }: FoundCharge, correction: Correction): Promise<void> {
    const request: CorrectionRequest = { of: this.month, into: this.board.period, chargeId, ...correction };
    const result = await this.session.preview(adjustments.step, (host) => correctCharge(host, request));
    this.overtaken = false;
    this.planned = result === null ? null : { request, result };
    if (result === null) return;
    // The keyboard goes on at the lines.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#lines")?.focus();
  }

  private async enter(): Promise<void> {
    const { planned } = this;
    if (planned === null) return;
    const { request, result } = planned;
    const outcome = await this.session.run(
      adjustments.step,
      async (host) => {
        const fresh = await correctCharge({ ...host, dryRun: true }, request);
        if (!sameView(seenOf(result), seenOf(fresh))) return { fresh, done: null };
        return { fresh, done: await correctCharge(host, request) };
      },
      ({ done }) => (done === null ? "" : adjustments.entered(done.adjustmentId, done.waits, done.warnings)),
    );
    if (outcome === null) return;
    this.overtaken = outcome.done === null;
    if (outcome.done === null) this.planned = { request, result: outcome.fresh };
    else this.dispatchEvent(new CustomEvent("done"));
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent("leave"));
  }
}

customElements.define("ocb-correction-form", CorrectionForm);
