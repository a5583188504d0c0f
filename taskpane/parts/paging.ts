/** The first rows of a long list, with a button for more. */
import { html, nothing, type TemplateResult } from "lit";
import { text } from "../text";
import { button } from "./button";

export const PAGE = 25;

/** @param more called with how many to show then */
export function showMore(
  shown: number,
  all: number,
  more: (shown: number) => void,
): TemplateResult | typeof nothing {
  if (all <= shown) return nothing;
  const next = Math.min(all, shown + PAGE * 4);
  return html`<div class="row">
    ${button({ label: text.preview.more(next - shown), small: true, look: "subtle", click: () => more(next) })}
  </div>`;
}
