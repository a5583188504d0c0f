/** A statement's pages over the whole pane, to be zoomed and moved: frames and windows of blobs fail on desktop. */
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { button } from "../../parts/button";
import { styles } from "../../styles";
import { statements as statementsWords } from "../../text/statements";
import "./page-canvas";
import { pageTurner } from "./page-turner";
import type { PdfPages } from "./pdf-pages";

const words = statementsWords.printed;
/** Of the size on paper. */
const PERCENTS = [50, 75, 100, 125, 150, 200, 300];

/** `<ocb-larger-page .pages=… page="1" name="Ada Quill">`; event "page" when it is turned, "close" at the end. */
export class LargerPage extends LitElement {
  static override properties: PropertyDeclarations = {
    pages: { attribute: false },
    page: { type: Number },
    name: {},
    paperWidth: { state: true },
    percent: { state: true },
  };
  static override styles = [
    styles,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100vh;
        max-height: none;
        padding: 0;
        border: 0;
        color: inherit;
        background: var(--colorNeutralBackground3);
      }
      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      .tools {
        padding: var(--spacingVerticalXS) var(--spacingHorizontalS);
        background: var(--colorNeutralBackground1);
        border-bottom: 1px solid var(--colorNeutralStroke1);
      }
      /* Office draws its own menu over the top right corner. */
      .tools > .row:first-child {
        padding-inline-end: 44px;
      }
      .sheet {
        overflow: auto;
        padding: var(--spacingVerticalS);
      }
      .sheet:focus-visible {
        outline-offset: -2px;
      }
      ocb-page {
        margin-inline: auto;
      }
    `,
  ];
  declare pages: PdfPages;
  declare page: number;
  declare name: string;
  /** At 100 %, in CSS pixels; 0 until it is known. */
  declare paperWidth: number;
  declare percent: number;

  constructor() {
    super();
    this.page = 1;
    this.name = "";
    this.paperWidth = 0;
    this.percent = 100;
  }

  override render(): unknown {
    const { page, name, percent } = this;
    const { count } = this.pages;
    const label = words.enlarged(name);
    return html`<dialog aria-label=${label} @close=${() => this.dispatchEvent(new CustomEvent("close"))}>
      <div class="tools stack tight">
        <div class="row between">
          ${pageTurner(page, count, (to) => this.dispatchEvent(new CustomEvent("page", { detail: to })))}
          ${button({ label: words.close, small: true, click: () => this.dialog?.close() })}
        </div>
        <div class="row">
          ${this.zoom(words.zoomOut, PERCENTS.filter((p) => p < percent).at(-1))}
          <span class="small" role="status">${words.percent(percent)}</span>
          ${this.zoom(
            words.zoomIn,
            PERCENTS.find((p) => p > percent),
          )}
        </div>
      </div>
      <div class="sheet" tabindex="0" role="region" aria-label=${words.pageOf(page, count)}>
        <ocb-page
          .pages=${this.pages}
          .page=${page}
          .width=${Math.round((this.paperWidth * percent) / 100)}
          label=${words.alternative(page, count, name)}
        ></ocb-page>
      </div>
    </dialog>`;
  }

  private zoom(label: string, percent: number | undefined) {
    return button({
      label,
      small: true,
      look: "subtle",
      disabled: percent === undefined,
      keepsFocus: true,
      click: () => (this.percent = percent ?? this.percent),
    });
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("page")) this.renderRoot.querySelector(".sheet")?.scrollTo({ top: 0 });
  }

  protected override firstUpdated(): void {
    this.dialog?.showModal();
    void this.pages.widthOf(this.page).then((width) => (this.paperWidth = width));
  }
}

customElements.define("ocb-larger-page", LargerPage);
