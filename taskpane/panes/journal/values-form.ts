/** What a layout needs to know besides the lines: entered once and kept in the workbook. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { sameName } from "../../../src/core/reference";
import type { JournalPreview } from "../../../src/steps/journal-preview";
import { saveJournalValues } from "../../../src/steps/journal-values";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { selectField, textField } from "../../parts/text-field";
import { journal } from "../../text/journal";
import { layout as words } from "../../text/journal-layout";

type Value = JournalPreview["preset"]["values"][number];

/** `<ocb-journal-values .session format .values>`: event `saved`. */
export class JournalValues extends Pane {
  static override properties: PropertyDeclarations = {
    format: {},
    values: { attribute: false },
    disabled: { type: Boolean },
    edits: { state: true },
  };
  declare format: string;
  declare values: readonly Value[];
  declare disabled: boolean;
  /** What was typed and not saved, by field. */
  declare edits: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.format = "";
    this.values = [];
    this.disabled = false;
    this.edits = {};
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has("format") && changed.get("format") !== undefined) this.edits = {};
  }

  override render(): unknown {
    const lacking = this.values.filter((v) => v.needed && this.current(v).trim() === "");
    const open = lacking.length > 0 || Object.keys(this.edits).length > 0;
    return html`<details ?open=${open}>
      <summary>${words.values}</summary>
      <form
        class="stack"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.save();
        }}
      >
        <p class="small quiet">${words.valuesAbout}</p>
        ${this.values.map((value) => this.field(value))}
        ${
          lacking.length === 0
            ? nothing
            : html`<p class="small warn" role="status">${words.lacking(lacking.map((v) => v.field))}</p>`
        }
        <div class="row">
          ${button({
            label: words.saveValues,
            small: true,
            disabled: this.disabled || Object.keys(this.edits).length === 0,
            click: () => void this.save(),
          })}
        </div>
      </form>
    </details>`;
  }

  private field(value: Value) {
    const { field, meaning, example, needed, choices } = value;
    const label = needed ? `${field} (${words.needed})` : field;
    const now = this.current(value);
    const type = (typed: string) => {
      this.edits = { ...this.edits, [field]: typed };
    };
    return html`<div>
      ${
        choices.length > 0
          ? selectField(label, choiceOf(now, choices), optionsOf(now, choices), type)
          : textField({
              label,
              value: now,
              ...(example === "" ? {} : { hint: words.example(example) }),
              type,
            })
      }
      <p class="small quiet break">${meaning}</p>
    </div>`;
  }

  private current({ field, value }: Value): string {
    return this.edits[field] ?? value;
  }

  private async save(): Promise<void> {
    const { edits, format } = this;
    const n = Object.keys(edits).length;
    if (n === 0 || this.disabled) return;
    const done = await this.session.run(
      journal.step,
      async (host) => {
        await saveJournalValues(host, format, edits);
        return n;
      },
      (saved) => words.valuesSaved(saved),
    );
    if (done === null) return;
    this.edits = {};
    this.dispatchEvent(new CustomEvent("saved"));
  }
}

/** Case does not matter in the sheet. */
function choiceOf(value: string, choices: readonly string[]): string {
  return choices.find((choice) => sameName(choice, value)) ?? value;
}

/** What stands in the sheet and is no choice is shown as it stands: the findings say that it is wrong. */
function optionsOf(value: string, choices: readonly string[]): (readonly [string, string])[] {
  const isKnown = choices.includes(choiceOf(value, choices));
  return [...(isKnown ? [] : [value]), ...choices].map((one) => [one, one === "" ? words.noChoice : one]);
}

customElements.define("ocb-journal-values", JournalValues);
