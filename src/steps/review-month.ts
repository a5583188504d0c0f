/** Takes edits made in the sheet as decisions and runs the rules: where every step that bills begins. */
import { IN_SHEET } from "../core/actor";
import type { Adjustment } from "../core/adjustments/adjustment";
import { approvalBlockers, notApprovedInSheet } from "../core/adjustments/approval";
import { approvedSince } from "../core/adjustments/approved-since";
import { settleAdjustmentEdits } from "../core/adjustments/sheet-edits";
import { followCharges } from "../core/adjustments/status";
import type { Charge } from "../core/charge";
import type { ImportRecord } from "../core/import/records";
import type { LogDraft } from "../core/log";
import { dayOf, type Period } from "../core/period";
import { isOpen } from "../core/periods";
import { buildContext } from "../core/review/context";
import { blockerCheck, reviewCharges } from "../core/review/review";
import type { ReviewContext } from "../core/review/rule";
import { adoptSheetEdits, lastStates, type WhyNotApproved } from "../core/review/sheet-edits";
import { letThrough, letThroughLog } from "../core/standing/let-through";
import { lateMonthsOf, mainPeriodsOf } from "../core/import/main-periods";
import type { Book } from "./book";
import { actor, type Host } from "./host";

export interface ReviewedMonth {
  /** The month's charges afterwards, in the order given. */
  readonly charges: readonly Charge[];
  readonly log: readonly LogDraft[];
  /** What people entered, as it stands in this month: rows of closed months with who approved them since. */
  readonly adjustments: readonly Adjustment[];
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
  const secondPerson = book.settings.secondPersonApproves;
  const log = [...book.log, ...drafts];
  const entered = approvedSince(book.adjustments, { charges, log, secondPerson });
  const waiting = isOpen(book.periods, period) ? notApprovedInSheet(charges, entered, secondPerson) : charges;
  const settled = isOpen(book.periods, period)
    ? settleAdjustmentEdits(waiting, { adjustments: entered, secondPerson, lastOf: lastStates(log) })
    : waiting;
  const adopted = adoptSheetEdits(
    settled,
    log,
    host.clock.now(),
    isOpen(book.periods, period) ? whyNotApproved(host, book, period, settled, imports) : undefined,
  );
  const adjustments = followCharges(
    // What was typed over in the sheet may have ended an approval.
    approvedSince(book.adjustments, { charges, log: [...log, ...adopted.log], secondPerson }),
    adopted.charges,
  );
  const ran = runRules(host, book, period, adopted.charges, imports, adjustments);
  const becamePending = ran.charges.filter(
    (c, i) => c.review === "Pending" && charges[i]?.review !== "Pending",
  ).length;
  const all = [...adopted.log, ...approvalsLog(host, book, period, ran)];
  return { ...ran, log: all, adjustments, becamePending };
}

/**
 * The rules alone, without a look at the log. A closed month stays as it was closed: rules, funds and standing approvals
 * of today say nothing about it.
 */
export function runRules(
  host: Host,
  book: Book,
  period: Period,
  charges: readonly Charge[],
  imports: readonly ImportRecord[] = book.imports,
  adjustments: readonly Adjustment[] = book.adjustments,
): Pick<ReviewedMonth, "charges" | "context"> {
  const context = contextOf(host, book, period, charges, imports, adjustments);
  if (!isOpen(book.periods, period)) return { charges, context };
  const reviewed = new Map(reviewCharges(charges, book.rules, context).map((r) => [r.chargeId, r]));
  return {
    charges: charges.map((c) => {
      const result = reviewed.get(c.chargeId);
      return result === undefined ? c : { ...c, ...result };
    }),
    context,
  };
}

function contextOf(
  host: Host,
  book: Book,
  period: Period,
  charges: readonly Charge[],
  imports: readonly ImportRecord[],
  adjustments: readonly Adjustment[],
): ReviewContext {
  const { log, settings } = book;
  const standing = approvedSince(adjustments, { charges, log, secondPerson: settings.secondPersonApproves });
  return buildContext({
    settings: book.settings,
    reference: book.reference,
    period,
    today: dayOf(host.clock.now()),
    charges,
    history: book.history(period),
    approvals: book.standingApprovals,
    fundsBefore: book.fundsBefore(period),
    mainPeriods: mainPeriodsOf(imports),
    lateMonths: lateMonthsOf(imports),
    adjustments: standing,
  });
}

/** What Review asks of an approval by hand. Who typed it is not known; a second person is asked for elsewhere. */
function whyNotApproved(
  host: Host,
  book: Book,
  period: Period,
  charges: readonly Charge[],
  imports: readonly ImportRecord[],
): WhyNotApproved {
  return () => {
    const context = contextOf(host, book, period, charges, imports, book.adjustments);
    const own = blockerCheck(context, book.rules);
    return approvalBlockers(charges, book.adjustments, { hand: IN_SHEET, secondPerson: false }, own);
  };
}

function approvalsLog(
  host: Host,
  book: Book,
  period: Period,
  { charges, context }: Pick<ReviewedMonth, "charges" | "context">,
): LogDraft[] {
  if (book.standingApprovals.length === 0 || !isOpen(book.periods, period)) return [];
  const counts = letThrough(charges, (rule, charge) => context.approval(rule, charge), book.rules);
  return letThroughLog(counts, book.log, { at: host.clock.now(), by: actor(host), period });
}
