/** Approves a flag of a charge until a day: for its resource or its PI, up to a limit, with a reason. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { Charge } from "../../../src/core/charge";
import { parseFlagNames } from "../../../src/core/review/flags";
import { sameName } from "../../../src/core/reference";
import { RULES_LIST } from "../../../src/core/review/rules";
import { resourceOf } from "../../../src/core/standing/covering";
import { isApprovable } from "../../../src/core/standing/grant";
import { formatDay } from "../../../src/render/format";
import { runReview } from "../../../src/steps/review";
import { grantApproval, type ApprovalRequest } from "../../../src/steps/standing-approvals";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { selectField, textField } from "../../parts/text-field";
import { typedAmount } from "../../parts/typed-amount";
import { approvals as words } from "../../text/approvals";
import { listed } from "../../text/words";

type Lacking = keyof typeof words.lack;

/** `<ocb-approval-form .session .charge currency>`: events `granted` and `leave`. */
export class ApprovalForm extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    charge: { attribute: false },
    currency: {},
    rule: { state: true },
    forPi: { state: true },
    until: { state: true },
    limit: { state: true },
    reason: { state: true },
    lacking: { state: true },
  };
  declare charge: Charge;
  declare currency: string;
  declare rule: string;
  declare forPi: boolean;
  declare until: string;
  declare limit: string;
  declare reason: string;
  declare lacking: readonly Lacking[];

  constructor() {
    super();
    this.currency = "";
    this.rule = "";
    this.forPi = false;
    this.until = "";
    this.limit = "";
    this.reason = "";
    this.lacking = [];
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("select, input")?.focus();
  }

  override render(): unknown {
    const { charge } = this;
    const { pi } = charge;
    const resource = resourceOf(charge);
    const scopes: (readonly [string, string])[] = [];
    if (resource !== "") scopes.push(["resource", words.forResource(charge.resourceName || resource)]);
    if (pi !== "") scopes.push(["pi", words.forPi(pi)]);
    const rules = approvableFlags(charge);
    return html`<form class="stack tight" @submit=${this.submitted}>
      <h3>${words.title}</h3>
      <p class="small quiet">${words.about}</p>
      ${selectField(
        words.rule,
        this.rule || (rules[0] ?? ""),
        rules.map((r) => [r, r]),
        (r) => (this.rule = r),
      )}
      ${selectField(words.for, this.isForPi ? "pi" : "resource", scopes, (to) => (this.forPi = to === "pi"))}
      ${textField({
        label: words.until,
        kind: "date",
        value: this.until,
        missing: this.lacking.includes("until"),
        type: (value) => (this.until = value),
      })}
      ${textField({
        label: words.limit(this.currency),
        value: this.limit,
        missing: this.lacking.includes("limit"),
        type: (value) => (this.limit = value),
      })}
      ${textField({
        label: words.reason,
        value: this.reason,
        missing: this.lacking.includes("reason"),
        type: (value) => (this.reason = value),
      })}
      ${
        this.lacking.length === 0
          ? nothing
          : html`<p class="small bad" role="alert">
              ${words.lacking(listed(this.lacking.map((what) => words.lack[what])))}
            </p>`
      }
      <div class="row">
        ${button({ label: words.go, look: "primary", disabled: this.session.runner.busy !== null, click: () => this.give(rules) })}
        ${button({
          label: words.cancel,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </form>`;
  }

  private get isForPi(): boolean {
    return this.charge.pi !== "" && (this.forPi || resourceOf(this.charge) === "");
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.give(approvableFlags(this.charge));
  };

  private give(rules: readonly string[]): void {
    const { until } = this;
    const reason = this.reason.trim();
    const limit = typedAmount(this.limit);
    this.lacking = [
      ...(until === "" ? (["until"] as const) : []),
      ...(this.limit.trim() !== "" && limit === null ? (["limit"] as const) : []),
      ...(reason === "" ? (["reason"] as const) : []),
    ];
    if (this.lacking.length > 0) return;
    const rule = this.rule || (rules[0] ?? "");
    const of = this.isForPi
      ? { pi: this.charge.pi, resource: "", source: "" }
      : { pi: "", resource: resourceOf(this.charge), source: this.charge.source };
    void this.grant({ rule, ...of, until, limit, reason });
  }

  /** The charges that it covers wait no more when the rules have looked again. */
  private async grant(wanted: ApprovalRequest & { readonly rule: string }): Promise<void> {
    const { period } = this.session;
    const done = await this.session.run(
      words.step,
      async (host) => {
        await grantApproval(host, wanted);
        return await runReview(host, period);
      },
      () => words.granted(wanted.rule, formatDay(wanted.until)),
    );
    if (done !== null) this.dispatchEvent(new CustomEvent("granted"));
  }
}

/** The rules that have flagged the charge and whose flag a person may approve for longer than once. */
export function approvableFlags({ flags }: Charge): readonly string[] {
  const rules = RULES_LIST.filter(isApprovable);
  return [...new Set(parseFlagNames(flags))].filter((name) =>
    rules.some((rule) => sameName(rule.name, name)),
  );
}

customElements.define("ocb-approval-form", ApprovalForm);
