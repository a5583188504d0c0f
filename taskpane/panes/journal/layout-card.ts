/** A layout in words: where it is known from, in plain sight, and what its file holds to. */
import { html, nothing, type TemplateResult } from "lit";
import type { PresetColumn, PresetFacts } from "../../../src/core/journal/presets/preset";
import { figure } from "../../../src/core/words";
import { layout as words } from "../../text/journal-layout";

export interface LayoutCard {
  readonly evidence: string;
  readonly evidenceNote: string;
  readonly facts: PresetFacts;
}

export function layoutCard({ evidence, evidenceNote, facts }: LayoutCard): TemplateResult {
  const { characters, lineLimit, split, dates, signs, totals, fileName, columns } = facts;
  const limit = lineLimit === null ? words.noLimit : figure(lineLimit);
  return html`<div class="stack tight">
    <p class="small break"><span class="strong">${words.evidence(evidence)}</span> ${evidenceNote}</p>
    <details class="small">
      <summary>${words.facts}</summary>
      <div class="stack">
        ${list([
          [words.fileName, fileName],
          [words.characters, characters],
          [words.lines, split === "" ? limit : `${limit}; ${split}`],
          [words.dates, dates === "none" ? words.noDates : dates],
          [words.signs, signs],
          [words.totals, totals],
        ])}
        <table class="names">
          <caption class="sr-only">
            ${words.columns(columns.length)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.column}</th>
              <th scope="col">${words.holds}</th>
            </tr>
          </thead>
          <tbody>
            ${columns.map(columnRow)}
          </tbody>
        </table>
      </div>
    </details>
  </div>`;
}

/** Values are sentences: each stands after its name, not beside it. */
function list(items: readonly (readonly [name: string, value: string])[]) {
  return html`<ul>
    ${items.map(([name, value]) => html`<li class="break"><span class="quiet">${name}:</span> ${value}</li>`)}
  </ul>`;
}

function columnRow({ heading, holds, maxLength, needed }: PresetColumn) {
  const more = [
    ...(maxLength === undefined ? [] : [words.longest(maxLength)]),
    ...(needed === true ? [words.needed] : []),
  ];
  return html`<tr>
    <td class="break">${heading}</td>
    <td class="break">
      ${holds}${more.length === 0 ? nothing : html`<div class="quiet">${more.join("; ")}</div>`}
    </td>
  </tr>`;
}
