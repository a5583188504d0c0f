/** Leads from page to page of a long list; nothing where all fit on one. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { review as words } from "../../text/review";

export function pager(
  { page, pages }: { readonly page: number; readonly pages: number },
  of: number,
  size: number,
  go: (page: number) => void,
): TemplateResult | typeof nothing {
  if (pages === 1) return nothing;
  return html`<div class="row between" role="group" aria-label=${words.pages}>
    ${button({ label: words.previous, small: true, disabled: page === 0, click: () => go(page - 1) })}
    <span class="small quiet" aria-live="polite"
      >${words.page(page * size + 1, Math.min((page + 1) * size, of), of)}</span
    >
    ${button({ label: words.next, small: true, disabled: page === pages - 1, click: () => go(page + 1) })}
  </div>`;
}
