/** The evidence pack of a month: one zip for an auditor, with the imported files where they are given again. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { InputFile } from "../../../src/ports/ports";
import { makeEvidencePack, type EvidenceResult } from "../../../src/steps/evidence";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { openDrive } from "../../parts/drive";
import "../../parts/file-drop";
import { freshSaver } from "../../parts/fresh-saver";
import { nameOf, offerFiles } from "../../parts/offer";
import { section } from "../../parts/section";
import { text } from "../../text";
import { pack as words } from "../../text/closing";

const FOLDER = "evidence";

/** `<ocb-evidence .session>`: event `done` when the log has it. */
export class EvidenceCard extends Pane {
  static override properties: PropertyDeclarations = {
    inputs: { state: true },
    made: { state: true },
    onDrive: { state: true },
  };
  declare inputs: readonly InputFile[];
  declare made: EvidenceResult | null;
  /** Where it lies on OneDrive; "" where it was not saved there. */
  declare onDrive: string;

  constructor() {
    super();
    this.inputs = [];
    this.made = null;
    this.onDrive = "";
  }

  override render(): unknown {
    const disabled = this.session.runner.busy !== null;
    return section(
      words.title,
      html`<p class="small quiet">${words.about}</p>
        <ocb-file-drop
          label=${words.choose}
          hint=${words.drop}
          accept=""
          ?disabled=${disabled}
          @files=${(event: CustomEvent<readonly InputFile[]>) =>
            (this.inputs = [...this.inputs, ...event.detail])}
        ></ocb-file-drop>
        ${
          this.inputs.length === 0
            ? nothing
            : html`<p class="small break" role="status">
                ${words.given(this.inputs.map((file) => file.name))}
                ${button({
                  label: words.without,
                  small: true,
                  look: "subtle",
                  disabled,
                  click: () => (this.inputs = []),
                })}
              </p>`
        }
        <div class="row">${button({ label: words.go, disabled, click: () => void this.make() })}</div>
        ${this.made?.period === this.session.period ? this.done(this.made, disabled) : nothing}`,
    );
  }

  private done({ missing, files }: EvidenceResult, disabled: boolean) {
    const { host } = this.session;
    const { refusal } = host.downloads;
    return html`<p class="small">${words.holds(files.length)}</p>
      ${
        missing.length === 0
          ? nothing
          : html`<details class="small">
              <summary>${words.missing(missing.length)}</summary>
              <ul class="stack tight">
                ${missing.map(({ what, name, why }) => html`<li class="break">${what} (${name}): ${why}</li>`)}
              </ul>
            </details>`
      }
      ${refusal === "" ? nothing : html`<p class="small quiet">${refusal}</p>`}
      <div class="row">
        ${
          refusal === ""
            ? button({ label: words.again, small: true, disabled, click: () => void this.download() })
            : nothing
        }
        ${
          host.oneDrive.address() === ""
            ? nothing
            : button({
                label: text.preview.oneDrive.save,
                small: true,
                disabled,
                click: () => void this.saveToDrive(),
              })
        }
      </div>
      ${this.onDrive === "" ? nothing : html`<p class="small break" role="status">${words.onDrive(this.onDrive)}</p>`}`;
  }

  private async make(): Promise<void> {
    const { session, inputs } = this;
    const { period, host: pane, basket } = session;
    const tools = {
      saver: freshSaver(basket, FOLDER),
      reader: basket,
      fonts: pane.fonts,
      sheetFiles: pane.sheetFiles,
    };
    const made = await session.run(
      words.step,
      (host) => makeEvidencePack(host, { period, inputs }, tools),
      (r) => words.made(nameOf(r.path), r.missing.length),
    );
    if (made === null) return;
    this.made = made;
    this.onDrive = "";
    if (pane.downloads.refusal === "") await this.download();
    this.dispatchEvent(new CustomEvent("done"));
  }

  private async download(): Promise<void> {
    const { session } = this;
    await session.preview(text.preview.download, () =>
      offerFiles(session.host, session.basket.files(FOLDER, session.period), ""),
    );
  }

  private async saveToDrive(): Promise<void> {
    const { session } = this;
    const saverFor = await openDrive(session);
    if (saverFor === null) return;
    const path = await session.preview(text.preview.oneDrive.save, async () => {
      const [file] = session.basket.files(FOLDER, session.period);
      return file === undefined ? "" : (await saverFor("Evidence").save(nameOf(file.path), file.bytes)).path;
    });
    this.onDrive = path ?? "";
  }
}

customElements.define("ocb-evidence", EvidenceCard);
