/** Another PI, project or fund for the selected charges; a PI is found by name or address. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Decision } from "../../../src/core/review/decision";
import type { Choice } from "../../../src/steps/review-board";
import { button } from "../../parts/button";
import { choiceField } from "../../parts/choice-field";
import type { Found } from "../../parts/find-people";
import "../../parts/pi-picker";
import type { PiPicker } from "../../parts/pi-picker";
import { styles } from "../../styles";
import { review as words } from "../../text/review";
import { unknownOf } from "../adjustments/payer";

/** `<ocb-reassign-form>`: events `reassign` (detail: the decision) and `cancel`. */
export class ReassignForm extends LitElement {
  static override properties: PropertyDeclarations = {
    count: { type: Number },
    people: { attribute: false },
    projects: { attribute: false },
    funds: { attribute: false },
    disabled: { type: Boolean },
    pi: { state: true },
    project: { state: true },
    fund: { state: true },
    missing: { state: true },
    doubted: { state: true },
  };
  static override styles = [styles];
  declare count: number;
  declare people: readonly Found[];
  declare projects: readonly Choice[];
  declare funds: readonly Choice[];
  declare disabled: boolean;
  /** The address chosen; "" while none is. */
  declare pi: string;
  declare project: string;
  declare fund: string;
  declare missing: boolean;
  /** Projects and funds that are in no list: told of once, and taken when the button is pressed again. */
  declare doubted: readonly string[];

  constructor() {
    super();
    this.count = 0;
    this.people = [];
    this.projects = [];
    this.funds = [];
    this.disabled = false;
    this.pi = "";
    this.project = "";
    this.fund = "";
    this.missing = false;
    this.doubted = [];
  }

  override firstUpdated(): void {
    const picker = this.renderRoot.querySelector<PiPicker>("ocb-pi-picker");
    void picker?.updateComplete.then(() => picker.focus());
  }

  override render(): unknown {
    return html`<form class="stack tight" @submit=${this.submitted}>
      <h3>${words.reassignTitle(this.count)}</h3>
      <p class="small quiet">${words.reassignHint}</p>
      <ocb-pi-picker
        label=${words.findPi}
        chosenLabel=${words.chosenPi}
        .people=${this.people}
        .value=${this.pi}
        @pick=${(event: CustomEvent<string>) => (this.pi = event.detail)}
      ></ocb-pi-picker>
      ${choiceField({
        name: "project",
        label: words.project,
        choices: this.projects,
        value: this.project,
        type: (value) => (this.project = value),
      })}
      ${choiceField({
        name: "fund",
        label: words.fund,
        choices: this.funds,
        value: this.fund,
        type: (value) => (this.fund = value),
      })}
      ${this.missing ? html`<p class="small bad" role="alert">${words.nothingNew}</p>` : nothing}
      ${
        this.doubted.length === 0
          ? nothing
          : html`<p class="small bad break" role="alert">${words.unknown(this.doubted)}</p>`
      }
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

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.give();
  };

  private give(): void {
    const { pi } = this;
    const [project, fundOrg] = [this.project.trim(), this.fund.trim()];
    this.missing = pi === "" && project === "" && fundOrg === "";
    if (this.missing || this.disabled) return;
    const { people, projects, funds } = this;
    const unknown = unknownOf([{ pi, project, fundOrg }], { people, projects, funds });
    const isNew = unknown.some((code) => !this.doubted.includes(code));
    this.doubted = unknown;
    if (isNew) return;
    const detail: Decision = {
      do: "reassign",
      // Told of above, and pressed again.
      anyway: true,
      ...(pi === "" ? {} : { pi }),
      ...(project === "" ? {} : { project }),
      ...(fundOrg === "" ? {} : { fundOrg }),
    };
    this.dispatchEvent(new CustomEvent("reassign", { detail }));
  }
}

customElements.define("ocb-reassign-form", ReassignForm);
