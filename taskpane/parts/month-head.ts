/** The month looked at: chosen from the months there are or opened by name, and how it stands in figures. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { isPeriod, periodName } from "../../src/core/period";
import { figure } from "../../src/core/words";
import type { MonthState, MonthSummary, NotBilled } from "../../src/steps/month-state";
import type { Session } from "../session";
import { styles } from "../styles";
import { text } from "../text";
import { button } from "./button";
import { amountWords, cellWords } from "./money";

const OTHER = "other";

export class MonthHead extends LitElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    state: { attribute: false },
    busy: { type: Boolean },
    other: { state: true },
    bad: { state: true },
  };
  static override styles = [
    styles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--spacingVerticalXS) var(--spacingHorizontalM);
      }
      dd {
        font-variant-numeric: tabular-nums;
        font-weight: var(--fontWeightSemibold);
      }
    `,
  ];
  declare session: Session;
  declare state: MonthState;
  declare busy: boolean;
  /** Whether another month is being typed. */
  declare other: boolean;
  declare bad: boolean;

  constructor() {
    super();
    this.busy = false;
    this.other = false;
    this.bad = false;
  }

  override render(): unknown {
    const { months, period, currency, notBilled } = this.state;
    const month = months.find((m) => m.period === period);
    return html`<div class="stack tight">
      <label class="field"
        >${text.shell.month}
        <select
          aria-label=${text.shell.month}
          .value=${this.other ? OTHER : period}
          ?disabled=${this.busy}
          @change=${this.chosen}
        >
          ${period === "" ? html`<option value="" .selected=${!this.other}>${text.shell.none}</option>` : nothing}
          ${options(months, period).map(
            (m) =>
              html`<option value=${m.period} .selected=${!this.other && m.period === period}>
                ${periodName(m.period)}${m.status === "Open" ? "" : ` (${m.status.toLowerCase()})`}
              </option>`,
          )}
          <option value=${OTHER} .selected=${this.other}>${text.shell.otherMonth}</option>
        </select>
      </label>
      ${this.other ? this.otherMonth() : null}
      ${
        month === undefined
          ? html`<p class="small quiet">${text.shell.noMonth}</p>`
          : figures([
              [text.shell.charges, figure(month.charges)],
              [text.shell.status, month.status],
              [text.shell.list, cellWords(month.list, currency)],
              [text.shell.billed, cellWords(month.billed, currency)],
              ...waiting(text.shell.pending, notBilled.pending, currency),
              ...waiting(text.shell.held, notBilled.held, currency),
            ])
      }
    </div>`;
  }

  private otherMonth() {
    return html`<form
      class="stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.openOther();
      }}
    >
      <label class="field"
        >${text.shell.otherMonthLabel}
        <input
          name="other"
          placeholder="2025-02"
          maxlength="7"
          aria-invalid=${this.bad ? "true" : nothing}
          aria-describedby=${this.bad ? "bad-month" : nothing}
        />
      </label>
      ${this.bad ? html`<p id="bad-month" class="small bad" role="alert">${text.shell.badMonth}</p>` : null}
      <div class="row">
        ${button({
          label: text.shell.openMonth,
          small: true,
          disabled: this.busy,
          click: () => void this.openOther(),
        })}
        ${button({
          label: text.shell.cancel,
          small: true,
          look: "subtle",
          click: () => {
            this.other = false;
            this.bad = false;
          },
        })}
      </div>
    </form>`;
  }

  private readonly chosen = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.other = value === OTHER;
    if (!this.other) {
      this.session.dismissNotice();
      void this.show(value);
    } else void this.updateComplete.then(() => this.input?.focus());
  };

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private async openOther(): Promise<void> {
    const period = this.input?.value.trim() ?? "";
    this.bad = !isPeriod(period);
    if (this.bad) {
      this.input?.focus();
      return;
    }
    const { openPeriod } = await import("../../src/steps/periods");
    const known = this.state.months.some((m) => m.period === period);
    const opened =
      known ||
      (await this.session.run(
        "Open month",
        (host) => openPeriod(host, period),
        () => text.shell.opened(periodName(period)),
      )) !== null;
    if (!opened) return;
    this.other = false;
    await this.show(period);
  }

  /** Another month is another beginning: the step where it goes on is opened. */
  private async show(period: string): Promise<void> {
    await this.session.refresh(period);
    this.dispatchEvent(new CustomEvent("month"));
  }
}

/** Only where there is something: most months end without. */
function waiting(
  name: (n: number) => string,
  { charges, amount }: NotBilled,
  currency: string,
): readonly (readonly [string, string])[] {
  return charges === 0 ? [] : [[name(charges), amountWords(amount, currency)]];
}

function figures(items: readonly (readonly [string, string])[]) {
  return html`<dl class="figures">
    ${items.map(
      ([name, value]) =>
        html`<div>
          <dt class="small quiet">${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The months there are, and the one looked at if it is none of them. */
function options(
  months: readonly MonthSummary[],
  period: string,
): readonly Pick<MonthSummary, "period" | "status">[] {
  if (months.length === 0 && period === "") return [];
  const there = months.some((m) => m.period === period);
  return there || period === "" ? months : [{ period, status: "Open" as const }, ...months];
}

customElements.define("ocb-month-head", MonthHead);
