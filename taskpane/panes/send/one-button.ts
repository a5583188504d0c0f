/** The button that sends one PI's mail: for the first time, or again. */
import { html, nothing, type TemplateResult } from "lit";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { button } from "../../parts/button";
import type { Way } from "../../preferences";
import { text } from "../../text";
import { isDue } from "./mail-state";
import type { Asked } from "./question";

const words = text.send;

export function oneButton(
  { pi, name, isSent, attempts }: MailPreview,
  way: Way,
  busy: boolean,
  press: (asked: Asked) => void,
): TemplateResult | typeof nothing {
  if (!isSent && !isDue({ isSent, attempts }, way)) return nothing;
  const label = isSent ? words.again : words.only[way];
  const full = isSent ? words.againOf(name) : words.onlyOf[way](name);
  const what = isSent ? "again" : "send";
  return html`<div class="row">
    ${button({ label, name: full, small: true, disabled: busy, click: () => press({ what, only: pi }) })}
  </div>`;
}
