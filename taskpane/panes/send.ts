/** Send: who gets which mail; the mails leave in the way the person chose, each once, and go on where a run ended. */
import { isOpen } from "../../src/core/periods";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MailLogEntry } from "../../src/core/mail";
import { undecided } from "../../src/core/mail-standing";
import type { Period } from "../../src/core/period";
import { checkMails, listMails } from "../../src/steps/check-mails";
import type { Host } from "../../src/steps/host";
import { previewMails, type MailPreview } from "../../src/steps/mail-preview";
import { sendStatements } from "../../src/steps/send";
import type { SendRequest } from "../../src/steps/send/types";
import { settleMails } from "../../src/steps/settle-mail";
import type { BasketFile } from "../basket";
import { button } from "../parts/button";
import { notBilledNote } from "../parts/not-billed";
import { note } from "../parts/note";
import { offerFiles } from "../parts/offer";
import { PAGE } from "../parts/paging";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { send as words } from "../text/send";
import { actions } from "./send/actions";
import { checking } from "./send/checking";
import { mailList } from "./send/mail-list";
import { isDue, mailboxOf, tally } from "./send/mail-state";
import "./send/mail-way";
import type { Leaving } from "./send/mail-way";
import { ofOne } from "./send/of-one";
import { newFiles, OUTBOX } from "./send/outbox-files";
import { howTo, outboxSection, warningNotes } from "./send/outbox-section";
import { question, type Asked } from "./send/question";
import { checkedOf, saidOf, warningsOf } from "./send/said";
import { senderFor } from "./send/sender";
import { sendStyles } from "./send/styles";
import "./send/template-form";
import { tookOutbox, untakenNote } from "./send/untaken";
import "./send/unknown-list";
import type { Settled, UnknownMails } from "./send/unknown-list";

interface Shown {
  readonly mails: readonly MailPreview[];
  /** Mails of the month to decide about, also of statements that were revised since. */
  readonly doubtful: readonly MailLogEntry[];
}

