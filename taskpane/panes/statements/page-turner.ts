/** Previous and Next, and which page of how many is shown. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { statements as statementsWords } from "../../text/statements";

const words = statementsWords.printed;

export function pageTurner(page: number, pages: number, turn: (page: number) => void): TemplateResult {
  const step = (label: string, name: string, to: number) =>
    button({
      label,
      name,
      small: true,
      look: "subtle",
      disabled: to < 1 || to > pages,
      keepsFocus: true,
      click: () => turn(to),
    });
  return html`<div class="row middle">
    ${pages === 1 ? nothing : step(words.previous, words.previousPage, page - 1)}
    <span class="small" role="status">${words.pageOf(page, pages)}</span>
    ${pages === 1 ? nothing : step(words.next, words.nextPage, page + 1)}
  </div>`;
}
