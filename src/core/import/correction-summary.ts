/** What a restated month comes to, as people see it before it is written. */
import type { Charge } from "../charge";
import { absolute, amountToText } from "../money";
import type { Period } from "../period";

/** What a restated month of a source comes to. */
export interface CorrectionSummary {
  readonly source: string;
  /** The closed month. */
  readonly of: Period;
  /** The open month that the differences go to. */
  readonly into: Period;
  readonly unchanged: number;
  readonly changed: number;
  readonly gone: number;
  readonly added: number;
  /** Exact decimal text: what is charged more, or less. */
  readonly difference: string;
  /** The largest of the differences, largest first. */
  readonly largest: readonly DifferenceSummary[];
}

/** One difference, as people see it before it is written. */
export interface DifferenceSummary {
  readonly what: string;
  readonly pi: string;
  readonly project: string;
  /** Exact decimal text. */
  readonly amount: string;
}

const MOST_SHOWN = 10;

export function largestOf(charges: readonly Charge[]): DifferenceSummary[] {
  return [...charges]
    .sort((a, b) => (absolute(a.amount) < absolute(b.amount) ? 1 : -1))
    .slice(0, MOST_SHOWN)
    .map(({ resourceName, resourceId, chargeDescription, serviceName, pi, project, amount }) => {
      const what =
        [resourceName, resourceId, chargeDescription, serviceName].find((text) => text !== "") ?? "";
      return { what, pi, project, amount: amountToText(amount) };
    });
}
