/** What a restated month comes to: how its rows differ from what was imported then, and what that changes. */
import { html, nothing, type TemplateResult } from "lit";
import { amount } from "../../../src/core/money";
import { periodName } from "../../../src/core/period";
import { figure } from "../../../src/core/words";
import type { ImportResult } from "../../../src/steps/import-files";
import { facts } from "../../parts/facts";
import { signedWords } from "./signed";
import { imports as importsWords } from "../../text/import";

const words = importsWords.corrections;

type Largest = ImportResult["corrections"][number]["largest"];

function differences(largest: Largest, all: number, currency: string): TemplateResult {
  return html`<details class="small">
    <summary>${words.largest(largest.length, all)}</summary>
    <ul class="stack tight">
      ${largest.map(
        (one) =>
          html`<li>
            <div class="row between">
              <span class="break">${one.what}</span>
              <span>${signedWords(amount(one.amount), currency)}</span>
            </div>
            <p class="quiet break">${[one.project, one.pi].filter((text) => text !== "").join(" · ")}</p>
          </li>`,
      )}
    </ul>
  </details>`;
}

export function correctionList(corrections: ImportResult["corrections"], currency: string): TemplateResult {
  const number = (n: number): string => figure(n);
  return html`<ul class="stack tight">
    ${corrections.map(
      ({ source, of, into, unchanged, changed, gone, added, difference, largest }) =>
        html`<li class="card stack tight">
          <span class="strong break">${source}, ${periodName(of)}</span>
          <p class="small quiet">${words.into(periodName(into))}</p>
          ${facts([
            [words.unchanged, number(unchanged)],
            [words.changed, number(changed)],
            [words.gone, number(gone)],
            [words.added, number(added)],
            [words.difference, signedWords(amount(difference), currency)],
          ])}
          ${largest.length === 0 ? nothing : differences(largest, changed + gone + added, currency)}
        </li>`,
    )}
  </ul>`;
}
