/** One statement in the list: who, what they owe, how it stands, and its preview when it is open. */
import { html, nothing, type TemplateResult } from "lit";
import { formatMoney } from "../../../src/render/format";
import type { ShownStatement } from "../../../src/steps/statements-preview";
import { button } from "../../parts/button";
import { text } from "../../text";
import { statementView } from "./document";

const words = text.statements;

export interface CardOptions {
  readonly statement: ShownStatement;
  readonly open: boolean;
  readonly busy: boolean;
  readonly toggle: () => void;
  readonly save: () => void;
}

export function statementCard({ statement, open, busy, toggle, save }: CardOptions): TemplateResult {
  const { record } = statement;
  const money = (cents: number) => formatMoney(cents, record.currency);
  // A PI whom People does not know goes by the address.
  const name = record.name || record.pi;
  return html`<li class="card stack tight">
    <div class="row between top">
      <span class="strong break">${name}</span>
      <span class="money strong">${money(record.amount)}</span>
    </div>
    <div class="small quiet break">
      ${name === record.pi ? nothing : html`${record.pi}<br />`}${stateWords(statement)}
    </div>
    <div class="row between middle">
      <span class="small quiet">
        ${words.list} ${money(record.list)} · ${words.discount} ${money(record.discount)}
      </span>
      ${button({
        label: open ? words.hide : words.show,
        name: open ? words.hideOf(name) : words.showOf(name),
        small: true,
        look: "subtle",
        click: toggle,
      })}
    </div>
    ${
      open
        ? html`${statementView(statement)}
            <div class="row">
              ${button({
                label: words.save,
                name: words.saveOf(name),
                small: true,
                disabled: busy || statement.changed,
                click: save,
              })}
            </div>
            ${statement.changed ? html`<p class="small quiet">${words.saveFirst}</p>` : nothing}`
        : nothing
    }
  </li>`;
}

function stateWords({ record, changed }: ShownStatement): string {
  const isNew = changed && record.status === "Draft";
  return [
    record.statementNo,
    isNew ? words.isNew : record.status,
    ...(record.revision > 1 ? [words.revision(record.revision)] : []),
    ...(changed && !isNew ? [words.differs] : []),
  ].join(" · ");
}
