/** A list of names and values: name at the left, value at the right. */
import { html, type TemplateResult } from "lit";

export type Fact = readonly [name: string, value: string | TemplateResult];

export function facts(items: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${items.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
