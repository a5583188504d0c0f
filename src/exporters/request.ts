/** What is asked of an export besides the usage. */
import type { Period } from "../core/period";
import type { Rate } from "../core/rates/rate";
import type { Owner } from "./owners";
import type { TagKeys } from "./tags";

/** How far charges are added up: a row a day, a month, or a single job or machine. */
export const GRAINS = ["day", "month", "job"] as const;
export type Grain = (typeof GRAINS)[number];

/** What a source is in FOCUS words. Category and subcategory are those of FOCUS 1.2. */
export interface ExportKind {
  /** Of the file and the invoice: `hpc` → `hpc_2025-01.csv`, `HPC-2025-01`; also `source` of Applies To. */
  readonly name: string;
  readonly serviceCategory: string;
  readonly serviceSubcategory: string;
  readonly resourceType: string;
  readonly subAccountType: string;
  /** All usage is there to be billed: what has no price is an error even where the card does not have its unit. */
  readonly mustPrice?: boolean;
}

/** Who sends the bill. */
export interface Issuer {
  readonly provider: string;
  readonly billingAccountId: string;
  readonly billingAccountName: string;
  /** "" for none. */
  readonly region: string;
  /** ISO 4217. */
  readonly currency: string;
}

export interface ExportRequest {
  readonly period: Period;
  readonly by: Grain;
  readonly rates: readonly Rate[];
  readonly owners: readonly Owner[];
  /** Tags that say whose a row is; the usual ones when absent. */
  readonly tags?: TagKeys;
  readonly issuer: Issuer;
  readonly kind: ExportKind;
  /** The zone whose days the usage has. */
  readonly timeZoneName: string;
  readonly leaveOutUnrated: boolean;
}
