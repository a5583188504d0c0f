/** The form for a charge, a credit or a transfer. */
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Amount } from "../../../src/core/money";
import { button } from "../../parts/button";
import type { PiPicker } from "../../parts/pi-picker";
import { selectField, textField } from "../../parts/text-field";
import { typedAmount } from "../../parts/typed-amount";
import { styles } from "../../styles";
import { adjustments as words } from "../../text/adjustments";
import { listed } from "../../text/words";
import { NOBODY, trimmed, unknownOf, type Choices, type Payer } from "./payer";
import { payerFields } from "./payer-fields";

export type EntryKind = "Charge" | "Credit" | "Transfer";

/** What the person typed, complete. */
export interface Entry {
  readonly kind: EntryKind;
  readonly payer: Payer;
  /** Of a transfer. */
  readonly to: Payer;
  /** Above zero. */
  readonly amount: Amount;
  readonly source: string;
  readonly serviceName: string;
  readonly account: string;
  readonly reason: string;
  readonly evidence: string;
  /** Who approved it on paper; "" for who enters it. */
  readonly approver: string;
}

type Lacking = keyof typeof words.lack;
type Typed = Record<
  "amount" | "source" | "serviceName" | "account" | "reason" | "evidence" | "approver",
  string
>;
const BLANK: Typed = {
  amount: "",
  source: "",
  serviceName: "",
  account: "",
  reason: "",
  evidence: "",
  approver: "",
};

/** `<ocb-entry-form .kind=… .choices=… .sources=… currency=…>`: events `enter` (detail: the entry) and `leave`. */
export class EntryForm extends LitElement {
  static override properties: PropertyDeclarations = {
    kind: { attribute: false },
    choices: { attribute: false },
    sources: { attribute: false },
    currency: {},
    secondPerson: { type: Boolean },
    disabled: { type: Boolean },
    payer: { state: true },
    to: { state: true },
    given: { state: true },
    lacking: { state: true },
    doubted: { state: true },
    doubts: { attribute: false },
  };
  static override styles = [styles];
  declare kind: EntryKind;
  declare choices: Choices;
  declare sources: readonly string[];
  declare currency: string;
  declare secondPerson: boolean;
  declare disabled: boolean;
  declare payer: Payer;
  declare to: Payer;
  declare given: Typed;
  declare lacking: readonly Lacking[];
  /** Projects and funds that are in no list: told of once, and taken when the button is pressed again. */
  declare doubted: readonly string[];
  /** What the rules say of it; it is entered all the same when the button is pressed again. */
  declare doubts: readonly string[];

  constructor() {
    super();
    this.kind = "Charge";
    this.choices = { people: [], projects: [], funds: [] };
    this.sources = [];
    this.currency = "";
    this.secondPerson = false;
    this.disabled = false;
    this.payer = NOBODY;
    this.to = NOBODY;
    this.given = BLANK;
    this.lacking = [];
    this.doubted = [];
    this.doubts = [];
  }

  override firstUpdated(): void {
    const picker = this.renderRoot.querySelector<PiPicker>("ocb-pi-picker");
    void picker?.updateComplete.then(() => picker.focus());
  }

