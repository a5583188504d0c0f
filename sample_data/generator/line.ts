/** One charge of the sample data before it takes a provider's shape, and the trouble planted in it. */
import type { Amount } from "../../src/core/money";
import type { Severity } from "../../src/core/review/rule";

/** What a provider sells: a meter with its price. Prices are decimal text for one unit. */
export interface Sku {
  readonly service: string;
  readonly category: string;
  readonly subcategory: string;
  readonly sku: string;
  readonly unit: string;
  readonly list: string;
  readonly contracted: string;
  /** The provider's own words for operation and usage type (AWS), meter (Azure), partition (HPC). */
  readonly meter: string;
  readonly resourceType: string;
}

/** Keys as the Settings table names them by default. */
export interface TagSet {
  readonly pi_email?: string;
  readonly project_id?: string;
  readonly fund_org?: string;
  readonly account_code?: string;
  readonly grant_number?: string;
  readonly request_id?: string;
}

/** What the review will find in a row, and why. */
export interface Plant {
  readonly rule: string;
  readonly severity: Severity;
  readonly what: string;
}

export interface Line {
  readonly sku: Sku;
  /** The PI whose sub-account, subscription or allocation this is, whatever the tags say. */
  readonly owner: string;
  readonly resourceId: string;
  readonly resourceName: string;
  /** null where nothing is priced by quantity (a credit). */
  readonly quantity: Amount | null;
  readonly start: string;
  readonly end: string;
  readonly description: string;
  /** Text is written as it stands, to plant tags that are no JSON. */
  readonly tags: TagSet | string;
  readonly category?: "Purchase" | "Credit";
  readonly correction?: true;
  /** Where the cost is not price × quantity. */
  readonly listCost?: Amount;
  readonly billedCost?: Amount;
  readonly plants?: readonly Plant[];
}

/** A planted case as planted.json lists it. `row` counts records of the file; the heading is 1. */
export interface PlantedCase extends Plant {
  readonly file: string;
  readonly row: number;
}

/** `2025-01` and the months beside it, as the sample data uses them. */
export interface Month {
  readonly period: string;
  /** First instant, and first instant after it. */
  readonly start: string;
  readonly end: string;
}
