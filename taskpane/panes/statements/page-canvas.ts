/** One page of a PDF, as wide as it is told or as its place is, sharp on every screen. */
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import type { PdfPages } from "./pdf-pages";

/** `<ocb-page .pages=… page="1" label="…">`; its event "drawn" says whether the page could be drawn. */
export class PageCanvas extends LitElement {
  static override properties: PropertyDeclarations = {
    pages: { attribute: false },
    page: { type: Number },
    width: { type: Number },
    label: {},
  };
  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    /* White in every theme: it is paper. */
    canvas {
      display: block;
      width: 100%;
      height: auto;
      background: #fff;
      box-shadow: var(--shadow4);
    }
  `;
  declare pages: PdfPages | null;
  /** From 1. */
  declare page: number;
  /** In CSS pixels; 0 for as wide as its place. */
  declare width: number;
  declare label: string;
  private readonly place = new ResizeObserver(() => void this.draw());
  private drawnWidth = 0;

  constructor() {
    super();
    this.pages = null;
    this.page = 1;
    this.width = 0;
    this.label = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.observe(this);
  }

  override disconnectedCallback(): void {
    this.place.disconnect();
    super.disconnectedCallback();
  }

  override render(): unknown {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("width")) this.style.width = this.width === 0 ? "" : `${this.width}px`;
    if (!changed.has("pages") && !changed.has("page")) return;
    this.drawnWidth = 0;
    void this.draw();
  }

  private async draw(): Promise<void> {
    const { pages, page } = this;
    const canvas = this.renderRoot.querySelector("canvas");
    const width = this.clientWidth;
    if (pages === null || canvas === null || width === 0 || width === this.drawnWidth) return;
    this.drawnWidth = width;
    const drawn = await pages.draw(canvas, page, width).catch(() => null);
    // Overtaken by a later one, which tells.
    if (drawn === false) return;
    this.dispatchEvent(new CustomEvent("drawn", { detail: drawn === true }));
  }
}

customElements.define("ocb-page", PageCanvas);
