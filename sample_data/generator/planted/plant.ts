/** Makes single lines with trouble planted in them; the severities are the rules' own. */
import { amount } from "../../../src/core/money";
import type { Severity } from "../../../src/core/review/rule";
import type { Line, Month, Plant } from "../line";
import { hoursOf, ownerOf, type Recipe } from "../usage/recipe";

const SEVERITIES = {
  "Missing PI": "Hold",
  "Missing project": "Hold",
  "Missing fund": "Hold",
  "Fund matches no pattern": "Hold",
  "Pattern found": "Hold",
  "Unknown PI": "Hold",
  "Unreadable tags": "Hold",
  "Inactive project": "Hold",
  "Fund outside award dates": "Hold",
  "Inactive fund": "Hold",
  "Amount above limit": "Hold",
  "Unknown fund": "Warn",
  "Fallback fund": "Warn",
  "Negative amount": "Warn",
  "Billed above list": "Warn",
  "Outside billing period": "Warn",
  "Late charge": "Warn",
  "Other fiscal year": "Warn",
  "Identical rows": "Warn",
  Spike: "Warn",
  "New PI": "Warn",
} as const satisfies Record<string, Severity>;

export type PlantedRule = keyof typeof SEVERITIES;

export function plant(rule: PlantedRule, what: string): Plant {
  return { rule, severity: SEVERITIES[rule], what };
}

/** One charge of exactly the recipe's quantity, on a day of the month (or over the whole month). */
export function oneLine(recipe: Recipe, month: Month, day: number, change: Partial<Line> = {}): Line {
  const owner = ownerOf(recipe.project);
  const whole = { start: month.start, end: month.end };
  return {
    sku: recipe.sku,
    owner,
    resourceId: recipe.resourceId,
    resourceName: recipe.resourceName,
    quantity: amount(recipe.quantity),
    ...(recipe.span === "month" ? whole : hoursOf(month, day, 0, recipe.span)),
    description: recipe.description,
    tags: { pi_email: owner, project_id: recipe.project, ...recipe.tags },
    ...(recipe.category === undefined ? {} : { category: recipe.category }),
    ...change,
  };
}

/** A fund out of its award's dates: January's has no fallback, so the charge is held; December's has one, which pays. */
export function outside(month: Month, what: string): Plant {
  return plant(pick(month, "Fund outside award dates", "Fallback fund"), what);
}

/** January bills what was used in the year before; the days of December's old charges are of its own year. */
export function yearBefore(month: Month, day: string): Plant[] {
  return pick(month, [plant("Other fiscal year", `${day} lies in the fiscal year before`)], []);
}

/** The first value in January, the second in December. */
export function pick<T>(month: Month, january: T, december: T): T {
  return month.period === "2025-01" ? january : december;
}
