/** A row of the Rates table, the rate card: what a unit of a service costs, for which usage and from when. */
import type { Amount } from "../money";
import type { Day } from "../period";

/** Within a month, everything used by one of these counts together against a free quantity. */
export const FREE_PER = ["Account", "PI", "Project", "Resource"] as const;
export type FreePer = (typeof FREE_PER)[number];

export interface Rate {
  readonly rateId: string;
  /** ServiceName of the charges: `HPC Compute`. */
  readonly service: string;
  /** SkuId of the charges. Rows with one SKU follow each other in time, or differ in what they apply to. */
  readonly sku: string;
  /** PricingUnit, one of units.ts: `Core-Hours`. It says which usage the row prices. */
  readonly unit: string;
  /** Conditions on the usage, see applies-to.ts: `partition=gpu*; qos=high`. Blank for all usage of the unit. */
  readonly appliesTo: string;
  /** What the institution pays of a unit; null when List Rate − Billed Rate. */
  readonly subsidy: Amount | null;
  /** What a PI pays for a unit; null when List Rate − Subsidy. */
  readonly billedRate: Amount | null;
  /** Units of a month that are billed at 0 before anything is charged; null or 0 for none. */
  readonly freeQuantity: Amount | null;
  /** "" counts as Account. */
  readonly freePer: FreePer | "";
  /** First and last day; "" for open. */
  readonly from: Day;
  readonly to: Day;
  /** Who approved it, or where: `RC Board 2024-11-04, item 3`. */
  readonly approval: string;
  readonly notes: string;
  /** Price of a unit before any subsidy, in the currency of the export. */
  readonly listRate: Amount;
}
