/** Files of a closed month: only what differs, or what comes late beside rows of an open month, can be brought. */
import { html, nothing, type TemplateResult } from "lit";
import { periodName } from "../../../src/core/period";
import { imports as importsWords } from "../../text/import";

const words = importsWords.closed;

export interface ClosedCard {
  /** In order; at least one. */
  readonly months: readonly string[];
  /** The files have rows of an open month, too. */
  readonly beside: boolean;
  /** What is offered for that was chosen. */
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly choose: (on: boolean) => void;
}

export function closedCard({ months, beside, chosen, disabled, choose }: ClosedCard): TemplateResult {
  const names = months.map((period) => periodName(period));
  return html`<div class="note warning stack tight">
    <p>${beside ? words.beside(names) : words.about(names)}</p>
    <label class="check"
      ><input
        type="checkbox"
        .checked=${chosen}
        ?disabled=${disabled}
        @change=${(event: Event) => choose(event.target instanceof HTMLInputElement && event.target.checked)}
      /><span>${beside ? words.lateRows : words.asCorrection}</span></label
    >
    ${chosen ? nothing : html`<p class="small quiet">${beside ? words.wholeMonth : words.otherwise}</p>`}
  </div>`;
}
