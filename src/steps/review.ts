/** Review: list flagged charges, run the rules, decide. */
import { adjustmentIdOf } from "../core/adjustments/adjustment";
import { approvalBlockers, approvedNow, withSiblings } from "../core/adjustments/approval";
import { writtenIn } from "../core/adjustments/approved-since";
import { whyCorrectionStays } from "../core/adjustments/guards";
import { isApproved } from "../core/adjustments/status";
import { isDecided, type Charge } from "../core/charge";
import { sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { sameName } from "../core/reference";
import { decide, type Decision } from "../core/review/decision";
import { parseFlagNames } from "../core/review/flags";
import { blockerCheck } from "../core/review/review";
import { refuseUnlisted } from "../core/review/unlisted";
import { Book } from "./book";
import { whyBeyond } from "./correction-decisions";
import { actor, type Host } from "./host";
import { reviewMonth, runRules, type ReviewedMonth } from "./review-month";
import { save } from "./save";

/** Which charges of the month are meant. */
export interface Selection {
  readonly ids: readonly string[];
  /** A rule, PI, project, fund, source, service or state; `pi=…` and so on to name which. */
  readonly where: readonly string[];
  readonly all: boolean;
}

export interface ReviewList {
  readonly charges: readonly Charge[];
  readonly pending: number;
  /** What all pending charges of the month come to. */
  readonly pendingAmount: Amount;
  readonly flagged: number;
  /** Of the filters, those that no charge of the month fits: mistyped, perhaps. */
  readonly unknown: readonly string[];
}

/** Flagged charges, or those that the selection names. Reads only. */
export async function listReview(host: Host, period: Period, selection: Selection): Promise<ReviewList> {
  const book = await Book.open(host.workbook, [period]);
  const { charges } = reviewMonth(host, book, period, book.charges([period]));
  const anything = selection.ids.length + selection.where.length > 0 || selection.all;
  const chosen = anything
    ? select(charges, selection)
    : charges.filter((c) => c.flags !== "" || isDecided(c));
  const pending = charges.filter((c) => c.review === "Pending");
  return {
    charges: chosen,
    pending: pending.length,
    pendingAmount: sum(pending.map((c) => c.amount)),
    flagged: charges.filter((c) => c.flags !== "").length,
    unknown: unknownTo(charges, selection.where),
  };
}

export interface RunResult {
  readonly changed: boolean;
  readonly pending: number;
  readonly becamePending: number;
}

/** Runs the rules again over the month. Decisions stay. */
export async function runReview(host: Host, period: Period): Promise<RunResult> {
  const book = await Book.open(host.workbook, [period]);
  refuseUnlessOpen(book.periods, period);
  const before = book.charges([period]);
  const { charges, log, becamePending } = reviewMonth(host, book, period, before);
  const changed = await save(host, book, {
    chargesBefore: before,
    after: { charges },
    log,
    periods: [period],
  });
  return { changed, becamePending, pending: charges.filter((c) => c.review === "Pending").length };
}

export interface DecisionResult {
  /** Charges that were decided, as they are now. */
  readonly decided: readonly Charge[];
  readonly refused: readonly { readonly chargeId: string; readonly reason: string }[];
  readonly pending: number;
  /** Of the filters, those that no charge of the month fits, whatever its state. */
  readonly unknown: readonly string[];
}

/**
 * Decides the selected charges. A filter or all takes pending charges only, unless a charge to be reassigned is named by
 * its state; IDs take any.
 */
export async function decideCharges(
  host: Host,
  period: Period,
  selection: Selection,
  decision: Decision,
  note: string,
): Promise<DecisionResult> {
  refuseEmpty(selection, decision);
  const book = await Book.open(host.workbook, [period]);
  refuseUnlessOpen(book.periods, period);
  if (decision.do === "reassign") refuseUnlisted(decision, book.directory);
  const before = book.charges([period]);
  const month = reviewMonth(host, book, period, before);
  const anyState = decision.do === "reassign" && selection.where.some((where) => /^state=/i.test(where));
  const selected = select(month.charges, selection).filter(
    (c) => selection.ids.includes(c.chargeId) || anyState || c.review === "Pending",
  );
  const chosen = decision.do === "reassign" ? selected : withSiblings(selected, month.charges);
  const [hand, now] = [actor(host), host.clock.now()];
  const adjustmentsNow = month.adjustments;
  const secondPerson = book.settings.secondPersonApproves;
  const own = blockerCheck(month.context, book.rules);
  const whyNot = await whyBeyond(book, period, month.charges, chosen);
  const blockers = approvalBlockers(month.charges, adjustmentsNow, { hand, secondPerson }, own);
  const decided = decide(chosen, decision, {
    note,
    by: hand,
    now,
    directory: book.directory,
    against: (charge, what) => firstOf(whyItStays(charge, what, month, book), () => whyNot(charge, what)),
    blockers: (charge) => firstOf(blockers(charge), () => whyNot(charge, "approve")),
  });
  const changed = new Map(decided.charges.map((c) => [c.chargeId, c]));
  const merged = month.charges.map((c) => changed.get(c.chargeId) ?? c);
  const approved = approvedNow(merged, decided.charges, adjustmentsNow, { hand, now, note, secondPerson });
  const { adjustments } = approved;
  // A reassigned charge may have lost its flags.
  const after = runRules(host, book, period, merged, book.imports, adjustments).charges;
  await save(host, book, {
    chargesBefore: before,
    after: { charges: after, adjustments: writtenIn(period, book.adjustments, adjustments) },
    log: [...month.log, ...decided.log, ...approved.log],
    periods: [period],
  });
  return {
    decided: after.filter((c) => changed.has(c.chargeId)),
    refused: decided.refused,
    pending: after.filter((c) => c.review === "Pending").length,
    unknown: unknownTo(month.charges, selection.where),
  };
}

function unknownTo(charges: readonly Charge[], where: readonly string[]): string[] {
  return where.filter((one) => !charges.some((charge) => fits(charge, one)));
}

function firstOf(reasons: readonly string[], more: () => readonly string[]): readonly string[] {
  return reasons.length > 0 ? reasons : more();
}

/** What a second person approved stays as it was approved; so does a correction that a restated file was compared with. */
function whyItStays(
  { chargeId }: Charge,
  what: "reject" | "hold" | "reassign",
  month: ReviewedMonth,
  book: Book,
): readonly string[] {
  const id = adjustmentIdOf(chargeId);
  const adjustment = month.adjustments.find((a) => a.adjustmentId === id);
  if (adjustment === undefined) return [];
  const { approvedBy } = adjustment;
  if (what === "reassign" && isApproved(adjustment) && book.settings.secondPersonApproves)
    return [`approved as it stands by ${approvedBy}: withdraw ${id} and enter it as it should be`];
  // Differences go into the month of the correction that they were compared with, or a later one.
  const why = what === "reject" ? whyCorrectionStays(adjustment, month.charges, book.imports) : "";
  return why === "" ? [] : [why];
}

function refuseEmpty(selection: Selection, decision: Decision): void {
  if (selection.ids.length + selection.where.length === 0 && !selection.all) {
    throw new Refusal("{way} Nothing was written.", [], {
      script: "Say which charges: --id, --where, or --all for all pending ones.",
      pane: "Select at least one charge.",
    });
  }
  const { do: what } = decision;
  if (what === "reassign" && (decision.pi ?? decision.project ?? decision.fundOrg) === undefined) {
    throw new Refusal("Say what to reassign to: {way}. Nothing was written.", [], {
      script: "--to-pi, --to-project or --to-fund",
      pane: "a PI, a project or a fund",
    });
  }
}

/** Every named ID and every charge that all filters fit. @throws Refusal for an ID that is not there */
export function select(charges: readonly Charge[], selection: Selection): Charge[] {
  const known = new Set(charges.map((c) => c.chargeId));
  const unknown = selection.ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Refusal(
      `No charge of the month has the ID ${unknown.join(", ")}. Look at its list of charges again. Nothing was written.`,
      unknown,
    );
  }
  const ids = new Set(selection.ids);
  const filtered = selection.where.length > 0 || (selection.all && ids.size === 0);
  return charges.filter((c) => ids.has(c.chargeId) || (filtered && selection.where.every((w) => fits(c, w))));
}

type Field = "rule" | "pi" | "project" | "fund" | "source" | "service" | "state";

function fits(charge: Charge, where: string): boolean {
  const [, field, value] = /^(rule|pi|project|fund|source|service|state)=(.*)$/is.exec(where) ?? [];
  const values: Record<Field, readonly string[]> = {
    rule: parseFlagNames(charge.flags),
    pi: [charge.pi],
    project: [charge.project],
    fund: [charge.fundOrg],
    source: [charge.source],
    service: [charge.serviceName],
    state: [charge.review],
  };
  const candidates =
    field === undefined ? Object.values(values).flat() : values[field.toLowerCase() as Field];
  return candidates.some((candidate) => sameName(candidate, value ?? where));
}
