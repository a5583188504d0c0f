/** A posted month's charges in a workbook of their own: saved, given back to be compared, then taken out; and back. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { Period } from "../../../src/core/period";
import type { InputFile } from "../../../src/ports/ports";
import { archiveBoard, type ArchiveBoard } from "../../../src/steps/archive-board";
import { archiveMonth, makeArchive, type ArchiveResult } from "../../../src/steps/archive";
import type { Host } from "../../../src/steps/host";
import { restoreMonth } from "../../../src/steps/restore-month";
import type { BasketFile } from "../../basket";
import { PeekPane } from "../../peek-pane";
import { button } from "../../parts/button";
import { openDrive } from "../../parts/drive";
import "../../parts/file-drop";
import { offerFiles } from "../../parts/offer";
import { section } from "../../parts/section";
import { text } from "../../text";
import { archive as words } from "../../text/closing";
import { listed } from "../../text/words";

const XLSX = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** The pane cannot read what a browser has downloaded: the person gives the file back. */
const NO_READER = { read: () => Promise.resolve(null) };

/** `<ocb-archive .session>`: event `done` when charges left or came back. */
export class ArchiveCard extends PeekPane<ArchiveBoard> {
  static override properties: PropertyDeclarations = { ...PeekPane.properties, saved: { state: true } };
  /** The name of the archive that was handed out and is not given back yet; "" for none. */
  declare saved: string;

  constructor() {
    super();
    this.saved = "";
  }

  protected override async read(host: Host, period: Period): Promise<ArchiveBoard> {
    return await archiveBoard(host, period);
  }

  protected override forget(): void {
    this.saved = "";
  }

  override render(): unknown {
    const { board } = this;
    if (board === null) return nothing;
    if (board.file !== "") return section(words.title, this.restoring(board.file));
    if (board.status !== "Posted" && board.beyond.length === 0) return nothing;
    return section(
      words.title,
      html`<p class="small">${words.about(board.here, board.kept)}</p>
        ${board.beyond.length === 0 ? nothing : html`<p class="small warn">${words.beyond(listed(board.beyond))}</p>`}
        ${board.status === "Posted" ? this.archiving() : nothing}`,
    );
  }

  private archiving() {
    const { host, period } = this.session;
    const disabled = this.busy;
    return html`<div class="row">
        ${
          host.downloads.refusal === ""
            ? button({ label: words.go(period), disabled, click: () => void this.save(false) })
            : html`<p class="small quiet">${host.downloads.refusal}</p>`
        }
        ${
          host.oneDrive.address() === ""
            ? nothing
            : button({
                label: text.preview.oneDrive.save,
                look: "subtle",
                disabled,
                click: () => void this.save(true),
              })
        }
      </div>
      ${
        this.saved === ""
          ? nothing
          : html`<p class="small break" role="status">${words.saved(this.saved)}</p>
              <ocb-file-drop
                label=${words.choose}
                hint=${words.drop}
                accept=${XLSX}
                ?disabled=${disabled}
                @files=${(event: CustomEvent<readonly InputFile[]>) => void this.finish(event.detail[0])}
              ></ocb-file-drop>`
      }`;
  }

  private restoring(file: string) {
    return html`<p class="small break">${words.archived(file)}</p>
      <p class="small quiet">${words.restoreAbout}</p>
      <ocb-file-drop
        label=${words.restore}
        hint=${words.drop}
        accept=${XLSX}
        ?disabled=${this.busy}
        @files=${(event: CustomEvent<readonly InputFile[]>) => void this.restore(event.detail[0])}
      ></ocb-file-drop>`;
  }

  private async save(toDrive: boolean): Promise<void> {
    const { session } = this;
    const { period } = session;
    const saverFor = toDrive ? await openDrive(session) : null;
    if (toDrive && saverFor === null) return;
    const file = await session.preview(words.step, async (host) => {
      const { name: path, bytes } = await makeArchive(host, period, session.host.sheetFiles);
      const made: BasketFile = { path, bytes };
      if (saverFor !== null) await saverFor("Archive").save(made.path, made.bytes);
      else await offerFiles(session.host, [made], "");
      return made;
    });
    this.saved = file?.path ?? "";
  }

  private async finish(saved: InputFile | undefined): Promise<void> {
    if (saved === undefined) return;
    const { session } = this;
    const { period } = session;
    const done = await session.run(
      words.step,
      (host) =>
        archiveMonth(
          host,
          { period, saved },
          session.basket.saver("archive"),
          NO_READER,
          session.host.sheetFiles,
        ),
      ({ charges, file }: ArchiveResult) => words.done(charges, file),
    );
    if (done === null) return;
    this.saved = "";
    this.dispatchEvent(new CustomEvent("done"));
  }

  private async restore(file: InputFile | undefined): Promise<void> {
    if (file === undefined) return;
    const { period, host: pane } = this.session;
    const done = await this.session.run(
      words.step,
      (host) => restoreMonth(host, { period, file }, pane.sheetFiles),
      ({ charges }) => words.restored(charges),
    );
    if (done !== null) this.dispatchEvent(new CustomEvent("done"));
  }
}

customElements.define("ocb-archive", ArchiveCard);
