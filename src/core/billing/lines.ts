/**
 * Exact charges → whole cents, here alone. The exact billed amount and the exact discount of each PI and project are
 * rounded once, half away from zero; their cents are spread over the lines by largest remainder, then
 * over each line's charges, and each line is split over its funds. The list price is billed + discount, so that what
 * has no discount shows none. Statements and journal add these cents and nothing else.
 */
import type { Charge } from "../charge";
import { byText } from "../lists";
import { apportion, roundToCents, shareOfAmount, sum, type Amount, type Cents } from "../money";
import type { Directory } from "../reference";
import { inDayOrder, splitCents } from "./split";
import { payersAsReviewed, type FundShare } from "./who-pays";

/** A charge with its part of the line's cents. */
export interface BilledCharge {
  readonly charge: Charge;
  readonly list: Cents;
  readonly billed: Cents;
}

/** Charges of one PI and project that stand in one line: same source, service, account and funds. */
export interface BilledGroup {
  readonly pi: string;
  readonly project: string;
  readonly source: string;
  readonly serviceName: string;
  /** The account of the charges' own tag; "" leaves it to fund, source and settings. */
  readonly account: string;
  readonly funds: readonly FundShare[];
  readonly charges: readonly BilledCharge[];
  /** null where the charges have no or several units. */
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly list: Cents;
  readonly billed: Cents;
  readonly exact: Amount;
  readonly fundLines: readonly FundLine[];
}

/** A group's part on one fund. `fundOrg` is "" where none is known. */
export interface FundLine {
  readonly fundOrg: string;
  readonly quantity: Amount | null;
  readonly list: Cents;
  readonly billed: Cents;
  readonly exact: Amount;
}

type Gathered = Pick<BilledGroup, "pi" | "project" | "source" | "serviceName" | "account" | "funds"> & {
  readonly charges: Charge[];
};

/** @param charges billable charges of one month. @returns groups by PI, project, source, service, account, funds */
export function billCharges(charges: readonly Charge[], directory: Directory): BilledGroup[] {
  const payerOf = payersAsReviewed(directory);
  const byProject = new Map<string, Map<string, Gathered>>();
  for (const charge of charges) {
    const payer = payerOf(charge);
    const projectKey = JSON.stringify([payer.pi, payer.project]);
    const groups = byProject.get(projectKey) ?? new Map<string, Gathered>();
    byProject.set(projectKey, groups);
    const funds = payer.funds.map((f) => `${f.fundOrg}*${f.share}${f.takesRemainder ? "!" : ""}`);
    const key = JSON.stringify([charge.source, charge.serviceName, charge.account, ...funds]);
    const group = groups.get(key);
    if (group !== undefined) group.charges.push(charge);
    else {
      const { source, serviceName, account } = charge;
      groups.set(key, {
        pi: payer.pi,
        project: payer.project,
        source,
        serviceName,
        account,
        funds: payer.funds,
        charges: [charge],
      });
    }
  }
  return sortedEntries(byProject).flatMap(([, groups]) =>
    billProject(sortedEntries(groups).map(([, group]) => group)),
  );
}

/** All groups of one PI and project. */
function billProject(groups: readonly Gathered[]): BilledGroup[] {
  const exact = groups.map((group) => sum(group.charges.map((c) => c.amount)));
  const exactDiscount = groups.map((group) => sum(group.charges.map(discountOf)));
  const billed = apportion(roundToCents(sum(exact)), exact);
  const discount = apportion(roundToCents(sum(exactDiscount)), exactDiscount);
  return groups.map((group, i) => billGroup(group, exact[i]!, discount[i]!, billed[i]!));
}

function discountOf({ listCost, amount }: Charge): Amount {
  return listCost - amount;
}

function billGroup(group: Gathered, exact: Amount, discount: Cents, billed: Cents): BilledGroup {
  const charges = inDayOrder(group.charges);
  const discounts = apportion(discount, charges.map(discountOf));
  const amounts = apportion(
    billed,
    charges.map((c) => c.amount),
  );
  const list = billed + discount;
  const { quantity, unit } = quantityOf(charges);
  return {
    ...group,
    charges: charges.map((charge, i) => ({ charge, list: amounts[i]! + discounts[i]!, billed: amounts[i]! })),
    quantity,
    unit,
    list,
    billed,
    exact,
    fundLines: splitOverFunds(group.funds, { quantity, list, billed, exact }),
  };
}

type Whole = Pick<FundLine, "quantity" | "list" | "billed" | "exact">;

/** Cents and the exact values alike: the fund that takes the remainder takes the rest. */
function splitOverFunds(funds: readonly FundShare[], { quantity, list, billed, exact }: Whole): FundLine[] {
  const cents = splitCents(billed, funds);
  const discounts = splitCents(list - billed, funds);
  const exacts = splitAmount(exact, funds);
  const quantities = quantity === null ? null : splitAmount(quantity, funds);
  return cents.map((own, i) => ({
    fundOrg: funds[i]?.fundOrg ?? "",
    quantity: quantities?.[i] ?? null,
    list: own + discounts[i]!,
    billed: own,
    exact: exacts[i]!,
  }));
}

function splitAmount(whole: Amount, funds: readonly FundShare[]): Amount[] {
  if (funds.length <= 1) return [whole];
  const others = funds.map((f) => (f.takesRemainder ? 0n : shareOfAmount(whole, f.share)));
  const rest = whole - sum(others);
  return funds.map((f, i) => (f.takesRemainder ? rest : others[i]!));
}

function quantityOf(charges: readonly Charge[]): { quantity: Amount | null; unit: string } {
  const unit = charges[0]?.unit ?? "";
  if (charges.some((c) => c.quantity === null || c.unit !== unit)) return { quantity: null, unit: "" };
  return { quantity: sum(charges.map((c) => c.quantity ?? 0n)), unit };
}

function sortedEntries<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => byText(a, b));
}
