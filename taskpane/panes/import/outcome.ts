/** What an import comes to: charges that will wait, rows that are equal, and the rows that cannot be billed. */
import { html, nothing, type TemplateResult } from "lit";
import type { ImportPreview } from "../../../src/steps/import-preview";
import { imports as words } from "../../text/import";
import { badRowsOf } from "./hindrance";

export function outcome(
  shown: ImportPreview,
  accepted: boolean,
  disabled: boolean,
  accept: (on: boolean) => void,
): TemplateResult {
  const { result } = shown;
  const bad = badRowsOf(shown);
  return html`${
    result === null
      ? nothing
      : html`<div class="stack tight">
          <p>${result.changed ? words.pending(result.pending) : words.same}</p>
          ${result.repeated === 0 ? nothing : html`<p class="small">${words.repeated(result.repeated)}</p>`}
        </div>`
  }
  ${
    bad === 0
      ? nothing
      : html`<label class="check"
          ><input
            type="checkbox"
            .checked=${accepted}
            ?disabled=${disabled}
            @change=${(event: Event) =>
              accept(event.target instanceof HTMLInputElement && event.target.checked)}
          /><span>${words.accept(bad)}</span></label
        >`
  }`;
}