  override render(): unknown {
    const { kind } = this;
    return html`<form class="card stack tight" @submit=${this.submitted}>
      <h3>${words.titles[kind]}</h3>
      <p class="small quiet">${words.hints[kind]}</p>
      ${kind === "Transfer" ? this.transfer() : this.one()}
      ${this.text("amount", words.amount(this.currency))}
      ${selectField(
        words.source,
        this.source,
        [...(this.sources.length === 1 ? [] : [["", words.noSource] as const]), ...this.sources.map(same)],
        (value) => this.take("source", value),
      )}
      <p class="small ${this.lacking.includes("source") ? "bad" : "quiet"}">${words.sourceHint}</p>
      ${this.text("serviceName", words.service)} ${this.text("account", words.account)}
      ${this.text("reason", words.reason, words.reasonHint)} ${this.text("evidence", words.evidence)}
      ${this.secondPerson ? nothing : this.text("approver", words.approver)}
      ${
        this.lacking.length === 0
          ? nothing
          : html`<p class="small bad" role="alert">
              ${words.lacking(listed(this.lacking.map((what) => words.lack[what])))}
            </p>`
      }
      ${
        this.doubted.length === 0
          ? nothing
          : html`<p class="small bad" role="alert">${words.unknown(this.doubted)}</p>`
      }
      ${
        this.doubts.length === 0
          ? nothing
          : html`<p class="small bad break" role="alert">${words.doubts(this.doubts)}</p>`
      }
      <div class="row">
        ${button({
          label: words.enter[kind],
          small: true,
          look: "primary",
          disabled: this.disabled,
          click: () => this.give(),
        })}
        ${button({
          label: words.cancel,
          small: true,
          look: "subtle",
          click: () => this.dispatchEvent(new CustomEvent("leave")),
        })}
      </div>
    </form>`;
  }

  private one() {
    const { findPi: find, pi, project, fund } = words;
    return payerFields({
      name: "own",
      labels: { find, pi, project, fund },
      choices: this.choices,
      value: this.payer,
      missing: this.lacking.includes("pi"),
      change: (payer) => (this.payer = payer),
    });
  }

  private transfer() {
    return html`<h4>${words.from}</h4>
      ${payerFields({
        name: "own",
        labels: { find: words.findPi, pi: words.pi, project: words.fromProject, fund: words.fromFund },
        choices: this.choices,
        value: this.payer,
        missing: this.lacking.includes("pi"),
        change: (payer) => (this.payer = payer),
      })}
      <h4>${words.to}</h4>
      ${payerFields({
        name: "to",
        labels: { find: words.findToPi, pi: words.pi, project: words.toProject, fund: words.toFund },
        choices: this.choices,
        value: this.to,
        missing: this.lacking.includes("toPi"),
        change: (to) => (this.to = to),
      })}`;
  }

  private text(name: keyof Typed, label: string, hint?: string) {
    return textField({
      label,
      value: this.given[name],
      missing: this.lacking.some((lack) => lack === name),
      ...(hint === undefined ? {} : { hint }),
      type: (value) => this.take(name, value),
    });
  }

  /** The only one needs no choosing; of several a person says which. */
  private get source(): string {
    return this.given.source === "" && this.sources.length === 1
      ? (this.sources[0] ?? "")
      : this.given.source;
  }

  private take(name: keyof Typed, value: string): void {
    this.given = { ...this.given, [name]: value };
    this.lacking = this.lacking.filter((lack) => lack !== name);
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.give();
  };

  private give(): void {
    const { kind, given } = this;
    const [payer, to] = [trimmed(this.payer), trimmed(this.to)];
    const amount = typedAmount(given.amount);
    const isThere: Readonly<Record<Lacking, boolean>> = {
      pi: payer.pi !== "",
      toPi: kind !== "Transfer" || Object.values(to).some((value) => value !== ""),
      amount: amount !== null && amount > 0n,
      source: this.sources.length === 0 || this.source !== "",
      reason: given.reason.trim() !== "",
    };
    this.lacking = (Object.keys(isThere) as Lacking[]).filter((what) => !isThere[what]);
    if (this.lacking.length > 0 || this.disabled || amount === null) return;
    const unknown = unknownOf([payer, to], this.choices);
    const isNew = unknown.some((code) => !this.doubted.includes(code));
    this.doubted = unknown;
    if (isNew) return;
    const detail: Entry = { kind, payer, to, ...given, source: this.source, amount };
    this.dispatchEvent(new CustomEvent("enter", { detail }));
  }
}

function same(value: string): readonly [string, string] {
  return [value, value];
}

customElements.define("ocb-entry-form", EntryForm);
