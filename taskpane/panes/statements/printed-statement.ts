/** A statement as it is printed, or would be: made as a PDF with nothing written, and its pages drawn one at a time. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Settings } from "../../../src/core/settings";
import { printStatements } from "../../../src/steps/print";
import type { ShownStatement } from "../../../src/steps/statements-preview";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { sameView } from "../../parts/same-view";
import { statements as statementsWords } from "../../text/statements";
import "./larger-page";
import "./page-canvas";
import { pageTurner } from "./page-turner";
import { openPdf, type PdfPages } from "./pdf-pages";

const words = statementsWords.printed;

/** `<ocb-printed-statement .session=… .statement=… .settings=…>` */
export class PrintedStatement extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    statement: { attribute: false },
    settings: { attribute: false },
    pages: { state: true },
    page: { state: true },
    larger: { state: true },
    failed: { state: true },
    warnings: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .paper {
        padding: 1px;
        border: 1px solid var(--colorNeutralStroke1);
      }
    `,
  ];
  declare statement: ShownStatement;
  declare settings: Settings;
  /** Null until the PDF is there. */
  declare pages: PdfPages | null;
  declare page: number;
  declare larger: boolean;
  declare failed: boolean;
  /** Characters that no font has. */
  declare warnings: readonly string[];
  /** What the pages are of. */
  private printedOf: unknown = null;
  private printing = false;

  constructor() {
    super();
    this.pages = null;
    this.page = 1;
    this.larger = false;
    this.failed = false;
    this.warnings = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.printWhenFree();
  }

  override disconnectedCallback(): void {
    this.replacePages(null);
    this.printedOf = null;
    super.disconnectedCallback();
  }

  override render(): unknown {
    return html`<div class="stack tight">
      ${this.statement.changed ? note("info", words.notMade) : nothing}
      ${this.warnings.map((warning) => note("warning", warning))}
      ${this.failed ? this.failure() : this.sheet()}
    </div>`;
  }

  private sheet() {
    const { pages, page } = this;
    if (pages === null) return html`<p class="small quiet" role="status">${words.wait}</p>`;
    const { name, pi } = this.statement.record;
    const turn = (to: number) => (this.page = to);
    return html`${pageTurner(page, pages.count, turn)}
      <div class="paper">
        <ocb-page
          .pages=${pages}
          .page=${page}
          label=${words.alternative(page, pages.count, name || pi)}
          @drawn=${(event: CustomEvent<boolean>) => (this.failed = !event.detail)}
        ></ocb-page>
      </div>
      <div class="row">
        ${button({
          label: words.larger,
          name: words.largerOf(name || pi),
          small: true,
          click: () => (this.larger = true),
        })}
      </div>
      ${
        this.larger
          ? html`<ocb-larger-page
              .pages=${pages}
              .page=${page}
              name=${name || pi}
              @page=${(event: CustomEvent<number>) => turn(event.detail)}
              @close=${() => (this.larger = false)}
            ></ocb-larger-page>`
          : nothing
      }`;
  }

  private failure() {
    return note(
      "warning",
      words.failed,
      button({
        label: words.again,
        small: true,
        click: () => {
          this.failed = false;
          this.printedOf = null;
          this.printWhenFree();
        },
      }),
    );
  }

  protected override willUpdate(): void {
    this.printWhenFree();
  }

  /** Steps run one at a time; and after an edit the same statement is often the same page. */
  private printWhenFree(): void {
    const { runner } = this.session;
    // Leaving asks for one more update.
    if (!this.isConnected || this.printing || this.failed || runner.busy !== null || runner.failure !== null)
      return;
    const wanted = { document: this.statement.document, settings: this.settings };
    if (this.printedOf !== null && sameView(this.printedOf, wanted)) return;
    this.printedOf = wanted;
    void this.print();
  }

  private async print(): Promise<void> {
    this.printing = true;
    const done = await this.session.preview(words.drawing, async (host) => {
      const { session, settings, statement } = this;
      const { pdfs, warnings } = await printStatements(
        host,
        settings,
        [statement.document],
        session.host.fonts,
      );
      return { warnings, pages: await openPdf(pdfs[0] ?? new Uint8Array()) };
    });
    this.printing = false;
    this.failed = done === null;
    if (done === null) return;
    if (!this.isConnected) return void done.pages.close();
    this.warnings = done.warnings;
    this.replacePages(done.pages);
  }

  private replacePages(pages: PdfPages | null): void {
    void this.pages?.close();
    this.pages = pages;
    this.page = Math.max(1, Math.min(this.page, pages?.count ?? 1));
  }
}

customElements.define("ocb-printed-statement", PrintedStatement);
