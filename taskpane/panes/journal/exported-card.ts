/** A journal that was exported: its files to be saved as often as wanted, and taking it back with a reason. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { baseOfTemplate } from "../../../src/core/journal/template/template-preset";
import type { InputFile } from "../../../src/ports/ports";
import type { Host } from "../../../src/steps/host";
import { reverseExported } from "../../../src/steps/journal";
import { exportedFiles, type ExportedFile, type JournalPreview } from "../../../src/steps/journal-preview";
import { fillJournalTemplate } from "../../../src/steps/journal-template";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { openDrive } from "../../parts/drive";
import "../../parts/file-drop";
import { note } from "../../parts/note";
import { nameOf, offerFiles } from "../../parts/offer";
import "../../parts/reason-form";
import { when } from "../../parts/when";
import { text } from "../../text";
import { journal as words } from "../../text/journal";
import { template as own } from "../../text/journal-layout";
import "./reversed-list";
import { FOLDER } from "./reversed-list";

/** What a template may be. */
export const TEMPLATES = ".xlsx,.xlsm,.csv,.txt,.tsv";

/** `<ocb-journal-exported .session .shown open>`: event `reversed` when it was taken back. */
export class ExportedCard extends Pane {
  static override properties: PropertyDeclarations = {
    shown: { attribute: false },
    open: { type: Boolean },
    reversing: { state: true },
    template: { state: true },
    lacking: { state: true },
    saved: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      a {
        color: var(--colorBrandForegroundLink);
      }
    `,
  ];
  declare shown: JournalPreview;
  /** Whether the month is open. */
  declare open: boolean;
  declare reversing: boolean;
  /** The person's own template, given again to take back what went into it. */
  declare template: InputFile | null;
  declare lacking: boolean;
  /** Where files were saved on OneDrive this time: path and address. */
  declare saved: readonly { readonly path: string; readonly link: string }[];

  constructor() {
    super();
    this.open = false;
    this.reversing = false;
    this.template = null;
    this.lacking = false;
    this.saved = [];
  }

  /** What was begun about one journal never stands ready for another. */
  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const before = changed.get("shown") as JournalPreview | undefined;
    if (before === undefined || before.journalId === this.shown.journalId) return;
    this.reversing = false;
    this.template = null;
    this.lacking = false;
    this.saved = [];
  }

  /** Whether it went into a file of the person's own. */
  private get isOwnTemplate(): boolean {
    return baseOfTemplate(this.shown.lines[0]?.format ?? "") !== null;
  }

  private get busy(): boolean {
    return this.session.runner.busy !== null;
  }

  override render(): unknown {
    const { journalId, reversed, exported } = this.shown;
    if (exported === null) return nothing;
    const { host } = this.session;
    const at = when(exported.at, new Date(host.clock.now()));
    const { refusal } = host.downloads;
    return html`<div class="stack">
      ${note("success", words.exported(journalId, at, exported.by, namesOf(exported.file).join(", ")))}
      ${this.onDrive()}
      <ocb-reversed .session=${this.session} .ids=${reversed}></ocb-reversed>
      ${refusal === "" ? nothing : html`<p class="small quiet">${refusal}</p>`}
      ${this.open ? nothing : html`<p class="small quiet">${words.closed}</p>`}
      ${this.reversing ? this.form(journalId) : nothing} ${this.actions(exported.file, refusal)}
    </div>`;
  }

  private actions(file: string, refusal: string) {
    const { host } = this.session;
    return html`<div class="row">
      ${
        this.open ? button({ label: words.toClose, look: "primary", click: () => this.go("close") }) : nothing
      }
      ${
        refusal === ""
          ? button({ label: words.save, disabled: this.busy, click: () => void this.saveFiles() })
          : nothing
      }
      ${
        host.oneDrive.address() === "" || file === ""
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
        this.open && !this.reversing
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

  private form(journalId: string) {
    return html`${this.isOwnTemplate ? this.templateAgain() : nothing}
      ${this.shown.takingBack.map((what) => note("warning", what))}
      <ocb-reason-form
        question=${words.reverseAsk(journalId)}
        go=${words.reverseGo}
        ?disabled=${this.busy}
        @confirm=${(event: CustomEvent<string>) => void this.reverse(journalId, event.detail)}
        @leave=${() => (this.reversing = false)}
      ></ocb-reason-form>`;
  }

  private templateAgain() {
    return html`<ocb-file-drop
        label=${this.template?.name ?? own.choose}
        hint=${own.again}
        accept=${TEMPLATES}
        ?disabled=${this.busy}
        @files=${(event: CustomEvent<readonly InputFile[]>) => {
          this.template = event.detail[0] ?? null;
          this.lacking = false;
        }}
      ></ocb-file-drop>
      ${this.lacking ? html`<p class="small bad" role="alert">${own.first}</p>` : nothing}`;
  }

  private onDrive() {
    const { link, linkOf } = text.preview.oneDrive;
    return this.saved.map(
      (file) =>
        html`<p class="small break" role="status">
          ${words.onDrive(file.path)}
          <a href=${file.link} target="_blank" rel="noreferrer" aria-label=${linkOf(nameOf(file.path))}
            >${link}</a
          >
        </p>`,
    );
  }

  /** Those of this session, the control sheet among them; made of the sheet where the pane was opened since. */
  private async files(host: Host): Promise<readonly ExportedFile[]> {
    const { basket, period, host: pane } = this.session;
    const kept = basket
      .files(FOLDER)
      .filter(({ path }) => path.startsWith(`${FOLDER}/${this.shown.journalId}_`));
    return kept.length > 0 ? kept : await exportedFiles(host, period, pane.sheetFiles);
  }

  private async saveFiles(): Promise<void> {
    const { session } = this;
    await session.preview(words.save, async (host) => {
      await offerFiles(session.host, await this.files(host), words.zip(this.shown.journalId));
    });
  }

  /** Under the names that the Periods sheet has, by month as the command line does it. */
  private async saveToDrive(): Promise<void> {
    const { session } = this;
    const { period } = session;
    const saverFor = await openDrive(session);
    if (saverFor === null) return;
    const saved = await session.preview(text.preview.oneDrive.save, async (host) => {
      const saver = saverFor(`Journal/${period}`);
      const places: { path: string; link: string }[] = [];
      for (const { path, bytes } of await this.files(host)) {
        const { path: where, link = "" } = await saver.save(nameOf(path), bytes);
        places.push({ path: where, link });
      }
      return places;
    });
    this.saved = saved ?? [];
  }

  private async reverse(journalId: string, reason: string): Promise<void> {
    const { session, template } = this;
    const { period, host: pane, basket } = session;
    const saver = basket.saver(FOLDER);
    this.lacking = this.isOwnTemplate && template === null;
    if (this.lacking) return;
    const result = await session.run(
      words.step,
      (host) =>
        template === null
          ? reverseExported(host, { period, journalId, reason }, saver, pane.sheetFiles)
          : fillJournalTemplate(
              host,
              { period, template, reverse: { journalId, reason } },
              saver,
              pane.sheetFiles,
            ),
      (r) => words.reversedNow(r.journalId, r.files.map(nameOf)),
    );
    if (result === null) return;
    this.reversing = false;
    this.saved = [];
    this.template = null;
    await downloadFiles(this, [...result.files, result.control], result.journalId);
    this.dispatchEvent(new CustomEvent("reversed"));
  }
}

/** Hands out what a step has just put into the basket, where this platform can. */
export async function downloadFiles(
  { session }: Pick<Pane, "session">,
  paths: readonly string[],
  journalId: string,
): Promise<void> {
  if (session.host.downloads.refusal !== "") return;
  const files = session.basket.files(FOLDER).filter((file) => paths.includes(file.path));
  await session.preview(text.preview.download, () => offerFiles(session.host, files, words.zip(journalId)));
}

function namesOf(file: string): string[] {
  return file
    .split("; ")
    .filter((path) => path !== "")
    .map(nameOf);
}

customElements.define("ocb-journal-exported", ExportedCard);
