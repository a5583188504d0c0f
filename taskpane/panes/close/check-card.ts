/** Check: whether anything was changed since the month was closed, which rows, and whether the log is whole. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { ChangedRow } from "../../../src/core/closing-check";
import { checkMonth, type MonthCheck } from "../../../src/steps/check-closing";
import { ALL_TABLES } from "../../../src/workbook/tables";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { section } from "../../parts/section";
import { check as words, rows as rowWords } from "../../text/closing";

/** Rows that can be gone to; all are named in the findings. */
const MOST = 20;

/** `<ocb-check .session .known=${what the month's preview found}>`: event `checked`, for what is shown beside it to be as new. */
export class CheckCard extends Pane {
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    known: { attribute: false },
    result: { state: true },
    said: { state: true },
  };
  /** Shown unasked where it does not hold; null where nothing was compared. */
  declare known: MonthCheck | null;
  declare result: MonthCheck | null;
  declare said: string;
  /** The workbook as it was when it was checked. */
  private revision = -1;

  constructor() {
    super();
    this.known = null;
    this.result = null;
    this.said = "";
  }

  override render(): unknown {
    const { result, known } = this;
    const isOf = result?.period === this.session.period && this.revision === this.session.revision;
    const unasked = known === null || known.holds || known.period !== this.session.period ? null : known;
    const shown = result !== null && isOf ? result : unasked;
    return section(
      words.title,
      html`<p class="small quiet">${words.about}</p>
        <div class="row">
          ${button({
            label: words.go,
            disabled: this.session.runner.busy !== null,
            click: () => void this.check(),
          })}
        </div>
        <div class="stack tight" role="status">${shown === null ? nothing : this.outcome(shown)}</div>`,
    );
  }

  private outcome(result: MonthCheck) {
    const { period, holds, findings, log, changed, added, archiveFile } = result;
    const rows = [...changed, ...added];
    return html`${
      holds
        ? note("success", words.ok(period, log.entries))
        : note(
            "error",
            html`<p class="strong">${words.found(period)}</p>
              <ul class="stack tight small">
                ${findings.map((finding) => html`<li class="break">${finding}</li>`)}
              </ul>
              ${rows.length === 0 ? nothing : this.rows(rows)}`,
          )
    }
    ${archiveFile === "" ? nothing : html`<p class="small quiet break">${words.archived(archiveFile)}</p>`}`;
  }

  private rows(rows: readonly ChangedRow[]) {
    return html`<div class="row" role="group" aria-label=${words.rows}>
        ${rows.slice(0, MOST).map((row) =>
          button({
            label: `${row.table} ${row.key}`,
            name: words.showName(`${row.table} ${row.key}`),
            small: true,
            look: "subtle",
            click: () => void this.show(row),
          }),
        )}
      </div>
      ${this.said === "" ? nothing : html`<p class="small warn" role="alert">${this.said}</p>`}`;
  }

  private async check(): Promise<void> {
    const { session } = this;
    const { period, revision } = session;
    this.said = "";
    this.result = await session.preview(words.step, (host) => checkMonth(host, period));
    this.revision = revision;
    if (this.result !== null) this.dispatchEvent(new CustomEvent("checked"));
  }

  private async show({ table, key }: ChangedRow): Promise<void> {
    const shape = ALL_TABLES.find(({ name }) => name === table);
    const found = shape === undefined ? 0 : await this.session.host.view.showRows(shape, [key]);
    this.said = found === 0 ? rowWords.gone : "";
  }
}

customElements.define("ocb-check", CheckCard);
