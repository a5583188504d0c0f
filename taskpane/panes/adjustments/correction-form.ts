/** Corrects a closed month: the charge is found, what is right is typed, and it goes into the open month. */
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
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { centsWords } from "../../parts/money";
import { section } from "../../parts/section";
import { selectField, textField } from "../../parts/text-field";
import { adjustments, corrections as words } from "../../text/adjustments";
import "./correction-details";
import type { Correction } from "./correction-details";
import { foundCharge, nameOfCharge } from "./found-charge";

/** `<ocb-correction-form .session .board>`: events `done` and `leave`. */
export class CorrectionForm extends Pane {
  static override properties: PropertyDeclarations = {
    board: { attribute: false },
    of: { state: true },
    looked: { state: true },
    found: { state: true },
    chosen: { state: true },
  };
  declare board: AdjustmentsBoard;
  /** The closed month; "" for the newest. */
  declare of: string;
  declare looked: string;
  declare found: FoundCharges | null;
  declare chosen: FoundCharge | null;

  constructor() {
    super();
    this.of = "";
    this.looked = "";
    this.found = null;
    this.chosen = null;
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
              ${button({ label: adjustments.cancel, look: "subtle", click: () => this.leave() })}
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
          ${button({ label: words.look, disabled: this.busy, click: () => void this.look() })}
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
        button({ label: words.other, small: true, look: "subtle", click: () => (this.chosen = null) }),
      )}
      <ocb-correction-details
        .choices=${{ people, projects, funds }}
        .lateness=${lateness}
        currency=${currency}
        ?secondperson=${secondPerson}
        ?disabled=${this.busy}
        @enter=${(event: CustomEvent<Correction>) => void this.enter(charge, event.detail)}
        @leave=${() => this.leave()}
      ></ocb-correction-details>`;
  }

  private async look(): Promise<void> {
    const { month, looked } = this;
    this.found = await this.session.preview(words.look, (host) => findCharges(host, month, looked));
  }

  private async enter({ chargeId }: FoundCharge, correction: Correction): Promise<void> {
    const request: CorrectionRequest = { of: this.month, into: this.board.period, chargeId, ...correction };
    const done = await this.session.run(
      adjustments.step,
      (host) => correctCharge(host, request),
      (r) => adjustments.entered(r.adjustmentId, r.waits, r.warnings),
    );
    if (done !== null) this.dispatchEvent(new CustomEvent("done"));
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent("leave"));
  }
}

customElements.define("ocb-correction-form", CorrectionForm);
