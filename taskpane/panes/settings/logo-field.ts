/** The Logo setting: the picture itself, chosen from a file; nobody sees the text that the workbook keeps. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { button } from "../../parts/button";
import { styles } from "../../styles";
import { settings as settingsWords } from "../../text/settings";
import { logoOf } from "./logo-picture";

const words = settingsWords.logo;

/** `<ocb-logo-field .value=…>`; its event "logo" has the new value as its detail, "" when it was removed. */
export class LogoField extends LitElement {
  static override properties: PropertyDeclarations = {
    value: {},
    disabled: { type: Boolean },
    edited: { type: Boolean },
    problem: { state: true },
    said: { state: true },
  };
  static override styles = [
    styles,
    css`
      /* White, as the paper is: a logo made for it may not be seen on anything else. */
      .paper {
        display: grid;
        place-items: center;
        padding: var(--spacingVerticalS);
        background: #fff;
        border: 1px solid var(--colorNeutralStroke1);
        border-radius: var(--borderRadiusMedium);
      }
      img {
        max-width: 100%;
        max-height: 96px;
      }
    `,
  ];
  /** A data URL; "" for none. */
  declare value: string;
  declare disabled: boolean;
  /** Whether it is not saved yet. */
  declare edited: boolean;
  /** Why the last file was not taken. */
  declare problem: string;
  /** What became of it, for who does not see it. */
  declare said: string;

  constructor() {
    super();
    this.value = "";
    this.disabled = false;
    this.edited = false;
    this.problem = "";
    this.said = "";
  }

  override render(): unknown {
    const has = this.value !== "";
    return html`<div class="stack tight" role="group" aria-label=${words.name}>
      <span class="small">${words.name}</span>
      ${
        has
          ? html`<div class="paper"><img src=${this.value} alt=${words.alternative} /></div>`
          : html`<p class="small quiet">${words.none}</p>`
      }
      <div class="row">
        ${button({
          label: has ? words.other : words.choose,
          small: true,
          disabled: this.disabled,
          click: () => this.input?.click(),
        })}
        ${
          has
            ? button({
                label: words.remove,
                small: true,
                look: "subtle",
                disabled: this.disabled,
                click: () => this.give("", words.removed),
              })
            : nothing
        }
      </div>
      <p class="small quiet">${words.about}</p>
      <p class="small ${this.problem === "" ? "" : "bad"} break" role="status">
        ${this.problem !== "" ? this.problem : this.edited ? this.said : ""}
      </p>
      <input
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label=${words.choose}
        @change=${() => void this.chosen()}
      />
    </div>`;
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private async chosen(): Promise<void> {
    const { input } = this;
    const file = input?.files?.[0];
    if (input === null || file === undefined) return;
    const chosen = await logoOf(file);
    // So that the same file can be chosen again.
    input.value = "";
    if ("problem" in chosen) {
      this.said = "";
      this.problem = chosen.problem;
    } else this.give(chosen.logo, words.chosen(file.name));
  }

  private give(logo: string, said: string): void {
    this.problem = "";
    this.said = said;
    this.dispatchEvent(new CustomEvent("logo", { detail: logo }));
  }
}

customElements.define("ocb-logo-field", LogoField);
