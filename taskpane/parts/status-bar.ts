/** What the person must see wherever they scrolled: progress, failures, who is at work, what was done. */
import { html, type TemplateResult } from "lit";
import type { AtWork } from "../../src/ports/co-working";
import type { Session } from "../session";
import { text } from "../text";
import { busyBar } from "./busy-bar";
import { button } from "./button";
import "./failure-bar";
import "./name-prompt";
import { note } from "./note";
import { since } from "./when";

/** @param atWork a co-worker who has a step under way, as last seen */
export function statusBar(session: Session, atWork: AtWork | null): TemplateResult | null {
  const { runner } = session;
  if (session.askName.open) {
    return html`<ocb-name-prompt
      @answer=${(event: CustomEvent<string>) => session.askName.answer(event.detail)}
    ></ocb-name-prompt>`;
  }
  if (runner.busy !== null) return busyBar(runner.busy, () => runner.cancel());
  if (runner.blockedBy !== null) return blocked(session, runner.blockedBy);
  if (runner.failure !== null) {
    return html`<ocb-failure-bar
      .failure=${runner.failure}
      .canTryAgain=${session.askAgain.open}
      @again=${() => session.askAgain.answer("again")}
      @dismiss=${() => session.dismiss()}
    ></ocb-failure-bar>`;
  }
  if (session.notice !== "") return done(session);
  return atWork === null ? null : note("info", atWorkWords(session, atWork));
}

function blocked(session: Session, atWork: AtWork): TemplateResult {
  return note("warning", html`${atWorkWords(session, atWork)} ${text.shell.blocked}`, [
    button({ label: text.shell.tryAgain, small: true, click: () => session.askAgain.answer("again") }),
    button({ label: text.shell.takeOver, small: true, click: () => session.askAgain.answer("take over") }),
    button({ label: text.shell.cancel, small: true, look: "subtle", click: () => session.dismiss() }),
  ]);
}

function done(session: Session): TemplateResult {
  return html`<div class="note ${session.noticeKind} said">
    <span class="break">${session.notice}</span>
    ${button({ label: "×", name: text.shell.close, small: true, look: "transparent", click: () => session.dismiss() })}
  </div>`;
}

function atWorkWords(session: Session, { by, step, since: began }: AtWork): string {
  return text.shell.atWork(by, step, since(began, new Date(session.host.clock.now())));
}
