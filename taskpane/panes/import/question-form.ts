/** A question about how a file is written. Nothing is chosen beforehand: money is never guessed at. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { ReadingExample } from "../../../src/core/focus/readings";
import { button } from "../../parts/button";
import { styles } from "../../styles";
import { imports as importsWords } from "../../text/import";
import type { Asked } from "./by-file";
import type { FileChange } from "./chosen";
import { radioStyles } from "../../parts/radio-styles";

const words = importsWords.question;

/** What was answered, and whether for the other files that ask the same. */
export interface Answered {
  readonly change: FileChange;
  readonly forAll: boolean;
}

interface Choice {
  readonly change: FileChange;
  readonly label: string;
  readonly example: ReadingExample;
  readonly also: string;
}

/** `<ocb-import-question .asked=… file="…" @answer=${event.detail: Answered}>` */
export class ImportQuestion extends LitElement {
  static override properties: PropertyDeclarations = {
    asked: { attribute: false },
    file: {},
    disabled: { type: Boolean },
    chosen: { state: true },
    forAll: { state: true },
    missing: { state: true },
  };
  static override styles = [
    styles,
    radioStyles,
    css`
      legend {
        padding: 0 0 var(--spacingVerticalXS);
      }
      .about {
        display: block;
      }
      .whole {
        white-space: nowrap;
        font-weight: var(--fontWeightSemibold);
      }
    `,
  ];
  declare asked: Asked;
  declare file: string;
  declare disabled: boolean;
  /** Place among the choices; -1 for none. */
  declare chosen: number;
  declare forAll: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.file = "";
    this.disabled = false;
    this.chosen = -1;
    this.forAll = false;
    this.missing = false;
  }

  override render(): unknown {
    const { question, alike } = this.asked;
    return html`<form
      class="note warning stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.answer();
      }}
    >
      <fieldset class="stack tight" aria-describedby=${this.missing ? "missing" : nothing}>
        <legend>
          <span class="strong">${words.title[question.about]}</span>
          <span class="small break about">${words.about(question.about, question.rows)}</span>
        </legend>
        ${this.choices().map((choice, i) => this.radio(choice, i))}
      </fieldset>
      ${alike.length === 0 ? nothing : this.all(alike.length)}
      ${this.missing ? html`<p id="missing" class="small bad" role="alert">${words.chooseOne}</p>` : nothing}
      <div class="row">
        ${button({
          label: words.go,
          name: words.goOf(question.about, this.file),
          small: true,
          disabled: this.disabled,
          click: () => this.answer(),
        })}
      </div>
    </form>`;
  }

  private radio({ label, example, also }: Choice, i: number) {
    return html`<label class="check radio"
      ><input
        type="radio"
        name="reading"
        value=${String(i)}
        .checked=${this.chosen === i}
        ?disabled=${this.disabled}
        @change=${() => {
          this.chosen = i;
          this.missing = false;
        }}
      /><span class="break"
        >${label}<br /><span class="small"
          >${words.example(example.text)} <span class="whole">${example.reading}</span></span
        >${also === "" ? nothing : html`<br /><span class="small quiet">${also}</span>`}</span
      ></label
    >`;
  }

  private all(others: number) {
    return html`<label class="check"
      ><input
        type="checkbox"
        aria-label=${words.forAllOf(others, this.asked.question.about, this.file)}
        .checked=${this.forAll}
        ?disabled=${this.disabled}
        @change=${(event: Event) =>
          (this.forAll = event.target instanceof HTMLInputElement && event.target.checked)}
      /><span>${words.forAll(others)}</span></label
    >`;
  }

  private choices(): Choice[] {
    const { question } = this.asked;
    if (question.about === "amounts") {
      return question.options.map(({ style, example, alsoChanges }) => ({
        change: { amounts: style },
        label: words.amounts[style],
        example,
        also: alsoChanges === undefined ? "" : words.also(alsoChanges.text, alsoChanges.reading),
      }));
    }
    return question.options.map(({ order, example, proof }) => ({
      change: { dates: order },
      label: words.dates[order],
      example,
      also: proof === undefined ? "" : words.proof(proof.text, proof.reading),
    }));
  }

  private answer(): void {
    const choice = this.choices()[this.chosen];
    this.missing = choice === undefined;
    if (choice === undefined) {
      this.renderRoot.querySelector<HTMLElement>("input[type=radio]")?.focus();
      return;
    }
    const detail: Answered = { change: choice.change, forAll: this.forAll };
    this.dispatchEvent(new CustomEvent("answer", { detail }));
  }
}

customElements.define("ocb-import-question", ImportQuestion);
