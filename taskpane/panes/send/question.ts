/** What a person is asked before mails leave: a reason to send again, and a confirmation of what leaves at once. */
import { html, type TemplateResult } from "lit";
import "../../parts/reason-form";
import { send as words } from "../../text/send";

export interface Asked {
  readonly what: "send" | "again";
  /** One PI; all where none is named. */
  readonly only?: string;
}

export interface QuestionOptions {
  readonly asked: Asked;
  /** How many mails would leave. */
  readonly mails: number;
  /** In words. */
  readonly whom: string;
  /** The mailbox that they leave from. */
  readonly from: string;
  readonly busy: boolean;
  readonly go: (request: { readonly only?: string; readonly resend?: { readonly reason: string } }) => void;
  readonly leave: () => void;
}

export function question({ asked, mails, whom, from, busy, go, leave }: QuestionOptions): TemplateResult {
  const isAgain = asked.what === "again";
  const only = asked.only === undefined ? {} : { only: asked.only };
  return html`<ocb-reason-form
    question=${isAgain ? words.againWhy(whom) : words.sendAsk(mails, from)}
    go=${isAgain ? words.againGo : words.sendGo(mails)}
    ?plain=${!isAgain}
    ?disabled=${busy}
    @confirm=${(event: CustomEvent<string>) =>
      go(isAgain ? { ...only, resend: { reason: event.detail } } : only)}
    @leave=${leave}
  ></ocb-reason-form>`;
}
