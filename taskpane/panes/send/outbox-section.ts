/** The files of the outbox until the person takes them, and what the last run left to be read. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { section } from "../../parts/section";
import { send as words } from "../../text/send";

export function outboxSection(
  files: number,
  busy: boolean,
  download: () => void,
): TemplateResult | typeof nothing {
  if (files === 0) return nothing;
  return section(
    words.outbox,
    html`<p class="small quiet">${words.outboxAbout}</p>
      <div class="row">
        ${button({ label: words.outboxDownload(files), disabled: busy, click: download })}
      </div>`,
  );
}

export function warningNotes(warnings: readonly string[]): TemplateResult {
  return html`${warnings.map((warning) => note("warning", warning))}`;
}

/** What to do with the files. */
export function howTo(): TemplateResult {
  return html`<details>
    <summary>${words.ways.how}</summary>
    <ol class="stack tight small">
      ${words.ways.whatToDo.map((line) => html`<li>${line}</li>`)}
    </ol>
  </details>`;
}
