/** What stands in place of charges that do not fit the filter, and above those that could not be approved. */
import { html, nothing, type TemplateResult } from "lit";
import type { Charge } from "../../../src/core/charge";
import type { DecisionResult } from "../../../src/steps/review";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import { note } from "../../parts/note";
import { review as words } from "../../text/review";

/** Charges named; all stay selected in the list. */
const MOST = 10;

/** @param waiting whether the filter asks for nothing but charges that wait */
export function noneFit(waiting: boolean, clear: () => void): TemplateResult {
  return html`<div class="stack tight">
    <p class="small">${waiting ? words.noneWaits : words.noneFit}</p>
    <div class="row">${button({ label: words.clearFilter, small: true, click: clear })}</div>
  </div>`;
}

export function refusedNote(
  refused: DecisionResult["refused"],
  charges: readonly Charge[],
  currency: string,
): TemplateResult {
  const named = (id: string): string => {
    const charge = charges.find(({ chargeId }) => chargeId === id);
    if (charge === undefined) return id;
    const { serviceName, resourceName, amount } = charge;
    const parts = [serviceName, resourceName].filter((part) => part !== "");
    return [...(parts.length === 0 ? [id] : parts), amountWords(amount, currency)].join(", ");
  };
  return note(
    "warning",
    html`<p class="strong">${words.refused(refused.length)}</p>
      <ul class="small stack tight">
        ${refused
          .slice(0, MOST)
          .map(
            ({ chargeId, reason }) =>
              html`<li class="break"><span class="strong">${named(chargeId)}</span>: ${reason}</li>`,
          )}
        ${refused.length > MOST ? html`<li>${words.refusedMore(refused.length - MOST)}</li>` : nothing}
      </ul>
      <p class="small">${words.refusedHint}</p>`,
  );
}
