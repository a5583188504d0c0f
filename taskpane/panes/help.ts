/** Help: the month in six lines, where things are kept, how to work together, whom to ask. */
import { css, html, type TemplateResult } from "lit";
import type { Host } from "../../src/steps/host";
import { loadSettings } from "../../src/steps/settings";
import { button } from "../parts/button";
import { section } from "../parts/section";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { help as words } from "../text/help";

interface Contact {
  readonly name: string;
  readonly mail: string;
}

export class HelpPane extends PreviewPane<Contact> {
  static override styles = [
    ...PreviewPane.shared,
    css`
      ol {
        list-style: decimal;
        padding-inline-start: var(--spacingHorizontalXL);
      }
      ul {
        list-style: disc;
        padding-inline-start: var(--spacingHorizontalL);
      }
      a {
        color: var(--colorBrandForegroundLink);
      }
    `,
  ];
  protected override readonly step = words.step;
  protected override readonly needsMonth = false;

  protected override async read(host: Host): Promise<Contact> {
    const { contactName, contactMail } = await loadSettings(host);
    return { name: contactName.trim(), mail: contactMail.trim() };
  }

  override render(): unknown {
    const version = document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? "";
    return html`<div class="stack">
      ${section(
        words.month,
        html`<ol class="stack tight small">
          ${words.lines.map(([step, what]) => html`<li><span class="strong">${step}.</span> ${what}</li>`)}
        </ol>`,
      )}
      ${section(words.kept, bullets(words.keptLines))}
      ${section(words.together, bullets(words.togetherLines))} ${section(words.where, this.contact())}
      <ul class="stack tight small">
        <li>${link(words.supportUrl, words.support)}</li>
        <li>${link(words.focusUrl, words.focus)}</li>
      </ul>
      ${version === "" ? "" : html`<p class="small quiet">${words.version(version)}</p>`}
    </div>`;
  }

  private contact(): TemplateResult {
    const { name, mail } = this.shown ?? { name: "", mail: "" };
    if (name === "" && mail === "") {
      return html`<p class="small">${words.noContact}</p>
        <div class="row">
          ${button({ label: text.shell.places.settings.title, small: true, click: () => this.go("settings") })}
        </div>`;
    }
    const who = [name, mail].filter((part) => part !== "").join(", ");
    return html`<p class="small break">${words.contact(who)}</p>`;
  }
}

function bullets(lines: readonly string[]): TemplateResult {
  return html`<ul class="stack tight small">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** In the browser, which learns nothing of where it comes from. */
function link(url: string, label: string): TemplateResult {
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${label}</a>
    <span class="quiet">${words.opens}</span>`;
}

customElements.define("ocb-help", HelpPane);
