/** What is right about a charge of a closed month, or what of it is given back; and why. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { CorrectionRequest, FoundCharges } from "../../../src/steps/correct-charge";
import { button } from "../../parts/button";
import { selectField, textField } from "../../parts/text-field";
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

type Kind = keyof typeof words.kinds;
type Field = "amount" | "refund" | "reason" | "evidence" | "explanation" | "certifier" | "approver";
type Lacking = keyof typeof words.lack;
const BLANK: Readonly<Record<Field, string>> = {
  amount: "",
  refund: "",
  reason: "",
  evidence: "",
  explanation: "",
  certifier: "",
  approver: "",
};

const KINDS = [
  ["right", words.kinds.right],
  ["refund", words.kinds.refund],
] as const;

/** `<ocb-correction-details .choices .lateness currency>`: events `look` (detail: the correction) and `leave`. */
export class CorrectionDetails extends LitElement {
  static override properties: PropertyDeclarations = {
    choices: { attribute: false },
    lateness: { attribute: false },
    currency: {},
    left: {},
    secondPerson: { type: Boolean },
    disabled: { type: Boolean },
    kind: { state: true },
    payer: { state: true },
    given: { state: true },
    lacking: { state: true },
  };
  static override styles = [styles];
  declare choices: Choices;
  declare lateness: FoundCharges["lateness"];
  declare currency: string;
  /** What can be given back, in words. */
  declare left: string;
  declare secondPerson: boolean;
  declare disabled: boolean;
  declare kind: Kind;
  declare payer: Payer;
  declare given: Readonly<Record<Field, string>>;
  declare lacking: readonly Lacking[];

  constructor() {
    super();
    this.choices = { people: [], projects: [], funds: [] };
    this.lateness = { days: 0, limit: 0, isLate: false };
    this.currency = "";
    this.left = "";
    this.kind = "right";
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
    const { days, limit, isLate } = this.lateness;
    return html`<form
      class="stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.give();
      }}
    >
      ${selectField(words.kind, this.kind, KINDS, (kind) => {
        this.kind = kind === "refund" ? "refund" : "right";
        this.lacking = [];
      })}
      ${this.kind === "refund" ? this.text("refund", words.refund(this.currency, this.left)) : this.right()}
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
          label: words.see,
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

  private right() {
    const { newPi: find, newProject: project, newFund: fund } = words;
    return html`<h4>${words.whatChanges}</h4>
      ${this.text("amount", words.newAmount(this.currency))}
      ${payerFields({
        name: "new",
        labels: { find, pi: words.newPiIs, project, fund },
        choices: this.choices,
        value: this.payer,
        missing: this.lacking.includes("change"),
        change: (payer) => (this.payer = payer),
      })}`;
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
    const isRefund = this.kind === "refund";
    const { pi, project, fundOrg } = isRefund ? NOBODY : trimmed(this.payer);
    const isBlank = given.amount.trim() === "";
    const amount = isRefund ? null : typedAmount(given.amount);
    const refund = isRefund ? typedAmount(given.refund) : null;
    const says = (field: Field): boolean => given[field].trim() !== "";
    const isThere: Readonly<Record<Lacking, boolean>> = {
      change: isRefund || !isBlank || pi !== "" || project !== "" || fundOrg !== "",
      amount: isRefund || isBlank || amount !== null,
      refund: !isRefund || (refund !== null && refund > 0n),
      reason: says("reason"),
      explanation: !lateness.isLate || says("explanation"),
      certifier: !lateness.isLate || says("certifier"),
    };
    this.lacking = (Object.keys(isThere) as Lacking[]).filter((what) => !isThere[what]);
    if (this.lacking.length > 0 || this.disabled) return;
    const { reason, evidence, explanation, certifier, approver } = given;
    const change = {
      ...(refund === null ? {} : { refund }),
      ...(amount === null ? {} : { amount }),
      ...(pi === "" ? {} : { pi }),
      ...(project === "" ? {} : { project }),
      ...(fundOrg === "" ? {} : { fundOrg }),
    };
    const detail: Correction = { change, reason, evidence, explanation, certifier, approver };
    this.dispatchEvent(new CustomEvent("look", { detail }));
  }
}

customElements.define("ocb-correction-details", CorrectionDetails);
