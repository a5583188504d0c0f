/** The fields of one source. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { COST_BASES, newSource, type Source } from "../../../src/core/reference";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { styles } from "../../styles";
import { settings as words } from "../../text/settings";

export const NEW_SOURCE = newSource("");

const TEXTS = [
  "fileNamePattern",
  "creditFundOrg",
  "debitAccount",
  "creditAccount",
  "program",
  "activity",
  "location",
  "notes",
] as const;

const HINTS: Partial<Readonly<Record<keyof Source, string>>> = {
  fileNamePattern: words.fileNamePatternHint,
  creditFundOrg: words.creditFundHint,
};

/** `<ocb-source-form .source=… ?fresh=… @save=${event.detail: Source} @leave>` */
export class SourceForm extends LitElement {
  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    fresh: { type: Boolean },
    disabled: { type: Boolean },
    missing: { state: true },
  };
  static override styles = [styles];
  declare source: Source;
  /** A new one: it has no name yet. */
  declare fresh: boolean;
  declare disabled: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.source = NEW_SOURCE;
    this.fresh = false;
    this.disabled = false;
    this.missing = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override render(): unknown {
    return html`<div class="stack tight">
      ${this.fresh ? this.nameField() : nothing} ${TEXTS.map((field) => this.textField(field))}
      <label class="field"
        >${words.costBasis}
        <select ?disabled=${this.disabled} @change=${(event: Event) => this.setBasis(typed(event))}>
          ${COST_BASES.map(
            (basis) =>
              html`<option value=${basis} .selected=${basis === this.source.costBasis}>
                ${words.costBases[basis]}
              </option>`,
          )}
        </select>
      </label>
      <label class="check"
        ><input
          type="checkbox"
          ?disabled=${this.disabled}
          .checked=${this.source.active === "Yes"}
          @change=${(event: Event) => {
            const on = event.target instanceof HTMLInputElement && event.target.checked;
            this.source = { ...this.source, active: on ? "Yes" : "No" };
          }}
        /><span>${words.active}</span></label
      >
      <div class="row">
        ${button({ label: words.saveSource, small: true, disabled: this.disabled, click: () => this.save() })}
        ${button({
          label: words.cancel,
          small: true,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </div>`;
  }

  private nameField() {
    return html`<label class="field"
        >${words.sourceName}
        <input
          maxlength="40"
          aria-invalid=${this.missing ? "true" : nothing}
          aria-describedby=${this.missing ? "missing" : nothing}
          .value=${this.source.source}
          @input=${(event: Event) => (this.source = { ...this.source, source: typed(event) })}
        />
      </label>
      ${this.missing ? html`<p id="missing" class="small bad" role="alert">${words.sourceNameMissing}</p>` : nothing}`;
  }

  private textField(field: (typeof TEXTS)[number]) {
    const hint = HINTS[field];
    return html`<label class="field"
        >${words[field]}
        <input
          ?disabled=${this.disabled}
          aria-describedby=${hint === undefined ? nothing : `${field}-hint`}
          .value=${this.source[field]}
          @input=${(event: Event) => (this.source = { ...this.source, [field]: typed(event).trim() })}
        />
      </label>
      ${hint === undefined ? nothing : html`<p id="${field}-hint" class="small quiet">${hint}</p>`}`;
  }

  private setBasis(value: string): void {
    const costBasis = COST_BASES.find((basis) => basis === value);
    if (costBasis !== undefined) this.source = { ...this.source, costBasis };
  }

  private save(): void {
    this.missing = this.source.source.trim() === "";
    if (this.missing) this.renderRoot.querySelector("input")?.focus();
    else this.dispatchEvent(new CustomEvent("save", { detail: this.source }));
  }
}

customElements.define("ocb-source-form", SourceForm);
