/** Journals of the month that were taken back, each with the files that did it, to be saved as often as wanted. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { reversalFiles } from "../../../src/steps/journal-reversals";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { offerFiles } from "../../parts/offer";
import { journal as words } from "../../text/journal";

/** Where the journal's files lie in the basket. */
export const FOLDER = "journal";

/** `<ocb-reversed .session .ids=${journal IDs}>` */
export class ReversedList extends Pane {
  static override properties: PropertyDeclarations = { ...Pane.properties, ids: { attribute: false } };
  declare ids: readonly string[];

  constructor() {
    super();
    this.ids = [];
  }

  protected override willUpdate(): void {
    // Nothing takes no place among what stands around it.
    this.hidden = this.ids.length === 0;
  }

  override render(): unknown {
    const { ids, session } = this;
    if (ids.length === 0) return nothing;
    const { refusal } = session.host.downloads;
    const disabled = session.runner.busy !== null;
    return note(
      "info",
      words.reversed(ids),
      refusal === ""
        ? ids.map((id) =>
            button({ label: words.saveReversal(id), small: true, disabled, click: () => void this.save(id) }),
          )
        : html`<span class="small quiet">${refusal}</span>`,
    );
  }

  /** Those of this session; made of the sheet where the pane was opened since. */
  private async save(id: string): Promise<void> {
    const { basket, period, host: pane } = this.session;
    const reversalId = `${id}-R`;
    await this.session.preview(words.save, async (host) => {
      const kept = basket.files(FOLDER).filter(({ path }) => path.startsWith(`${FOLDER}/${reversalId}_`));
      const files = kept.length > 0 ? kept : await reversalFiles(host, period, id, pane.sheetFiles);
      await offerFiles(pane, files, words.zip(reversalId));
    });
  }
}

customElements.define("ocb-reversed", ReversedList);
