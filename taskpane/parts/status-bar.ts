/** What the person must see wherever they scrolled: progress, failures, who is at work, what was done. */
import { html, nothing, type TemplateResult } from "lit";
import type { AtWork } from "../../src/ports/co-working";
import type { Session } from "../session";
import { text } from "../text";
import type { Failure } from "../words";
import { addMissing } from "./add-missing";
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
  const notice = session.notice === "" ? nothing : done(session);
  if (runner.failure !== null) {
    return html`<div class="stack tight">
      ${session.notice === "" ? nothing : note(session.noticeKind, session.notice)}
      <ocb-failure-bar
        .failure=${runner.failure}
        .canTryAgain=${session.askAgain.open}
        @again=${() => session.askAgain.answer("again")}
        @add=${() => void addMissing(session)}
        @dismiss=${() => session.dismiss()}
      ></ocb-failure-bar>
    </div>`;
  }
  if (session.unread !== null)
    return html`<div class="stack tight">${notice} ${unread(session, session.unread)}</div>`;
  if (session.notice !== "") return html`${notice}`;
  return atWork === null ? null : note("info", atWorkWords(session, atWork));
}

/** The step has written; only what the pane shows is old. */
function unread(session: Session, failure: Failure): TemplateResult {
  return html`<ocb-failure-bar
    .failure=${failure}
    .heading=${text.shell.unread}
    .again=${text.shell.readAgain}
    .canTryAgain=${true}
    .canLeave=${false}
    @again=${() => void session.readAgain()}
    @add=${() => void addMissing(session)}
  ></ocb-failure-bar>`;
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
