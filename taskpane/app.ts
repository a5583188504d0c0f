/** The frame of the pane: product, month, the monthly steps, and what stands beside them. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { appStyles } from "./app-styles";
import type { AtWork } from "../src/ports/co-working";
import type { MonthStep } from "../src/steps/month-state";
import { GO } from "./pane";
import "./parts/month-head";
import { note } from "./parts/note";
import { PaneSlot } from "./parts/pane-slot";
import { statusBar } from "./parts/status-bar";
import { Stepper } from "./parts/stepper";
import type { Session } from "./session";
import { FIRST_RUN, PLACES, STEPS, type PaneEntry, type Place, type StepName } from "./steps";
import { styles } from "./styles";
import { text } from "./text";

/** After the last edit in the sheet, how long until the state is read again. */
const IDLE_MS = 1500;
/** How often the pane looks whether a co-worker has a step under way. */
const LOOK_MS = 30_000;

export class App extends LitElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    place: { state: true },
    step: { state: true },
    atWork: { state: true },
    goneOn: { state: true },
  };
  static override styles = [styles, appStyles];
  declare session: Session;
  declare place: "month" | Place;
  declare step: StepName | "";
  declare atWork: AtWork | null;
  /** The notice after which the person has gone on; "" for none. */
  declare goneOn: string;
  /** The first look at a workbook opens the step where the month goes on. */
  private begun = false;
  private readonly slots = new Map<string, PaneSlot>();
  /** The same all along: its panes keep what was typed and filtered while another place is looked at. */
  private readonly stepper = this.newStepper();
  private idle = 0;
  private seenEdits = 0;

  constructor() {
    super();
    this.place = "month";
    this.step = "";
    this.atWork = null;
    this.goneOn = "";
    this.addEventListener(GO, (event) => this.go((event as CustomEvent<StepName | Place>).detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.session.subscribe(() => this.sessionChanged());
    window.setInterval(() => void this.look(), LOOK_MS);
    void this.session.start().then(() => this.look());
  }

  /** What is brought into sight, or gets the focus, comes below the status that lies over the pane. */
  override firstUpdated(): void {
    const status = this.renderRoot.querySelector<HTMLElement>(".status");
    if (status === null) return;
    const { style } = document.documentElement;
    new ResizeObserver(() => {
      style.scrollPaddingTop = `${status.offsetHeight}px`;
    }).observe(status);
  }

  override render(): unknown {
    const { state } = this.session;
    return html`<header><h1>${text.shell.product}</h1></header>
      ${state?.setUp === true ? this.nav() : nothing}
      <div class="status ${this.rests ? "rests" : ""}" aria-live="polite">${this.status()}</div>
      <main @click=${() => (this.goneOn = this.session.notice)}>${this.content()}</main>`;
  }

  private get rests(): boolean {
    const { notice, runner, askName, unread } = this.session;
    const fails = runner.failure !== null || unread !== null;
    const isOther = runner.busy !== null || fails || runner.blockedBy !== null || askName.open;
    return notice !== "" && notice === this.goneOn && !isOther;
  }

  private status() {
    const { state, runner } = this.session;
    const opening = state === null && runner.failure === null;
    const shown = opening ? null : statusBar(this.session, this.atWork);
    const over = runner.busy !== null && !this.session.askName.open ? "over" : "";
    return shown === null ? nothing : html`<div class=${over}>${shown}</div>`;
  }

  private nav() {
    const places = [{ name: "month" as const, ...text.shell.places.month }, ...PLACES];
    return html`<nav aria-label=${text.shell.views}>
      ${places.map(
        ({ name, title }) =>
          html`<button
            class="plain"
            aria-current=${this.place === name ? "page" : nothing}
            @click=${() => this.show(name)}
          >
            ${title}
          </button>`,
      )}
    </nav>`;
  }

  private content() {
    const { state, runner } = this.session;
    if (state === null) return runner.failure === null ? skeleton() : this.lookAgain();
    if (!state.setUp) return this.slotFor(FIRST_RUN);
    const beside = PLACES.find((entry) => entry.name === this.place);
    if (beside !== undefined)
      return html`<h2 class="sr-only">${beside.title}</h2>
        ${this.slotFor(beside)}`;
    return html`<div class="stack">
      <ocb-month-head
        .session=${this.session}
        .state=${state}
        ?busy=${runner.busy !== null}
        @month=${() => this.begin()}
      ></ocb-month-head>
      ${state.warnings.map((warning) => note("warning", warning))}
      ${Object.assign(this.stepper, { session: this.session, state, open: this.step })}
    </div>`;
  }

  private newStepper(): Stepper {
    const stepper = new Stepper();
    stepper.addEventListener("open", (event) => {
      this.session.dismissNotice();
      this.step = (event as CustomEvent<StepName | "">).detail;
    });
    return stepper;
  }

  private lookAgain() {
    return html`<fluent-button role="button" @click=${() => void this.session.refresh()}
      >${text.shell.tryAgain}</fluent-button
    >`;
  }

  private slotFor(entry: PaneEntry): PaneSlot {
    const known = this.slots.get(entry.name);
    if (known !== undefined) return known;
    const slot = Object.assign(new PaneSlot(), { session: this.session, entry });
    this.slots.set(entry.name, slot);
    return slot;
  }

  private show(place: "month" | Place): void {
    this.session.dismissNotice();
    this.place = place;
  }

  private go(to: StepName | Place): void {
    const step = STEPS.find((entry) => entry.name === to);
    const place = PLACES.find((entry) => entry.name === to);
    if (step !== undefined) {
      this.show("month");
      this.step = step.name;
      void this.showStep(step.name);
    } else if (place !== undefined) {
      this.show(place.name);
      window.scrollTo({ top: 0 });
    }
  }

  /** The person asked for the step: its heading gets the focus. */
  private async showStep(name: StepName): Promise<void> {
    await this.updateComplete;
    const { stepper } = this;
    await stepper.updateComplete;
    const heading = stepper.renderRoot.querySelector<HTMLElement>(`#${name}`);
    heading?.focus();
    heading?.scrollIntoView({ block: "start" });
  }

  private begin(): void {
    this.begun = true;
    this.step = firstToDo(this.session.state?.steps ?? []);
  }

  private sessionChanged(): void {
    const { state, edits, notice } = this.session;
    if (notice === "") this.goneOn = "";
    if (state?.setUp === true && !this.begun) this.begin();
    if (edits.length !== this.seenEdits) {
      this.seenEdits = edits.length;
      window.clearTimeout(this.idle);
      if (edits.length > 0) this.idle = window.setTimeout(() => void this.catchUp(), IDLE_MS);
    }
    this.requestUpdate();
  }

  private async catchUp(): Promise<void> {
    await this.session.refreshQuietly();
    await this.look();
  }

  /** Looks for a co-worker at work while nothing of our own runs; a failure is left for the next step to tell. */
  private async look(): Promise<void> {
    if (this.session.runner.busy !== null || document.hidden) return;
    this.atWork = await this.session.quietly(this.session.host.coWorking.holder());
  }
}

/** Where the month goes on; Import for a month that has nothing yet. */
function firstToDo(steps: NonNullable<Session["state"]>["steps"]): MonthStep | "" {
  if (steps.length === 0) return "import";
  return steps.find((s) => s.state !== "done")?.step ?? "";
}

function skeleton() {
  return html`<div class="stack">
    <p class="quiet small" role="status">${text.shell.loading}</p>
    ${[1, 2, 3, 4, 5].map(() => html`<div class="skeleton"></div>`)}
  </div>`;
}

customElements.define("ocb-app", App);

declare global {
  interface HTMLElementTagNameMap {
    "ocb-app": App;
    "ocb-stepper": Stepper;
  }
}
