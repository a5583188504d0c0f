/** The files are of a closed month: only what differs can be brought, into an open one. */
import { html, nothing, type TemplateResult } from "lit";
import { periodName } from "../../../src/core/period";
import { imports as importsWords } from "../../text/import";

const words = importsWords.closed;

export interface ClosedCard {
  /** In order; at least one. */
  readonly months: readonly string[];
  readonly asCorrection: boolean;
  readonly disabled: boolean;
  readonly choose: (asCorrection: boolean) => void;
}

export function closedCard({ months, asCorrection, disabled, choose }: ClosedCard): TemplateResult {
  return html`<div class="note warning stack tight">
    <p>${words.about(months.map((period) => periodName(period)))}</p>
    <label class="check"
      ><input
        type="checkbox"
        .checked=${asCorrection}
        ?disabled=${disabled}
        @change=${(event: Event) => choose(event.target instanceof HTMLInputElement && event.target.checked)}
      /><span>${words.asCorrection}</span></label
    >
    ${asCorrection ? nothing : html`<p class="small quiet">${words.otherwise}</p>`}
  </div>`;
}
