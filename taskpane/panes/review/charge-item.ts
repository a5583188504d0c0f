/** One flagged charge: what it is, who would pay, every reason it is flagged, and what was decided. */
import { html, nothing, type TemplateResult } from "lit";
import type { Charge } from "../../../src/core/charge";
import { parseFlags } from "../../../src/core/review/flags";
import type { ShownPayer } from "../../../src/steps/review-board";
import { amountWords } from "../../parts/money";
import { review as words } from "../../text/review";
import { paysWords } from "./pays-words";

export interface ChargeItem {
  readonly charge: Charge;
  readonly payer: ShownPayer | undefined;
  readonly currency: string;
  readonly selected: boolean;
  readonly disabled: boolean;
  readonly select: (on: boolean) => void;
}

export function chargeItem({
  charge,
  payer,
  currency,
  selected,
  disabled,
  select,
}: ChargeItem): TemplateResult {
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
      <p class="quiet break">${whose(charge, payer)}</p>
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

function whose({ source, pi, project, fundOrg }: Charge, payer: ShownPayer | undefined): string {
  const pays = payer === undefined ? fundOrg || words.noFund : paysWords(payer);
  return [source, pi || words.noPi, project || words.noProject, pays].join(" · ");
}

function state({ review, reviewedBy, reviewNote, carriedFrom }: Charge): string {
  const parts = [
    review === "Pending" ? "" : words.decidedBy(review, reviewedBy),
    carriedFrom === "" ? "" : words.carried(carriedFrom),
    reviewNote,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
