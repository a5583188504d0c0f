/** Where a pane stands: loads it when it is first shown, and says so while it loads or when it cannot be had. */
import { html, LitElement, type PropertyDeclarations } from "lit";
import type { Session } from "../session";
import type { PaneEntry } from "../steps";
import { styles } from "../styles";
import { text } from "../text";
import { button } from "./button";

export class PaneSlot extends LitElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    entry: { attribute: false },
    failed: { state: true },
  };
  static override styles = [styles];
  declare session: Session;
  declare entry: PaneEntry;
  declare failed: boolean;
  private pane: HTMLElement | null = null;

  constructor() {
    super();
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.pane === null) void this.load();
  }

  override render(): unknown {
    if (this.failed) {
      return html`<div class="note error stack tight" role="alert">
        ${text.shell.loadFailed}
        <div class="row">
          ${button({ label: text.shell.openAgain, small: true, click: () => void this.load() })}
        </div>
      </div>`;
    }
    return this.pane ?? html`<p class="quiet small" role="status">${text.shell.loadingPane}</p>`;
  }

  private async load(): Promise<void> {
    this.failed = false;
    try {
      await this.entry.load();
      this.pane = Object.assign(document.createElement(this.entry.tag), { session: this.session });
    } catch {
      this.failed = true;
    }
    this.requestUpdate();
  }
}

customElements.define("ocb-pane-slot", PaneSlot);
