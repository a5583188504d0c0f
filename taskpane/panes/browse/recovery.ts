/** What each service recovered of its cost in the fiscal year of the month. */
import { css, html, nothing } from "lit";
import type { Period } from "../../../src/core/period";
import type { Host } from "../../../src/steps/host";
import { recovery, type RecoveryBoard, type RecoveryRow } from "../../../src/steps/recovery";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import { PeekPane } from "../../peek-pane";
import { recovery as words } from "../../text/recovery";

/** `<ocb-recovery .session>` */
export class RecoveryView extends PeekPane<RecoveryBoard> {
  static override styles = [
    ...PeekPane.shared,
    css`
      th.money {
        text-align: end;
      }
    `,
  ];

  protected override async read(host: Host, period: Period): Promise<RecoveryBoard> {
    return await recovery(host, period);
  }

  override render(): unknown {
    const { board } = this;
    if (board === null || board.rows.length === 0) return nothing;
    const { fiscalYear, months, rows, currency } = board;
    return html`<details>
      <summary>${words.title(fiscalYear.name)}</summary>
      <div class="stack tight">
        <p class="small quiet">${words.about(months)}</p>
        <table>
          <caption class="sr-only">
            ${words.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.service}</th>
              <th scope="col" class="money">${words.result}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => line(row, currency))}
          </tbody>
        </table>
        <div class="row">
          ${button({
            label: words.showSheet,
            small: true,
            look: "subtle",
            click: () => void this.session.host.view.showSheet("Service Costs"),
          })}
        </div>
      </div>
    </details>`;
  }
}

function line(
  { source, serviceName, recovered, cost, result, permille, carried }: RecoveryRow,
  currency: string,
) {
  const money = (amount: bigint): string => amountWords(amount, currency);
  const about = [
    words.recovered(money(recovered)),
    cost === null ? words.noCost : words.cost(money(cost)),
    permille === null ? "" : `${(permille / 10).toFixed(1)} %`,
    carried === 0n ? "" : words.carried(money(carried)),
  ];
  return html`<tr>
    <td class="break">
      ${source} · ${serviceName === "" ? words.all : serviceName}
      <div class="quiet">${about.filter((part) => part !== "").join(" · ")}</div>
    </td>
    <td class="money">${result === null ? "–" : money(result)}</td>
  </tr>`;
}

customElements.define("ocb-recovery", RecoveryView);
