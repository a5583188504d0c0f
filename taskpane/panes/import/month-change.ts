/** What an import changes in one source's month, and the choice between replacing and adding. */
import { html, nothing, type TemplateResult } from "lit";
import { sum } from "../../../src/core/money";
import { periodName } from "../../../src/core/period";
import type { MonthPreview } from "../../../src/steps/import-month-preview";
import { note } from "../../parts/note";
import { facts } from "../../parts/facts";
import { amountWords, money } from "../../parts/money";
import { imports as importsWords } from "../../text/import";
import { signedWords } from "./signed";

export interface MonthChange {
  readonly month: MonthPreview;
  readonly currency: string;
  readonly disabled: boolean;
  readonly choose: (how: "replace" | "add") => void;
}

export function monthChange(change: MonthChange): TemplateResult {
  const { month, currency } = change;
  const title = `${month.source}, ${periodName(month.period)}`;
  return html`<li class="card stack tight">
    <div class="title">
      <span class="strong break">${title}</span>
      ${month.there === null ? money(amountWords(month.amount, currency)) : nothing}
    </div>
    ${month.status === "Open" ? nothing : html`<p class="small warn">${importsWords.closed.month}</p>`}
    ${month.status === "Open" ? changes(change) : nothing}
  </li>`;
}

function changes(change: MonthChange): TemplateResult {
  const { month, currency } = change;
  return html`<p class="small ${month.how === "ask" ? "warn" : "quiet"}">${summary(month)}</p>
    ${
      month.there === null
        ? nothing
        : html`${choice(change)} ${difference(month, month.there.amount, currency)}`
    }
    ${month.warnings.map((warning) => note("warning", html`<span class="small">${warning}</span>`))}`;
}

/** Nothing is there yet and nothing is to be said of it: it needs no card. */
export function isPlainlyNew({ there, status, warnings }: MonthPreview): boolean {
  return there === null && status === "Open" && warnings.length === 0;
}

/** Months in which the sources have nothing yet: a line for each month says enough. */
export function newMonths(months: readonly MonthPreview[], currency: string): TemplateResult {
  const fresh = months.filter(isPlainlyNew);
  const periods = [...new Set(fresh.map((month) => month.period))];
  return html`${periods.map((period) => {
    const of = fresh.filter((month) => month.period === period);
    const charges = of.reduce((n, month) => n + month.charges, 0);
    const amount = sum(of.map((month) => month.amount));
    return html`<div class="title">
      <span class="break"
        >${importsWords.newIn(
          of.map((month) => month.source),
          periodName(period),
          charges,
        )}</span
      >
      ${money(amountWords(amount, currency))}
    </div>`;
  })}`;
}

function summary({ how, charges, there }: MonthPreview): string {
  if (there === null) return importsWords.newMonth(charges);
  if (how === "replace") return importsWords.replaced(there.charges, charges);
  if (how === "add") return importsWords.added(there.charges, charges);
  return importsWords.toDecide(there.charges);
}

function choice({ month, disabled, choose }: MonthChange): TemplateResult {
  return html`<select
    aria-label=${importsWords.how(month.source, periodName(month.period))}
    ?disabled=${disabled}
    @change=${(event: Event) => {
      const how = event.target instanceof HTMLSelectElement ? event.target.value : "";
      if (how === "replace" || how === "add") choose(how);
    }}
  >
    ${month.how === "ask" ? html`<option value="" selected>${importsWords.ask}</option>` : nothing}
    <option value="replace" .selected=${month.how === "replace"}>${importsWords.replace}</option>
    <option value="add" .selected=${month.how === "add"}>${importsWords.add}</option>
  </select>`;
}

function difference(month: MonthPreview, before: bigint, currency: string): TemplateResult {
  if (month.how === "ask") return facts([[importsWords.before, amountWords(before, currency)]]);
  const after = month.how === "add" ? before + month.amount : month.amount;
  return facts([
    [importsWords.before, amountWords(before, currency)],
    [importsWords.after, amountWords(after, currency)],
    [importsWords.difference, signedWords(after - before, currency)],
  ]);
}
