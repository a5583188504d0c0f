/** What may be missing from the month, by the months before: to look at, not in the way. */
import { html, nothing, type TemplateResult } from "lit";
import type { Completeness, Gap } from "../../../src/steps/completeness";
import { section } from "../../parts/section";
import { things as words } from "../../text/closing";

/** More are told by number. */
const MOST = 12;

export function thingsToLookAt({ missing, new: fresh }: Completeness): TemplateResult | typeof nothing {
  if (missing.length + fresh.length === 0) return nothing;
  return section(
    words.title,
    html`<p class="small quiet">${words.about}</p>
      ${list(words.missing(missing.length), missing)} ${list(words.fresh(fresh.length), fresh)}`,
  );
}

function list(title: string, gaps: readonly Gap[]) {
  if (gaps.length === 0) return nothing;
  return html`<details>
    <summary>${title}</summary>
    <ul class="stack tight small">
      ${gaps.slice(0, MOST).map((gap) => html`<li class="break">${gap.words}</li>`)}
      ${gaps.length > MOST ? html`<li class="quiet">${words.more(gaps.length - MOST)}</li>` : nothing}
    </ul>
  </details>`;
}
