/** Asks for the person's name before their first write. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { styles } from "../styles";
import { text } from "../text";
import { button } from "./button";

export class NamePrompt extends LitElement {
  static override properties: PropertyDeclarations = { missing: { state: true } };
  static override styles = [styles];
  declare missing: boolean;

  constructor() {
    super();
    this.missing = false;
  }

  override firstUpdated(): void {
    this.input?.focus();
  }

  override render(): unknown {
    const { name } = text.shell;
    return html`<form
      class="note warning stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.go();
      }}
    >
      <h2>${name.title}</h2>
      <p class="small">${name.why}</p>
      <label class="field"
        >${name.label}
        <input
          name="name"
          autocomplete="name"
          maxlength="80"
          aria-invalid=${this.missing ? "true" : nothing}
          aria-describedby=${this.missing ? "missing" : nothing}
        />
      </label>
      ${this.missing ? html`<p id="missing" class="small bad" role="alert">${name.missing}</p>` : null}
      <div class="row">
        ${button({ label: name.go, look: "primary", small: true, click: () => this.go() })}
        ${button({ label: text.shell.cancel, look: "subtle", small: true, click: () => this.answer("") })}
      </div>
    </form>`;
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private go(): void {
    const name = this.input?.value.trim() ?? "";
    this.missing = name === "";
    if (this.missing) this.input?.focus();
    else this.answer(name);
  }

  private answer(name: string): void {
    this.dispatchEvent(new CustomEvent("answer", { detail: name }));
  }
}

customElements.define("ocb-name-prompt", NamePrompt);
