/** PI by service, what differs most from the month before: amounts before and after, and a way to their charges. */
import { html, nothing, type TemplateResult } from "lit";
import { difference } from "../../../src/core/changed";
import { absolute } from "../../../src/core/money";
import type { BrowserView } from "../../../src/steps/browse";
import { button } from "../../parts/button";
import { amountWords, money } from "../../parts/money";
import { showMore } from "../../parts/paging";
import { browse as words } from "../../text/browse";

export type Change = BrowserView["changed"][number];

export interface ListOptions {
  readonly view: BrowserView;
  readonly busy: boolean;
  /** How many are listed, and how to list more. */
  readonly most: number;
  readonly more: (most: number) => void;
  readonly show: (change: Change) => void;
}

export function changedList({ view, busy, most, more, show }: ListOptions): TemplateResult {
  const { before, changed, currency } = view;
  if (before === "") return html`<p class="small">${words.noMonthBefore}</p>`;
  if (changed.length === 0) return html`<p class="small">${words.noChanges(before)}</p>`;
  return html`<p class="small quiet">${words.changeRule}</p>
    <ul class="stack tight">
      ${changed.slice(0, most).map((change) => item(change, currency, busy, show))}
    </ul>
    ${showMore(most, changed.length, more)}`;
}

function item(change: Change, currency: string, busy: boolean, show: (change: Change) => void) {
  const name = change.name === "" ? words.nobody : change.name;
  const by = difference(change);
  const size = amountWords(absolute(by), currency);
  const before = amountWords(change.before, currency);
  const after = amountWords(change.after, currency);
  return html`<li class="stack tight">
    <div class="row between">
      <span class="strong break">${name}</span>
      ${money(by > 0n ? words.more(size) : words.less(size))}
    </div>
    <div class="break small">${change.serviceName}</div>
    <div class="row between small">
      <span class="quiet money"
        ><span aria-hidden="true">${words.fromTo(before, after)}</span
        ><span class="sr-only">${words.spoken(before, after)}</span></span
      >
      ${
        change.pi === ""
          ? nothing
          : button({
              label: words.show,
              name: words.showNamed(name, change.serviceName),
              small: true,
              disabled: busy,
              click: () => show(change),
            })
      }
    </div>
  </li>`;
}
