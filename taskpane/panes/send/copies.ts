/** Who gets copies of one PI's mails: the People sheet's CC, edited in place. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { copiesOf, saveCopies, wrongAddresses } from "../../../src/steps/copies";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { text } from "../../text";
import { send as sendWords } from "../../text/send";

const words = sendWords.copiesForm;

/** `<ocb-copies .session=… pi="…" name="…" @saved>` */
export class Copies extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    pi: {},
    name: {},
    known: { state: true },
    cc: { state: true },
  };
  declare pi: string;
  declare name: string;
  /** Whether the PI is on the People sheet; null until it was read. */
  declare known: boolean | null;
  declare cc: string;

  constructor() {
    super();
    this.pi = "";
    this.name = "";
    this.known = null;
    this.cc = "";
  }

  override render(): unknown {
    return html`<details class="small" @toggle=${(event: Event) => void this.toggled(event)}>
      <summary>${words.title}</summary>
      ${
        this.known === null
          ? html`<p class="quiet" role="status">${text.preview.reading}</p>`
          : this.known
            ? this.form()
            : html`<p class="quiet">${words.notThere}</p>`
      }
    </details>`;
  }

  private form() {
    const wrong = wrongAddresses(this.cc);
    const busy = this.session.runner.busy !== null;
    return html`<div class="stack tight">
      <label class="field"
        >${words.label(this.name)}
        <input
          spellcheck="false"
          aria-invalid=${wrong.length > 0 ? "true" : nothing}
          aria-describedby="about"
          .value=${this.cc}
          @input=${(event: Event) => (this.cc = typed(event))}
        />
      </label>
      <p id="about" class="quiet break">
        ${wrong.length > 0 ? html`<span class="bad">${words.wrong(wrong)}</span>` : nothing} ${words.about}
      </p>
      <div class="row">
        ${button({ label: words.save, small: true, disabled: busy || wrong.length > 0, click: () => void this.save() })}
      </div>
    </div>`;
  }

  private async toggled(event: Event): Promise<void> {
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.open) return;
    const { session, pi } = this;
    const read = await session.preview(words.title, async (host) => ({ cc: await copiesOf(host, pi) }));
    if (read === null) return;
    this.known = read.cc !== null;
    this.cc = read.cc ?? "";
  }

  private async save(): Promise<void> {
    const { session, pi, cc, name } = this;
    const done = await session.run(
      words.title,
      (host) => saveCopies(host, pi, cc),
      () => words.saved(name),
    );
    if (done !== null) this.dispatchEvent(new CustomEvent("saved"));
  }
}

customElements.define("ocb-copies", Copies);
