/** The journal's lines and what they come to: debits, credits and their balance. */
import { html, nothing, type TemplateResult } from "lit";
import type { JournalLine } from "../../../src/core/journal/journal";
import { formatMoney } from "../../../src/render/format";
import type { JournalPreview } from "../../../src/steps/journal-preview";
import { facts } from "../../parts/facts";
import { showMore } from "../../parts/paging";
import { journal as words } from "../../text/journal";
import { layout } from "../../text/journal-layout";

export function journalFigures(shown: JournalPreview): TemplateResult {
  const { journalId, lines, debits, credits, currency, control, fileLists } = shown;
  const payers = lines.filter(({ kind }) => kind === "Payer");
  const charged = payers.reduce((cents, { debit, credit }) => cents + debit - credit, 0);
  return html`${facts([
    [words.id, journalId],
    [words.lines, String(lines.length)],
    [words.debits, formatMoney(debits, currency)],
    [words.credits, formatMoney(credits, currency)],
    [layout.hashTotal, formatMoney(control.hashTotal, currency)],
    [words.balance, html`<strong>${formatMoney(debits - credits, currency)}</strong>`],
  ])}
  ${fileLists === "" ? nothing : html`<p class="small quiet">${words.fileLists(fileLists)}</p>`}
  ${charged === debits ? nothing : html`<p class="small quiet">${words.net(formatMoney(charged, currency))}</p>`}`;
}

export function journalTable(
  { lines, currency }: JournalPreview,
  most: number,
  more: (most: number) => void,
): TemplateResult {
  return html`<table>
      <caption>
        ${words.listed}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.what}</th>
          <th scope="col" class="money">${words.debit}</th>
          <th scope="col" class="money">${words.credit}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.slice(0, most).map((line) => row(line, currency))}
      </tbody>
    </table>
    ${showMore(most, lines.length, more)}`;
}

function row(line: JournalLine, currency: string) {
  const { fundOrg, account, description, debit, credit, kind } = line;
  const money = (cents: number) => (cents === 0 ? "" : formatMoney(cents, currency));
  const saysSo = description.toLowerCase().includes(words.recovery.toLowerCase());
  return html`<tr>
    <td>
      ${fundOrg}
      <div class="quiet">
        ${account === "" ? words.noAccount : account} ·
        ${description}${kind === "Recovery" && !saysSo ? ` · ${words.recovery}` : ""}
      </div>
    </td>
    <td class="money">${money(debit)}</td>
    <td class="money">${money(credit)}</td>
  </tr>`;
}
