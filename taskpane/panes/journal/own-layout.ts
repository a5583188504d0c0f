/** A campus's own layout without programming: its columns in the Journal Formats sheet, typed there or read from a CSV. */
import { html, type PropertyDeclarations } from "lit";
import type { InputFile } from "../../../src/ports/ports";
import { takeLayouts } from "../../../src/steps/journal-layouts";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import "../../parts/file-drop";
import { journal as journalWords } from "../../text/journal";
import { ownLayout as words } from "../../text/journal-layout";

/** `<ocb-own-layout .session>`: event `taken` when the sheet has layouts from a file. */
export class OwnLayout extends Pane {
  static override properties: PropertyDeclarations = { ...Pane.properties };

  override render(): unknown {
    const disabled = this.session.runner.busy !== null;
    return html`<details>
      <summary>${words.title}</summary>
      <div class="stack">
        <p class="small quiet">${words.about}</p>
        <div class="row">
          ${button({
            label: words.showSheet,
            small: true,
            disabled,
            click: () => void this.session.host.view.showSheet("Journal Formats"),
          })}
        </div>
        <ocb-file-drop
          label=${words.choose}
          hint=${words.drop}
          ?disabled=${disabled}
          @files=${(event: CustomEvent<readonly InputFile[]>) => void this.take(event.detail[0])}
        ></ocb-file-drop>
      </div>
    </details>`;
  }

  private async take(file: InputFile | undefined): Promise<void> {
    if (file === undefined) return;
    const done = await this.session.run(
      journalWords.step,
      (host) => takeLayouts(host, file),
      ({ layouts, columns }) => words.taken(layouts, columns),
    );
    if (done !== null) this.dispatchEvent(new CustomEvent("taken"));
  }
}

customElements.define("ocb-own-layout", OwnLayout);
