/** The person's name for the log, kept in the browser. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { text } from "../../text";

const words = text.settings;

/** `<ocb-your-name .session=…>` */
export class YourName extends Pane {
  static override properties: PropertyDeclarations = { name: { state: true }, said: { state: true } };
  /** As typed; null until something was. */
  declare name: string | null;
  declare said: "" | "missing" | "saved";

  constructor() {
    super();
    this.name = null;
    this.said = "";
  }

  override render(): unknown {
    const { preferences } = this.session;
    const missing = this.said === "missing";
    return html`<div class="stack tight">
      <label class="field"
        >${words.yourName}
        <input
          autocomplete="name"
          maxlength="80"
          aria-invalid=${missing ? "true" : nothing}
          aria-describedby="about"
          .value=${this.name ?? preferences.name}
          @input=${(event: Event) => {
            this.name = typed(event);
            this.said = "";
          }}
        />
      </label>
      <p id="about" class="small quiet">${words.yourNameAbout}</p>
      <div class="row">
        ${button({ label: words.saveName, small: true, disabled: this.name === null, click: () => this.save() })}
      </div>
      <p class="small ${missing ? "bad" : "good"}" role="status">
        ${missing ? words.nameMissing : this.said === "saved" ? words.nameSaved(preferences.name) : nothing}
      </p>
    </div>`;
  }

  private save(): void {
    const name = this.name?.trim() ?? "";
    this.said = name === "" ? "missing" : "saved";
    if (name === "") return;
    this.session.preferences.name = name;
    this.name = null;
  }
}

customElements.define("ocb-your-name", YourName);
