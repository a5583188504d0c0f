/** Turns a recipe (who uses what, how often, how much) into a month's charges. */
import { amount, type Amount } from "../../../src/core/money";
import { daysBetween } from "../../../src/core/period";
import type { Line, Month, Sku, TagSet } from "../line";
import { PROJECT_ROWS } from "../reference";
import type { Random } from "../random";

export interface Recipe {
  readonly sku: Sku;
  readonly project: string;
  /** Tags beside pi_email and project_id; where no fund is named, splits or the project's default pay. */
  readonly tags?: TagSet;
  readonly resourceId: string;
  readonly resourceName: string;
  /** Charges a month, spread evenly over its days. */
  readonly rows: number;
  /** Quantity of one charge; a charge has 75 to 100 % of it, unless it is exact. */
  readonly quantity: string;
  readonly exact?: true;
  /** "month": one charge for the whole month; else the hours a charge spans. */
  readonly span: number | "month";
  readonly description: string;
  readonly category?: Line["category"];
}

export function usageLines(recipe: Recipe, month: Month, random: Random): Line[] {
  const owner = ownerOf(recipe.project);
  return Array.from({ length: recipe.rows }, (_, index) => ({
    sku: recipe.sku,
    owner,
    resourceId: recipe.resourceId,
    resourceName: recipe.resourceName,
    quantity: recipe.exact === true ? amount(recipe.quantity) : varied(amount(recipe.quantity), random),
    ...chargePeriod(recipe, index, month, random),
    description: recipe.description,
    tags: { pi_email: owner, project_id: recipe.project, ...recipe.tags },
    ...(recipe.category === undefined ? {} : { category: recipe.category }),
  }));
}

/** The address of a project's PI. */
export function ownerOf(project: string): string {
  const found = PROJECT_ROWS.find((row) => row.project === project);
  if (found === undefined) throw new Error(`No project ${project} in the reference data`);
  return found.pi;
}

function varied(quantity: Amount, random: Random): Amount {
  return (quantity / 1000n) * BigInt(random.between(750, 1000));
}

function chargePeriod(
  recipe: Recipe,
  index: number,
  month: Month,
  random: Random,
): { start: string; end: string } {
  if (recipe.span === "month") return { start: month.start, end: month.end };
  const days = daysBetween(month.start, month.end);
  const day = 1 + Math.floor((index * days) / recipe.rows);
  const firstHour = random.between(0, 24 - recipe.span);
  return hoursOf(month, day, firstHour, recipe.span);
}

/** A span of hours that begins on a day of the month and ends within it or at its end. */
export function hoursOf(
  month: Month,
  day: number,
  hour: number,
  hours: number,
): { start: string; end: string } {
  return {
    start: hoursAfter(month.start, (day - 1) * 24 + hour),
    end: hoursAfter(month.start, (day - 1) * 24 + hour + hours),
  };
}

/** An instant so many hours later; earlier when negative. */
export function hoursAfter(at: string, hours: number): string {
  return `${new Date(Date.parse(at) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}
