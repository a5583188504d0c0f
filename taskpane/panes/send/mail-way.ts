/** How this person's mails leave: the way, the mailbox, and signing in to it, which happens only when it is pressed. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { Refusal } from "../../../src/core/problem";
import { Pane } from "../../pane";
import { note } from "../../parts/note";
import { radioStyles } from "../../parts/radio-styles";
import type { Way } from "../../preferences";
import { send as sendWords } from "../../text/send";
import { isSenderSet, senderForm, type Account } from "./sender-form";
import { wayForm } from "./way-form";

/** What the pane has to know of it. */
export interface Leaving {
  readonly way: Way;
  /** The shared mailbox; "" for the person's own. */
  readonly mailbox: string;
  /** The address that mails leave from, where it is known; "" for an outbox. */
  readonly from: string;
  /** Whether mails can leave: with Outlook, somebody is signed in. */
  readonly ready: boolean;
  /** The person's own address, where it is known. */
  readonly address: string;
}

/** `<ocb-mail-way .session=… used="…" @leaving=${event.detail: Leaving}>` */
export class MailWay extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    used: {},
    account: { state: true },
    shared: { state: true },
    mailbox: { state: true },
    unset: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    radioStyles,
    css`
      legend {
        padding: 0;
        margin-bottom: var(--spacingVerticalXS);
      }
      .who {
        padding-top: var(--spacingVerticalXS);
      }
    `,
  ];
  /** The mailbox that this month's mails leave from already; "" before the first. */
  declare used: string;
  declare account: Account | null;
  declare shared: boolean;
  declare mailbox: string;
  /** Why nobody can sign in here; "" where one can. */
  declare unset: string;

  constructor() {
    super();
    this.used = "";
    this.account = null;
    this.shared = false;
    this.mailbox = "";
    this.unset = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.mailbox = this.session.preferences.mailbox;
    this.shared = this.mailbox !== "";
    void this.prepare();
  }

  override render(): unknown {
    const { way } = this.session.preferences;
    const disabled = this.session.runner.busy !== null;
    return html`<div class="stack">
      ${wayForm({ way, disabled, choose: (chosen) => this.choose(chosen) })}
      ${
        way === "outbox"
          ? nothing
          : this.unset !== ""
            ? note("warning", this.unset)
            : senderForm({
                account: this.account,
                shared: this.shared,
                mailbox: this.mailbox,
                used: this.used,
                disabled,
                share: (shared) => this.from(shared, this.mailbox),
                type: (address) => this.from(this.shared, address),
                signIn: () => void this.signIn(),
              })
      }
    </div>`;
  }

  private choose(way: Way): void {
    this.session.preferences.way = way;
    this.requestUpdate();
    void this.prepare();
  }

  private from(shared: boolean, mailbox: string): void {
    this.shared = shared;
    this.mailbox = mailbox;
    if (isSenderSet(shared, mailbox)) this.session.preferences.mailbox = shared ? mailbox : "";
    this.tell();
  }

  /** What signing in needs is fetched before it is pressed: browsers open a window only right after a press. */
  private async prepare(): Promise<void> {
    this.tell();
    const { host, preferences } = this.session;
    if (preferences.way === "outbox") return;
    this.unset = await host.outlook(this.request()).then(
      () => "",
      (error: unknown) => (error instanceof Refusal ? error.inPane : ""),
    );
    this.account = await host.signIn.account().catch(() => null);
    this.tell();
  }

  private async signIn(): Promise<void> {
    const { host } = this.session;
    const account = await this.session.preview(sendWords.outlook.signInStep, async () => {
      await (await host.outlook(this.request())).mailbox();
      return await host.signIn.account();
    });
    if (account !== null) this.account = account;
    this.tell();
  }

  private request() {
    return {
      mailbox: this.shared ? this.mailbox.trim() : "",
      draftsOnly: this.session.preferences.way !== "send",
      waits: () => undefined,
    };
  }

  private tell(): void {
    const { way } = this.session.preferences;
    const ready = way === "outbox" || (this.account !== null && isSenderSet(this.shared, this.mailbox));
    const { mailbox } = this.request();
    const address = this.account?.address ?? "";
    const from = way === "outbox" ? "" : mailbox === "" ? address : mailbox;
    const detail: Leaving = { way, ready, mailbox, address, from };
    this.dispatchEvent(new CustomEvent("leaving", { detail }));
  }
}

customElements.define("ocb-mail-way", MailWay);