export class SendPane extends PreviewPane<Shown> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    leaving: { state: true },
    search: { state: true },
    open: { state: true },
    asked: { state: true },
    most: { state: true },
    warnings: { state: true },
  };
  static override styles = [...PreviewPane.shared, sendStyles];
  declare leaving: Leaving;
  declare search: string;
  /** The PI whose mail is open. */
  declare open: string;
  declare asked: Asked | null;
  declare most: number;
  declare warnings: readonly string[];
  protected override readonly step = words.step;

  constructor() {
    super();
    this.leaving = { way: "outbox", mailbox: "", ready: true, address: "", from: "" };
    this.forgetSearch();
    this.warnings = [];
  }

  protected override async read(host: Host, period: Period): Promise<Shown> {
    const mails = await previewMails(host, period);
    const { all } = await listMails(host, period);
    return { mails, doubtful: undecided(all) };
  }

  protected override forget(): void {
    this.forgetSearch();
    this.warnings = [];
  }

  private forgetSearch(): void {
    this.open = "";
    this.asked = null;
    this.search = "";
    this.most = PAGE;
  }

  private get isOpen(): boolean {
    const { state, period } = this.session;
    return isOpen(state?.months ?? [], period);
  }

  override render(): unknown {
    const { shown } = this;
    const mails = shown?.mails ?? [];
    if (shown === null) {
      return html`<div class="stack">
        ${this.nothingShown()}
        ${
          this.refused === null
            ? nothing
            : html`<div class="row">
                ${button({ label: words.toStatements, click: () => this.go("statements") })}
              </div>`
        }
      </div>`;
    }
    return html`<div class="stack">
      ${this.notices()} ${untakenNote(this.session, () => this.requestUpdate())}
      ${this.unknown(shown.doubtful)} ${notBilledNote(this.session, () => this.go("review"))}
      <p>${words.summary(tally(mails, shown.doubtful))}</p>
      ${this.isOpen ? this.leave(shown) : this.againOnly(shown)} ${warningNotes(this.warnings)}
      ${outboxSection(this.outbox.length, this.busy, () => void this.download())}
      ${this.leaving.way === "outbox" ? howTo() : nothing}
      ${
        this.isOpen
          ? html`<ocb-mail-template
              .session=${this.session}
              .mails=${mails}
              @saved=${() => void this.look()}
            ></ocb-mail-template>`
          : nothing
      }
      ${mailList({
        mails,
        search: this.search,
        open: this.open,
        most: this.most,
        from: this.leaving.from,
        now: new Date(this.session.host.clock.now()),
        find: (search) => (this.search = search),
        toggle: (pi) => this.toggle(pi),
        more: (most) => (this.most = most),
        actions: (mail) => this.ofOne(mail),
      })}
    </div>`;
  }

  private unknown(rows: readonly MailLogEntry[]) {
    return html`<ocb-unknown-mails
      .session=${this.session}
      .mails=${rows}
      @settle=${(event: CustomEvent<Settled>) => void this.settle(event.detail)}
    ></ocb-unknown-mails>`;
  }

  private way(mails: readonly MailPreview[]): TemplateResult {
    return html`<ocb-mail-way
      .session=${this.session}
      used=${mailboxOf(mails)}
      @leaving=${(event: CustomEvent<Leaving>) => (this.leaving = event.detail)}
    ></ocb-mail-way>`;
  }

  /** From a closed month one mail after another goes out again. */
  private againOnly({ mails }: Shown): TemplateResult {
    return html`${note("info", words.closed)} ${mails.some((mail) => mail.isSent) ? this.way(mails) : nothing}`;
  }

  private leave({ mails, doubtful }: Shown): TemplateResult {
    const { leaving, busy } = this;
    const due = mails.filter((mail) => isDue(mail, leaving.way)).length;
    return html`${this.way(mails)}
    ${
      this.asked !== null && this.asked.only === undefined
        ? this.question(this.asked, due, words.againAll)
        : actions({
            leaving,
            due,
            all: mails.length,
            sent: mails.filter(({ isSent }) => isSent).length,
            doubtful: doubtful.length > 0,
            busy,
            noDownloads: this.session.host.downloads.refusal,
            go: () => this.begin({ what: "send" }),
            again: () => this.begin({ what: "again" }),
            toJournal: () => this.go("journal"),
          })
    }
    ${checking(mails, doubtful, leaving, busy, () => void this.check())}`;
  }

  private toggle(pi: string): void {
    this.open = this.open === pi ? "" : pi;
    this.asked = null;
  }

  private ofOne(mail: MailPreview): TemplateResult {
    const { session, leaving, asked, busy, isOpen } = this;
    const question = asked?.only === mail.pi ? this.question(asked, 1, mail.name) : null;
    const press = (of: Asked) => this.begin(of);
    return ofOne(mail, { session, leaving, busy, isOpen, question, press, saved: () => void this.look() });
  }

  private question(asked: Asked, mails: number, whom: string): TemplateResult {
    const { from } = this.leaving;
    const leave = () => (this.asked = null);
    return question({
      asked,
      mails,
      whom,
      from,
      busy: this.busy,
      go: (request) => void this.send(request),
      leave,
    });
  }

  /** What leaves at once is asked about first, and what goes out again. */
  private begin(asked: Asked): void {
    if (this.leaving.way === "send" || asked.what === "again") this.asked = asked;
    else void this.send(asked.only === undefined ? {} : { only: asked.only });
  }

  private async send(request: Pick<SendRequest, "only" | "resend">): Promise<void> {
    const { session, leaving } = this;
    const { period, host } = session;
    const finish = leaving.way === "draft" ? "draft" : "send";
    this.asked = null;
    const had = session.preferences.outbox(period) === "" ? this.outbox : [];
    if (!(await this.signedIn())) return;
    const result = await this.write(
      async (stepHost) =>
        await sendStatements(
          stepHost,
          { ...request, period, finish },
          await senderFor(session, leaving),
          host.fonts,
        ),
      (done) => saidOf(leaving.way, done),
    );
    if (result === null) return;
    await this.tell(warningsOf(result));
    if (leaving.way === "outbox") await this.download(newFiles(this.outbox, had));
  }

  /** Right after the press: later a browser opens no window for what is still to be allowed. */
  private async signedIn(): Promise<boolean> {
    const { session, leaving } = this;
    if (leaving.way === "outbox") return true;
    const ask = async () => await (await senderFor(session, leaving)).mailbox();
    return (await session.preview(words.outlook.signInStep, ask)) !== null;
  }

  private async check(): Promise<void> {
    const { session, leaving } = this;
    const { period } = session;
    const result = await this.write(
      async (host) => await checkMails(host, period, await senderFor(session, leaving)),
      checkedOf,
    );
    if (result !== null) await this.tell(result.warnings);
  }

  /** What is to be decided comes first. */
  private async tell(warnings: readonly string[]): Promise<void> {
    this.warnings = warnings;
    await this.updateComplete;
    await this.renderRoot.querySelector<UnknownMails>("ocb-unknown-mails")?.show();
  }

  private async settle({ settlements, as, to, again }: Settled): Promise<void> {
    const { done, doneAgain, doneAll } = words.unknown;
    await this.write(
      (host) => settleMails(host, settlements),
      (rows) => (rows.length > 1 ? doneAll[as](rows.length, again) : (again > 0 ? doneAgain : done)[as](to)),
    );
  }

  /** All mails of the month that were saved since the pane was opened. */
  private get outbox(): readonly BasketFile[] {
    const { basket, period } = this.session;
    return basket.files(OUTBOX, period);
  }

  private async download(files = this.outbox): Promise<void> {
    const { session } = this;
    const { host, period } = session;
    const offered = await session.preview(text.preview.download, async () => {
      await offerFiles(host, files, `outbox_${period}.zip`);
      return true;
    });
    if (offered === true) tookOutbox(session);
  }
}

customElements.define("ocb-send", SendPane);
