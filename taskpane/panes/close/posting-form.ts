/** A closed month: the ledger's journal number and posting date, or reopening with a reason. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
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
  };
  static override styles = [styles];
  declare period: string;
  declare today: string;
  declare disabled: boolean;
  declare reopening: boolean;
  declare reference: string;
  declare postingDate: string;
  declare missing: boolean;

  constructor() {
    super();
    this.period = "";
    this.today = "";
    this.disabled = false;
    this.reopening = false;
    this.reference = "";
    this.postingDate = "";
    this.missing = false;
  }

  override render(): unknown {
    return this.reopening ? this.reopen() : section(words.postTitle, this.post());
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
    const detail: Posting = { reference, day };
    this.dispatchEvent(new CustomEvent("post", { detail }));
  }
}

customElements.define("ocb-posting", PostingForm);
