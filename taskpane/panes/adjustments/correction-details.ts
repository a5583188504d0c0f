/** What is right about a charge of a closed month, and why it was wrong. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { CorrectionRequest, FoundCharges } from "../../../src/steps/correct-charge";
import { button } from "../../parts/button";
import { textField } from "../../parts/text-field";
import { typedAmount } from "../../parts/typed-amount";
import { styles } from "../../styles";
import { adjustments, corrections as words } from "../../text/adjustments";
import { listed } from "../../text/words";
import { NOBODY, trimmed, type Choices, type Payer } from "./payer";
import { payerFields } from "./payer-fields";

export type Correction = Pick<
  CorrectionRequest,
  "change" | "reason" | "evidence" | "explanation" | "certifier" | "approver"
>;

type Field = "amount" | "reason" | "evidence" | "explanation" | "certifier" | "approver";
type Lacking = keyof typeof words.lack;
const BLANK: Readonly<Record<Field, string>> = {
  amount: "",
  reason: "",
  evidence: "",
  explanation: "",
  certifier: "",
  approver: "",
};

/** `<ocb-correction-details .choices .lateness currency>`: events `enter` (detail: the correction) and `leave`. */
export class CorrectionDetails extends LitElement {
  static override properties: PropertyDeclarations = {
    choices: { attribute: false },
    lateness: { attribute: false },
    currency: {},
    secondPerson: { type: Boolean },
    disabled: { type: Boolean },
    payer: { state: true },
    given: { state: true },
    lacking: { state: true },
  };
  static override styles = [styles];
  declare choices: Choices;
  declare lateness: FoundCharges["lateness"];
  declare currency: string;
  declare secondPerson: boolean;
  declare disabled: boolean;
  declare payer: Payer;
  declare given: Readonly<Record<Field, string>>;
  declare lacking: readonly Lacking[];

  constructor() {
    super();
    this.choices = { people: [], projects: [], funds: [] };
    this.lateness = { days: 0, limit: 0, isLate: false };
    this.currency = "";
    this.secondPerson = false;
    this.disabled = false;
    this.payer = NOBODY;
    this.given = BLANK;
    this.lacking = [];
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override render(): unknown {
    const { newPi: find, newProject: project, newFund: fund } = words;
    const { days, limit, isLate } = this.lateness;
    return html`<form
      class="stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.give();
      }}
    >
      <h4>${words.whatChanges}</h4>
      ${this.text("amount", words.newAmount(this.currency))}
      ${payerFields({
        name: "new",
        labels: { find, pi: words.newPiIs, project, fund },
        choices: this.choices,
        value: this.payer,
        missing: this.lacking.includes("change"),
        change: (payer) => (this.payer = payer),
      })}
      <h4>${words.why}</h4>
      ${this.text("reason", adjustments.reason, adjustments.reasonHint)}
      ${this.text("evidence", adjustments.evidence)}
      ${this.secondPerson ? nothing : this.text("approver", adjustments.approver)}
      ${
        isLate
          ? html`<p class="small">${words.isLate(days, limit)}</p>
              ${this.text("explanation", words.explanation)} ${this.text("certifier", words.certifier)}`
          : nothing
      }
      ${
        this.lacking.length === 0
          ? nothing
          : html`<p class="small bad" role="alert">
              ${adjustments.lacking(listed(this.lacking.map((what) => words.lack[what])))}
            </p>`
      }
      <div class="row">
        ${button({
          label: words.enter,
          small: true,
          look: "primary",
          disabled: this.disabled,
          click: () => this.give(),
        })}
        ${button({
          label: adjustments.cancel,
          small: true,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </form>`;
  }

  private text(name: Field, label: string, hint?: string) {
    return textField({
      label,
      value: this.given[name],
      missing: this.lacking.some((lack) => lack === name),
      ...(hint === undefined ? {} : { hint }),
      type: (value) => {
        this.given = { ...this.given, [name]: value };
        this.lacking = this.lacking.filter(
          (lack) => lack !== name && (lack !== "change" || name !== "amount"),
        );
      },
    });
  }

  private give(): void {
    const { given, lateness } = this;
    const { pi, project, fundOrg } = trimmed(this.payer);
    const isBlank = given.amount.trim() === "";
    const amount = typedAmount(given.amount);
    const says = (field: Field): boolean => given[field].trim() !== "";
    const isThere: Readonly<Record<Lacking, boolean>> = {
      change: !isBlank || pi !== "" || project !== "" || fundOrg !== "",
      amount: isBlank || amount !== null,
      reason: says("reason"),
      explanation: !lateness.isLate || says("explanation"),
      certifier: !lateness.isLate || says("certifier"),
    };
    this.lacking = (Object.keys(isThere) as Lacking[]).filter((what) => !isThere[what]);
    if (this.lacking.length > 0 || this.disabled) return;
    const { reason, evidence, explanation, certifier, approver } = given;
    const change = {
      ...(amount === null ? {} : { amount }),
      ...(pi === "" ? {} : { pi }),
      ...(project === "" ? {} : { project }),
      ...(fundOrg === "" ? {} : { fundOrg }),
    };
    const detail: Correction = { change, reason, evidence, explanation, certifier, approver };
    this.dispatchEvent(new CustomEvent("enter", { detail }));
  }
}

customElements.define("ocb-correction-details", CorrectionDetails);
