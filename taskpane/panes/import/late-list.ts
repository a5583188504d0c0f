/** What late rows of a closed month come to: what is charged in the open month, and what is left out. */
import { html, type TemplateResult } from "lit";
import { amount } from "../../../src/core/money";
import { periodName } from "../../../src/core/period";
import { figure } from "../../../src/core/words";
import type { ImportResult } from "../../../src/steps/import-files";
import { facts } from "../../parts/facts";
import { amountWords } from "../../parts/money";
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
            ...counted(words.alike, alike),
            ...some(words.known, known, currency),
            ...counted(words.problems, problems),
            ...some(words.gone, gone, currency),
            ...some(words.stays, stays, currency),
          ])}
        </li>`,
    )}
  </ul>`;
}

/** With what they come to: so the parts make the file. */
function some(
  label: string,
  of: ImportResult["late"][number]["known"],
  currency: string,
): [string, string][] {
  return of.rows === 0 ? [] : [[label, `${figure(of.rows)}, ${amountWords(amount(of.amount), currency)}`]];
}

function counted(label: string, n: number): [string, string][] {
  return n === 0 ? [] : [[label, figure(n)]];
}
