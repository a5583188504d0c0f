/** One setting: its field, what it means, what is wrong with it, and for a template how it reads. */
import { html, nothing, type TemplateResult } from "lit";
import type { SettingName } from "../../../src/core/settings";
import type { SettingValues } from "../../../src/steps/settings";
import type { SettingsBoard } from "../../../src/steps/settings-board";
import { typed } from "../../parts/typed";
import { settings as words } from "../../text/settings";
import { COLOURS, labelOf, LONG, meaningOf, optionsOf } from "./groups";
import "./logo-field";
import { sampleOf } from "./samples";

export interface FieldOptions {
  readonly name: SettingName;
  /** All values as typed. */
  readonly values: SettingValues;
  /** Journal layouts of the workbook's own. */
  readonly layouts: SettingsBoard["layouts"];
  /** Typed and not saved. */
  readonly edited: boolean;
  /** In words that follow its name; "" when nothing is wrong. */
  readonly problem: string;
  readonly disabled: boolean;
  readonly type: (value: string) => void;
}

export function settingField(options: FieldOptions): TemplateResult {
  const { name, values, edited, disabled, type } = options;
  const sample = sampleOf(name, values);
  if (name === "logo")
    return html`<ocb-logo-field
        .value=${values[name]}
        ?edited=${edited}
        ?disabled=${disabled}
        @logo=${(event: CustomEvent<string>) => type(event.detail)}
      ></ocb-logo-field>
      ${wrong(options)}`;
  return html`<div class="setting stack tight">
    <label class="field"><span>${labelOf(name)}</span>${control(options)}</label>
    <p id="${name}-meaning" class="small quiet break">${meaningOf(name)}</p>
    ${wrong(options)}
    ${
      sample === ""
        ? nothing
        : html`<figure class="sample small">
            <figcaption class="quiet">${words.preview}</figcaption>
            <div class="break">${sample}</div>
          </figure>`
    }
  </div>`;
}

function wrong({ name, problem }: FieldOptions) {
  if (problem === "") return nothing;
  return html`<p id="${name}-problem" class="small bad break" role="alert">${words.problem(problem)}</p>`;
}

function control({ name, values, layouts, problem, disabled, type }: FieldOptions): TemplateResult {
  const value = values[name];
  const invalid = problem === "" ? nothing : "true";
  const described = `${name}-meaning${problem === "" ? "" : ` ${name}-problem`}`;
  const take = (event: Event) => type(typed(event));
  const options = optionsOf(name, layouts);
  if (options !== undefined) {
    const known = options.some((option) => option.value === value);
    return html`<select
      aria-invalid=${invalid}
      aria-describedby=${described}
      ?disabled=${disabled}
      @change=${take}
    >
      ${known ? nothing : html`<option value=${value} .selected=${true}>${value}</option>`}
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
      )}
    </select>`;
  }
  if (LONG.has(name)) {
    return html`<textarea
      rows=${name === "mailText" ? 10 : 3}
      aria-invalid=${invalid}
      aria-describedby=${described}
      ?disabled=${disabled}
      .value=${value}
      @input=${take}
    ></textarea>`;
  }
  const field = html`<input
    aria-invalid=${invalid}
    aria-describedby=${described}
    spellcheck="false"
    ?disabled=${disabled}
    .value=${value}
    @input=${take}
  />`;
  if (!COLOURS.has(name)) return field;
  return html`<span class="colour"
    >${field}<input
      type="color"
      aria-label="${labelOf(name)}, choose"
      ?disabled=${disabled}
      .value=${/^#[0-9a-fA-F]{6}$/.test(value) ? value : "#000000"}
      @input=${take}
  /></span>`;
}
