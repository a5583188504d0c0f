/** The month's mails, one card a PI, with a search; the opened one shows its letter and what can be done with it. */
import { html, nothing, type TemplateResult } from "lit";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { showMore } from "../../parts/paging";
import { typed } from "../../parts/typed";
import { send as words } from "../../text/send";
import { mailCard } from "./mail-card";

export interface MailListOptions {
  readonly mails: readonly MailPreview[];
  readonly search: string;
  /** The PI whose mail is open. */
  readonly open: string;
  readonly most: number;
  /** The mailbox that mails leave from; "" for an outbox. */
  readonly from: string;
  readonly now: Date;
  readonly find: (search: string) => void;
  readonly toggle: (pi: string) => void;
  readonly more: (most: number) => void;
  readonly actions: (mail: MailPreview) => TemplateResult;
}

export function mailList(options: MailListOptions): TemplateResult {
  const { mails, search, open, most, from, now } = options;
  const wanted = search.trim().toLowerCase();
  const hits = mails.filter(({ name, pi, mail }) =>
    [name, pi, ...mail.to].join(" ").toLowerCase().includes(wanted),
  );
  return html`<div class="stack tight">
    <label class="field"
      >${words.search}
      <input
        type="search"
        placeholder=${words.searchHint}
        .value=${search}
        @input=${(event: Event) => options.find(typed(event))}
      />
    </label>
    ${hits.length === 0 ? html`<p class="small quiet" role="status">${words.noHits}</p>` : nothing}
    <ul class="stack tight">
      ${hits.slice(0, most).map((mail) =>
        mailCard({
          mail,
          open: open === mail.pi,
          from,
          now,
          toggle: () => options.toggle(mail.pi),
          actions: options.actions(mail),
        }),
      )}
    </ul>
    ${showMore(most, hits.length, options.more)}
  </div>`;
}
