/** One flagged charge: what it is, who would pay, every reason it is flagged, and what was decided. */
import { html, nothing, type TemplateResult } from "lit";
import type { Charge } from "../../../src/core/charge";
import { parseFlags } from "../../../src/core/review/flags";
import { amountWords } from "../../parts/money";
import { review as words } from "../../text/review";

export interface ChargeItem {
  readonly charge: Charge;
  readonly currency: string;
  readonly selected: boolean;
  readonly disabled: boolean;
  readonly select: (on: boolean) => void;
}

export function chargeItem({ charge, currency, selected, disabled, select }: ChargeItem): TemplateResult {
  const money = amountWords(charge.amount, currency);
  const what = charge.serviceName || charge.resourceName || charge.chargeId;
  return html`<li class="charge">
    <label class="line">
      <input
        type="checkbox"
        aria-label=${words.select(what, money)}
        .checked=${selected}
        ?disabled=${disabled}
        @change=${(event: Event) => select(event.target instanceof HTMLInputElement && event.target.checked)}
      />
      <span class="strong break">${what}</span>
      <span class="money">${money}</span>
    </label>
    <div class="about small">
      ${charge.resourceName === "" ? nothing : html`<p class="break">${charge.resourceName}</p>`}
      <p class="quiet break">${payer(charge)}</p>
      <ul>
        ${parseFlags(charge.flags).map(
          ({ rule, reason }) =>
            html`<li class="break">
              <span class="strong">${rule}</span>${reason === "" ? "" : `: ${reason}`}
            </li>`,
        )}
      </ul>
      ${charge.review === "Pending" && charge.carriedFrom === "" ? nothing : html`<p class="quiet break">${state(charge)}</p>`}
    </div>
  </li>`;
}

function payer({ source, pi, project, fundOrg }: Charge): string {
  return [source, pi || words.noPi, project || words.noProject, fundOrg || words.noFund].join(" · ");
}

function state({ review, reviewedBy, reviewNote, carriedFrom }: Charge): string {
  const parts = [
    review === "Pending" ? "" : words.decidedBy(review, reviewedBy),
    carriedFrom === "" ? "" : words.carried(carriedFrom),
    reviewNote,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
