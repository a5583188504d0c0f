/** A PI's mail to the person who asks, as a file or through Outlook; nothing counts as sent. */
import { css, html, type PropertyDeclarations } from "lit";
import type { MailSender } from "../../../src/ports/mail-sender";
import { sendTest } from "../../../src/steps/send-test";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { send as sendWords } from "../../text/send";

const words = sendWords.test;
/** The address typed last: it is mostly the same for the next mail. */
let lastTo = "";

/** `<ocb-test-mail .session=… pi="…" address="…" by="outbox|outlook" .sender=…>` */
export class TestMail extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    pi: {},
    address: {},
    by: {},
    sender: { attribute: false },
    to: { state: true },
    said: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      legend {
        padding: 0;
      }
      fieldset {
        padding-top: var(--spacingVerticalS);
      }
    `,
  ];
  declare pi: string;
  /** Who is signed in, to begin with. */
  declare address: string;
  declare by: "outbox" | "outlook";
  /** Makes what sends it. */
  declare sender: () => Promise<MailSender>;
  /** As typed; null until something was. */
  declare to: string | null;
  declare said: string;

  constructor() {
    super();
    this.pi = "";
    this.address = "";
    this.by = "outbox";
    this.to = lastTo === "" ? null : lastTo;
    this.said = "";
  }

  private get receiver(): string {
    return (this.to ?? this.address).trim();
  }

  override render(): unknown {
    const { busy } = this.session.runner;
    return html`<fieldset class="stack tight">
      <legend class="strong small">${words.title}</legend>
      <p class="small quiet">${words.about[this.by]}</p>
      <label class="field"
        >${words.to}
        <input
          type="email"
          autocomplete="email"
          .value=${this.to ?? this.address}
          @input=${(event: Event) => {
            this.to = typed(event);
            this.said = "";
          }}
        />
      </label>
      <div class="row">
        ${button({
          label: words.go[this.by],
          small: true,
          disabled: busy !== null || this.receiver === "",
          click: () => void this.leave(),
        })}
      </div>
      <p class="small" role="status">${this.said}</p>
    </fieldset>`;
  }

  private async leave(): Promise<void> {
    const { session, pi, sender, receiver: to } = this;
    const { period } = session;
    lastTo = to;
    this.said = "";
    const left = await session.preview(
      words.title,
      async (host) => await sendTest(host, { period, pi, to }, await sender(), session.host.fonts),
    );
    if (left !== null) this.said = left === "Sent" ? words.done[this.by](to) : words.unsure(to);
  }
}

customElements.define("ocb-test-mail", TestMail);
