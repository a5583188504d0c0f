/** What a statement says in whole sentences: what was subsidised, what else is in the amounts, and what is held back. */
import type { Cents } from "../core/money";
import { periodName } from "../core/period";
import type { Settings } from "../core/settings";
import type { Counted, StatementDocument, StatementSubsidy } from "../core/statements/statement";
import { fillTemplate } from "../core/template";
import { formatsOf } from "./format";

/** What the setting Subsidy Text may name. */
export const SUBSIDY_PLACEHOLDERS = ["institution", "list", "discount", "credits", "amount"] as const;

/** Of one and of several: `#` is how many, `$` how much. */
const CORRECTIONS = [
  "# correction of an earlier month of $ is included.",
  "# corrections of earlier months of $ are included.",
] as const;
const CREDITS = ["# credit or refund of $ is included.", "# credits and refunds of $ are included."] as const;
const ADJUSTMENTS = ["# adjustment of $ is included.", "# adjustments of $ are included."] as const;
const CARRIED = [
  "# charge of $ that was held in an earlier month is included.",
  "# charges of $ that were held in earlier months are included.",
] as const;
const HELD = [
  "# charge of $ is held for a later statement.",
  "# charges of $ are held for a later statement.",
] as const;

type Told = Pick<StatementDocument, "period" | "currency" | "list" | "discount" | "amount" | "held"> &
  Partial<Pick<StatementDocument, "adjusted" | "credits" | "subsidies">> & {
    readonly projects: readonly unknown[];
  };

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
  {
    list,
    discount,
    credits = 0,
    amount,
    currency,
  }: Pick<Told, "list" | "discount" | "credits" | "amount" | "currency">,
  settings: Pick<Settings, "institution" | "subsidyText" | "locale">,
): string {
  const money = (cents: Cents) => formatsOf(settings.locale).money(cents, currency);
  const values: Record<(typeof SUBSIDY_PLACEHOLDERS)[number], string> = {
    institution: settings.institution,
    list: money(list),
    discount: money(discount),
    credits: money(credits),
    amount: money(amount),
  };
  const sentence = fillTemplate(settings.subsidyText, values, "Subsidy Text");
  return isSubsidy({ list, discount }) ? sentence : "";
}

/** Whether the discount is a part of the list price: what is paid back beyond it was nobody's subsidy. */
export function isSubsidy({ list, discount }: Pick<Told, "list" | "discount">): boolean {
  return discount > 0 && discount <= list;
}

/** What one subsidy or credit did, and what is left of it. */
function subsidyWords(subsidy: StatementSubsidy, money: (cents: Cents) => string): string {
  const { title, project, credits, left } = subsidy;
  const name = project === "" ? title : `${title} (${project})`;
  const rest = left === null ? "" : ` ${money(left)} is left.`;
  return `${name} ${didWords(subsidy, money(Math.abs(credits)))}.${rest}`;
}

function didWords({ kind, credits }: StatementSubsidy, money: string): string {
  if (credits > 0) return `paid ${money} of your charges`;
  if (credits === 0) return "paid nothing this month";
  return kind === "Minimum charge" ? `added ${money}` : `got ${money} back from refunds`;
}

const NONE: Counted = { count: 0, amount: 0 };

/** What was adjusted, and what is held. */
export function noticesOf(document: Told, { locale }: Pick<Settings, "locale">): string[] {
  const { count, money } = formatsOf(locale);
  const { period, currency, held, adjusted, projects, subsidies = [] } = document;
  const told = (of: Counted = NONE, [one, more]: readonly [string, string]): string[] => {
    const text = of.count === 1 ? one : more;
    return of.count === 0
      ? []
      : [text.replace("#", count(of.count)).replace("$", () => money(of.amount, currency))];
  };
  return [
    ...(projects.length === 0 ? [`There are no charges for ${periodName(period)}.`] : []),
    ...subsidies.map((subsidy) => subsidyWords(subsidy, (cents) => money(cents, currency))),
    ...told(adjusted?.corrections, CORRECTIONS),
    ...told(adjusted?.credits, CREDITS),
    ...told(adjusted?.adjustments, ADJUSTMENTS),
    ...told(adjusted?.carried, CARRIED),
    ...told(held, HELD),
  ];
}
