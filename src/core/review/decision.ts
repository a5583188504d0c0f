/** What people decide about charges, one charge or many; each decision leaves a log entry. */
import { dayOfCharge, isFundNamed, isReassigned } from "../billing/who-pays";
import { isDecided, type Charge } from "../charge";
import type { LogDraft } from "../log";
import type { Instant } from "../period";
import { sameName, type Directory } from "../reference";
import { formatFlags, parseFlags, STICKY_FLAGS } from "./flags";

export type Decision =
  | { readonly do: "approve" | "reject" | "hold" }
  | {
      readonly do: "reassign";
      readonly pi?: string;
      readonly project?: string;
      readonly fundOrg?: string;
      /** Said again: to a project or fund that no list has. */
      readonly anyway?: boolean;
    };

export interface Deciding {
  readonly note: string;
  readonly by: string;
  readonly now: Instant;
  readonly directory: Directory;
  /** Why a charge cannot be approved; empty when it can. */
  readonly blockers: (charge: Charge) => readonly string[];
  /** Why a charge cannot be rejected, held or reassigned; left out where every one can. */
  readonly against?: (charge: Charge, what: Exclude<Decision["do"], "approve">) => readonly string[];
}

export interface Decided {
  /** The charges that changed, as they are afterwards. */
  readonly charges: readonly Charge[];
  /** Charges that could not be decided so, and why. */
  readonly refused: readonly { readonly chargeId: string; readonly reason: string }[];
  readonly log: readonly LogDraft[];
}

/** The state text of a charge that no person decided about. */
export const UNDECIDED = "Undecided";
/** What each decision makes of a charge. */
export const STATES = { approve: "Approved", reject: "Rejected", hold: "Held" } as const;

export function decide(charges: readonly Charge[], decision: Decision, deciding: Deciding): Decided {
  const changed: Charge[] = [];
  const refused: { chargeId: string; reason: string }[] = [];
  const log: LogDraft[] = [];
  for (const charge of charges) {
    const reasons = reasonsAgainst(charge, decision, deciding);
    if (reasons.length > 0) {
      refused.push({ chargeId: charge.chargeId, reason: reasons.join("; ") });
      continue;
    }
    const after = applyDecision(charge, decision, deciding);
    // What was approved stays so only where it can be billed where it goes.
    const lost = charge.review === "Approved" && decision.do === "reassign" ? deciding.blockers(after) : [];
    if (lost.length > 0) {
      refused.push({ chargeId: charge.chargeId, reason: lost.join("; ") });
      continue;
    }
    if (stateText(after) === stateText(charge) && after.reviewNote === charge.reviewNote) continue;
    changed.push(after);
    log.push(decisionEntry(charge, after, deciding));
  }
  return { charges: changed, refused, log };
}

function reasonsAgainst(charge: Charge, decision: Decision, deciding: Deciding): readonly string[] {
  if (decision.do === "approve") return deciding.blockers(charge);
  return deciding.against?.(charge, decision.do) ?? [];
}

function applyDecision(charge: Charge, decision: Decision, { note, by, now, directory }: Deciding): Charge {
  const reviewed = { reviewNote: note === "" ? charge.reviewNote : note, reviewedBy: by, reviewedAt: now };
  if (decision.do !== "reassign") {
    return { ...charge, ...reviewed, review: STATES[decision.do], flags: withoutSticky(charge.flags) };
  }
  return {
    ...charge,
    ...reviewed,
    pi: decision.pi === undefined ? charge.pi : directory.canonicalAddress(decision.pi),
    project: decision.project ?? charge.project,
    ...fundAfter(charge, decision, directory),
  };
}

function fundAfter(
  charge: Charge,
  { project = charge.project, fundOrg }: Extract<Decision, { readonly do: "reassign" }>,
  directory: Directory,
): Partial<Pick<Charge, "fundOrg" | "payer">> {
  // Said in so many words, so that the file's own fund can be chosen against the project's splits.
  if (fundOrg !== undefined) return { fundOrg, payer: fundOrg === "" ? charge.payer : "Reassigned" };
  // What a person named stays until they name another.
  if (sameName(project, charge.project) || isFundNamed(charge)) return {};
  const ownFund = directory.project(project)?.defaultFundOrg ?? "";
  const paysItself = ownFund !== "" || directory.splitsOn(project, dayOfCharge(charge)).length > 0;
  // A charge that moves to another project is paid as that project pays, not by the tag of the old one.
  return paysItself ? { fundOrg: "" } : {};
}

function withoutSticky(flags: string): string {
  return formatFlags(parseFlags(flags).filter((f) => !STICKY_FLAGS.some((name) => name === f.rule)));
}

function decisionEntry(before: Charge, after: Charge, { note, by, now }: Deciding): LogDraft {
  return {
    at: now,
    by,
    step: "Review",
    period: before.period,
    what: before.chargeId,
    before: stateText(before),
    after: stateText(after),
    reason: note,
  };
}

/**
 * What a person decided about a charge, as the log writes it. OK and Pending are both undecided: rules move a
 * charge between them.
 */
export function stateText(charge: Charge): string {
  const state = isDecided(charge) ? charge.review : UNDECIDED;
  if (!isReassigned(charge)) return state;
  const parts = [
    charge.pi === charge.importedPi ? "" : `PI ${charge.pi || "none"}`,
    charge.project === charge.importedProject ? "" : `Project ${charge.project || "none"}`,
    charge.fundOrg === charge.importedFundOrg && !isFundNamed(charge)
      ? ""
      : `Fund Org ${charge.fundOrg || "none"}`,
  ];
  return [state, ...parts.filter((part) => part !== "")].join(", ");
}

/** Of a state text who pays: "Approved, PI ben@example.edu" → ", PI ben@example.edu"; "" where nothing was reassigned. */
export function placesOf(state: string): string {
  return state.slice(wordOf(state).length);
}

/** Of a state text what was decided: "Approved, PI …" → "Approved". */
export function wordOf(state: string): string {
  return state.split(",", 1)[0] ?? "";
}
