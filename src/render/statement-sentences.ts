/** What a statement says in whole sentences: what was subsidised, what else is in the amounts, and what is held back. */
import type { Cents } from "../core/money";
import { periodName } from "../core/period";
import type { Settings } from "../core/settings";
import type { Counted, StatementDocument } from "../core/statements/statement";
import { fillTemplate } from "../core/template";
import { formatsOf } from "./format";

/** What the setting Subsidy Text may name. */
export const SUBSIDY_PLACEHOLDERS = ["institution", "list", "discount", "amount"] as const;

type Told = Pick<StatementDocument, "period" | "currency" | "list" | "discount" | "amount" | "held"> &
  Partial<Pick<StatementDocument, "adjusted">> & { readonly projects: readonly unknown[] };

/** @throws Refusal when the subsidy text has a placeholder that is not known */
export function sentencesOf(
  document: Told,
  settings: Pick<Settings, "institution" | "subsidyText" | "locale">,
): string[] {
  const subsidy = subsidySentence(document, settings);
  return [...(subsidy === "" ? [] : [subsidy]), ...noticesOf(document, settings)];
}

/** @returns "" when nothing was subsidised @throws Refusal when the text has a placeholder that is not known */
export function subsidySentence(
  { list, discount, amount, currency }: Pick<Told, "list" | "discount" | "amount" | "currency">,
  settings: Pick<Settings, "institution" | "subsidyText" | "locale">,
): string {
  const money = (cents: Cents) => formatsOf(settings.locale).money(cents, currency);
  const values: Record<(typeof SUBSIDY_PLACEHOLDERS)[number], string> = {
    institution: settings.institution,
    list: money(list),
    discount: money(discount),
    amount: money(amount),
  };
  const sentence = fillTemplate(settings.subsidyText, values, "Subsidy Text");
  return discount > 0 && list > 0 ? sentence : "";
}

/** What was adjusted, and what is held. */
export function noticesOf(document: Told, { locale }: Pick<Settings, "locale">): string[] {
  const { count, money } = formatsOf(locale);
  const { period, currency, held, adjusted, projects } = document;
  const many = (of: Counted, one: string, more: string, then: string): string[] => {
    const [noun, verb] = of.count === 1 ? [one, "is"] : [more, "are"];
    return of.count === 0
      ? []
      : [`${count(of.count)} ${noun} of ${money(of.amount, currency)} ${verb} ${then}.`];
  };
  const none: Counted = { count: 0, amount: 0 };
  return [
    ...(projects.length === 0 ? [`There are no charges for ${periodName(period)}.`] : []),
    ...many(
      adjusted?.corrections ?? none,
      "correction of an earlier month",
      "corrections of earlier months",
      "included",
    ),
    ...many(adjusted?.credits ?? none, "credit or refund", "credits and refunds", "included"),
    ...many(held, "charge", "charges", "held for a later statement"),
  ];
}
