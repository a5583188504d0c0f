/** The mail's subject, text and copies, edited in place: placeholders are checked and the mail of one PI is shown. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { SettingName } from "../../../src/core/settings";
import { withAmounts } from "../../../src/render/mail/amounts";
import { MAIL_PLACEHOLDERS } from "../../../src/render/mail/mail";
import type { MailPreview } from "../../../src/steps/mail-preview";
import { checkSettings, loadSettings, saveSettings, type SettingValues } from "../../../src/steps/settings";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { typed } from "../../parts/typed";
import { text } from "../../text";
import { send as sendWords } from "../../text/send";
import { filled } from "./filled";

const words = sendWords.template;
const FIELDS = ["mailSubject", "mailText", "mailReplyTo", "mailBcc"] as const;
type Field = (typeof FIELDS)[number];
const TEMPLATED: readonly Field[] = ["mailSubject", "mailText"];
const LABELS: Readonly<Record<Field, string>> = {
  mailSubject: words.subject,
  mailText: words.text,
  mailReplyTo: words.replyTo,
  mailBcc: words.bcc,
};
const ABOUT: Partial<Readonly<Record<Field, string>>> = {
  mailReplyTo: words.replyToAbout,
  mailBcc: words.bccAbout,
};

/** `<ocb-mail-template .session=… .mails=… @saved>` */
export class MailTemplate extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    mails: { attribute: false },
    values: { state: true },
    edits: { state: true },
    pi: { state: true },
    said: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .insert {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--spacingHorizontalS);
        align-items: end;
      }
      figure {
        gap: var(--spacingVerticalS);
        margin: 0;
        padding: var(--spacingVerticalS) var(--spacingHorizontalS);
        background: var(--colorNeutralBackground2);
        border-radius: var(--borderRadiusMedium);
      }
      figure p {
        white-space: pre-wrap;
      }
      .text {
        padding-top: var(--spacingVerticalXS);
        border-top: 1px solid var(--colorNeutralStroke2);
      }
    `,
  ];
  declare mails: readonly MailPreview[];
  /** As they stand in the sheet; null until they were read. */
  declare values: SettingValues | null;
  declare edits: Partial<Record<SettingName, string>>;
  /** Whose mail is shown. */
  declare pi: string;
  declare said: string;
  /** Where a placeholder goes: the field that had the focus last. */
  private target: Field = "mailText";

  constructor() {
    super();
    this.mails = [];
    this.values = null;
    this.edits = {};
    this.pi = "";
    this.said = "";
  }

  override render(): unknown {
    return html`<details @toggle=${(event: Event) => void this.toggled(event)}>
      <summary>${words.title}</summary>
      ${this.values === null ? html`<p class="small quiet" role="status">${text.preview.reading}</p>` : this.form(this.values)}
    </details>`;
  }

  private form(saved: SettingValues): TemplateResult {
    const values = { ...saved, ...this.edits };
    const problems = checkSettings(values);
    const shown = this.mails.find((mail) => mail.pi === this.pi) ?? this.mails[0];
    return html`<div class="stack">
      <p class="small quiet">${words.about}</p>
      ${FIELDS.slice(0, 2).map((field) => this.field(field, values[field], problems[field] ?? ""))}
      ${this.inserting(shown)}
      ${FIELDS.slice(2).map((field) => this.field(field, values[field], problems[field] ?? ""))}
      ${shown === undefined ? nothing : this.preview(shown, values)}
      ${this.saving(FIELDS.some((f) => problems[f] !== undefined))}
    </div>`;
  }

  private field(name: Field, value: string, problem: string): TemplateResult {
    const about = ABOUT[name];
    const described = [about === undefined ? "" : `${name}-about`, problem === "" ? "" : `${name}-problem`];
    const shared = described.filter((id) => id !== "").join(" ") || nothing;
    const take = (event: Event): void => this.type(name, typed(event));
    const aim = (): void => {
      if (TEMPLATED.includes(name)) this.target = name;
    };
    const control =
      name === "mailText"
        ? html`<textarea
            id=${name}
            rows="9"
            aria-invalid=${problem === "" ? nothing : "true"}
            aria-describedby=${shared}
            .value=${value}
            @input=${take}
            @focus=${aim}
          ></textarea>`
        : html`<input
            id=${name}
            aria-invalid=${problem === "" ? nothing : "true"}
            aria-describedby=${shared}
            .value=${value}
            @input=${take}
            @focus=${aim}
          />`;
    return html`<div class="stack tight">
      <label class="field">${LABELS[name]} ${control}</label>
      ${about === undefined ? nothing : html`<p id="${name}-about" class="small quiet">${about}</p>`}
      ${
        problem === ""
          ? nothing
          : html`<p id="${name}-problem" class="small bad break" role="alert">${words.problem(problem)}</p>`
      }
    </div>`;
  }

  private inserting(shown: MailPreview | undefined): TemplateResult {
    return html`<div class="insert">
        <label class="field"
          >${words.placeholder}
          <select id="placeholder">
            ${MAIL_PLACEHOLDERS.map(
              (name) => html`<option value=${name}>{${name}}: ${shown?.values[name] ?? ""}</option>`,
            )}
          </select>
        </label>
        ${button({ label: words.insert, click: () => this.insert() })}
      </div>
      <p class="sr-only" role="status">${this.said}</p>`;
  }

  private preview(shown: MailPreview, values: SettingValues): TemplateResult {
    return html`<figure class="stack small">
      <label class="field"
        >${words.preview}
        <select @change=${(event: Event) => (this.pi = typed(event))}>
          ${this.mails.map(
            ({ pi, name }) => html`<option value=${pi} .selected=${pi === shown.pi}>${name}</option>`,
          )}
        </select>
      </label>
      <p class="strong break">${filled(values.mailSubject, shown.values)}</p>
      <p class="text break">${filled(withAmounts(values.mailText, shown.hasCredits), shown.values)}</p>
      <p class="quiet break">${words.cc(shown.mail.cc.join(", "))}</p>
    </figure>`;
  }

  private saving(isWrong: boolean): TemplateResult | typeof nothing {
    if (Object.keys(this.edits).length === 0) return nothing;
    const busy = this.session.runner.busy !== null;
    return html`<div class="stack tight">
      <p class="small" role="status">${words.unsaved}</p>
      <div class="row">
        ${button({ label: words.save, disabled: busy || isWrong, click: () => void this.save() })}
        ${button({ label: words.discard, look: "subtle", disabled: busy, click: () => (this.edits = {}) })}
      </div>
    </div>`;
  }

  private async toggled(event: Event): Promise<void> {
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.open || this.values !== null) return;
    this.values = await this.session.preview(words.step, loadSettings);
  }

  private type(name: SettingName, value: string): void {
    const { [name]: _old, ...others } = this.edits;
    this.edits = this.values?.[name] === value ? others : { ...others, [name]: value };
  }

  /** At the cursor; the field keeps it, so that one can type on. */
  private insert(): void {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${this.target}`);
    const name = this.renderRoot.querySelector<HTMLSelectElement>("#placeholder")?.value ?? "";
    if (field === null || name === "") return;
    const at = field.selectionStart ?? field.value.length;
    field.setRangeText(`{${name}}`, at, field.selectionEnd ?? at, "end");
    this.type(this.target, field.value);
    this.said = words.inserted(name, LABELS[this.target]);
    field.focus();
  }

  private async save(): Promise<void> {
    const { edits } = this;
    const done = await this.session.run(
      words.step,
      (host) => saveSettings(host, edits),
      () => words.saved,
    );
    if (done === null || this.values === null) return;
    this.values = { ...this.values, ...edits };
    this.edits = {};
    this.dispatchEvent(new CustomEvent("saved"));
  }
}

customElements.define("ocb-mail-template", MailTemplate);
