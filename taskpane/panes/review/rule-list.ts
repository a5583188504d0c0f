/** Counts and money by rule; pressing one lists its charges alone. */
import { html, nothing, type TemplateResult } from "lit";
import type { RuleCount } from "../../../src/steps/review-board";
import { amountWords } from "../../parts/money";
import { review as reviewWords } from "../../text/review";

export interface RuleList {
  readonly rules: readonly RuleCount[];
  readonly currency: string;
  /** Charges that wait, each counted once. */
  readonly waiting: number;
  /** The rule whose charges are listed alone; "" for none. */
  readonly chosen: string;
  readonly choose: (rule: string) => void;
}

/** Rules that hold charges first; the others are folded away. */
export function ruleList(list: RuleList): TemplateResult {
  const waiting = list.rules.filter((r) => r.pending > 0);
  const others = list.rules.filter((r) => r.pending === 0);
  const overlap = list.rules.reduce((n, r) => n + r.pending, 0) > list.waiting;
  return html`${overlap ? html`<p class="small quiet">${reviewWords.rulesOverlap}</p>` : nothing}
  ${waiting.length === 0 ? nothing : rows(waiting, list)}
  ${
    others.length === 0
      ? nothing
      : html`<details class="small" ?open=${waiting.length === 0}>
          <summary>${reviewWords.otherRules(others.length)}</summary>
          ${rows(others, list)}
        </details>`
  }`;
}

function rows(rules: readonly RuleCount[], { currency, chosen, choose }: RuleList): TemplateResult {
  return html`<ul class="rules">
    ${rules.map(
      ({ rule, charges, amount, pending, pendingAmount }) =>
        html`<li>
          <button
            class="plain rule"
            aria-pressed=${rule === chosen ? "true" : "false"}
            @click=${() => choose(rule === chosen ? "" : rule)}
          >
            <span class="break">${rule}</span>
            <span class="small quiet">${pending > 0 ? reviewWords.ruleWaits(pending) : charges}</span>
            <span class="money">${amountWords(pending > 0 ? pendingAmount : amount, currency)}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}
