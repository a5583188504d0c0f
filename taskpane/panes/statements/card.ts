/** One statement in the list: who, what they owe, how it stands, and its preview when it is open. */
import { html, nothing, type TemplateResult } from "lit";
import type { Settings } from "../../../src/core/settings";
import { formatMoney } from "../../../src/render/format";
import type { ShownStatement } from "../../../src/steps/statements-preview";
import { button } from "../../parts/button";
import { text } from "../../text";
import { statements as words } from "../../text/statements";
import type { Session } from "../../session";
import { statementView } from "./document";
import { isAsMade } from "./as-made";
import "./printed-statement";

export interface CardOptions {
  readonly session: Session;
  readonly settings: Settings;
  readonly statement: ShownStatement;
  readonly open: boolean;
  /** Shown as its pages; as text otherwise. */
  readonly printed: boolean;
  readonly busy: boolean;
  readonly toggle: () => void;
  readonly show: (printed: boolean) => void;
  readonly save: () => void;
}

export function statementCard(options: CardOptions): TemplateResult {
  const { statement, open, busy, toggle, save } = options;
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
        ${words.list} ${money(record.list)} · ${words.discount}
        ${money(record.discount)}${record.credits === 0 ? "" : ` · ${words.credits} ${money(record.credits)}`}
      </span>
      ${button({
        label: open ? words.hide : words.show,
        name: open ? words.hideOf(name) : words.showOf(name),
        small: true,
        look: "subtle",
        click: toggle,
      })}
    </div>
    ${statement.changed || isAsMade(statement) ? nothing : html`<p class="small warn">${words.otherwise}</p>`}
    ${record.link === "" ? nothing : driveLink(record.link, name)}
    ${
      open
        ? html`${opened(options)}
            <div class="row">
              ${button({
                label: words.save,
                name: words.saveOf(name),
                small: true,
                disabled: busy || statement.changed || !isAsMade(statement),
                click: save,
              })}
            </div>
            ${statement.changed ? html`<p class="small quiet">${words.saveFirst}</p>` : nothing}`
        : nothing
    }
  </li>`;
}

function driveLink(link: string, name: string) {
  return html`<a
    class="small"
    href=${link}
    target="_blank"
    rel="noreferrer"
    aria-label=${text.preview.oneDrive.linkOf(name)}
    >${text.preview.oneDrive.link}</a
  >`;
}

/** As text it can be read aloud and by keyboard; as printed it can be looked at. */
function opened({ session, settings, statement, printed, show }: CardOptions) {
  return html`<div class="row" role="group" aria-label=${words.view}>
      ${button({ label: words.asText, small: true, pressed: !printed, click: () => show(false) })}
      ${button({ label: words.asPrinted, small: true, pressed: printed, click: () => show(true) })}
    </div>
    ${
      printed
        ? html`<ocb-printed-statement
            .session=${session}
            .statement=${statement}
            .settings=${settings}
          ></ocb-printed-statement>`
        : statementView(statement)
    }`;
}

function stateWords({ record, changed, isMade }: ShownStatement): string {
  const isNew = changed && !isMade;
  return [
    record.statementNo,
    isNew ? words.isNew : record.status,
    ...(record.revision > 1 ? [words.revision(record.revision)] : []),
    ...(changed && !isNew ? [words.differs] : []),
  ].join(" · ");
}
