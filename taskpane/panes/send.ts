/** Send: who gets which mail; the mails are saved to an outbox, and count as sent. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Host } from "../../src/steps/host";
import { previewMails, type MailPreview } from "../../src/steps/mail-preview";
import { sendStatements, type SendRequest, type SendResult } from "../../src/steps/send";
import { button } from "../parts/button";
import { freshSaver } from "../parts/fresh-saver";
import { note } from "../parts/note";
import { offerFiles } from "../parts/offer";
import { PAGE, showMore } from "../parts/paging";
import "../parts/reason-form";
import { section } from "../parts/section";
import { typed } from "../parts/typed";
import { PreviewPane } from "../preview-pane";
import { text } from "../text";
import { mailCard } from "./send/mail-card";
import { outboxOf } from "./send/outbox";
import "./send/test-mail";

const FOLDER = "outbox";
/** Stands for all PIs where one could be named. */
const ALL = "*";
const words = text.send;

export class SendPane extends PreviewPane<readonly MailPreview[]> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    search: { state: true },
    open: { state: true },
    again: { state: true },
    most: { state: true },
    warnings: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      .top {
        flex-wrap: nowrap;
      }
      .middle {
        align-items: center;
      }
      .letter {
        padding: var(--spacingVerticalS) var(--spacingHorizontalS);
        background: var(--colorNeutralBackground2);
        border-radius: var(--borderRadiusMedium);
      }
      .letter dt {
        float: inline-start;
        margin-inline-end: var(--spacingHorizontalXS);
        color: var(--colorNeutralForeground3);
      }
      .letter dt::after {
        content: ":";
      }
      .body {
        white-space: pre-wrap;
        padding-top: var(--spacingVerticalXS);
        border-top: 1px solid var(--colorNeutralStroke2);
      }
      ol {
        list-style: decimal;
        padding-inline-start: var(--spacingHorizontalXL);
      }
    `,
  ];
  declare search: string;
  /** The PI whose mail is open. */
  declare open: string;
  /** The PI, or ALL, for whom a reason to send again is asked; "" for nobody. */
  declare again: string;
  declare most: number;
  declare warnings: readonly string[];
  protected override readonly step = words.step;

  constructor() {
    super();
    this.search = "";
    this.open = "";
    this.again = "";
    this.most = PAGE;
    this.warnings = [];
  }

  protected override async read(host: Host): Promise<readonly MailPreview[]> {
    return await previewMails(host, this.session.period);
  }

  protected override forget(): void {
    this.open = "";
    this.again = "";
    this.search = "";
    this.most = PAGE;
    this.warnings = [];
    this.session.basket.clear(FOLDER);
  }

  private get isOpen(): boolean {
    const { state, period } = this.session;
    return (state?.months.find((m) => m.period === period)?.status ?? "Open") === "Open";
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
                ${button({ label: words.toStatements, click: () => this.go("statements") })}
              </div>`
        }
      </div>`;
    }
    const due = shown.filter((m) => !m.isSent).length;
    return html`<div class="stack">
      ${this.notices()}
      <p>${words.summary(due, shown.length)}</p>
      ${this.isOpen ? this.actions(due) : note("info", words.closed)} ${this.outbox()} ${this.how()}
      ${this.list(shown)}
    </div>`;
  }

  private actions(due: number) {
    const { refusal } = this.session.host.downloads;
    if (refusal !== "") return note("warning", refusal);
    if (due > 0) {
      return html`<div class="row">
        ${button({
          label: words.save(due),
          look: "primary",
          disabled: this.busy,
          click: () => void this.send({}),
        })}
      </div>`;
    }
    if (this.again === ALL) return this.reason(words.againAll, {});
    return html`<div class="row">
      ${button({ label: words.toJournal, look: "primary", click: () => this.go("journal") })}
      ${button({ label: words.saveAgain, look: "subtle", disabled: this.busy, click: () => (this.again = ALL) })}
    </div>`;
  }

  private outbox() {
    const files = this.session.basket.files(FOLDER);
    if (files.length === 0 && this.warnings.length === 0) return nothing;
    return section(
      words.outbox,
      html`${this.warnings.map((warning) => note("warning", warning))}
      ${
        files.length === 0
          ? nothing
          : html`<p class="small quiet">${words.outboxAbout}</p>
              <div class="row">
                ${button({
                  label: words.outboxDownload(files.length),
                  disabled: this.busy,
                  click: () => void this.download(),
                })}
              </div>`
      }`,
    );
  }

  private how() {
    return html`<details>
      <summary>${words.how}</summary>
      <div class="stack tight small">
        <p>${words.about}</p>
        <ol class="stack tight">
          ${words.whatToDo.map((line) => html`<li>${line}</li>`)}
        </ol>
      </div>
    </details>`;
  }

  private list(mails: readonly MailPreview[]) {
    const wanted = this.search.trim().toLowerCase();
    const hits = mails.filter(({ name, pi, mail }) =>
      [name, pi, ...mail.to].join(" ").toLowerCase().includes(wanted),
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
        ${hits.slice(0, this.most).map((mail) =>
          mailCard({
            mail,
            open: this.open === mail.pi,
            now: new Date(this.session.host.clock.now()),
            toggle: () => this.toggle(mail.pi),
            actions: this.ofOne(mail),
          }),
        )}
      </ul>
      ${showMore(this.most, hits.length, (most) => (this.most = most))}
    </div>`;
  }

  private toggle(pi: string): void {
    this.open = this.open === pi ? "" : pi;
    this.again = "";
  }

  /** What can be done with one mail. */
  private ofOne({ pi, name, isSent }: MailPreview): TemplateResult {
    if (this.session.host.downloads.refusal !== "") return html``;
    return html`${this.again === pi ? this.reason(name, { only: pi }) : nothing}
      ${
        this.isOpen && this.again !== pi
          ? html`<div class="row">
              ${
                isSent
                  ? button({
                      label: words.again,
                      name: words.againOf(name),
                      small: true,
                      disabled: this.busy,
                      click: () => (this.again = pi),
                    })
                  : button({
                      label: words.only,
                      name: words.onlyOf(name),
                      small: true,
                      disabled: this.busy,
                      click: () => void this.send({ only: pi }),
                    })
              }
            </div>`
          : nothing
      } <ocb-test-mail .session=${this.session} pi=${pi}></ocb-test-mail>`;
  }

  private reason(whom: string, of: { readonly only?: string }) {
    return html`<ocb-reason-form
      question=${words.againWhy(whom)}
      go=${words.againGo}
      ?disabled=${this.busy}
      @confirm=${(event: CustomEvent<string>) => void this.send({ ...of, resend: { reason: event.detail } })}
      @leave=${() => (this.again = "")}
    ></ocb-reason-form>`;
  }

  private async send(request: Omit<SendRequest, "period">): Promise<void> {
    const { session } = this;
    const { period, host } = session;
    const sender = outboxOf(freshSaver(session.basket, FOLDER));
    const result = await this.write(
      (stepHost) => sendStatements(stepHost, { ...request, period }, sender, host.fonts),
      saidOf,
    );
    if (result === null) return;
    this.again = "";
    this.warnings = [...result.warnings, ...result.failed.map((e) => `${e.to}: ${e.error}`)];
    await this.download();
  }

  private async download(): Promise<void> {
    const { session } = this;
    await session.preview(text.preview.download, () =>
      offerFiles(session.host, session.basket.files(FOLDER), `outbox_${session.period}.zip`),
    );
  }
}

function saidOf({ sent, failed }: SendResult): string {
  return words.sent(sent.length, failed.length);
}

customElements.define("ocb-send", SendPane);
