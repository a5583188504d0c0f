/** Adjustments: a charge, credit or transfer that a person enters in an open month, and taking one back. */
import {
  adjustmentIdOf,
  isAdjustment,
  nextAdjustmentId,
  type Adjustment,
} from "../core/adjustments/adjustment";
import { enter, type AdjustmentRequest } from "../core/adjustments/entry";
import type { Entered, Entering } from "../core/adjustments/entering";
import { whyCorrectionStays } from "../core/adjustments/guards";
import { ADJUST_STEP, rowEntries } from "../core/adjustments/rows";
import { rootIdOf, type Charge } from "../core/charge";
import type { LogDraft } from "../core/log";
import { amountToText } from "../core/money";
import { isPeriod, type Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { stateText } from "../core/review/decision";
import { Book } from "./book";
import { carriedMonths } from "./carried-months";
import { refuseNeeded } from "./correction-limits";
import { actor, type Host } from "./host";
import { reviewMonth, runRules } from "./review-month";
import { save } from "./save";

export interface AdjustmentResult {
  readonly adjustmentId: string;
  readonly adjustment: Adjustment;
  /** Its rows, as the rules left them. */
  readonly charges: readonly Charge[];
  /** Whether somebody has to approve it, or one of its rows, before it is billed. */
  readonly waits: boolean;
  /** A PI, project or fund that the workbook does not know. */
  readonly warnings: readonly string[];
}

/** @throws Refusal for a closed month, and for what cannot be billed as it stands */
export async function enterAdjustment(host: Host, request: AdjustmentRequest): Promise<AdjustmentResult> {
  if (!isPeriod(request.period))
    throw new Refusal(`"${request.period}" is not a month. Write it as 2025-01. Nothing was written.`);
  const book = await Book.open(host.workbook, [request.period]);
  refuseUnlessOpen(book.periods, request.period);
  return await saveEntered(host, book, enter(request, entering(host, book, request.period)));
}

/** What entering goes by. @param period whose charges were read */
export function entering(host: Host, book: Book, period: Period): Entering {
  const { settings, directory, adjustments } = book;
  // Rows of Charges count too: the ID of an adjustment that was deleted from its sheet is not given again.
  const inCharges = book
    .charges([period])
    .filter(isAdjustment)
    .map(({ chargeId }) => ({ adjustmentId: adjustmentIdOf(chargeId) }));
  return {
    adjustmentId: nextAdjustmentId(period, [...adjustments, ...inCharges]),
    hand: actor(host),
    now: host.clock.now(),
    directory,
    currency: settings.currency,
    secondPerson: settings.secondPersonApproves,
  };
}

/** Writes what was entered into its month, whose charges were read; the rules look at it with all others. */
export async function saveEntered(host: Host, book: Book, entered: Entered): Promise<AdjustmentResult> {
  const { adjustment, warnings } = entered;
  const { adjustmentId, period } = adjustment;
  const before = book.charges([period]);
  const month = reviewMonth(host, book, period, before);
  const adjustments = [...book.adjustments, adjustment];
  const { charges } = runRules(
    host,
    book,
    period,
    [...month.charges, ...entered.charges],
    book.imports,
    adjustments,
  );
  const base = { at: host.clock.now(), by: actor(host), reason: adjustment.reason };
  const log: LogDraft[] = [
    {
      ...base,
      step: ADJUST_STEP,
      period,
      what: adjustmentId,
      before: "",
      after: words(adjustment, entered.charges),
    },
    ...rowEntries(entered.charges, base),
  ];
  await save(host, book, {
    chargesBefore: before,
    after: { charges, adjustments },
    log: [...month.log, ...log],
    periods: [period],
  });
  const own = charges.filter((c) => adjustmentIdOf(c.chargeId) === adjustmentId);
  return { adjustmentId, adjustment, charges: own, waits: own.some((c) => c.review === "Pending"), warnings };
}

/** The whole entry in words: what the log keeps, whatever is typed over in the sheets later. */
function words(
  { kind, corrects, originalPeriod, status, approvedBy }: Adjustment,
  rows: readonly Charge[],
): string {
  const about = corrects === "" ? "" : ` of ${corrects} in ${originalPeriod}`;
  const each = rows.map(({ amount, pi, project, fundOrg }) =>
    [amountToText(amount), pi, project, fundOrg].filter((text) => text !== "").join(" "),
  );
  const approved = status === "Approved" ? `Approved by ${approvedBy}` : "Entered";
  return `${approved}: ${kind}${about}, ${each.join("; ")}`;
}

export interface WithdrawRequest {
  readonly period: Period;
  readonly adjustmentId: string;
  readonly reason: string;
}

/** Its rows are gone, and it stays in the list. A statement that went out with them gets a revision, as with every change. */
export async function withdrawAdjustment(host: Host, request: WithdrawRequest): Promise<Adjustment> {
  const { period, reason } = request;
  if (reason.trim() === "")
    throw new Refusal("Say why the adjustment is withdrawn{way}. Nothing was written.", [], {
      script: ": --reason",
      pane: "",
    });
  const book = await Book.open(host.workbook, [period]);
  refuseUnlessOpen(book.periods, period);
  const adjustment = standingIn(book, request);
  await refuseBuiltUpon(book, adjustment);
  const before = book.charges([period]);
  const month = reviewMonth(host, book, period, before);
  const gone = month.charges.filter(
    (c) => adjustmentIdOf(c.chargeId) === adjustment.adjustmentId && c.carriedFrom === "",
  );
  const withdrawn: Adjustment = { ...adjustment, status: "Withdrawn" };
  const adjustments = book.adjustments.map((a) => (a === adjustment ? withdrawn : a));
  if (adjustment.kind === "Correction") await refuseNeeded(book, adjustment, gone, month.charges);
  const staying = month.charges.filter((c) => !gone.includes(c));
  const base = { at: host.clock.now(), by: actor(host), step: ADJUST_STEP, period, reason };
  await save(host, book, {
    chargesBefore: before,
    after: { charges: runRules(host, book, period, staying, book.imports, adjustments).charges, adjustments },
    log: [
      ...month.log,
      { ...base, what: adjustment.adjustmentId, before: adjustment.status, after: withdrawn.status },
      ...gone.map((c) => ({
        ...base,
        what: c.chargeId,
        before: `${stateText(c)} at ${amountToText(c.amount)}`,
        after: "",
      })),
    ],
    periods: [period],
  });
  return withdrawn;
}

async function refuseBuiltUpon(book: Book, adjustment: Adjustment): Promise<void> {
  if (adjustment.kind !== "Correction") return;
  const isMeant = ({ chargeId }: Charge): boolean => rootIdOf(chargeId) === rootIdOf(adjustment.corrects);
  const months = new Set<Period>();
  for (const of of await carriedMonths(book, [adjustment.originalPeriod], isMeant))
    for (const month of await book.correctedIn(of)) months.add(month);
  await book.load(months);
  const why = whyCorrectionStays(adjustment, book.charges(months), book.imports);
  if (why !== "") throw new Refusal(`${why}. Nothing was written.`);
}

function standingIn(book: Book, { period, adjustmentId }: WithdrawRequest): Adjustment {
  const found = book.adjustments.find((a) => a.adjustmentId === adjustmentId.trim());
  if (found === undefined)
    throw new Refusal(
      `There is no adjustment ${adjustmentId}. Look at the list of adjustments again. Nothing was written.`,
    );
  if (found.status === "Withdrawn")
    throw new Refusal(
      `${found.adjustmentId} is withdrawn already: nothing is left to do. Nothing was written.`,
    );
  if (found.period !== period)
    throw new Refusal(
      `${found.adjustmentId} is of ${found.period}, not of ${period}. Take its own month. Nothing was written.`,
    );
  return found;
}
