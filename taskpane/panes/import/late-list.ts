/** What late rows of a closed month come to: what is charged in the open month, and what is left out. */
import { html, type TemplateResult } from "lit";
import { amount } from "../../../src/core/money";
import { periodName } from "../../../src/core/period";
import { figure } from "../../../src/core/words";
import type { ImportResult } from "../../../src/steps/import-files";
import { facts } from "../../parts/facts";
import { imports as importsWords } from "../../text/import";
import { signedWords } from "./signed";

const words = importsWords.late;

export function lateList(late: ImportResult["late"], currency: string): TemplateResult {
  return html`<ul class="stack tight">
    ${late.map(
      ({ source, of, into, late: fresh, alike, known, problems, gone, stays }) =>
        html`<li class="card stack tight">
          <span class="strong break">${source}, ${periodName(of)}</span>
          <p class="small quiet">${words.into(periodName(into))}</p>
          ${facts([
            [words.late, figure(fresh.rows)],
            [words.amount, signedWords(amount(fresh.amount), currency)],
            ...some(words.alike, alike),
            ...some(words.known, known.rows),
            ...some(words.problems, problems),
            ...some(words.gone, gone.rows),
            ...some(words.stays, stays.rows),
          ])}
        </li>`,
    )}
  </ul>`;
}

function some(label: string, n: number): [string, string][] {
  return n === 0 ? [] : [[label, figure(n)]];
}
