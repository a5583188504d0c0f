/** A few words that stand out, with a coloured edge; the words alone say what they mean. */
import { html, type TemplateResult } from "lit";

export type NoteKind = "info" | "warning" | "error" | "success";

export function note(
  kind: NoteKind,
  words: string | TemplateResult,
  actions?: TemplateResult | readonly TemplateResult[],
): TemplateResult {
  return html`<div class="note ${kind} stack tight">
    <div class="break">${words}</div>
    ${actions === undefined ? null : html`<div class="row">${actions}</div>`}
  </div>`;
}
