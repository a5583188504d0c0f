/** What stands in place of charges that do not fit the filter, and above those that could not be approved. */
import { html, type TemplateResult } from "lit";
import type { DecisionResult } from "../../../src/steps/review";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { review as words } from "../../text/review";

/** Reasons named; the others are mostly the same. */
const MOST = 5;

export function noneFit(clear: () => void): TemplateResult {
  return html`<div class="stack tight">
    <p class="small">${words.noneFit}</p>
    <div class="row">${button({ label: words.clearFilter, small: true, click: clear })}</div>
  </div>`;
}

export function refusedNote(refused: DecisionResult["refused"]): TemplateResult {
  const reasons = [...new Set(refused.map((r) => r.reason))];
  return note(
    "warning",
    html`<p class="strong">${words.refused(refused.length)}</p>
      <ul class="small">
        ${reasons.slice(0, MOST).map((reason) => html`<li>${reason}</li>`)}
      </ul>
      <p class="small">${words.refusedHint}</p>`,
  );
}
