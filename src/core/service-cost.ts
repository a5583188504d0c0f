/** What a service costs the university in a fiscal year: what its billing is compared with. */
import type { Amount } from "./money";

/** A row of the Service Costs table. */
export interface ServiceCost {
  readonly costId: string;
  readonly source: string;
  /** Blank for the whole source. */
  readonly serviceName: string;
  /** `FY2025`, named after the calendar year in which it ends. */
  readonly fiscalYear: string;
  readonly cost: Amount;
  readonly notes: string;
}

/** `FY2025` for "FY2025", "fy 2025" and "2025"; other words as they are. */
export function fiscalYearName(text: string): string {
  const year = /^(?:FY)?\s*(\d{4})$/i.exec(text.trim())?.[1];
  return year === undefined ? text.trim() : `FY${year}`;
}
