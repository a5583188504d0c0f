/** The conformance report of a table: one line, which opens into the rules that applied, each into its examples. */
import { html, nothing, type TemplateResult } from "lit";
import type { FilePreview } from "../../../src/steps/import-preview";
import { imports as importsWords } from "../../text/import";
import { reportCounts, rulesFound, type Place, type RuleFound } from "./report";

const words = importsWords.report;

export function findingsList({ file, findings, badRows }: FilePreview): TemplateResult {
  const found = rulesFound(findings, badRows);
  const counts = reportCounts(findings, badRows);
  if (found.length === 0) return html`<p class="small good">${words.clean}</p>`;
  return html`<details class="report small">
    <summary aria-label=${words.summaryOf(file, counts)}>${words.summary(counts)}</summary>
    <ul class="found">
      ${found.map(rule)}
    </ul>
  </details>`;
}

function rule(found: RuleFound): TemplateResult {
  const { code, severity, count, places, text: says } = found;
  const rest = count - places.length;
  return html`<li>
    <details>
      <summary>
        <span class="mark of-${severity}">${words.severity[severity]}</span>
        <span class="code">${code}</span>
        <span class="times">${words.times(count)}</span>
        <span class="says break">${says}</span>
      </summary>
      <ul class="places stack tight">
        ${places.map((place) => placeOf(place, found))}
        ${rest > 0 ? html`<li class="quiet">${words.more(rest, severity)}</li>` : nothing}
      </ul>
    </details>
  </li>`;
}

/** A message names column and value itself. */
function placeOf({ row, column, value, message }: Place, found: RuleFound): TemplateResult {
  if (message !== "")
    return html`<li class="break"><span class="strong">${words.row(row)}</span> ${message}</li>`;
  return html`<li class="break">
    <span class="strong">${words.place(row, column, found.columns)}</span>${
      value === "" && row <= 1 ? nothing : html` <span class="value">${words.value(value)}</span>`
    }
  </li>`;
}
