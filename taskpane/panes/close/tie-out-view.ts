/** The tie-out with every figure: what came in, where it went, what was billed and booked, and the one difference. */
import { html, nothing, type TemplateResult } from "lit";
import { amountToNumber, type Amount } from "../../../src/core/money";
import type { ClosingPreview } from "../../../src/steps/closing-preview";
import { amountWords } from "../../parts/money";
import { note } from "../../parts/note";
import { text } from "../../text";

const words = text.close;

export function tieOutView({ tieOut: t, currency, warnings, fileAway }: ClosingPreview): TemplateResult {
  const money = (amount: Amount | null) => (amount === null ? words.none : amountWords(amount, currency));
  const row = (name: string, amount: Amount | null) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="money">${money(amount)}</td>
    </tr>`;
  const total = (name: string, amount: Amount) =>
    html`<tr class="total">
      <th scope="row">${name}</th>
      <td class="money">${money(amount)}</td>
    </tr>`;
  const off = t.checks.filter((check) => check.difference !== 0n);
  return html`<table class="figures">
      <caption class="sr-only">
        ${words.tieOut}
      </caption>
      <tbody>
        ${row(words.imported, t.imported)} ${row(words.carriedIn, t.carriedIn)}
        ${row(words.adjustments, t.adjustments)}
        ${total(words.totalIn, t.imported + t.carriedIn + t.adjustments)}
      </tbody>
      <tbody>
        ${row(words.billed, t.billed)} ${row(words.held, t.held)} ${row(words.rejected, t.rejected)}
        ${row(words.pending, t.pending)} ${row(words.problems, t.problems)}
        ${total(words.totalOut, t.billed + t.held + t.rejected + t.pending + t.problems)}
      </tbody>
      <tbody>
        ${row(words.rounding, t.rounding)} ${row(words.statements, t.statements)}
        ${row(words.debits, t.journalDebits)} ${row(words.credits, t.journalCredits)}
        <tr class="total ${t.difference === 0n ? "good" : "bad"}">
          <th scope="row">${words.difference}</th>
          <td class="money">${t.difference === 0n ? money(0n) : words.notZero}</td>
        </tr>
      </tbody>
    </table>
    ${off.map(({ name, difference }) => note("error", words.off(name, amountOrRows(name, difference, money))))}
    ${off.some(({ name }) => /journal/i.test(name)) ? note("info", words.offJournal) : nothing}
    ${t.unreadable.length === 0 ? nothing : note("warning", words.unreadable(t.unreadable.length))}
    ${warnings.map((warning) => note("warning", warning))}
    ${fileAway === "" ? nothing : html`<p class="small quiet break">${words.away(fileAway)}</p>`}`;
}

/** Checks by row count rows, each as one whole unit. */
function amountOrRows(name: string, difference: Amount, money: (amount: Amount) => string): string {
  return name.endsWith("(rows)") ? words.rows(Math.round(amountToNumber(difference))) : money(difference);
}
