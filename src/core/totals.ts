/**
 * What a month came to, by PI, project, fund, source and service: kept in step with its charges, so that what compares
 * months (rules, trends, the Dashboard) need not read the charges of months gone by.
 */
import { payersAsReviewed } from "./billing/who-pays";
import { isBillable, type Charge } from "./charge";
import { shortHash } from "./hash";
import type { Amount } from "./money";
import type { Period } from "./period";
import type { Directory } from "./reference";

export interface MonthlyTotal {
  /** The month and a hash of the next five. */
  readonly totalId: string;
  readonly period: Period;
  /** The canonical address; "" where nobody is named. */
  readonly pi: string;
  readonly project: string;
  /** The fund that pays; several joined by " + " where the project is split; "" where none is known. */
  readonly fundOrg: string;
  readonly source: string;
  readonly serviceName: string;
  /** Charges that are not rejected. */
  readonly charges: number;
  /** List cost of the charges that are billed. */
  readonly list: Amount;
  /** Amount of the charges that are billed: OK and Approved. */
  readonly billed: Amount;
  readonly pending: Amount;
  readonly held: Amount;
  readonly rejected: Amount;
}

/** What the totals read of a charge. */
export type CountedCharge = Pick<
  Charge,
  | "period"
  | "source"
  | "review"
  | "pi"
  | "project"
  | "fundOrg"
  | "importedPi"
  | "importedProject"
  | "importedFundOrg"
  | "payer"
  | "serviceName"
  | "chargePeriodStart"
  | "listCost"
  | "amount"
>;

const ID_DIGITS = 16;

/**
 * @param charges of any months, each counted in its own
 * @returns by month, in the order of the first charge of each total
 */
export function totalCharges(charges: readonly CountedCharge[], directory: Directory): MonthlyTotal[] {
  const payer = payersAsReviewed(directory);
  const totals = new Map<string, { -readonly [K in keyof MonthlyTotal]: MonthlyTotal[K] }>();
  for (const charge of charges) {
    const { pi, project, funds } = payer(charge);
    const fundOrg = funds.length === 1 ? (funds[0]?.fundOrg ?? "") : funds.map((f) => f.fundOrg).join(" + ");
    const { period, source, serviceName } = charge;
    const key = [period, pi, project, fundOrg, source, serviceName].join("\n");
    let total = totals.get(key);
    if (total === undefined) {
      const of = [pi, project, fundOrg, source, serviceName];
      const totalId = `${period}-${shortHash(of, ID_DIGITS)}`;
      total = { totalId, period, pi, project, fundOrg, source, serviceName, ...NOTHING };
      totals.set(key, total);
    }
    add(total, charge);
  }
  return [...totals.values()].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

const NOTHING = { charges: 0, list: 0n, billed: 0n, pending: 0n, held: 0n, rejected: 0n };

function add(total: { -readonly [K in keyof MonthlyTotal]: MonthlyTotal[K] }, charge: CountedCharge): void {
  if (charge.review === "Rejected") {
    total.rejected += charge.amount;
    return;
  }
  total.charges += 1;
  if (charge.review === "Pending") total.pending += charge.amount;
  else if (charge.review === "Held") total.held += charge.amount;
  else if (isBillable(charge)) {
    total.billed += charge.amount;
    total.list += charge.listCost;
  }
}

/** What the month came to with what is not decided yet: the figure that months are compared by. */
export function notRejected(total: Pick<MonthlyTotal, "billed" | "pending" | "held">): Amount {
  return total.billed + total.pending + total.held;
}
