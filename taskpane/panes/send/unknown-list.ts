/** Mails of which nobody knows whether they left: a person decides about one, or all that are selected, with a reason. */
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

/** `<ocb-unknown-mails .session=… .mails=${MailLogEntry[]} @settle=${event.detail: Settled}>` */
export class UnknownMails extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    mails: { attribute: false },
    asked: { state: true },
    selected: { state: true },
    askedAll: { state: true },
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

  /** Mail keys. */
  declare selected: ReadonlySet<string>;
  /** The decision about the selected ones whose reason is asked for. */
  declare askedAll: Settlement["as"] | null;

  constructor() {
    super();
    this.mails = [];
    this.asked = null;
    this.selected = new Set();
    this.askedAll = null;
  }

  protected override willUpdate(): void {
    // Nothing takes no place among what stands around it.
    this.hidden = this.mails.length === 0;
  }

  override render(): unknown {
    if (this.mails.length === 0) return nothing;
    return html`<section class="note warning stack tight">
      <h3 tabindex="-1">${words.title(this.mails.length)}</h3>
      <p class="small">${words.about}</p>
      ${this.mails.length < 2 ? nothing : this.all()}
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

  /** Selected mails that still wait for a decision. */
  private get chosen(): readonly MailLogEntry[] {
    return this.mails.filter(({ mailKey }) => this.selected.has(mailKey));
  }

  private all() {
    const { chosen, mails, askedAll } = this;
    const busy = this.session.runner.busy !== null;
    const decide = (as: Settlement["as"], label: string) =>
      button({ label, small: true, disabled: busy, click: () => (this.askedAll = as) });
    return html`<label class="check">
        <input
          type="checkbox"
          .checked=${chosen.length === mails.length}
          ?disabled=${busy}
          @change=${(event: Event) => this.select(mails, isTicked(event))}
        /><span>${words.selectAll(mails.length)}</span>
      </label>
      ${
        chosen.length === 0
          ? nothing
          : askedAll === null
            ? html`<div class="row">
                ${decide("Sent", words.wereSent(chosen.length))}
                ${decide("Not sent", words.wereNotSent(chosen.length))}
              </div>`
            : html`<ocb-reason-form
                question=${words.whyAll[askedAll](chosen.length)}
                go=${words.goAll[askedAll](chosen.length)}
                ?disabled=${busy}
                @confirm=${(event: CustomEvent<string>) => this.settle(chosen, askedAll, event.detail)}
                @leave=${() => (this.askedAll = null)}
              ></ocb-reason-form>`
      }`;
  }

  private select(mails: readonly MailLogEntry[], on: boolean): void {
    const selected = new Set(this.selected);
    for (const { mailKey } of mails) selected[on ? "add" : "delete"](mailKey);
    this.selected = selected;
    this.askedAll = null;
  }

  private item(mail: MailLogEntry) {
    const busy = this.session.runner.busy !== null;
    const asked = this.asked?.mailKey === mail.mailKey ? this.asked.as : null;
    const ask = (as: Settlement["as"]) => () => (this.asked = { mailKey: mail.mailKey, as });
    return html`<li class="card stack tight">
      ${this.head(mail, busy)}
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
              @confirm=${(event: CustomEvent<string>) => this.settle([mail], asked, event.detail)}
              @leave=${() => (this.asked = null)}
            ></ocb-reason-form>`
      }
    </li>`;
  }

  /** One mail alone needs no selecting. */
  private head(mail: MailLogEntry, busy: boolean) {
    if (this.mails.length < 2) return html`<span class="strong break">${addresses(mail.to)}</span>`;
    return html`<label class="check">
      <input
        type="checkbox"
        aria-label=${words.selectOf(mail.to)}
        .checked=${this.selected.has(mail.mailKey)}
        ?disabled=${busy}
        @change=${(event: Event) => this.select([mail], isTicked(event))}
      /><span class="strong break">${addresses(mail.to)}</span>
    </label>`;
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

  private settle(mails: readonly MailLogEntry[], as: Settlement["as"], reason: string): void {
    this.asked = null;
    this.askedAll = null;
    const settlements = mails.map(({ mailKey }) => ({ mailKey, as, reason }));
    const [first] = mails;
    if (first === undefined) return;
    const again = mails.filter((mail) => mail.reason !== "");
    const detail: Settled = { settlements, as, to: first.to, again: again.length };
    this.dispatchEvent(new CustomEvent("settle", { detail }));
  }
}

function isTicked({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

/** What was decided, of one mail or several, and to whom the first goes. */
export interface Settled {
  readonly settlements: readonly Settlement[];
  readonly as: Settlement["as"];
  readonly to: string;
  /** How many of them were sent again. */
  readonly again: number;
}

customElements.define("ocb-unknown-mails", UnknownMails);
