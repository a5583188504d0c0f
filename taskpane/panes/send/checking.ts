/** Asking Outlook what became of drafts, of mails that were leaving, and once more of those in doubt. */
import { html, nothing, type TemplateResult } from "lit";
import type { MailLogEntry } from "../../../src/core/mail";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { button } from "../../parts/button";
import { send as words } from "../../text/send";
import type { Leaving } from "./mail-way";
import { isDraft, isOpen } from "./mail-state";

export function checking(
  mails: readonly MailPreview[],
  inDoubt: readonly MailLogEntry[],
  { way, ready }: Leaving,
  busy: boolean,
  check: () => void,
): TemplateResult | typeof nothing {
  const open = mails.filter(isOpen).length;
  const doubtful = inDoubt.filter(({ mailbox }) => mailbox !== "").length;
  if (open + doubtful === 0) return nothing;
  const isAllDrafts = mails.filter(isDraft).length === open;
  return html`<section class="stack tight" aria-label=${words.check}>
    ${
      open === 0
        ? nothing
        : html`<p class="small">${isAllDrafts ? words.drafts(open) : words.checkAbout(open)}</p>`
    }
    ${doubtful === 0 ? nothing : html`<p class="small">${words.checkDoubtful(doubtful)}</p>`}
    ${
      way === "outbox" || !ready
        ? html`<p class="small quiet">${words.checkHow}</p>`
        : html`<div class="row">${button({ label: words.check, disabled: busy, click: check })}</div>`
    }
  </section>`;
}
