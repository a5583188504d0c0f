/** What can be done with the month's mails: go on with what is due, or send all again. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { send as words } from "../../text/send";
import type { Leaving } from "./mail-way";

export interface ActionOptions {
  readonly leaving: Leaving;
  /** Mails that the way would do something with. */
  readonly due: number;
  /** All mails of the month. */
  readonly all: number;
  /** Mails that went out. */
  readonly sent: number;
  /** Whether something is in doubt: a person decides before they go on. */
  readonly doubtful: boolean;
  readonly busy: boolean;
  /** Why files cannot leave the pane; "" where they can. */
  readonly noDownloads: string;
  readonly go: () => void;
  readonly again: () => void;
  readonly toJournal: () => void;
}

export function actions(options: ActionOptions): TemplateResult {
  const { leaving, due, all, sent, busy, noDownloads } = options;
  const { way, ready } = leaving;
  if (way === "outbox" && noDownloads !== "") return note("warning", noDownloads);
  if (sent === all && options.doubtful) return html``;
  if (sent === all) {
    return html`<div class="row">
      ${button({ label: words.toJournal, look: "primary", click: options.toJournal })}
      ${
        ready
          ? button({ label: words.sendAll, look: "subtle", disabled: busy, click: options.again })
          : nothing
      }
    </div>`;
  }
  if (due === 0 || !ready) return html``;
  const label = (sent > 0 || due < all ? words.goOn : words.go)[way](due);
  return html`<div class="row">
    ${button({ label, look: "primary", disabled: busy, click: options.go })}
  </div>`;
}
