/** A field for a code that proposes what the workbook knows: projects, funds. Anything else may be typed. */
import { html, nothing, type TemplateResult } from "lit";
import type { Choice } from "../../src/steps/review-board";
import { typed } from "./typed";

export interface ChoiceField {
  /** Unique in its component. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value?: string;
  readonly missing?: boolean;
  readonly type?: (value: string) => void;
}

export function choiceField({ name, label, choices, value, missing, type }: ChoiceField): TemplateResult {
  return html`<label class="field"
      >${label}
      <input
        name=${name}
        list="${name}-choices"
        autocomplete="off"
        aria-invalid=${missing === true ? "true" : nothing}
        .value=${value ?? ""}
        @input=${(event: Event) => type?.(typed(event))}
      />
    </label>
    <datalist id="${name}-choices">
      ${choices.map(({ code, title }) => html`<option value=${code}>${title}</option>`)}
    </datalist>`;
}
