/** A closed month: the ledger's journal number and posting date, asked once more; or reopening with a reason. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { formatDay } from "../../../src/render/format";
import { button } from "../../parts/button";
import "../../parts/reason-form";
import { section } from "../../parts/section";
import { textField } from "../../parts/text-field";
import { styles } from "../../styles";
import { close as words } from "../../text/close";

export interface Posting {
  readonly reference: string;
  readonly day: string;
}

/** `<ocb-posting period today>`: events `post` (detail: the posting) and `reopen` (detail: the reason). */
export class PostingForm extends LitElement {
  static override properties: PropertyDeclarations = {
    period: {},
    today: {},
    disabled: { type: Boolean },
    reopening: { state: true },
    reference: { state: true },
    postingDate: { state: true },
    missing: { state: true },
    asked: { state: true },
  };
  static override styles = [styles];
  declare period: string;
  declare today: string;
  declare disabled: boolean;
  declare reopening: boolean;
  declare reference: string;
  declare postingDate: string;
  declare missing: boolean;
  /** What is about to be recorded for good; null while it is typed. */
  declare asked: Posting | null;

  constructor() {
    super();
    this.period = "";
    this.today = "";
    this.disabled = false;
    this.reopening = false;
    this.reference = "";
    this.postingDate = "";
    this.missing = false;
    this.asked = null;
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has("period")) this.forget();
  }

  /** What was typed about one month never stands ready for another. */
  private forget(): void {
    this.asked = null;
    this.reopening = false;
    this.reference = "";
    this.postingDate = "";
    this.missing = false;
  }

  override render(): unknown {
    if (this.reopening) return this.reopen();
    return section(words.postTitle, this.asked === null ? this.post() : this.ask(this.asked));
  }

  private reopen() {
    return html`<ocb-reason-form
      question=${words.reopenAsk(this.period)}
      go=${words.reopenGo}
      ?disabled=${this.disabled}
      @confirm=${(event: CustomEvent<string>) =>
        this.dispatchEvent(new CustomEvent("reopen", { detail: event.detail }))}
      @leave=${() => (this.reopening = false)}
    ></ocb-reason-form>`;
  }

  private ask(posting: Posting) {
    const { reference, day } = posting;
    return html`<ocb-reason-form
      plain
      question=${words.postAsk(this.period, reference, formatDay(day))}
      go=${words.postGo}
      ?disabled=${this.disabled}
      @confirm=${() => {
        this.asked = null;
        this.dispatchEvent(new CustomEvent("post", { detail: posting }));
      }}
      @leave=${() => (this.asked = null)}
    ></ocb-reason-form>`;
  }

  private post() {
    return html`<p class="small quiet">${words.postAbout}</p>
      ${textField({
        label: words.reference,
        value: this.reference,
        most: 60,
        missing: this.missing,
        type: (value) => {
          this.reference = value;
          this.missing = false;
        },
      })}
      ${this.missing ? html`<p class="small bad" role="alert">${words.needReference}</p>` : nothing}
      ${textField({
        label: words.postingDate,
        kind: "date",
        value: this.postingDate === "" ? this.today : this.postingDate,
        type: (value) => (this.postingDate = value),
      })}
      <div class="row">
        ${button({
          label: words.post,
          look: "primary",
          disabled: this.disabled,
          click: () => this.give(),
        })}
        ${button({
          label: words.reopen,
          look: "subtle",
          disabled: this.disabled,
          click: () => (this.reopening = true),
        })}
      </div>`;
  }

  private give(): void {
    const reference = this.reference.trim();
    this.missing = reference === "";
    if (this.missing) {
      this.renderRoot.querySelector("input")?.focus();
      return;
    }
    const day = this.postingDate === "" ? this.today : this.postingDate;
    this.asked = { reference, day };
  }
}

customElements.define("ocb-posting", PostingForm);
