/** One mail in the list: to whom, whether it went out, and its text when it is open. */
import { html, nothing, type TemplateResult } from "lit";
import { formatMoney } from "../../../src/render/format";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { addresses } from "../../parts/addresses";
import { button } from "../../parts/button";
import { when } from "../../parts/when";
import { send as words } from "../../text/send";
import { doubtfulOf, isDraft, lastOf, stateOf, type MailState } from "./mail-state";

export interface MailCardOptions {
  readonly mail: MailPreview;
  readonly open: boolean;
  /** The mailbox that it leaves from; "" where the mail itself says who sends. */
  readonly from: string;
  readonly now: Date;
  readonly toggle: () => void;
  /** Shown below the text when it is open. */
  readonly actions: TemplateResult;
}

export function mailCard({ mail, open, from, now, toggle, actions }: MailCardOptions): TemplateResult {
  return html`<li class="card stack tight">
    <div class="row between top">
      <span class="strong break">${mail.name}</span>
      <span class="money">${formatMoney(mail.amount, mail.currency)}</span>
    </div>
    <div class="small quiet break">
      ${addresses(mail.mail.to.join(", "))}
      ${mail.mail.cc.length === 0 ? nothing : html`<br />${addresses(words.copies(mail.mail.cc.join(", ")))}`}
    </div>
    <div class="row between middle">
      <span class="small break ${LOOKS[stateOf(mail)]}">${standing(mail, now)}</span>
      ${button({
        label: open ? words.hide : words.show,
        name: open ? words.hideOf(mail.name) : words.showOf(mail.name),
        small: true,
        look: "subtle",
        click: toggle,
      })}
    </div>
    ${open ? html`${letter(mail, from)}${actions}` : nothing}
  </li>`;
}

const LOOKS: Readonly<Record<MailState, string>> = {
  None: "quiet",
  Drafted: "quiet",
  Sending: "quiet",
  Sent: "good",
  Failed: "warn",
  Unknown: "warn",
};

/** How it stands, in words. */
function standing(mail: MailPreview, now: Date): string {
  const last = doubtfulOf(mail).at(-1) ?? lastOf(mail);
  if (last === null) return words.notSent;
  const at = when(last.at, now);
  switch (stateOf(mail)) {
    case "Sent":
      return words.sentOn(at, last.by);
    case "Failed":
      return words.failedOn(at, last.error);
    case "Sending":
      return words.openOn(at);
    case "Unknown":
      return words.unknownOn(at, mail.isSent);
    case "Drafted":
      return isDraft(mail) ? (mail.isOutdated ? words.outdated : words.draftedOn)(at) : words.notSent;
    case "None":
      return words.notSent;
  }
}

function letter({ mail, attachments }: MailPreview, from: string): TemplateResult {
  const heads: readonly (readonly [string, string])[] = [
    [words.from, from === "" ? mail.from : from],
    [words.to, mail.to.join(", ")],
    [words.cc, mail.cc.join(", ")],
    [words.bcc, mail.bcc.join(", ")],
    [words.replyTo, mail.replyTo],
    [words.subject, mail.subject],
    [words.attachments, attachments.join(", ")],
  ];
  return html`<article class="letter stack tight small">
    <dl>
      ${heads
        .filter(([, value]) => value !== "")
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd class="break">${addresses(value)}</dd>
            </div>`,
        )}
    </dl>
    <p class="body break">${mail.text}</p>
  </article>`;
}
