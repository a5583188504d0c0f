/** Seals of what closing leaves beside the rows themselves: subsidy balances, and the totals that outlive the charges. */
import { centsToAmount } from "./money";
import type { Period } from "./period";
import {
  inCell,
  partsOf,
  sealedRecords,
  sealer,
  type Choice,
  type SealedTable,
  type SealRecord,
} from "./seal";
import type { SubsidyBalance } from "./subsidies/subsidy";
import type { MonthlyTotal } from "./totals";

const BALANCE: Choice<SubsidyBalance> = {
  balanceId: true, period: true, subsidyId: true, beneficiary: true, grantedFor: true, opening: true, granted: true,
  used: true, left: true,
}; // prettier-ignore

/** Each is a part of its own, so that the one that is gone can be named. */
export const SEALED_BALANCES: SealedTable<SubsidyBalance> = {
  table: "Subsidy Balances",
  sealOf: sealer(BALANCE),
  key: (b) => b.balanceId,
  part: (b) => [b.subsidyId, b.beneficiary].filter((text) => text !== "").join(" "),
  amount: (b) => centsToAmount(b.left),
};

/** Who pays by the reference sheets of today may be somebody else; what a service came to stays. */
export type ServiceTotal = Omit<MonthlyTotal, "totalId" | "pi" | "project" | "fundOrg">;

const TOTAL: Choice<ServiceTotal> = {
  period: true, source: true, serviceName: true, charges: true, list: true, billed: true, pending: true, held: true,
  rejected: true,
}; // prettier-ignore

export const SEALED_TOTALS: SealedTable<ServiceTotal> = {
  table: "Monthly Totals",
  sealOf: sealer(TOTAL),
  key: (t) => [t.source, t.serviceName].filter((text) => text !== "").join(", "),
  part: (t) => [t.source, t.serviceName].filter((text) => text !== "").join(", "),
  amount: (t) => t.billed,
};

/** By source and service; amounts as the cells of the table have them. */
export function serviceTotals(totals: readonly MonthlyTotal[]): ServiceTotal[] {
  const sums = new Map<string, ServiceTotal>();
  for (const total of totals) {
    const { period, source, serviceName } = total;
    const key = JSON.stringify([period, source, serviceName]);
    const sum = sums.get(key) ?? { period, source, serviceName, ...NOTHING };
    sums.set(key, {
      ...sum,
      charges: sum.charges + total.charges,
      list: sum.list + inCell(total.list),
      billed: sum.billed + inCell(total.billed),
      pending: sum.pending + inCell(total.pending),
      held: sum.held + inCell(total.held),
      rejected: sum.rejected + inCell(total.rejected),
    });
  }
  return [...sums.values()];
}

const NOTHING = { charges: 0, list: 0n, billed: 0n, pending: 0n, held: 0n, rejected: 0n };

/** A month without rows has one empty part: it tells that the table is sealed, so that a row added later shows. */
export function recordParts<R>(of: SealedTable<R>, period: Period, rows: readonly R[]): SealRecord[] {
  if (rows.length > 0) return partsOf(of, period, sealedRecords(of, rows));
  return [
    { sealId: `${period} ${of.table}`, period, table: of.table, part: "", rows: 0, amount: 0n, hash: "" },
  ];
}
