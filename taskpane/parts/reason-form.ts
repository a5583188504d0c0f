/** A confirmation inline, with a reason that goes into the log: add-ins may not open dialogs. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { styles } from "../styles";
import { text } from "../text";
import { button } from "./button";

/** `<ocb-reason-form question="…" go="Reopen" @confirm=${event.detail: reason} @leave>` */
export class ReasonForm extends LitElement {
  static override properties: PropertyDeclarations = {
    question: {},
    go: {},
    label: {},
    optional: { type: Boolean },
    plain: { type: Boolean },
    disabled: { type: Boolean },
    missing: { state: true },
  };
  static override styles = [styles];
  declare question: string;
  /** On the button. */
  declare go: string;
  /** Of the field. */
  declare label: string;
  /** The reason may be left blank. */
  declare optional: boolean;
  /** A confirmation without a reason. */
  declare plain: boolean;
  declare disabled: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.question = "";
    this.go = "";
    this.label = text.preview.reason;
    this.optional = false;
    this.plain = false;
    this.disabled = false;
    this.missing = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input, fluent-button")?.focus();
  }

  override render(): unknown {
    return html`<form
      class="note warning stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.confirm();
      }}
    >
      <p>${this.question}</p>
      ${
        this.plain
          ? nothing
          : html`<label class="field"
              >${this.label}
              <input
                maxlength="500"
                aria-invalid=${this.missing ? "true" : nothing}
                aria-describedby=${this.missing ? "missing" : nothing}
              />
            </label>`
      }
      ${
        this.missing
          ? html`<p id="missing" class="small bad" role="alert">${text.preview.needReason}</p>`
          : nothing
      }
      <div class="row">
        ${button({ label: this.go, small: true, disabled: this.disabled, click: () => this.confirm() })}
        ${button({
          label: text.preview.cancel,
          small: true,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </form>`;
  }

  private confirm(): void {
    const input = this.renderRoot.querySelector("input");
    const reason = input?.value.trim() ?? "";
    this.missing = reason === "" && !this.optional && !this.plain;
    if (this.missing) input?.focus();
    else this.dispatchEvent(new CustomEvent("confirm", { detail: reason }));
  }
}

customElements.define("ocb-reason-form", ReasonForm);
