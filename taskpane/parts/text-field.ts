/** A field for a line of text, with what is wrong with it. */
import { html, nothing, type TemplateResult } from "lit";
import { typed } from "./typed";

export interface TextField {
  readonly label: string;
  readonly value: string;
  readonly type: (value: string) => void;
  /** "date" and such; text when absent. */
  readonly kind?: "text" | "date" | "search";
  readonly hint?: string;
  readonly missing?: boolean;
  readonly disabled?: boolean;
  readonly most?: number;
}

export function textField(field: TextField): TemplateResult {
  const { label, value, type, kind = "text", hint, missing, disabled, most = 500 } = field;
  return html`<label class="field"
    >${label}
    <input
      type=${kind}
      autocomplete="off"
      maxlength=${kind === "date" ? nothing : most}
      placeholder=${hint ?? nothing}
      aria-invalid=${missing === true ? "true" : nothing}
      ?disabled=${disabled ?? false}
      .value=${value}
      @input=${(event: Event) => type(typed(event))}
    />
  </label>`;
}

/** @param options value and words of each */
export function selectField(
  label: string,
  value: string,
  options: readonly (readonly [value: string, words: string])[],
  choose: (value: string) => void,
  disabled = false,
): TemplateResult {
  return html`<label class="field"
    >${label}
    <select aria-label=${label} ?disabled=${disabled} @change=${(event: Event) => choose(typed(event))}>
      ${options.map(([of, words]) => html`<option value=${of} .selected=${of === value}>${words}</option>`)}
    </select>
  </label>`;
}
