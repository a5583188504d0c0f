/** What a correction posts, line by line, before it is entered: who and which fund, the month, the amount. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Charge } from "../../../src/core/charge";
import { sum } from "../../../src/core/money";
import { parseFlags } from "../../../src/core/review/flags";
import type { AdjustmentResult } from "../../../src/steps/adjust";
import { addresses } from "../../parts/addresses";
import { amountWords } from "../../parts/money";
import { note } from "../../parts/note";
import { corrections as words } from "../../text/adjustments";

export const lineStyles = css`
  table.lines .money {
    text-align: end;
  }
  table.lines .month {
    white-space: nowrap;
  }
  table.lines caption {
    text-align: start;
    padding-bottom: var(--spacingVerticalXS);
  }
`;

/** What the person goes by; IDs and times are of the moment at which it is entered. */
export function seenOf({ charges, warnings }: AdjustmentResult): unknown {
  const lines = charges.map(({ period, pi, project, fundOrg, account, amount, flags }) => {
    return { period, pi, project, fundOrg, account, amount, flags };
  });
  return { lines, warnings };
}

export function correctionLines(result: AdjustmentResult, currency: string): TemplateResult {
  const { charges, warnings, adjustment } = result;
  const flags = [...new Set(charges.flatMap((charge) => parseFlags(charge.flags)).map(flagWords))];
  return html`<table class="lines">
      <caption>
        ${words.linesOf(adjustment.period, adjustment.originalPeriod)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.lineFund}</th>
          <th scope="col" class="month">${words.lineMonth}</th>
          <th scope="col" class="money">${words.lineAmount}</th>
        </tr>
      </thead>
      <tbody>
        ${charges.map((charge) => line(charge, currency))}
        <tr>
          <th scope="row" colspan="2">${words.lineTotal}</th>
          <td class="money strong">${amountWords(sum(charges.map((c) => c.amount)), currency)}</td>
        </tr>
      </tbody>
    </table>
    ${warnings.map((warning) => note("warning", warning))}
    ${flags.length === 0 ? nothing : flagged(flags, result.waits)}`;
}

function line({ fundOrg, pi, project, account, period, amount }: Charge, currency: string) {
  const place = [pi, project, account].filter((part) => part !== "").join(" · ");
  return html`<tr>
    <td>
      ${fundOrg === "" ? words.projectsFunds : fundOrg}
      <div class="quiet break">${addresses(place)}</div>
    </td>
    <td class="month">${period}</td>
    <td class="money">${amountWords(amount, currency)}</td>
  </tr>`;
}

function flagWords({ rule, reason }: { readonly rule: string; readonly reason: string }): string {
  return reason === "" ? rule : `${rule}: ${reason}`;
}

function flagged(flags: readonly string[], waits: boolean) {
  return note(
    waits ? "warning" : "info",
    html`<p>${words.flagged(waits)}</p>
      <ul class="small">
        ${flags.map((flag) => html`<li class="break">${flag}</li>`)}
      </ul>`,
  );
}
