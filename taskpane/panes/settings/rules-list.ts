/** The review rules, each with its fields when it is edited. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { RuleSetting } from "../../../src/core/review/rule";
import { saveRule, tryRule, type RuleTrial, type ShownRule } from "../../../src/steps/rules";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { settings as words } from "../../text/settings";
import "./rule-form";

/** `<ocb-rules .session=… .rules=… currency=… @saved>` */
export class RulesList extends Pane {
  static override properties: PropertyDeclarations = {
    rules: { attribute: false },
    currency: {},
    open: { state: true },
    trial: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .middle {
        align-items: center;
      }
    `,
  ];
  declare rules: readonly ShownRule[];
  declare currency: string;
  /** The rule that is edited; "" for none. */
  declare open: string;
  declare trial: RuleTrial | null;

  constructor() {
    super();
    this.rules = [];
    this.currency = "";
    this.open = "";
    this.trial = null;
  }

  override render(): unknown {
    return html`<div class="stack tight">
      <p class="small quiet">${words.rulesAbout}</p>
      <ul class="stack tight">
        ${this.rules.map((rule) => this.item(rule))}
      </ul>
      <div class="row">
        ${button({
          label: words.sheet("Rules"),
          small: true,
          look: "subtle",
          click: () => void this.session.host.view.showSheet("Rules"),
        })}
      </div>
    </div>`;
  }

  private item(rule: ShownRule) {
    const { setting } = rule;
    const open = this.open === setting.rule;
    return html`<li class="card stack tight">
      <div class="row between middle">
        <span class="strong break">${setting.rule}</span>
        ${
          open
            ? nothing
            : button({
                label: words.edit,
                name: words.editOf(setting.rule),
                small: true,
                look: "subtle",
                click: () => this.edit(setting.rule),
              })
        }
      </div>
      ${open ? this.form(rule) : html`<div class="small quiet break">${stateOf(rule)}</div>`}
    </li>`;
  }

  private form(rule: ShownRule) {
    const { period, runner } = this.session;
    return html`<ocb-rule-form
      .rule=${rule}
      .trial=${this.trial}
      period=${period}
      currency=${this.currency}
      ?disabled=${runner.busy !== null}
      @try=${(event: CustomEvent<RuleSetting>) => void this.try(event.detail)}
      @save=${(event: CustomEvent<RuleSetting>) => void this.save(event.detail)}
      @leave=${() => this.edit("")}
    ></ocb-rule-form>`;
  }

  private edit(rule: string): void {
    this.open = rule;
    this.trial = null;
  }

  private async try(setting: RuleSetting): Promise<void> {
    const { session } = this;
    this.trial = await session.preview(words.trying, (host) => tryRule(host, session.period, setting));
  }

  private async save(setting: RuleSetting): Promise<void> {
    const done = await this.session.run(
      words.rules,
      (host) => saveRule(host, setting),
      (changed) => (changed ? words.ruleSaved(setting.rule) : words.sourceSame),
    );
    if (done === null) return;
    this.edit("");
    this.dispatchEvent(new CustomEvent("saved"));
  }
}

function stateOf({ setting, mustBeMended }: ShownRule): string {
  const { on, severity, appliesTo, value } = setting;
  if (mustBeMended) return `${severity} · ${words.always}`;
  if (on === "No") return words.off;
  return [severity, ...(appliesTo === "" ? [] : [appliesTo]), ...(value === "" ? [] : [value])].join(" · ");
}

customElements.define("ocb-rules", RulesList);
