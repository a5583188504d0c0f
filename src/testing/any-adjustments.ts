/** Arbitrary adjustments of the month that any-month makes: charges, credits and transfers, and how they were decided. */
import fc from "fast-check";
import type { Adjustment } from "../core/adjustments/adjustment";
import { enter, type AdjustmentRequest } from "../core/adjustments/entry";
import type { Charge, Review } from "../core/charge";
import { centsToAmount } from "../core/money";
import { DIRECTORY, SETTINGS } from "./any-month";

export interface AnyAdjustments {
  readonly adjustments: readonly Adjustment[];
  /** Their rows, each entry decided as a whole. */
  readonly charges: readonly Charge[];
}

const PIS = ["ada.quill@example.edu", "ben.ortho@example.edu"] as const;
const FUNDS = ["", "BIO-10000", "CHEM-1"] as const;
const STATES: readonly Review[] = ["OK", "Approved", "Pending", "Held", "Rejected"];

const anyRequest: fc.Arbitrary<AdjustmentRequest> = fc.record({
  period: fc.constant("2025-01"),
  kind: fc.constantFrom("Charge", "Credit", "Transfer"),
  pi: fc.constantFrom(...PIS),
  project: fc.constantFrom("coral", "split3", "split2"),
  fundOrg: fc.constantFrom(...FUNDS),
  toPi: fc.constant("cy.mara@example.edu"),
  toProject: fc.constantFrom("coral", "split3"),
  toFundOrg: fc.constantFrom(...FUNDS),
  amount: fc.oneof(
    fc.integer({ min: 1, max: 10_000_000 }).map(centsToAmount),
    fc.constantFrom("0.005", "33.333333", "0.01"),
  ),
  source: fc.constantFrom("AWS", "HPC"),
  serviceName: fc.constantFrom("", "Compute", "Consulting"),
  account: fc.constantFrom("", "7300"),
  reason: fc.constant("agreed"),
});

export const anyAdjustments: fc.Arbitrary<AnyAdjustments> = fc
  .array(fc.tuple(anyRequest, fc.constantFrom(...STATES)), { maxLength: 8 })
  .map((entries) => {
    const all = entries.map(([request, review], i) => {
      const { adjustment, charges } = enter(request, {
        adjustmentId: `ADJ-2025-01-${String(i + 1).padStart(4, "0")}`,
        hand: "tess",
        now: "2025-02-03T10:00:00Z",
        directory: DIRECTORY,
        currency: SETTINGS.currency,
        secondPerson: false,
      });
      return { adjustment, charges: charges.map((c) => ({ ...c, review })) };
    });
    return { adjustments: all.map((a) => a.adjustment), charges: all.flatMap((a) => a.charges) };
  });
