/** What becomes of the parts of a charge when its amount or who pays for it is corrected. All in whole cents. */
import type { Cents } from "../money";
import { inShares, proportion } from "../money-shares";
import { sameName } from "../reference";
import type { BilledPart } from "./billed-then";
import { billedTotal } from "./standing";

/** What is to be other than it was. */
export interface PlaceChange {
  readonly pi?: string;
  readonly project?: string;
  readonly fundOrg?: string;
  readonly account?: string;
}

/** The parts at another total: what is taken off or added goes in the shares that were billed, the discount with it. */
export function repriced(parts: readonly BilledPart[], total: Cents): BilledPart[] {
  const before = billedTotal(parts);
  if (total === before) return [...parts];
  if (total === 0) return parts.map((part) => ({ ...part, billed: 0, list: 0 }));
  const change = inShares(total - before, parts.map((part) => part.billed)); // prettier-ignore
  const billed = parts.map((part, i) => part.billed + (change[i] ?? 0));
  const discount = discountAt(parts, before, total);
  const discounts = inShares(discount, billed);
  return parts.map((part, i) => {
    const own = billed[i] ?? 0;
    return { ...part, billed: own, list: own + (discounts[i] ?? 0) };
  });
}

/** The parts of which only `amount` is given back. */
export function refunded(parts: readonly BilledPart[], amount: Cents): BilledPart[] {
  const after = repriced(parts, billedTotal(parts) - amount);
  return parts.map((part, i) => ({
    ...part,
    billed: (after[i]?.billed ?? 0) - part.billed,
    list: (after[i]?.list ?? 0) - part.list,
  }));
}

export function reversed(parts: readonly BilledPart[]): BilledPart[] {
  return parts.map((part) => ({ ...part, billed: -part.billed, list: -part.list }));
}

/**
 * The parts where they belong. Another project, or a fund that is named, takes the whole; another PI alone keeps the
 * funds that paid.
 * @param account of the charge's own tag; "" leaves it to fund, source and settings
 */
export function moved(parts: readonly BilledPart[], change: PlaceChange, account: string): BilledPart[] {
  const [first] = parts;
  if (first === undefined) return [];
  const project = change.project ?? first.project;
  const isElsewhere = change.fundOrg !== undefined || !sameName(project, first.project);
  if (!isElsewhere) {
    return parts.map((part) => ({
      ...part,
      pi: change.pi ?? part.pi,
      account: change.account ?? part.account,
    }));
  }
  return [
    {
      pi: change.pi ?? first.pi,
      project,
      fundOrg: change.fundOrg ?? "",
      account: change.account ?? account,
      billed: billedTotal(parts),
      list: parts.reduce((total, part) => total + part.list, 0),
    },
  ];
}

/** At the same rate, rounded half away from zero; none on what had no price. */
function discountAt(parts: readonly BilledPart[], before: Cents, after: Cents): Cents {
  const discount = parts.reduce((total, part) => total + part.list - part.billed, 0);
  if (before === 0 || discount === 0) return 0;
  return proportion(discount, after, before);
}
