/** The fields of one rule, and what it would find with them before they are saved. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { RuleSetting } from "../../../src/core/review/rule";
import { SEVERITIES } from "../../../src/core/review/rule";
import { ruleProblem, type RuleTrial, type ShownRule } from "../../../src/steps/rules";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import { typed } from "../../parts/typed";
import { styles } from "../../styles";
import { settings as words } from "../../text/settings";

/** `<ocb-rule-form .rule=… .trial=… period=… currency=… @try=… @save=… @leave>`; details are a RuleSetting. */
export class RuleForm extends LitElement {
  static override properties: PropertyDeclarations = {
    rule: { attribute: false },
    trial: { attribute: false },
    period: {},
    currency: {},
    disabled: { type: Boolean },
    setting: { state: true },
  };
  static override styles = [styles];
  declare rule: ShownRule;
  /** What the last try found; null before it. */
  declare trial: RuleTrial | null;
  /** The month it is tried on; "" while there is none. */
  declare period: string;
  declare currency: string;
  declare disabled: boolean;
  /** As typed; null until something was. */
  declare setting: RuleSetting | null;

  constructor() {
    super();
    this.trial = null;
    this.period = "";
    this.currency = "";
    this.disabled = false;
    this.setting = null;
  }

  private get now(): RuleSetting {
    return this.setting ?? this.rule.setting;
  }

  override render(): unknown {
    const problem = ruleProblem(this.now);
    return html`<div class="stack tight">
      <p class="small quiet">${this.now.whatItChecks}</p>
      ${this.rule.mustBeMended ? html`<p class="small">${words.cannotBeOff}</p>` : this.choices()}
      ${this.rule.takesValue ? this.valueField(problem) : nothing} ${this.found()}
      <div class="row">
        ${button({
          label: words.saveRule,
          small: true,
          disabled: this.disabled || problem !== "" || this.setting === null,
          click: () => this.tell("save"),
        })}
        ${
          this.period === ""
            ? nothing
            : button({
                label: words.try,
                name: words.tryOf(this.now.rule),
                small: true,
                disabled: this.disabled || problem !== "",
                click: () => this.tell("try"),
              })
        }
        ${button({
          label: words.cancel,
          small: true,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </div>`;
  }

  private choices() {
    const { on, severity, appliesTo } = this.now;
    return html`<label class="check"
        ><input
          type="checkbox"
          ?disabled=${this.disabled}
          .checked=${on === "Yes"}
          @change=${(event: Event) => {
            const checked = event.target instanceof HTMLInputElement && event.target.checked;
            this.type({ on: checked ? "Yes" : "No" });
          }}
        /><span>${words.on}</span></label
      >
      <label class="field"
        >${words.severity}
        <select
          ?disabled=${this.disabled}
          @change=${(event: Event) => {
            const chosen = SEVERITIES.find((s) => s === typed(event));
            if (chosen !== undefined) this.type({ severity: chosen });
          }}
        >
          ${SEVERITIES.map(
            (s) => html`<option value=${s} .selected=${s === severity}>${words.severities[s]}</option>`,
          )}
        </select>
      </label>
      <label class="field"
        >${words.appliesTo}
        <input
          placeholder=${words.appliesToAll}
          ?disabled=${this.disabled}
          .value=${appliesTo}
          @input=${(event: Event) => this.type({ appliesTo: typed(event).trim() })}
        />
      </label>`;
  }

  private valueField(problem: string) {
    return html`<label class="field"
        >${words.value}
        <input
          spellcheck="false"
          ?disabled=${this.disabled}
          aria-invalid=${problem === "" ? nothing : "true"}
          aria-describedby=${problem === "" ? nothing : "problem"}
          .value=${this.now.value}
          @input=${(event: Event) => this.type({ value: typed(event).trim() })}
        />
      </label>
      ${problem === "" ? nothing : html`<p id="problem" class="small bad break" role="alert">${problem}.</p>`}`;
  }

  private found() {
    const { trial, currency } = this;
    return html`<div role="status" class="stack tight small">
      ${
        trial === null
          ? nothing
          : html`<p class="strong">
                ${words.tried(trial.charges, amountWords(trial.amount, currency), this.period)}
              </p>
              <p>
                ${words.triedNow(trial.now)}
                ${trial.undecided === 0 ? nothing : words.undecided(trial.undecided)}
              </p>
              ${
                trial.examples.length === 0
                  ? nothing
                  : html`<p class="quiet">${words.examples}</p>
                      <ul class="stack tight">
                        ${trial.examples.map(
                          (e) =>
                            html`<li class="card break">
                              <div class="row between">
                                <span>${e.serviceName}</span
                                ><span class="money">${amountWords(e.amount, currency)}</span>
                              </div>
                              <div class="quiet">${e.pi}</div>
                              <div>${e.reason}</div>
                            </li>`,
                        )}
                      </ul>`
              }`
      }
    </div>`;
  }

  private type(change: Partial<RuleSetting>): void {
    this.setting = { ...this.now, ...change };
    this.trial = null;
  }

  private tell(what: "save" | "try"): void {
    this.dispatchEvent(new CustomEvent(what, { detail: this.now }));
  }
}

customElements.define("ocb-rule-form", RuleForm);
