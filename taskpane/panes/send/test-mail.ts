/** A PI's mail to the person who asks, as one file; nothing counts as sent. */
import { css, html, type PropertyDeclarations } from "lit";
import { mailFile } from "../../../src/render/mail/eml-file";
import { testMail } from "../../../src/steps/mail-preview";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { text } from "../../text";

const words = text.send;
/** The address typed last: it is mostly the same for the next mail. */
let lastTo = "";

/** `<ocb-test-mail .session=… pi="…">` */
export class TestMail extends Pane {
  static override properties: PropertyDeclarations = {
    pi: {},
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
  declare to: string;
  declare said: string;

  constructor() {
    super();
    this.pi = "";
    this.to = lastTo;
    this.said = "";
  }

  override render(): unknown {
    const { busy } = this.session.runner;
    return html`<fieldset class="stack tight">
      <legend class="strong small">${words.test}</legend>
      <p class="small quiet">${words.testAbout}</p>
      <label class="field"
        >${words.testTo}
        <input
          type="email"
          autocomplete="email"
          .value=${this.to}
          @input=${(event: Event) => {
            this.to = typed(event);
            this.said = "";
          }}
        />
      </label>
      <div class="row">
        ${button({
          label: words.testGo,
          small: true,
          disabled: busy !== null || this.to.trim() === "",
          click: () => void this.save(),
        })}
      </div>
      <p class="small" role="status">${this.said}</p>
    </fieldset>`;
  }

  private async save(): Promise<void> {
    const { session, pi } = this;
    const { period } = session;
    const to = this.to.trim();
    lastTo = to;
    const done = await session.preview(words.test, async (host) => {
      const { name, bytes } = mailFile(await testMail(host, { period, pi, to }, session.host.fonts));
      await session.host.downloads.offer(name, bytes, "message/rfc822");
      return true;
    });
    this.said = done === true ? words.tested(to) : "";
  }
}

customElements.define("ocb-test-mail", TestMail);
