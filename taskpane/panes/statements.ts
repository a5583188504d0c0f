/** Statements: who owes what this month, each as the PI reads it, and all of them made and saved as PDFs. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Settings } from "../../src/core/settings";
import { withoutSuccessor } from "../../src/core/statements/numbers";
import type { Host } from "../../src/steps/host";
import { makeStatements, type StatementsResult } from "../../src/steps/statements";
import {
  previewStatements,
  printStatement,
  type ShownStatement,
  type StatementsPreview,
} from "../../src/steps/statements-preview";
import { button } from "../parts/button";
import { openDrive } from "../parts/drive";
import { freshSaver } from "../parts/fresh-saver";
import { notBilledNote } from "../parts/not-billed";
import { note } from "../parts/note";
import { offerFiles } from "../parts/offer";
import { PAGE, showMore } from "../parts/paging";
import { section } from "../parts/section";
import { typed } from "../parts/typed";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { statements as words } from "../text/statements";
import { statementCard } from "./statements/card";
import { statementsSummary } from "./statements/summary";
import { driveFiles, driveFolder, toldSaver } from "./statements/drive-files";

const FOLDER = "statements";

export class StatementsPane extends PreviewPane<StatementsPreview> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    search: { state: true },
    open: { state: true },
    printed: { state: true },
    most: { state: true },
    warnings: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      .top {
        flex-wrap: nowrap;
      }
      a {
        display: inline-block;
        min-height: 24px;
        color: var(--colorBrandForegroundLink);
      }
      .middle {
        flex-wrap: nowrap;
        align-items: center;
      }
      .document {
        padding-top: var(--spacingVerticalS);
        border-top: 1px solid var(--colorNeutralStroke2);
      }
      .document .project {
        flex-wrap: nowrap;
        padding-top: var(--spacingVerticalXS);
        border-top: 2px solid var(--colorBrandStroke1);
      }
      caption {
        text-align: start;
        font-weight: var(--fontWeightSemibold);
        padding-block: var(--spacingVerticalXS) var(--spacingVerticalXXS);
      }
    `,
  ];
  declare search: string;
  /** The statement whose preview is open. */
  declare open: string;
  /** Whether it is shown as printed; as text otherwise. Kept from one to the next. */
  declare printed: boolean;
  declare most: number;
  /** Of the last print: characters that no font has. */
  declare warnings: readonly string[];
  protected override readonly step = words.step;

  constructor() {
    super();
    this.search = "";
    this.open = "";
    this.printed = false;
    this.most = PAGE;
    this.warnings = [];
  }

  protected override async read(host: Host): Promise<StatementsPreview> {
    return await previewStatements(host, this.session.period);
  }

  /** A statement that is made now is stamped with the time: that is no difference. */
  protected override essence({ statements, ended, pending, isOpen }: StatementsPreview): unknown {
    const seen = statements.map(({ record, changed }) => [record.statementNo, record.contentHash, changed]);
    return { seen, ended, pending, isOpen };
  }

  protected override forget(): void {
    this.open = "";
    this.search = "";
    this.most = PAGE;
    this.warnings = [];
    this.session.basket.clear(FOLDER);
  }

  override render(): unknown {
    if (this.shown?.charges === 0) return this.noCharges();
    const { shown } = this;
    if (shown === null) return this.nothingShown();
    return html`<div class="stack">
      ${this.notices()}
      ${statementsSummary({
        shown,
        now: new Date(this.session.host.clock.now()),
        notBilled: notBilledNote(this.session, () => this.go("review"), shown.pending),
      })}
      ${shown.notices.map((words) => note("warning", words))} ${this.actions(shown)} ${this.files(shown)}
      ${this.list(shown)}
    </div>`;
  }

  private noCharges() {
    return html`<div class="stack">
      <p class="small">${words.empty}</p>
      <div class="row">${button({ label: words.toImport, click: () => this.go("import") })}</div>
    </div>`;
  }

  private actions({ isOpen, upToDate, statements, ended }: StatementsPreview) {
    if (!isOpen || statements.length + ended.length === 0) return nothing;
    return html`<div class="row">
      ${button({
        label: upToDate ? words.print : words.make,
        look: upToDate ? "outline" : "primary",
        disabled: this.busy,
        click: () => void this.make(),
      })}
      ${upToDate ? button({ label: words.toSend, look: "primary", click: () => this.go("send") }) : nothing}
    </div>`;
  }

  /** Where the PDFs went, and may go. */
  private files({ statements, isOpen, upToDate }: StatementsPreview) {
    const { downloads, oneDrive } = this.session.host;
    const files = this.session.basket.files(FOLDER, this.session.period);
    const made = upToDate && statements.length > 0;
    if (files.length === 0 && this.warnings.length === 0 && !made) return nothing;
    return section(
      words.files,
      html`${this.warnings.map((warning) => note("warning", warning))}
      ${
        files.length === 0
          ? html`<p class="small quiet">${downloads.refusal === "" ? words.filesNone : downloads.refusal}</p>`
          : html`<p class="small quiet">
              ${downloads.refusal !== "" ? downloads.refusal : upToDate ? words.filesAbout : words.filesOld}
            </p>`
      }
      ${
        downloads.refusal === "" && files.length > 0
          ? html`<div class="row">
              ${button({
                label: text.preview.zip(files.length),
                disabled: this.busy,
                click: () => void this.download(),
              })}
            </div>`
          : nothing
      }
      ${
        made
          ? driveFiles({
              statements,
              period: this.session.period,
              isThere: oneDrive.address() !== "",
              isOpen,
              busy: this.busy,
              save: () => void this.saveToDrive(),
            })
          : nothing
      }`,
    );
  }

  private list({ statements, settings }: StatementsPreview) {
    if (statements.length === 0) return nothing;
    const wanted = this.search.trim().toLowerCase();
    const hits = statements.filter(({ record }) =>
      `${record.name} ${record.pi} ${record.statementNo}`.toLowerCase().includes(wanted),
    );
    return html`<div class="stack tight">
      <label class="field"
        >${words.search}
        <input
          type="search"
          placeholder=${words.searchHint}
          .value=${this.search}
          @input=${(event: Event) => (this.search = typed(event))}
        />
      </label>
      ${hits.length === 0 ? html`<p class="small quiet" role="status">${words.noHits}</p>` : nothing}
      <ul class="stack tight">
        ${hits.slice(0, this.most).map((statement) => this.card(statement, settings))}
      </ul>
      ${showMore(this.most, hits.length, (most) => (this.most = most))}
    </div>`;
  }

  private card(statement: ShownStatement, settings: Settings) {
    const { statementNo } = statement.record;
    const open = this.open === statementNo;
    return statementCard({
      session: this.session,
      settings,
      statement,
      open,
      printed: this.printed,
      busy: this.busy,
      toggle: () => (this.open = open ? "" : statementNo),
      show: (printed) => (this.printed = printed),
      save: () => void this.savePdf(statementNo),
    });
  }

  private async make(): Promise<void> {
    const { session } = this;
    const { period } = session;
    const saver = freshSaver(session.basket, FOLDER);
    const result = await this.write(
      (host) => makeStatements(host, { period }, saver, session.host.fonts),
      saidOf,
    );
    if (result !== null) this.warnings = result.warnings;
  }

  private async saveToDrive(): Promise<void> {
    const { session, shown } = this;
    const { period } = session;
    const folder = driveFolder(period);
    const saverFor = await openDrive(session);
    if (saverFor === null || shown === null) return;
    const pane = freshSaver(session.basket, FOLDER);
    const result = await this.write(
      (host) => {
        const saver = toldSaver(saverFor(folder), pane, shown.statements.length, host.progress);
        return makeStatements(host, { period }, saver, session.host.fonts);
      },
      ({ statements, filesWritten }) => words.oneDrive.saved(filesWritten, statements.length, folder),
    );
    if (result !== null) this.warnings = result.warnings;
  }

  private async download(): Promise<void> {
    const { session } = this;
    await session.preview(text.preview.download, () =>
      offerFiles(
        session.host,
        session.basket.files(FOLDER, this.session.period),
        `statements_${session.period}.zip`,
      ),
    );
  }

  private async savePdf(statementNo: string): Promise<void> {
    const { session } = this;
    await session.preview(words.saving, async (host) => {
      const pdf = await printStatement(host, session.period, statementNo, session.host.fonts);
      await session.host.downloads.offer(pdf.name, pdf.bytes, "application/pdf");
      this.warnings = pdf.warnings;
    });
  }
}

function saidOf({ statements, filesWritten, ended }: StatementsResult): string {
  const current = statements.map((s) => s.record);
  const gone = withoutSuccessor(ended, current).length;
  return [words.made(filesWritten, statements.length), ...(gone === 0 ? [] : [words.endedNow(gone)])].join(
    " ",
  );
}

customElements.define("ocb-statements", StatementsPane);
