/** Settings: statement, mail, journal, tags, sources, rules and the person's name, in plain words. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { SettingName } from "../../src/core/settings";
import type { Host } from "../../src/steps/host";
import { checkSettings, saveSettings, type SettingValues } from "../../src/steps/settings";
import { settingsBoard, type SettingsBoard } from "../../src/steps/settings-board";
import { button } from "../parts/button";
import "../parts/reference-files";
import { PreviewPane } from "../preview-pane";
import { settings as words } from "../text/settings";
import { GROUPS, IN_GROUP } from "./settings/groups";
import "./settings/rules-list";
import { settingField } from "./settings/setting-field";
import "./settings/source-form";
import "./settings/sources-list";
import "./settings/your-name";

export class SettingsPane extends PreviewPane<SettingsBoard> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    edits: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      details {
        border-bottom: 1px solid var(--colorNeutralStroke2);
      }
      summary {
        padding: var(--spacingVerticalS) 0;
      }
      summary h3 {
        display: inline;
        color: var(--colorNeutralForeground1);
      }
      details > .stack {
        padding-bottom: var(--spacingVerticalL);
      }
      .sample {
        margin: 0;
        padding: var(--spacingVerticalXS) var(--spacingHorizontalS);
        background: var(--colorNeutralBackground3);
        border-radius: var(--borderRadiusMedium);
      }
      .sample div {
        white-space: pre-wrap;
      }
      .colour {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 44px;
        gap: var(--spacingHorizontalS);
      }
      input[type="color"] {
        padding: 2px;
      }
      .save {
        position: sticky;
        bottom: 0;
        padding: var(--spacingVerticalS) 0;
        background: var(--colorNeutralBackground1);
        border-top: 1px solid var(--colorNeutralStroke1);
      }
    `,
  ];
  /** What was typed and not saved. */
  declare edits: Partial<Record<SettingName, string>>;
  protected override readonly step = words.step;
  protected override readonly needsMonth = false;

  constructor() {
    super();
    this.edits = {};
  }

  protected override async read(host: Host): Promise<SettingsBoard> {
    return await settingsBoard(host);
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) return this.nothingShown();
    const values: SettingValues = { ...shown.values, ...this.edits };
    const problems = checkSettings(values);
    const wrong = Object.keys(problems).length;
    const looked = () => void this.look();
    return html`<div class="stack">
      ${this.notices()}
      <p class="small quiet">${words.about}</p>
      <div>
        ${GROUPS.map((group) =>
          part(
            words.groups[group],
            html`${IN_GROUP[group].map((name) =>
              settingField({
                name,
                values,
                layouts: shown.layouts,
                edited: Object.hasOwn(this.edits, name),
                problem: problems[name] ?? "",
                disabled: this.busy,
                type: (value) => this.type(name, value),
              }),
            )}`,
          ),
        )}
        ${part(
          words.sources,
          html`<ocb-sources
            .session=${this.session}
            .sources=${shown.sources}
            @saved=${looked}
          ></ocb-sources>`,
        )}
        ${part(
          words.rules,
          html`<ocb-rules
            .session=${this.session}
            .rules=${shown.rules}
            currency=${shown.values.currency}
            @saved=${looked}
          ></ocb-rules>`,
        )}
        ${part(words.reference, html`<ocb-reference-files .session=${this.session}></ocb-reference-files>`)}
        ${part(words.you, html`<ocb-your-name .session=${this.session}></ocb-your-name>`)}
      </div>
      ${this.saving(wrong)}
    </div>`;
  }

  private saving(wrong: number) {
    const n = Object.keys(this.edits).length;
    if (n === 0) return nothing;
    return html`<div class="save stack tight">
      <p class="small ${wrong > 0 ? "bad" : ""}" role="status">
        ${wrong > 0 ? words.invalid(wrong) : words.unsaved(n)}
      </p>
      <div class="row">
        ${button({
          label: words.save,
          look: "primary",
          disabled: this.busy || this.editsAreWrong(),
          click: () => void this.save(),
        })}
        ${button({ label: words.discard, look: "subtle", disabled: this.busy, click: () => (this.edits = {}) })}
      </div>
    </div>`;
  }

  /** A bad value in the sheet that nobody touched here does not keep the others from being saved. */
  private editsAreWrong(): boolean {
    const { shown, edits } = this;
    if (shown === null) return true;
    const problems = checkSettings({ ...shown.values, ...edits });
    return Object.keys(edits).some((name) => Object.hasOwn(problems, name));
  }

  private type(name: SettingName, value: string): void {
    const { [name]: _old, ...others } = this.edits;
    this.edits = this.shown?.values[name] === value ? others : { ...others, [name]: value };
  }

  private async save(): Promise<void> {
    const { edits } = this;
    const done = await this.session.run(
      words.step,
      (host) => saveSettings(host, edits),
      ({ changed }) => words.saved(changed),
    );
    if (done === null) return;
    this.edits = {};
    await this.look();
  }
}

/** A part that opens under its heading. */
function part(title: string, content: TemplateResult): TemplateResult {
  return html`<details>
    <summary><h3>${title}</h3></summary>
    <div class="stack">${content}</div>
  </details>`;
}

customElements.define("ocb-settings", SettingsPane);
