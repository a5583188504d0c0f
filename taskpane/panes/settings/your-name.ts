/** The person's name for the log, kept in the browser. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { settings as words } from "../../text/settings";

/** `<ocb-your-name .session=…>` */
export class YourName extends Pane {
  static override properties: PropertyDeclarations = {
    name: { state: true },
    said: { state: true },
    account: { state: true },
  };
  /** As typed; null until something was. */
  declare name: string | null;
  declare said: "" | "missing" | "saved";
  /** The address signed in with; "" for nobody. */
  declare account: string;
  private prepared: Promise<void> | null = null;

  constructor() {
    super();
    this.name = null;
    this.said = "";
    this.account = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override render(): unknown {
    const { preferences } = this.session;
    if (this.account !== "")
      return html`<p class="small break" role="status">${words.signedIn(this.account)}</p>`;
    const missing = this.said === "missing";
    return html`<div class="stack tight">
      <label class="field"
        >${words.yourName}
        <input
          autocomplete="name"
          maxlength="80"
          aria-invalid=${missing ? "true" : nothing}
          aria-describedby="about"
          .value=${this.name ?? preferences.name}
          @input=${(event: Event) => {
            this.name = typed(event);
            this.said = "";
          }}
        />
      </label>
      <p id="about" class="small quiet">${words.yourNameAbout}</p>
      <div class="row" @pointerenter=${this.prepare} @focusin=${this.prepare}>
        ${button({ label: words.saveName, small: true, disabled: this.name === null, click: () => this.save() })}
        ${button({
          label: words.signIn,
          small: true,
          look: "subtle",
          disabled: this.session.runner.busy !== null,
          click: () => void this.signIn(),
        })}
      </div>
      <p class="small ${missing ? "bad" : "good"}" role="status">
        ${missing ? words.nameMissing : this.said === "saved" ? words.nameSaved(preferences.name) : nothing}
      </p>
    </div>`;
  }

  private async look(): Promise<void> {
    const { by, signedIn } = await this.session.who();
    this.account = signedIn ? by : "";
  }

  /** What signing in needs is fetched before it is pressed: browsers open a window only right after a press. */
  private readonly prepare = (): void => {
    const nobody = { mailbox: "", draftsOnly: true, waits: () => undefined };
    // What is wrong with it is told when it is pressed.
    this.prepared ??= this.session.host.outlook(nobody).then(
      () => undefined,
      () => undefined,
    );
  };

  /** With the least that can be asked for: who it is. */
  private async signIn(): Promise<void> {
    const { session } = this;
    await session.preview(words.signIn, async () => await session.host.signIn.token(["User.Read"]));
    await this.look();
  }

  private save(): void {
    const name = this.name?.trim() ?? "";
    this.said = name === "" ? "missing" : "saved";
    if (name === "") return;
    this.session.preferences.name = name;
    this.name = null;
  }
}

customElements.define("ocb-your-name", YourName);
