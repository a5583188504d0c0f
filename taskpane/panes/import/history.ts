/** What was imported, when and by whom; what it replaced; and a way back until the month is closed. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { amount } from "../../../src/core/money";
import type { Period } from "../../../src/core/period";
import { importHistory, type PastImport } from "../../../src/steps/import-history";
import { undoImport } from "../../../src/steps/undo-import";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { facts } from "../../parts/facts";
import { amountWords } from "../../parts/money";
import { PAGE, showMore } from "../../parts/paging";
import "../../parts/reason-form";
import { section } from "../../parts/section";
import { when } from "../../parts/when";
import { imports as importsWords } from "../../text/import";
import { signedWords } from "./signed";

const words = importsWords.history;

/** `<ocb-import-history .session=… @undone>` */
export class ImportHistory extends Pane {
  static override properties: PropertyDeclarations = {
    past: { state: true },
    allMonths: { state: true },
    most: { state: true },
    undoing: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .past {
        padding-block: var(--spacingVerticalS);
        border-top: 1px solid var(--colorNeutralStroke2);
      }
    `,
  ];
  /** Null until it was read. */
  declare past: readonly PastImport[] | null;
  declare allMonths: boolean;
  declare most: number;
  /** The Import ID that is asked about; "" for none. */
  declare undoing: string;
  /** What `past` was read of. */
  private readOf = "";

  constructor() {
    super();
    this.past = null;
    this.allMonths = false;
    this.most = PAGE;
    this.undoing = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override changed(): void {
    super.changed();
    void this.read();
  }

  override render(): unknown {
    const { past } = this;
    if (past === null || this.session.period === "") return nothing;
    return section(
      words.title,
      html`<label class="check"
          ><input
            type="checkbox"
            .checked=${this.allMonths}
            @change=${(event: Event) => {
              this.allMonths = event.target instanceof HTMLInputElement && event.target.checked;
              this.most = PAGE;
              void this.read();
            }}
          /><span>${words.allMonths}</span></label
        >
        ${past.length === 0 ? html`<p class="small quiet">${words.none}</p>` : nothing}
        <ul>
          ${past.slice(0, this.most).map((one) => this.one(one))}
        </ul>
        ${showMore(this.most, past.length, (most) => (this.most = most))}`,
    );
  }

  private one(past: PastImport) {
    const { file, source, period, format, by, at, status } = past;
    const currency = this.session.state?.currency ?? "";
    return html`<li class="past stack tight">
      <div class="row between">
        <span class="strong break">${file}</span>
        <span class="small ${status === "Current" ? "good" : "quiet"}">${words.status[status]}</span>
      </div>
      <p class="small break">${source} · ${period} · ${format}</p>
      <p class="small quiet break">${words.by(by, when(at, new Date(this.session.host.clock.now())))}</p>
      <p class="small quiet">${importsWords.rows(past.rows, past.charges, past.problems)}</p>
      ${facts([[importsWords.billed, amountWords(amount(past.billed), currency)], ...this.replaced(past, currency)])}
      ${status === "Current" && this.isOpen(period) ? this.undo(past) : nothing}
    </li>`;
  }

  private replaced({ replaced }: PastImport, currency: string) {
    if (replaced === null) return [];
    return [
      [words.replaced(replaced.imports.length), amountWords(amount(replaced.billed), currency)],
      [importsWords.difference, signedWords(amount(replaced.difference), currency)],
    ] as const;
  }

  /** A closed month keeps its imports. */
  private isOpen(period: Period): boolean {
    const month = this.session.state?.months.find((m) => m.period === period);
    return month === undefined || month.status === "Open";
  }

  private undo(past: PastImport) {
    const disabled = this.session.runner.busy !== null;
    if (this.undoing !== past.importId) {
      return html`<div class="row">
        ${button({
          label: words.undo,
          name: words.undoOf(past.file, past.period),
          small: true,
          disabled,
          click: () => (this.undoing = past.importId),
        })}
      </div>`;
    }
    return html`<ocb-reason-form
      question=${words.undoAsk(past.file, past.charges, past.problems, past.replaced !== null)}
      go=${words.undoGo}
      ?disabled=${disabled}
      @confirm=${(event: CustomEvent<string>) => void this.takeBack(past, event.detail)}
      @leave=${() => (this.undoing = "")}
    ></ocb-reason-form>`;
  }

  private async takeBack({ importId }: PastImport, reason: string): Promise<void> {
    const done = await this.session.run(
      words.step,
      (host) => undoImport(host, importId, reason),
      ({ file, charges, problems, replaced }) => words.undone(file, charges, problems, replaced.length > 0),
    );
    if (done === null) return;
    this.undoing = "";
    this.dispatchEvent(new CustomEvent("undone"));
    // The form is gone: the keyboard goes on at the head of the list.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("input[type=checkbox]")?.focus();
  }

  /** Once for each state of the workbook, while no step runs. */
  private async read(): Promise<void> {
    const { session, allMonths } = this;
    const { period, revision, runner } = session;
    const of = `${revision} ${allMonths ? "all" : period}`;
    if (runner.busy !== null || period === "" || of === this.readOf) return;
    this.readOf = of;
    const past = await session.peek((host) => importHistory(host, allMonths ? undefined : period));
    if (past === null) this.readOf = "";
    else if (of === this.readOf) this.past = past;
  }
}

customElements.define("ocb-import-history", ImportHistory);
