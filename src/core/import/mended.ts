/** Charges that problem rows became when a person mended them: known by their ID. */
import type { Charge } from "../charge";

/** What their Charge ID begins with. */
export const MENDED = "mended-";

export function mendedChargeId(problemId: string): string {
  return `${MENDED}${problemId}`;
}

export function isMended({ chargeId }: Pick<Charge, "chargeId">): boolean {
  return chargeId.startsWith(MENDED);
}
