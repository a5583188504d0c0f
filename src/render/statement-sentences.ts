/** What a statement says in whole sentences: what was subsidised, and what is held back. */
import type { Cents } from "../core/money";
import { periodName } from "../core/period";
import type { Settings } from "../core/settings";
import type { StatementDocument } from "../core/statements/statement";
import { fillTemplate } from "../core/template";
import { formatMoney } from "./format";

/** What the setting Subsidy Text may name. */
export const SUBSIDY_PLACEHOLDERS = ["institution", "list", "discount", "amount"] as const;

/** @throws Refusal when the subsidy text has a placeholder that is not known */
export function sentencesOf(
  document: Pick<StatementDocument, "period" | "currency" | "list" | "discount" | "amount" | "held"> & {
    readonly projects: readonly unknown[];
  },
  settings: Pick<Settings, "institution" | "subsidyText">,
): string[] {
  const money = (cents: Cents) => formatMoney(cents, document.currency);
  const { list, discount, amount, held } = document;
  const values: Record<(typeof SUBSIDY_PLACEHOLDERS)[number], string> = {
    institution: settings.institution,
    list: money(list),
    discount: money(discount),
    amount: money(amount),
  };
  const all: string[] = [];
  if (document.projects.length === 0) all.push(`There are no charges for ${periodName(document.period)}.`);
  if (discount > 0 && list > 0) all.push(fillTemplate(settings.subsidyText, values, "Subsidy Text"));
  if (held.count === 1) all.push(`1 charge of ${money(held.amount)} is held for a later statement.`);
  if (held.count > 1)
    all.push(`${held.count} charges of ${money(held.amount)} are held for a later statement.`);
  return all;
}
