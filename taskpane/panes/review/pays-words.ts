/** Which funds pay for a charge, and by what: "no fund" stands only where nobody pays. */
import { shareToPercent } from "../../../src/core/money";
import type { ShownPayer } from "../../../src/steps/review-board";
import { review as words } from "../../text/review";

export function paysWords({ step, funds, fallbacks }: ShownPayer): string {
  const [first] = funds;
  if (first === undefined) return words.noFund;
  const paying =
    funds.length === 1
      ? first.fundOrg
      : funds.map(({ fundOrg, share }) => `${fundOrg} ${shareToPercent(share)} %`).join(", ");
  const instead = [...new Set(fallbacks.map(({ fundOrg }) => fundOrg))];
  return words.pays[step](paying, instead);
}
