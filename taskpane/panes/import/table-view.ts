/** One table of a chosen file: what it is, how many rows, its totals, and what the rules say of it. */
import { html, nothing, type TemplateResult } from "lit";
import type { FilePreview } from "../../../src/steps/import-preview";
import { facts } from "../../parts/facts";
import { amountWords } from "../../parts/money";
import { imports as words } from "../../text/import";
import { findingsList } from "./findings-list";

/** @param named with its own name, where it is not the chosen file's */
export function tableView(table: FilePreview, currency: string, named: boolean): TemplateResult {
  if (isManifest(table)) return html`<p class="small break">${table.format}</p>`;
  const { file, format, rows, charges, badRows, summarised, list, billed } = table;
  return html`<div class="table stack tight">
    ${named ? html`<p class="strong small break">${file}</p>` : nothing}
    <p class="small">
      ${format}<br /><span class="quiet">${words.rows(rows, charges, badRows.length)}</span>
    </p>
    ${table.notes.map((said) => html`<p class="small quiet break">${said}</p>`)}
    ${
      summarised === null
        ? nothing
        : html`<p class="small">${words.summarise.became(summarised.rows, summarised.charges)}</p>`
    }
    ${facts([
      [words.list, amountWords(list, currency)],
      [words.billed, amountWords(billed, currency)],
    ])}
    ${findingsList(table)}
  </div>`;
}

/** It holds no charges and is of no source: it names the files that do. */
export function isManifest({ source, refusal }: FilePreview): boolean {
  return source === "" && refusal === "";
}
