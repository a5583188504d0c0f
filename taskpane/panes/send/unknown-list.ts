/** Mails of which nobody knows whether they left: the facts, and two buttons. A person decides, with a reason. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { MailLogEntry } from "../../../src/core/mail";
import type { Settlement } from "../../../src/steps/send/types";
import { Pane } from "../../pane";
import { addresses } from "../../parts/addresses";
import { button } from "../../parts/button";
import { facts, type Fact } from "../../parts/facts";
import "../../parts/reason-form";
import { when } from "../../parts/when";
import { send as sendWords } from "../../text/send";
import "./outlook-link";

const words = sendWords.unknown;

/** `<ocb-unknown-mails .session=… .mails=${MailLogEntry[]} @settle=${event.detail: Settlement}>` */
export class UnknownMails extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    mails: { attribute: false },
    asked: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      dl.facts {
        grid-template-columns: auto minmax(0, 1fr);
      }
      dl.facts dd {
        text-align: start;
      }
    `,
  ];
  declare mails: readonly MailLogEntry[];
  /** The decision whose reason is asked for. */
  declare asked: { readonly mailKey: string; readonly as: Settlement["as"] } | null;

  constructor() {
    super();
    this.mails = [];
    this.asked = null;
  }

  override render(): unknown {
    if (this.mails.length === 0) return nothing;
    return html`<section class="note warning stack tight">
      <h3 tabindex="-1">${words.title(this.mails.length)}</h3>
      <p class="small">${words.about}</p>
      <ul class="stack tight">
        ${this.mails.map((mail) => this.item(mail))}
      </ul>
    </section>`;
  }

  /** Brings the heading into sight and leads there; nothing where nothing is in doubt. */
  async show(): Promise<void> {
    await this.updateComplete;
    // What is said of the run has its place on the page only with the next frame but one.
    for (let frames = 0; frames < 2; frames++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const heading = this.renderRoot.querySelector<HTMLElement>("h3");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  }

  private item(mail: MailLogEntry) {
    const busy = this.session.runner.busy !== null;
    const asked = this.asked?.mailKey === mail.mailKey ? this.asked.as : null;
    const ask = (as: Settlement["as"]) => () => (this.asked = { mailKey: mail.mailKey, as });
    return html`<li class="card stack tight">
      <span class="strong break">${addresses(mail.to)}</span>
      <div class="small">${facts(this.factsOf(mail))}</div>
      ${
        mail.messageId === ""
          ? nothing
          : html`<ocb-outlook-link .session=${this.session} .mail=${mail}></ocb-outlook-link>`
      }
      ${
        asked === null
          ? html`<div class="row">
              ${button({ label: words.was, name: words.wasOf(mail.to), small: true, disabled: busy, click: ask("Sent") })}
              ${button({
                label: words.wasNot,
                name: words.wasNotOf(mail.to),
                small: true,
                disabled: busy,
                click: ask("Not sent"),
              })}
            </div>`
          : html`<ocb-reason-form
              question=${words.why[asked](mail.to)}
              go=${words.go[asked]}
              ?disabled=${busy}
              @confirm=${(event: CustomEvent<string>) => this.settle(mail, asked, event.detail)}
              @leave=${() => (this.asked = null)}
            ></ocb-reason-form>`
      }
    </li>`;
  }

  private factsOf(mail: MailLogEntry): readonly Fact[] {
    const all: readonly (readonly [string, string])[] = [
      [sendWords.subject, mail.subject],
      [sendWords.attachments, mail.statementNo],
      [words.reason, mail.reason],
      [words.mailbox, mail.mailbox],
      [words.at, when(mail.at, new Date(this.session.host.clock.now()))],
      [words.by, mail.by],
      [words.error, mail.error],
    ];
    return all.filter(([, value]) => value !== "").map(([name, value]) => [name, addresses(value)]);
  }

  private settle(mail: MailLogEntry, as: Settlement["as"], reason: string): void {
    this.asked = null;
    const { mailKey, to } = mail;
    const detail: Settled = { settlement: { mailKey, as, reason }, to, again: mail.reason !== "" };
    this.dispatchEvent(new CustomEvent("settle", { detail }));
  }
}

/** What was decided, and to whom the mail goes. */
export interface Settled {
  readonly settlement: Settlement;
  readonly to: string;
  /** Whether it was sent again. */
  readonly again: boolean;
}

customElements.define("ocb-unknown-mails", UnknownMails);
