/** One mail in the list: to whom, whether it went out, and its text when it is open. */
import { html, nothing, type TemplateResult } from "lit";
import type { MailLogEntry } from "../../../src/core/mail";
import { sendingOf } from "../../../src/core/mail-key";
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
  const { to, cc } = receiversOf(mail);
  return html`<li class="card stack tight">
    <div class="row between top">
      <span class="strong break">${mail.name}</span>
      <span class="money">${formatMoney(mail.amount, mail.currency)}</span>
    </div>
    <div class="small quiet break">
      ${addresses(to)} ${cc === "" ? nothing : html`<br />${addresses(words.copies(cc))}`}
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

/** Of what went out, those it went to: who would get it by now is in the open mail. */
function receiversOf(of: MailPreview): { readonly to: string; readonly cc: string } {
  const last = stateOf(of) === "Sent" ? lastOf(of) : null;
  return last ?? { to: of.mail.to.join(", "), cc: of.mail.cc.join(", ") };
}

/** A second mail says so, and why: nobody sends a third by mistake. */
function sent(last: MailLogEntry, attempts: readonly MailLogEntry[], now: Date): string {
  const at = when(last.at, now);
  if (sendingOf(last) < 2) return words.sentOn(at, last.by);
  const first = attempts.find((e) => e.status === "Sent" && e.statementNo === last.statementNo && e !== last);
  return words.sentAgainOn(at, last.by, last.reason, first === undefined ? "" : when(first.at, now));
}

/** How it stands, in words. */
function standing(mail: MailPreview, now: Date): string {
  const last = doubtfulOf(mail).at(-1) ?? lastOf(mail);
  if (last === null) return words.notSent;
  const at = when(last.at, now);
  switch (stateOf(mail)) {
    case "Sent":
      return sent(last, mail.attempts, now);
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
