/** One chosen file: what it holds, its source and month, and the rows that cannot be billed. */
import { html, nothing, type TemplateResult } from "lit";
import type { FilePreview } from "../../../src/steps/import-preview";
import { button } from "../../parts/button";
import { facts } from "../../parts/facts";
import { amountWords } from "../../parts/money";
import { note } from "../../parts/note";
import { text } from "../../text";

/** Enough to see what is wrong with a file; all of them go to the Problems sheet. */
const SHOWN_BAD_ROWS = 10;

export interface FileCard {
  readonly file: FilePreview;
  readonly currency: string;
  readonly disabled: boolean;
  readonly change: (change: { source?: string; period?: string }) => void;
  readonly remove: () => void;
}

export function fileCard(card: FileCard): TemplateResult {
  const { file, currency, disabled } = card;
  return html`<li class="card stack tight">
    <div class="title">
      <span class="strong break">${file.file}</span>
      ${button({
        label: text.import.remove,
        name: text.import.removeFile(file.file),
        look: "subtle",
        small: true,
        disabled,
        click: card.remove,
      })}
    </div>
    ${file.refusal === "" ? held(card) : note("error", file.refusal)}
    ${
      file.refusal === ""
        ? facts([
            [text.import.list, amountWords(file.list, currency)],
            [text.import.billed, amountWords(file.billed, currency)],
          ])
        : nothing
    }
    ${file.newSource ? html`<p class="small warn">${text.import.newSource}</p>` : nothing}
    ${file.badRows.length === 0 ? nothing : badRows(file)}
  </li>`;
}

function held({ file, disabled, change }: FileCard): TemplateResult {
  return html`<p class="small quiet">
      ${text.import.rows(file.rows, file.charges, file.badRows.length)} · ${file.format}
    </p>
    <div class="pair">
      <label class="field"
        >${text.import.source}
        <input
          list="sources"
          aria-label=${text.import.sourceOf(file.file)}
          .value=${file.source}
          ?disabled=${disabled}
          @change=${(event: Event) => change({ source: valueOf(event) })}
        />
      </label>
      <label class="field"
        >${text.import.month}
        <input
          aria-label=${text.import.monthOf(file.file)}
          maxlength="7"
          .value=${file.period}
          ?disabled=${disabled}
          @change=${(event: Event) => change({ period: valueOf(event) })}
        />
      </label>
    </div>`;
}

function badRows({ badRows: bad }: FilePreview): TemplateResult {
  return html`<details class="small">
    <summary class="warn">${text.import.badRows(bad.length)}</summary>
    <ul class="stack tight">
      ${bad
        .slice(0, SHOWN_BAD_ROWS)
        .map(
          ({ row, column, value, message }) =>
            html`<li class="break">
              <span class="strong">${text.import.badRow(row, column, value)}</span><br />${message}
            </li>`,
        )}
      ${
        bad.length > SHOWN_BAD_ROWS
          ? html`<li class="quiet">${text.import.more(bad.length - SHOWN_BAD_ROWS)}</li>`
          : nothing
      }
    </ul>
  </details>`;
}

function valueOf(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value.trim() : "";
}
