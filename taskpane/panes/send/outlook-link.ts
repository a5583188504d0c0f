/** Where a mail lies in Outlook: its ID, to copy, and the message itself, asked for when it is pressed. */
import { css, html, type PropertyDeclarations } from "lit";
import type { MailLogEntry } from "../../../src/core/mail";
import type { MailSender } from "../../../src/ports/mail-sender";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import type { Session } from "../../session";
import { send as sendWords } from "../../text/send";

const words = sendWords.unknown;

/** `<ocb-outlook-link .session=… .mail=${MailLogEntry}>` */
export class OutlookLink extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    mail: { attribute: false },
    link: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      code {
        display: block;
        font-family: var(--fontFamilyMonospace);
        font-size: var(--fontSizeBase100);
        line-height: var(--lineHeightBase100);
        user-select: all;
      }
      a {
        color: var(--colorBrandForegroundLink);
      }
    `,
  ];
  declare mail: MailLogEntry;
  /** The message's address; "" where there is none any more, null until it was asked for. */
  declare link: string | null;

  constructor() {
    super();
    this.link = null;
  }

  override render(): unknown {
    const { messageId, via } = this.mail;
    return html`<div class="stack tight">
      <div class="small">
        <span class="quiet">${words.messageId}</span>
        <code class="break">${messageId}</code>
      </div>
      ${via === OUTLOOK ? this.outlook() : null}
    </div>`;
  }

  private outlook() {
    const { link, mail } = this;
    if (link === "") return html`<p class="small" role="status">${words.gone}</p>`;
    if (link !== null) {
      return html`<p class="small">
        <a href=${link} target="_blank" rel="noopener noreferrer" aria-label=${words.openOf(mail.to)}
          >${words.open}</a
        >
        <span class="quiet">${words.opened}</span>
      </p>`;
    }
    return html`<div class="row">
      ${button({
        label: words.open,
        name: words.openOf(mail.to),
        small: true,
        look: "subtle",
        disabled: this.session.runner.busy !== null,
        click: () => void this.open(),
      })}
    </div>`;
  }

  private async open(): Promise<void> {
    const { session, mail } = this;
    const link = await session.preview(words.openStep, async () => await linkOf(session, mail));
    if (link === null) return;
    this.link = link;
    // Where the browser opens nothing by itself, the link is there to be pressed.
    if (link !== "") window.open(link, "_blank", "noopener,noreferrer");
  }
}

/** The sender's name, as the Mail Log keeps it. */
const OUTLOOK = "Outlook";

/** Asks the mailbox that it went by, whichever way is chosen now; signs in where nobody is. */
async function linkOf({ host }: Session, { mailbox, messageId }: MailLogEntry): Promise<string> {
  const asking = { draftsOnly: true, waits: () => undefined };
  const own = await host.outlook({ ...asking, mailbox: "" });
  const isOwn = (await own.mailbox()).toLowerCase() === mailbox.trim().toLowerCase();
  const sender: MailSender = isOwn ? own : await host.outlook({ ...asking, mailbox });
  return (await sender.link?.(messageId)) ?? "";
}

customElements.define("ocb-outlook-link", OutlookLink);
