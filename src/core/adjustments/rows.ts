/** The rows of Charges that an adjustment stands for: like those of an import, but brought by a person. */
import type { Charge } from "../charge";
import type { LogDraft } from "../log";
import type { Amount } from "../money";
import { stateText, UNDECIDED } from "../review/decision";
import type { Adjustment } from "./adjustment";
import type { Place } from "./places";

/** The step that the log names; review/sheet-edits.ts knows it as one that says who pays. */
export const ADJUST_STEP = "Adjust";

/** What a row says beside its adjustment. */
export interface RowFacts {
  readonly amount: Amount;
  readonly listCost: Amount;
  readonly quantity: Amount | null;
  readonly unit: string;
  readonly account: string;
}

type Described = Pick<
  Charge,
  | "resourceName"
  | "resourceId"
  | "chargeDescription"
  | "chargeCategory"
  | "chargeClass"
  | "originalPeriod"
  | "corrects"
  | "chargePeriodStart"
  | "chargePeriodEnd"
  | "billingCurrency"
  | "reference1"
  | "reference2"
  | "tags"
>;

/** @param part its number among the adjustment's rows, from 1 */
export function rowOf(
  adjustment: Pick<Adjustment, "adjustmentId" | "period" | "source" | "serviceName">,
  part: number,
  { pi, project, fundOrg }: Place,
  { amount, listCost, quantity, unit, account }: RowFacts,
  described: Described,
): Charge {
  const { adjustmentId, period, source, serviceName } = adjustment;
  return {
    ...described,
    chargeId: `${adjustmentId}/${part}`,
    period,
    source,
    review: "OK",
    flags: "",
    pi,
    project,
    fundOrg,
    payer: "Nobody",
    serviceName,
    commitment: "",
    quantity,
    unit,
    listCost,
    contractedCost: null,
    billedCost: amount,
    effectiveCost: null,
    amount,
    account,
    importedPi: pi,
    importedProject: project,
    // A fund that a person names pays, whatever the project's splits say: it counts as assigned, not as imported.
    importedFundOrg: "",
    reviewNote: "",
    reviewedBy: "",
    reviewedAt: "",
    statementNo: "",
    carriedFrom: "",
    sourceRow: 0,
    importId: adjustmentId,
    seal: "",
  };
}

/** Says who pays for each row, so that it is not taken for an edit in the sheet. */
export function rowEntries(
  rows: readonly Charge[],
  base: Pick<LogDraft, "at" | "by" | "reason">,
): LogDraft[] {
  return rows
    .filter((row) => stateText(row) !== UNDECIDED)
    .map((row) => ({
      ...base,
      step: ADJUST_STEP,
      period: row.period,
      what: row.chargeId,
      before: "",
      after: stateText(row),
    }));
}
