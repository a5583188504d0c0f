/** A part of a pane under a heading of its own. */
import { html, type TemplateResult } from "lit";

export function section(
  title: string,
  content: TemplateResult | readonly TemplateResult[],
  beside?: TemplateResult,
): TemplateResult {
  return html`<section class="stack tight">
    <div class="row between heads">
      <h3>${title}</h3>
      ${beside}
    </div>
    ${content}
  </section>`;
}
