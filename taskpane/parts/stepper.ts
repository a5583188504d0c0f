/** The monthly steps one below the other: how each stands, and the pane of the one that is open. */
import { css, html, LitElement, type PropertyDeclarations } from "lit";
import type { MonthState, StepState } from "../../src/steps/month-state";
import type { Session } from "../session";
import { STEPS, type PaneEntry, type StepName } from "../steps";
import { styles } from "../styles";
import { text } from "../text";
import { icon } from "./icons";
import { PaneSlot } from "./pane-slot";
import { when } from "./when";

const NUMBERED = STEPS.filter((entry) => entry.whenNeeded !== true);

export class Stepper extends LitElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    state: { attribute: false },
    open: { attribute: false },
  };
  static override styles = [
    styles,
    css`
      li {
        border-bottom: 1px solid var(--colorNeutralStroke2);
      }
      li:first-child {
        border-top: 1px solid var(--colorNeutralStroke2);
      }
      .head {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) 20px;
        gap: var(--spacingHorizontalS);
        align-items: start;
        width: 100%;
        padding: var(--spacingVerticalS) 0;
      }
      button.head:hover {
        background: var(--colorNeutralBackground3);
      }
      .marker {
        display: grid;
        place-items: center;
        width: 20px;
        height: 20px;
        margin: 0 2px;
        border-radius: 50%;
        font-size: var(--fontSizeBase200);
        line-height: 1;
      }
      .marker.waiting {
        border: 1px solid var(--colorNeutralStrokeAccessible);
      }
      .stands {
        display: block;
        font-weight: var(--fontWeightRegular);
      }
      .chevron {
        color: var(--colorNeutralForeground3);
      }
      [aria-expanded="true"] .chevron svg {
        transform: rotate(180deg);
      }
      .pane {
        padding: 0 0 var(--spacingVerticalL);
      }
    `,
  ];
  declare session: Session;
  declare state: MonthState;
  declare open: StepName | "";
  /** Panes keep what was typed in them while they are folded away. */
  private readonly slots = new Map<StepName, PaneSlot>();

  override render(): unknown {
    return html`<ol>
      ${STEPS.map((entry) => this.step(entry, NUMBERED.indexOf(entry) + 1))}
    </ol>`;
  }

  private step(entry: PaneEntry<StepName>, number: number) {
    const state = this.state.steps.find((s) => s.step === entry.name);
    const open = this.open === entry.name;
    return html`<li>
      <h2>
        <button
          class="plain head"
          id=${entry.name}
          aria-expanded=${open ? "true" : "false"}
          aria-controls="${entry.name}-pane"
          @click=${() => this.toggle(open ? "" : entry.name)}
        >
          ${entry.whenNeeded === true ? whenNeeded() : marker(state, number)}
          <span>
            <span class="strong">${entry.title}</span>
            <span class="small quiet stands">${this.stands(state, entry)}</span>
          </span>
          <span class="chevron">${icon("chevron")}</span>
        </button>
      </h2>
      <div class="pane" id="${entry.name}-pane" role="region" aria-labelledby=${entry.name} ?hidden=${!open}>
        ${open ? this.slotFor(entry) : null}
      </div>
    </li>`;
  }

  private stands(state: StepState | undefined, entry: PaneEntry) {
    const { entered, waiting } = this.state.adjustments;
    if (entry.name === "adjustments" && entered > 0)
      return html`<span class=${waiting > 0 ? "warn" : ""}>${text.shell.adjusted(entered, waiting)}</span>`;
    if (state?.state === "attention") return html`<span class="warn">${state.why}</span>`;
    if (state?.state !== "done") return entry.about;
    return text.shell.done(state.by, when(state.at, new Date(this.session.host.clock.now())));
  }

  private slotFor(entry: PaneEntry<StepName>): PaneSlot {
    const known = this.slots.get(entry.name);
    if (known !== undefined) return known;
    const slot = Object.assign(new PaneSlot(), { session: this.session, entry });
    this.slots.set(entry.name, slot);
    return slot;
  }

  private toggle(open: StepName | ""): void {
    this.dispatchEvent(new CustomEvent("open", { detail: open }));
  }
}

function whenNeeded() {
  return html`<span class="marker"
    ><span aria-hidden="true">+</span><span class="sr-only">${text.shell.whenNeeded}</span></span
  >`;
}

function marker(state: StepState | undefined, number: number) {
  if (state?.state === "done") {
    return html`<span class="marker good"
      >${icon("done")}<span class="sr-only">${text.shell.states.done}</span></span
    >`;
  }
  if (state?.state === "attention") {
    const words = `${text.shell.states.attention}: ${state.attention}`;
    return html`<span class="marker warn">${icon("attention")}<span class="sr-only">${words}</span></span>`;
  }
  return html`<span class="marker waiting"
    ><span aria-hidden="true">${number}</span
    ><span class="sr-only">${text.shell.states["not started"]}</span></span
  >`;
}

customElements.define("ocb-stepper", Stepper);
