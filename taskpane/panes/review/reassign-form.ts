/** Another PI, project or fund for the selected charges; a PI is found by name or address. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Decision } from "../../../src/core/review/decision";
import type { Choice } from "../../../src/steps/review-board";
import { button } from "../../parts/button";
import { styles } from "../../styles";
import { text } from "../../text";
import { findPeople, type Found } from "./find-people";

/** More than fit beside the field are found by typing on. */
const SHOWN_PEOPLE = 6;
const words = text.review;

/** `<ocb-reassign-form>`: events `reassign` (detail: the decision) and `cancel`. */
export class ReassignForm extends LitElement {
  static override properties: PropertyDeclarations = {
    count: { type: Number },
    people: { attribute: false },
    projects: { attribute: false },
    funds: { attribute: false },
    disabled: { type: Boolean },
    typed: { state: true },
    pi: { state: true },
    missing: { state: true },
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
  declare count: number;
  declare people: readonly Found[];
  declare projects: readonly Choice[];
  declare funds: readonly Choice[];
  declare disabled: boolean;
  declare typed: string;
  /** The address chosen; "" while none is. */
  declare pi: string;
  declare missing: boolean;

  constructor() {
    super();
    this.count = 0;
    this.people = [];
    this.projects = [];
    this.funds = [];
    this.disabled = false;
    this.typed = "";
    this.pi = "";
    this.missing = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override render(): unknown {
    return html`<form class="stack tight" @submit=${this.submitted}>
      <h3>${words.reassignTitle(this.count)}</h3>
      <p class="small quiet">${words.reassignHint}</p>
      ${this.pi === "" ? this.search() : this.chosen()} ${this.field("project", words.project, this.projects)}
      ${this.field("fund", words.fund, this.funds)}
      ${this.missing ? html`<p class="small bad" role="alert">${words.nothingNew}</p>` : nothing}
      <div class="row">
        ${button({
          label: words.doReassign,
          look: "primary",
          disabled: this.disabled,
          click: () => this.give(),
        })}
        ${button({
          label: words.cancel,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("cancel")),
        })}
      </div>
    </form>`;
  }

  private search() {
    const found = findPeople(this.people, this.typed, SHOWN_PEOPLE);
    const address = /^\S+@\S+\.\S+$/.test(this.typed.trim()) ? this.typed.trim() : "";
    return html`<label class="field"
        >${words.findPi}
        <input
          type="search"
          autocomplete="off"
          .value=${this.typed}
          @input=${(event: Event) => (this.typed = valueOf(event))}
        />
      </label>
      ${
        this.typed.trim() === ""
          ? nothing
          : html`<ul aria-live="polite">
              ${found.map(
                (person) =>
                  html`<li>
                    <button type="button" class="plain person" @click=${() => (this.pi = person.email)}>
                      <span class="strong">${person.name}</span><br /><span class="small quiet break"
                        >${person.email}</span
                      >
                    </button>
                  </li>`,
              )}
              ${found.length === 0 ? html`<li class="small quiet">${words.noPerson}</li>` : nothing}
              ${
                found.length === 0 && address !== ""
                  ? html`<li>
                      <button type="button" class="plain person" @click=${() => (this.pi = address)}>
                        ${words.usePi(address)}
                      </button>
                    </li>`
                  : nothing
              }
            </ul>`
      }`;
  }

  private chosen() {
    const name = this.people.find((p) => p.email === this.pi)?.name ?? "";
    return html`<div class="row between">
      <span class="break"><span class="quiet small">${words.chosenPi}</span><br />${name} ${this.pi}</span>
      ${button({
        label: words.newPi,
        small: true,
        look: "subtle",
        click: () => {
          this.pi = "";
        },
      })}
    </div>`;
  }

  private field(name: string, label: string, choices: readonly Choice[]) {
    return html`<label class="field"
        >${label}
        <input name=${name} list="${name}s" autocomplete="off" />
      </label>
      <datalist id="${name}s">
        ${choices.map(({ code, title }) => html`<option value=${code}>${title}</option>`)}
      </datalist>`;
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.give();
  };

  private give(): void {
    const project = this.value("project");
    const fundOrg = this.value("fund");
    this.missing = this.pi === "" && project === "" && fundOrg === "";
    if (this.missing || this.disabled) return;
    const detail: Decision = {
      do: "reassign",
      ...(this.pi === "" ? {} : { pi: this.pi }),
      ...(project === "" ? {} : { project }),
      ...(fundOrg === "" ? {} : { fundOrg }),
    };
    this.dispatchEvent(new CustomEvent("reassign", { detail }));
  }

  private value(name: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value.trim() ?? "";
  }
}

function valueOf(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : "";
}

customElements.define("ocb-reassign-form", ReassignForm);
