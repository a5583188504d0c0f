/** The fields by which the list of charges is narrowed. */
import { html, type TemplateResult } from "lit";
import type { Charge } from "../../../src/core/charge";
import { review as words } from "../../text/review";
import { STATES, valuesOf, type Filter } from "./filter";

export function filterBar(
  charges: readonly Charge[],
  filter: Filter,
  change: (filter: Filter) => void,
): TemplateResult {
  return html`<div class="pair" role="group" aria-label=${words.filter}>
    <label class="field"
      >${words.state}
      <select
        aria-label=${words.state}
        @change=${(event: Event) =>
          change({ ...filter, state: STATES.find((s) => s === valueOf(event)) ?? filter.state })}
      >
        ${STATES.map(
          (s) => html`<option value=${s} .selected=${s === filter.state}>${words.states[s]}</option>`,
        )}
      </select>
    </label>
    <label class="field"
      >${words.text}
      <input
        type="search"
        placeholder=${words.textHint}
        .value=${filter.text}
        @input=${(event: Event) => change({ ...filter, text: valueOf(event) })}
      />
    </label>
    ${chooser(words.source, valuesOf(charges, "source"), filter.source, (source) =>
      change({ ...filter, source }),
    )}
    ${chooser(words.pi, valuesOf(charges, "pi"), filter.pi, (pi) => change({ ...filter, pi }))}
  </div>`;
}

function chooser(
  label: string,
  values: readonly string[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    >${label}
    <select aria-label=${label} @change=${(event: Event) => choose(valueOf(event))}>
      <option value="" .selected=${chosen === ""}>${words.any}</option>
      ${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${value}</option>`)}
    </select>
  </label>`;
}

function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}
