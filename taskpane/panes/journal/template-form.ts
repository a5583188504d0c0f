/** "Fill my template": which columns are filled by their names and which stay blank, then the journal in that file. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { InputFile } from "../../../src/ports/ports";
import { fillJournalTemplate, previewTemplate, type TemplatePlan } from "../../../src/steps/journal-template";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import "../../parts/file-drop";
import { note } from "../../parts/note";
import { nameOf } from "../../parts/offer";
import { journal as journalWords } from "../../text/journal";
import { layout, template as words } from "../../text/journal-layout";
import { downloadFiles, TEMPLATES } from "./exported-card";
import { FOLDER } from "./reversed-list";
import { findingsView } from "./findings";

/** `<ocb-journal-template .session accountingDate>`: event `written`. */
export class TemplateForm extends Pane {
  static override properties: PropertyDeclarations = {
    accountingDate: { attribute: false },
    template: { state: true },
    plan: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      caption {
        text-align: start;
        font-weight: var(--fontWeightSemibold);
        padding-bottom: var(--spacingVerticalXS);
      }
    `,
  ];
  declare accountingDate: string;
  declare template: InputFile | null;
  declare plan: TemplatePlan | null;

  constructor() {
    super();
    this.accountingDate = "";
    this.template = null;
    this.plan = null;
  }

  override render(): unknown {
    const { plan, template } = this;
    const disabled = this.session.runner.busy !== null;
    return html`<details>
      <summary>${words.title}</summary>
      <div class="stack">
        <p class="small quiet">${words.about}</p>
        <ocb-file-drop
          label=${plan === null ? words.choose : words.other}
          hint=${words.drop}
          accept=${TEMPLATES}
          ?disabled=${disabled}
          @files=${(event: CustomEvent<readonly InputFile[]>) => void this.look(event.detail[0])}
        ></ocb-file-drop>
        ${plan === null || template === null ? nothing : this.toWrite(plan, template, disabled)}
      </div>
    </details>`;
  }

  private toWrite(plan: TemplatePlan, template: InputFile, busy: boolean) {
    const blocked = plan.findings.some(({ severity }) => severity === "Error");
    return html`<div class="stack tight" role="status">
        <p class="small break">${words.recognised(plan.template, plan.label)}</p>
        ${plan.sheets.map(sheet)} ${findingsView(plan.findings)}
      </div>
      <div class="row">
        ${button({
          label: words.write,
          disabled: busy || blocked,
          click: () => void this.write(template),
        })}
      </div>
      ${blocked ? html`<p class="small quiet">${layout.blocked}</p>` : nothing}`;
  }

  private async look(template: InputFile | undefined): Promise<void> {
    if (template === undefined) return;
    const { session } = this;
    const { period, host: pane } = session;
    this.template = template;
    this.plan = await session.preview(words.step, (host) =>
      previewTemplate(host, { period, template }, pane.sheetFiles),
    );
  }

  private async write(template: InputFile): Promise<void> {
    const { session, accountingDate } = this;
    const { period, host: pane, basket } = session;
    const request = { period, template, ...(accountingDate === "" ? {} : { accountingDate }) };
    const result = await session.run(
      journalWords.step,
      (host) => fillJournalTemplate(host, request, basket.saver(FOLDER), pane.sheetFiles),
      (r) => [journalWords.written(r.journalId, r.lines, r.files.map(nameOf)), ...r.warnings].join(" "),
    );
    if (result === null) return;
    this.template = null;
    this.plan = null;
    await downloadFiles(this, [...result.files, result.control], result.journalId);
    this.dispatchEvent(new CustomEvent("written"));
  }
}

function sheet({ name, filled, left, needed }: TemplatePlan["sheets"][number]) {
  return html`<table class="names">
      <caption>
        ${words.sheet(name, filled.length)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.column}</th>
          <th scope="col">${words.with}</th>
        </tr>
      </thead>
      <tbody>
        ${filled.map(
          (column) =>
            html`<tr>
              <td class="break">${column.column} ${column.heading}</td>
              <td class="break">${column.with}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${left.length === 0 ? nothing : html`<p class="small break">${words.blank(left)}</p>`}
    ${needed.length === 0 ? nothing : note("warning", words.needed(needed))}`;
}

customElements.define("ocb-journal-template", TemplateForm);
