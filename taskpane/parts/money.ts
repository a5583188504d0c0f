/** Amounts as people read them, right-aligned and with their currency. */
import { html, type TemplateResult } from "lit";
import { amountFromNumber, roundToCents, type Amount, type Cents } from "../../src/core/money";
import { formatMoney } from "../../src/render/format";

/** An exact amount rounded to cents for reading. */
export function amountWords(amount: Amount, currency: string): string {
  return formatMoney(roundToCents(amount), currency);
}

/** What a cell holds: a double in whole currency units. */
export function cellWords(value: number, currency: string): string {
  return amountWords(amountFromNumber(value), currency);
}

export function centsWords(cents: Cents, currency: string): string {
  return formatMoney(cents, currency);
}

export function money(words: string): TemplateResult {
  return html`<span class="money">${words}</span>`;
}
