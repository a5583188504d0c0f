/** Journal: the month's double entry, written to the Journal sheet once and saved as a CSV for the ledger. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Host } from "../../src/steps/host";
import { exportJournal, reverseExported } from "../../src/steps/journal";
import { exportedFile, previewJournal, type JournalPreview } from "../../src/steps/journal-preview";
import { button } from "../parts/button";
import { openDrive } from "../parts/drive";
import { note } from "../parts/note";
import { nameOf, offerFiles } from "../parts/offer";
import { PAGE } from "../parts/paging";
import "../parts/reason-form";
import { typed } from "../parts/typed";
import { when } from "../parts/when";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { journalFigures, journalTable } from "./journal/journal-lines";

const FOLDER = "journal";
const words = text.journal;

export class JournalPane extends PreviewPane<JournalPreview> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    format: { state: true },
    reversing: { state: true },
    saved: { state: true },
    most: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      caption {
        text-align: start;
        font-weight: var(--fontWeightSemibold);
        padding-bottom: var(--spacingVerticalXS);
      }
      a {
        color: var(--colorBrandForegroundLink);
      }
      th.money {
        text-align: end;
      }
    `,
  ];
  /** The layout chosen; "" for the setting's. */
  declare format: string;
  declare reversing: boolean;
  /** Where the file was saved on OneDrive: its path and its address; null where it was not, this time. */
  declare saved: { readonly path: string; readonly link: string } | null;
  declare most: number;
  protected override readonly step = words.step;

  constructor() {
    super();
    this.format = "";
    this.reversing = false;
    this.saved = null;
    this.most = PAGE;
  }

  protected override async read(host: Host): Promise<JournalPreview> {
    return await previewJournal(host, this.session.period, this.format);
  }

  protected override forget(): void {
    this.reversing = false;
    this.saved = null;
    this.most = PAGE;
  }

  private get isOpen(): boolean {
    const { state, period } = this.session;
    return (state?.months.find((m) => m.period === period)?.status ?? "Open") === "Open";
  }

  /** Then what is missing for the journal is a fund of a source. */
  private get statementsAreMade(): boolean {
    return this.session.state?.steps.find((s) => s.step === "statements")?.state === "done";
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) {
      return html`<div class="stack">
        ${this.nothingShown()}
        ${
          this.refused === null
            ? nothing
            : html`<div class="row">
                ${
                  this.statementsAreMade
                    ? button({ label: words.toSettings, click: () => this.go("settings") })
                    : button({ label: words.toStatements, click: () => this.go("statements") })
                }
              </div>`
        }
      </div>`;
    }
    return html`<div class="stack">
      ${this.notices()} ${shown.exported === null ? this.toWrite(shown) : this.written(shown, shown.exported)}
      ${shown.lines.length === 0 ? nothing : html`${journalFigures(shown)} ${journalTable(shown, this.most, (most) => (this.most = most))}`}
    </div>`;
  }

  private toWrite({ lines, warnings, formats, format, reversed }: JournalPreview) {
    const before = reversed.length === 0 ? nothing : note("info", words.reversed(reversed));
    if (lines.length === 0) return html`${before}${note("info", words.nothing)}`;
    return html`${before}
      ${
        warnings.length === 0
          ? nothing
          : note(
              "warning",
              html`${words.warnings}
                <ul>
                  ${warnings.map((warning) => html`<li>${warning}</li>`)}
                </ul>`,
            )
      }
      <label class="field"
        >${words.format}
        <select
          ?disabled=${this.busy}
          @change=${(event: Event) => {
            this.format = typed(event);
            void this.look();
          }}
        >
          ${formats.map(
            ({ name, label }) => html`<option value=${name} .selected=${name === format}>${label}</option>`,
          )}
        </select>
      </label>
      <div class="row">
        ${button({
          label: words.write,
          look: "primary",
          disabled: this.busy,
          click: () => void this.export(),
        })}
      </div>`;
  }

  private written(
    { journalId, reversed }: JournalPreview,
    exported: NonNullable<JournalPreview["exported"]>,
  ) {
    const { host } = this.session;
    const at = when(exported.at, new Date(host.clock.now()));
    const { refusal } = host.downloads;
    return html`${note("success", words.exported(journalId, at, exported.by, exported.file))}
      ${this.onDrive()}
      ${reversed.length === 0 ? nothing : html`<p class="small quiet">${words.reversed(reversed)}</p>`}
      ${refusal === "" ? nothing : html`<p class="small quiet">${refusal}</p>`}
      ${this.isOpen ? nothing : html`<p class="small quiet">${words.closed}</p>`}
      ${
        this.reversing
          ? html`<ocb-reason-form
              plain
              question=${words.reverseAsk(journalId)}
              go=${words.reverseGo}
              ?disabled=${this.busy}
              @confirm=${() => void this.reverse(journalId)}
              @leave=${() => (this.reversing = false)}
            ></ocb-reason-form>`
          : nothing
      }
      <div class="row">
        ${
          this.isOpen
            ? button({ label: words.toClose, look: "primary", click: () => this.go("close") })
            : nothing
        }
        ${
          refusal === ""
            ? button({ label: words.save, disabled: this.busy, click: () => void this.saveCsv() })
            : nothing
        }
        ${
          host.oneDrive.address() === "" || exported.file === ""
            ? nothing
            : button({
                label: text.preview.oneDrive.save,
                disabled: this.busy,
                click: () => void this.saveToDrive(),
              })
        }
        ${button({
          label: words.showSheet,
          look: "subtle",
          click: () => void host.view.showSheet("Journal"),
        })}
        ${
          this.isOpen && !this.reversing
            ? button({
                label: words.reverse,
                look: "subtle",
                disabled: this.busy,
                click: () => (this.reversing = true),
              })
            : nothing
        }
      </div>`;
  }

  private onDrive() {
    const { saved } = this;
    if (saved === null) return nothing;
    const { link, linkOf } = text.preview.oneDrive;
    return html`<p class="small break" role="status">
      ${words.onDrive(saved.path)}
      <a href=${saved.link} target="_blank" rel="noreferrer" aria-label=${linkOf(nameOf(saved.path))}
        >${link}</a
      >
    </p>`;
  }

  private async export(): Promise<void> {
    const { session } = this;
    const { period } = session;
    const format = this.shown?.format ?? "";
    const result = await this.write(
      (host) => exportJournal(host, { period, format }, session.basket.saver(FOLDER)),
      (r) =>
        [words.written(r.journalId, r.lines, nameOf(r.path)), session.host.downloads.refusal]
          .join(" ")
          .trim(),
    );
    if (result !== null) await this.download(result.path);
  }

  /** Under the name that the Periods sheet has, by month as the command line does it. */
  private async saveToDrive(): Promise<void> {
    const { session } = this;
    const { period } = session;
    const saverFor = await openDrive(session);
    if (saverFor === null) return;
    this.saved = await session.preview(text.preview.oneDrive.save, async (host) => {
      const { path, bytes } = await exportedFile(host, period);
      const { path: where, link = "" } = await saverFor(`Journal/${period}`).save(nameOf(path), bytes);
      return { path: where, link };
    });
  }

  private async reverse(journalId: string): Promise<void> {
    const { session } = this;
    const { period } = session;
    const format = this.shown?.format ?? "";
    const result = await this.write(
      (host) => reverseExported(host, { period, journalId, format }, session.basket.saver(FOLDER)),
      (r) => words.reversedNow(r.journalId, nameOf(r.path)),
    );
    if (result === null) return;
    this.reversing = false;
    this.saved = null;
    await this.download(result.path);
  }

  private async download(path: string): Promise<void> {
    const { session } = this;
    if (session.host.downloads.refusal !== "") return;
    const files = session.basket.files(FOLDER).filter((file) => file.path === path);
    await session.preview(text.preview.download, () => offerFiles(session.host, files, ""));
  }

  /** The file of this session; where the pane was opened again since, it is made of the sheet once more. */
  private async saveCsv(): Promise<void> {
    const { session } = this;
    const { period } = session;
    await session.preview(words.save, async (host) => {
      const { path, bytes } = await exportedFile(host, period);
      await offerFiles(session.host, [{ path, bytes }], "");
    });
  }
}

customElements.define("ocb-journal", JournalPane);
