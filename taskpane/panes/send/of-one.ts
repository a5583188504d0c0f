/** What can be done with one PI's mail: send it, alone or again; say who gets copies; try it on oneself. */
import { html, nothing, type TemplateResult } from "lit";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { button } from "../../parts/button";
import type { Session } from "../../session";
import { send as words } from "../../text/send";
import "./copies";
import { isDue, stateOf } from "./mail-state";
import type { Leaving } from "./mail-way";
import type { Asked } from "./question";
import { testSender } from "./sender";
import "./test-mail";

export interface OneOptions {
  readonly session: Session;
  readonly leaving: Leaving;
  readonly busy: boolean;
  /** Whether the month is open: from a closed one only what went out goes out again. */
  readonly isOpen: boolean;
  /** What is asked about this mail at the moment, in place of its button. */
  readonly question: TemplateResult | null;
  readonly press: (asked: Asked) => void;
  /** Who gets copies was changed. */
  readonly saved: () => void;
}

export function ofOne(mail: MailPreview, options: OneOptions): TemplateResult {
  const { session, leaving, isOpen, question, saved } = options;
  const { way, ready, address } = leaving;
  const copies = html`<ocb-copies
    .session=${session}
    pi=${mail.pi}
    name=${mail.name}
    @saved=${saved}
  ></ocb-copies>`;
  if (!ready || (way === "outbox" && session.host.downloads.refusal !== "")) return copies;
  return html`${question ?? (isOpen || mail.isSent ? sendButton(mail, options) : nothing)} ${copies}
    <ocb-test-mail
      .session=${session}
      .sender=${() => testSender(session, leaving)}
      by=${way === "outbox" ? "outbox" : "outlook"}
      pi=${mail.pi}
      address=${address}
    ></ocb-test-mail>`;
}

function sendButton(mail: MailPreview, { leaving, busy, press }: OneOptions) {
  const { pi, name, isSent } = mail;
  const { way } = leaving;
  // What may have left again is decided, or waited for, before it goes out once more.
  if (isSent && ["Sending", "Unknown"].includes(stateOf(mail))) return nothing;
  if (!isSent && !isDue(mail, way)) return nothing;
  const label = isSent ? words.again : words.only[way];
  const full = isSent ? words.againOf(name) : words.onlyOf[way](name);
  const what = isSent ? "again" : "send";
  return html`<div class="row">
    ${button({ label, name: full, small: true, disabled: busy, click: () => press({ what, only: pi }) })}
  </div>`;
}
