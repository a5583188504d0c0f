/** How a row of Charges is named to people. */
import type { Charge } from "../charge";

/** "Charge 3f9a7c21e0b45d10-8c1f22ab-1 (AWS, row 17 of its file)" */
export function rowWords({ chargeId, source, sourceRow }: Charge): string {
  return `Charge ${chargeId} (${source}, row ${sourceRow} of its file)`;
}
