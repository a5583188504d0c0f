/** The sources, each with its fields when it is edited; and a new one. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Source } from "../../../src/core/reference";
import { saveSource } from "../../../src/steps/sources";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { settings as words } from "../../text/settings";
import { NEW_SOURCE } from "./source-form";

/** Stands for the new source where a name could stand. */
const NEW = "";

/** `<ocb-sources .session=… .sources=… @saved>` */
export class SourcesList extends Pane {
  static override properties: PropertyDeclarations = {
    sources: { attribute: false },
    open: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .middle {
        align-items: center;
      }
    `,
  ];
  declare sources: readonly Source[];
  /** The source that is edited; null for none. */
  declare open: string | null;

  constructor() {
    super();
    this.sources = [];
    this.open = null;
  }

  override render(): unknown {
    const { session } = this;
    return html`<div class="stack tight">
      <p class="small quiet">${words.sourcesAbout}</p>
      ${this.sources.length === 0 ? html`<p class="small">${words.none}</p>` : nothing}
      <ul class="stack tight">
        ${this.sources.map((source) => this.item(source))}
      </ul>
      ${
        this.open === NEW
          ? html`<div class="card">${this.form(NEW_SOURCE, NEW)}</div>`
          : html`<div class="row">
              ${button({ label: words.addSource, small: true, click: () => (this.open = NEW) })}
              ${button({
                label: words.sheet("Sources"),
                small: true,
                look: "subtle",
                click: () => void session.host.view.showSheet("Sources"),
              })}
            </div>`
      }
    </div>`;
  }

  private item(source: Source) {
    const { creditFundOrg, active } = source;
    const open = this.open === source.source;
    return html`<li class="card stack tight">
      <div class="row between middle">
        <span class="strong break">${source.source}</span>
        ${
          open
            ? nothing
            : button({
                label: words.edit,
                name: words.editOf(source.source),
                small: true,
                look: "subtle",
                click: () => (this.open = source.source),
              })
        }
      </div>
      <div class="small break ${creditFundOrg === "" ? "warn" : "quiet"}">
        ${[
          creditFundOrg === "" ? words.noCreditFund : creditFundOrg,
          words.costBases[source.costBasis],
          ...(active === "Yes" ? [] : [words.inactive]),
        ].join(" · ")}
      </div>
      ${open ? this.form(source, source.source) : nothing}
    </li>`;
  }

  private form(source: Source, known: string) {
    return html`<ocb-source-form
      .source=${source}
      ?fresh=${known === NEW}
      ?disabled=${this.session.runner.busy !== null}
      @save=${(event: CustomEvent<Source>) => void this.save(event.detail, known)}
      @leave=${() => (this.open = null)}
    ></ocb-source-form>`;
  }

  private async save(source: Source, known: string): Promise<void> {
    const done = await this.session.run(
      words.sources,
      (host) => saveSource(host, source, known),
      (changed) => (changed ? words.sourceSaved(source.source.trim()) : words.sourceSame),
    );
    if (done === null) return;
    this.open = null;
    this.dispatchEvent(new CustomEvent("saved"));
  }
}

customElements.define("ocb-sources", SourcesList);
