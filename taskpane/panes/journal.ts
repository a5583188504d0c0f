/** Journal: the month's double entry in a layout that the ledger takes, written to the sheet once and saved as files. */
import { isOpen } from "../../src/core/periods";
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Host } from "../../src/steps/host";
import { exportJournal } from "../../src/steps/journal";
import { previewJournal, type JournalPreview } from "../../src/steps/journal-preview";
import { button } from "../parts/button";
import { notBilledNote } from "../parts/not-billed";
import { note } from "../parts/note";
import { nameOf } from "../parts/offer";
import { PAGE } from "../parts/paging";
import { selectField, textField } from "../parts/text-field";
import { PreviewPane } from "../preview-pane";
import { journal as words } from "../text/journal";
import { layout } from "../text/journal-layout";
import "./journal/exported-card";
import { downloadFiles } from "./journal/exported-card";
import { findingsView } from "./journal/findings";
import { journalFigures, journalTable } from "./journal/journal-lines";
import { layoutCard } from "./journal/layout-card";
import "./journal/own-layout";
import { FOLDER } from "./journal/reversed-list";
import "./journal/template-form";
import "./journal/values-form";

export class JournalPane extends PreviewPane<JournalPreview> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    format: { state: true },
    accountingDate: { state: true },
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
      th.money {
        text-align: end;
      }
    `,
  ];
  /** The layout chosen; "" for the setting's. */
  declare format: string;
  /** As typed; "" for the one proposed. */
  declare accountingDate: string;
  declare most: number;
  protected override readonly step = words.step;

  constructor() {
    super();
    this.format = "";
    this.accountingDate = "";
    this.most = PAGE;
  }

  protected override async read(host: Host): Promise<JournalPreview> {
    return await previewJournal(host, this.session.period, this.format, this.session.host.sheetFiles);
  }

  /** What is told of the time at which it would be made is not what the person goes by. */
  protected override essence({ lines, findings, format, exported, takingBack }: JournalPreview): unknown {
    return { lines, findings, format, exported, takingBack };
  }

  protected override forget(): void {
    this.accountingDate = "";
    this.most = PAGE;
  }

  private get isOpen(): boolean {
    const { state, period } = this.session;
    return isOpen(state?.months ?? [], period);
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
      ${this.notices()} ${notBilledNote(this.session, () => this.go("review"))}
      ${shown.exported === null ? this.toWrite(shown) : this.exported(shown)}
      ${
        shown.lines.length === 0
          ? nothing
          : html`${journalFigures(shown)} ${journalTable(shown, this.most, (most) => (this.most = most))}`
      }
    </div>`;
  }

  private exported(shown: JournalPreview) {
    return html`<ocb-journal-exported
      .session=${this.session}
      .shown=${shown}
      ?open=${this.isOpen}
      @reversed=${() => void this.look()}
    ></ocb-journal-exported>`;
  }

  private toWrite(shown: JournalPreview) {
    const { lines, warnings, reversed, preset, findings, fileNames } = shown;
    const before = html`<ocb-reversed .session=${this.session} .ids=${reversed}></ocb-reversed>`;
    if (lines.length === 0) return html`${before}${note("info", words.nothing)}`;
    const blocked = findings.some((f) => f.severity === "Error");
    return html`${before} ${warnings.map((warning) => note("warning", warning))} ${this.layout(shown)}
      ${
        preset.values.length === 0
          ? nothing
          : html`<ocb-journal-values
              .session=${this.session}
              format=${preset.name}
              .values=${preset.values}
              ?disabled=${this.busy}
              @saved=${() => void this.look()}
            ></ocb-journal-values>`
      }
      ${textField({
        label: layout.accountingDate,
        kind: "date",
        value: this.accountingDate || shown.accountingDate,
        type: (value) => (this.accountingDate = value),
      })}
      ${findingsView(findings)}
      <p class="small quiet break">${layout.files}: ${fileNames.map(nameOf).join(", ")}</p>
      <div class="row">
        ${button({
          label: words.write,
          look: "primary",
          disabled: this.busy || blocked,
          click: () => void this.export(shown),
        })}
      </div>
      ${blocked ? html`<p class="small quiet">${layout.blocked}</p>` : nothing}
      <ocb-journal-template
        .session=${this.session}
        .accountingDate=${this.accountingDate}
        @written=${() => void this.look()}
      ></ocb-journal-template>
      <ocb-own-layout .session=${this.session} @taken=${() => void this.look()}></ocb-own-layout>`;
  }

  private layout({ formats, format, preset }: JournalPreview) {
    return html`<div class="stack tight">
      ${selectField(
        words.format,
        format,
        formats.map(({ name, label, evidence }) => [name, layout.choice(label, evidence)]),
        (chosen) => {
          this.format = chosen;
          void this.look();
        },
        this.busy,
      )}
      ${layoutCard(preset)}
    </div>`;
  }

  private async export({ format, accountingDate: proposed }: JournalPreview): Promise<void> {
    const { session } = this;
    const { period, basket, host: pane } = session;
    const request = { period, format, accountingDate: this.accountingDate || proposed };
    const result = await this.write(
      (host) => exportJournal(host, request, basket.saver(FOLDER), pane.sheetFiles),
      (r) =>
        [words.written(r.journalId, r.lines, r.files.map(nameOf)), pane.downloads.refusal].join(" ").trim(),
    );
    if (result === null) return;
    await downloadFiles(this, [...result.files, result.control], result.journalId);
  }
}

customElements.define("ocb-journal", JournalPane);
