/** After an import: what was taken in, and what is next. */
import { html, nothing, type TemplateResult } from "lit";
import type { ImportResult } from "../../../src/steps/import-files";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { imports as words } from "../../text/import";

export interface After {
  readonly go: (to: "review" | "statements") => void;
  readonly showSources: () => void;
}

export function doneImport(result: ImportResult, { go, showSources }: After): TemplateResult {
  const toReview = result.pending > 0 || result.files.some((f) => f.problems.length > 0);
  const files = [...new Set(result.files.map((f) => f.file))];
  return html`<div class="stack tight">
    <p class="break">${words.imported(files)}</p>
    ${
      result.newSources.length === 0
        ? nothing
        : note(
            "warning",
            words.newSources(result.newSources),
            button({ label: words.showSources, small: true, click: showSources }),
          )
    }
    <div class="row">
      ${
        toReview
          ? button({ label: words.toReview, look: "primary", click: () => go("review") })
          : button({ label: words.toStatements, look: "primary", click: () => go("statements") })
      }
    </div>
  </div>`;
}
