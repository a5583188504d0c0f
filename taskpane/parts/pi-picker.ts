/** A PI, found by name, address or department; a whole address is taken as it is. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { styles } from "../styles";
import { people as words } from "../text/people";
import { button } from "./button";
import { findPeople, type Found } from "./find-people";
import { typed } from "./typed";

/** More than fit beside the field are found by typing on. */
const SHOWN_PEOPLE = 6;

/** `<ocb-pi-picker label="PI" .people=… .value=… @pick=${event.detail: address, "" for none}>` */
export class PiPicker extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    chosenLabel: {},
    people: { attribute: false },
    value: { attribute: false },
    missing: { type: Boolean },
    looked: { state: true },
  };
  static override styles = [
    styles,
    css`
      button.person {
        display: block;
        width: 100%;
        padding: var(--spacingVerticalXS) var(--spacingHorizontalS);
      }
      button.person:hover {
        background: var(--colorSubtleBackgroundHover);
      }
    `,
  ];
  /** Of the field to search in. */
  declare label: string;
  /** Before the person that was chosen. */
  declare chosenLabel: string;
  declare people: readonly Found[];
  /** The address chosen; "" while none is. */
  declare value: string;
  /** Something must be chosen and is not. */
  declare missing: boolean;
  declare looked: string;

  constructor() {
    super();
    this.label = "";
    this.chosenLabel = "";
    this.people = [];
    this.value = "";
    this.missing = false;
    this.looked = "";
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("input, fluent-button")?.focus();
  }

  override render(): unknown {
    return this.value === "" ? this.search() : this.chosen();
  }

  private search() {
    const found = findPeople(this.people, this.looked, SHOWN_PEOPLE);
    const whole = this.looked.trim();
    const address = /^\S+@\S+\.\S+$/.test(whole) ? whole : "";
    return html`<label class="field"
        >${this.label}
        <input
          type="search"
          autocomplete="off"
          aria-invalid=${this.missing ? "true" : nothing}
          .value=${this.looked}
          @input=${(event: Event) => (this.looked = typed(event))}
        />
      </label>
      ${
        whole === ""
          ? nothing
          : html`<ul aria-live="polite">
              ${found.map(({ name, email }) =>
                person(
                  html`<span class="strong">${name}</span><br /><span class="small quiet break"
                      >${email}</span
                    >`,
                  () => this.pick(email),
                ),
              )}
              ${found.length === 0 ? html`<li class="small quiet">${words.nobody}</li>` : nothing}
              ${
                found.length === 0 && address !== ""
                  ? person(words.use(address), () => this.pick(address))
                  : nothing
              }
            </ul>`
      }`;
  }

  private chosen() {
    const name = this.people.find((p) => p.email === this.value)?.name ?? "";
    return html`<div class="row between">
      <span class="break"
        ><span class="quiet small">${this.chosenLabel || this.label}</span><br />${name} ${this.value}</span
      >
      ${button({ label: words.other, small: true, look: "subtle", click: () => this.pick("") })}
    </div>`;
  }

  private pick(address: string): void {
    this.value = address;
    this.looked = "";
    this.dispatchEvent(new CustomEvent("pick", { detail: address }));
  }
}

function person(words: unknown, click: () => void) {
  return html`<li><button type="button" class="plain person" @click=${click}>${words}</button></li>`;
}

customElements.define("ocb-pi-picker", PiPicker);
