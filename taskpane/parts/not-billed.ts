/** One line about charges that are on no statement so far, and the way to Review; nothing where there are none. */
import { isOpen } from "../../src/core/periods";
import { nothing, type TemplateResult } from "lit";
import type { NotBilled } from "../../src/steps/month-state";
import type { Session } from "../session";
import { text } from "../text";
import { button } from "./button";
import { amountWords } from "./money";
import { note } from "./note";

/** @param pending of a review that was run just now; as the cells have it when absent */
export function notBilledNote(
  { state, period }: Pick<Session, "state" | "period">,
  toReview: () => void,
  pending: NotBilled | undefined = state?.notBilled.pending,
): TemplateResult | typeof nothing {
  if (state === null || pending === undefined || !isOpen(state.months, period)) return nothing;
  const { held } = state.notBilled;
  const said = ({ charges, amount }: NotBilled) => ({ charges, money: amountWords(amount, state.currency) });
  const words = text.shell.notBilled(said(pending), said(held));
  if (words === "") return nothing;
  const go = button({ label: text.shell.toReview, small: true, click: toReview });
  return note(pending.charges > 0 ? "warning" : "info", words, go);
}
