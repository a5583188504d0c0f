/** What the month's statements come to, how they stand, and what is not on them. */
import { html, nothing, type TemplateResult } from "lit";
import { formatMoney } from "../../../src/render/format";
import type { StatementsPreview } from "../../../src/steps/statements-preview";
import { note } from "../../parts/note";
import { when } from "../../parts/when";
import { statements as words } from "../../text/statements";

export interface SummaryOptions {
  readonly shown: StatementsPreview;
  readonly now: Date;
  /** About what is not on the statements. */
  readonly notBilled: TemplateResult | typeof nothing;
}

export function statementsSummary({ shown, now, notBilled }: SummaryOptions): TemplateResult {
  const { statements, currency, ended, isOpen } = shown;
  const due = statements.reduce((cents, { record }) => cents + record.amount, 0);
  return html`${
    statements.length === 0
      ? html`<p>${words.none}</p>`
      : html`<p>${words.summary(statements.length, formatMoney(due, currency))} ${standing(shown, now)}</p>`
  }
  ${isOpen ? nothing : note("info", words.closed)}
  ${ended.length === 0 ? nothing : note("info", words.ended(ended))} ${notBilled}`;
}

function standing({ statements, upToDate, madeBy, madeAt }: StatementsPreview, now: Date): string {
  if (upToDate) return words.upToDate(madeBy, when(madeAt, now));
  if (statements.every((s) => !s.isMade)) return words.notMade;
  const changed = statements.filter((s) => s.changed).length;
  return changed > 0 ? words.changed(changed) : "";
}
