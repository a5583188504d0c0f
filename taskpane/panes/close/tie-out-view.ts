/** The tie-out with every figure, and the rows behind each: what came in, where it went, what was billed and booked. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Amount } from "../../../src/core/money";
import { checkName, isOff, namedWords, rowsOf, type Check } from "../../../src/core/tieout/check";
import type { TieOutLine, TieOutRows } from "../../../src/core/tieout/rows";
import type { ClosingPreview } from "../../../src/steps/closing-preview";
import { tieOutLineRows } from "../../../src/steps/tie-out";
import { Pane } from "../../pane";
import { amountWords } from "../../parts/money";
import { note } from "../../parts/note";
import { close as words } from "../../text/close";
import { rows as rowWords } from "../../text/closing";
import { closeStyles } from "./styles";

const NAMES: Readonly<Record<TieOutLine, string>> = {
  ...words,
  journalDebits: words.debits,
  journalCredits: words.credits,
};

/** `<ocb-tie-out .session .shown>` */
export class TieOutView extends Pane {
  static override properties: PropertyDeclarations = {
    shown: { attribute: false },
    said: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    closeStyles,
    css`
      button.plain {
        min-height: 24px;
        text-decoration: underline dotted;
        text-underline-offset: 3px;
      }
      button.plain:hover {
        color: var(--colorBrandForegroundLink);
      }
    `,
  ];
  declare shown: ClosingPreview;
  /** Where the rows of a figure are, once it was asked for. */
  declare said: string;

  constructor() {
    super();
    this.said = "";
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has("shown")) this.said = "";
  }

  override render(): unknown {
    const { tieOut: t, warnings, fileAway } = this.shown;
    const off = t.checks.filter(isOff);
    return html`<div class="stack tight">
      <table class="figures">
        <caption class="sr-only">
          ${words.tieOut}
        </caption>
        <tbody>
          ${this.row("imported")} ${this.row("carriedIn")} ${this.row("adjustments")}
          ${this.total(words.totalIn, t.imported + t.carriedIn + t.adjustments)}
        </tbody>
        <tbody>
          ${this.row("billed")} ${this.row("held")} ${this.row("rejected")} ${this.row("pending")}
          ${this.row("problems")}
          ${this.total(words.totalOut, t.billed + t.held + t.rejected + t.pending + t.problems)}
        </tbody>
        <tbody>
          ${this.row("rounding")} ${this.row("statements")}
          ${t.paidByOthers === 0n ? nothing : this.row("paidByOthers")} ${this.row("journalDebits")}
          ${this.row("journalCredits")}
          <tr class="total ${t.isOff ? "bad" : "good"}">
            <th scope="row">${words.difference}</th>
            <td class="money">
              ${this.money(t.difference)}${t.rowsOff === 0 ? "" : `, ${words.rows(t.rowsOff)}`}
            </td>
          </tr>
        </tbody>
      </table>
      <p class="small break" role="status">${this.said}</p>
      ${off.map((check) => note("error", `${words.off(checkName(check), this.amountOrRows(check))}${namedWords(check)}`))}
      ${off.some(({ name }) => /journal/i.test(name)) ? note("info", words.offJournal) : nothing}
      ${t.unreadable.length === 0 ? nothing : note("warning", words.unreadable(t.unreadable.length))}
      ${warnings.map((warning) => note("warning", warning))}
      ${fileAway === "" ? nothing : html`<p class="small quiet break">${words.away(fileAway)}</p>`}
    </div>`;
  }

  private row(line: TieOutLine) {
    const amount = this.shown.tieOut[line];
    const name = NAMES[line];
    return html`<tr>
      <th scope="row">
        ${
          amount === null
            ? name
            : html`<button
                class="plain"
                aria-label=${rowWords.show(name)}
                ?disabled=${this.session.runner.busy !== null}
                @click=${() => void this.show(line)}
              >
                ${name}
              </button>`
        }
      </th>
      <td class="money">${this.money(amount)}</td>
    </tr>`;
  }

  private total(name: string, amount: Amount) {
    return html`<tr class="total">
      <th scope="row">${name}</th>
      <td class="money">${this.money(amount)}</td>
    </tr>`;
  }

  private money(amount: Amount | null): string {
    return amount === null ? words.none : amountWords(amount, this.shown.currency);
  }

  private amountOrRows(check: Check): string {
    return check.unit === "rows" ? words.rows(rowsOf(check)) : this.money(check.difference);
  }

  /** Goes to the sheet; of Charges only the rows of the figure stay in sight. */
  private async show(line: TieOutLine): Promise<void> {
    const { period, host: pane } = this.session;
    const found = await this.session.preview(rowWords.step, async (host) => {
      const rows = await tieOutLineRows(host, period, line);
      if (rows.table === "Charges" && rows.rows > 0)
        await pane.view.showCharges({ only: rows.only, atLeast: null });
      else await pane.view.showSheet(rows.table);
      return rows;
    });
    this.said = found === null ? "" : this.about(line, found);
  }

  private about(line: TieOutLine, { table, only, rows, amount }: TieOutRows): string {
    const name = NAMES[line];
    if (rows === 0) return rowWords.none(name, table);
    const money = this.money(amount);
    if (table === "Charges") return rowWords.filtered(name, rows, money);
    const where = Object.entries(only).map(([heading, values]) => rowWords.condition(heading, values));
    return rowWords.where(name, rows, table, money, where);
  }
}

customElements.define("ocb-tie-out", TieOutView);
