/** Takes edits made in the sheet as decisions and runs the rules: where every step that bills begins. */
import type { Charge } from "../core/charge";
import type { ImportRecord } from "../core/import/records";
import type { LogDraft } from "../core/log";
import { dayOf, type Period } from "../core/period";
import { buildContext } from "../core/review/context";
import { reviewCharges } from "../core/review/review";
import type { ReviewContext } from "../core/review/rule";
import { adoptSheetEdits } from "../core/review/sheet-edits";
import { mainPeriodsOf, type Book } from "./book";
import type { Host } from "./host";

export interface ReviewedMonth {
  /** The month's charges afterwards, in the order given. */
  readonly charges: readonly Charge[];
  readonly log: readonly LogDraft[];
  readonly context: ReviewContext;
  readonly becamePending: number;
}

/**
 * @param charges all charges of the month
 * @param imports the Imports table as it is or will be
 * @param drafts what the step itself will log of charges: no edit in the sheet
 */
export function reviewMonth(
  host: Host,
  book: Book,
  period: Period,
  charges: readonly Charge[],
  imports: readonly ImportRecord[] = book.imports,
  drafts: readonly LogDraft[] = [],
): ReviewedMonth {
  const adopted = adoptSheetEdits(charges, [...book.log, ...drafts], host.clock.now());
  const ran = runRules(host, book, period, adopted.charges, imports);
  const becamePending = ran.charges.filter(
    (c, i) => c.review === "Pending" && charges[i]?.review !== "Pending",
  ).length;
  return { ...ran, log: adopted.log, becamePending };
}

/** The rules alone, without a look at the log. */
export function runRules(
  host: Host,
  book: Book,
  period: Period,
  charges: readonly Charge[],
  imports: readonly ImportRecord[] = book.imports,
): Pick<ReviewedMonth, "charges" | "context"> {
  const context = buildContext({
    settings: book.settings,
    reference: book.reference,
    period,
    today: dayOf(host.clock.now()),
    charges,
    history: book.history(period),
    fundsBefore: book.fundsBefore(period),
    mainPeriods: mainPeriodsOf(imports),
  });
  const reviewed = new Map(reviewCharges(charges, book.rules, context).map((r) => [r.chargeId, r]));
  return {
    charges: charges.map((c) => {
      const result = reviewed.get(c.chargeId);
      return result === undefined ? c : { ...c, ...result };
    }),
    context,
  };
}
