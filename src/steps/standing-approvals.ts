/** Standing approvals: granted until a day, shown with what they let through, revoked. The review does the rest. */
import type { Charge } from "../core/charge";
import type { LogDraft } from "../core/log";
import { amountToText, type Amount } from "../core/money";
import { dayOf, type Day, type Period } from "../core/period";
import { isOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { sameName } from "../core/reference";
import { parseFlagNames } from "../core/review/flags";
import type { RuleSetting } from "../core/review/rule";
import { settingOf } from "../core/review/rule-settings";
import { RULES_LIST } from "../core/review/rules";
import { covering, resourceOf } from "../core/standing/covering";
import { approvalProblem, approvalWords, isApprovable, nextApprovalId } from "../core/standing/grant";
import { APPROVALS_STEP, loggedCounts } from "../core/standing/let-through";
import type { StandingApproval } from "../core/standing/standing-approval";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { save } from "./save";

export interface ApprovalRequest {
  /** Where the charge has one flag only that can be approved so, `from` names it. */
  readonly rule?: string;
  readonly pi?: string;
  readonly project?: string;
  readonly source?: string;
  readonly serviceName?: string;
  readonly resource?: string;
  readonly limit?: Amount | null;
  readonly until: Day;
  readonly reason: string;
  /** A charge of an open month, whose PI, source, service and resource are taken; what is named beside goes before. */
  readonly from?: { readonly period: Period; readonly chargeId: string };
}

export interface ApprovalGranted {
  readonly approval: StandingApproval;
  /** Charges of open months that wait with this flag, and no longer do when the review is run. */
  readonly waiting: number;
}

/** @throws Refusal when it does not say enough, or the flag must be mended or decided each time */
export async function grantApproval(host: Host, request: ApprovalRequest): Promise<ApprovalGranted> {
  const book = await Book.open(host.workbook);
  const months = book.periods.filter((p) => isOpen(book.periods, p.period)).map((p) => p.period);
  await book.load(request.from === undefined ? months : [...months, request.from.period]);
  const approval = newApproval(host, book, request);
  refuseProblem(approval, host);
  const log = entry(host, approval, "", `Active: ${wordsOf(approval)}`, approval.reason);
  await save(host, book, {
    after: { standingApprovals: [...book.standingApprovals, approval] },
    log: [log],
    periods: [],
  });
  const covers = covering([approval], book.directory);
  const waiting = book
    .charges(months)
    .filter((c) => c.review === "Pending" && hasFlag(c, approval.rule) && covers(approval.rule, c));
  return { approval, waiting: waiting.length };
}

function newApproval(host: Host, book: Book, request: ApprovalRequest): StandingApproval {
  const { from, rule = "", limit = null, until, reason, ...named } = request;
  const charge = from === undefined ? undefined : chargeOf(book, from);
  const of = charge === undefined ? {} : conditionsOf(charge);
  const wanted = rule === "" && charge !== undefined ? onlyFlag(charge, book.rules) : rule;
  return {
    approvalId: nextApprovalId(book.standingApprovals),
    rule: RULES_LIST.find((r) => sameName(r.name, wanted))?.name ?? wanted,
    ...NO_CONDITIONS,
    ...of,
    ...withoutBlanks(named),
    limit,
    until,
    reason: reason.trim(),
    approvedBy: actor(host),
    approvedAt: host.clock.now(),
    revokedBy: "",
    revokedAt: "",
    revokedReason: "",
    status: "Active",
  };
}

type Conditions = Pick<StandingApproval, "pi" | "project" | "source" | "serviceName" | "resource">;
const NO_CONDITIONS: Conditions = { pi: "", project: "", source: "", serviceName: "", resource: "" };

/** Not the project: the same machine goes on to be used when a project ends. */
function conditionsOf(charge: Charge): Partial<Conditions> {
  const { pi, source, serviceName } = charge;
  return { pi, source, serviceName, resource: resourceOf(charge) };
}

function withoutBlanks(named: Partial<Conditions>): Partial<Conditions> {
  return Object.fromEntries(
    Object.entries(named)
      .map(([field, value]) => [field, value.trim()] as const)
      .filter(([, value]) => value !== ""),
  );
}

function chargeOf(book: Book, { period, chargeId }: { period: Period; chargeId: string }): Charge {
  const charge = book.charges([period]).find((c) => c.chargeId === chargeId);
  if (charge !== undefined) return charge;
  throw new Refusal(
    `No charge of ${period} has the ID ${chargeId}. Look at its list of charges again. Nothing was written.`,
  );
}

function hasFlag(charge: Charge, rule: string): boolean {
  return parseFlagNames(charge.flags).some((name) => sameName(name, rule));
}

/** @throws Refusal where the charge has no flag that could be meant, or several */
function onlyFlag(charge: Charge, rules: readonly RuleSetting[]): string {
  const flags = RULES_LIST.filter(
    (rule) => isApprovable(rule) && settingOf(rule, rules).severity === "Hold" && hasFlag(charge, rule.name),
  ).map((rule) => rule.name);
  const [only] = flags;
  if (only !== undefined && flags.length === 1) return only;
  throw new Refusal(
    flags.length === 0
      ? `No flag of charge ${charge.chargeId} holds it and can be approved for longer. Nothing was written.`
      : `Charge ${charge.chargeId} waits for several reasons: ${flags.join(", ")}. Name the one to approve. Nothing was written.`,
    flags,
  );
}

function refuseProblem(approval: StandingApproval, host: Host): void {
  const today = dayOf(host.clock.now());
  const problem =
    approvalProblem(approval) || (approval.until < today ? `ends on ${approval.until}, which is past` : "");
  if (problem === "") return;
  throw new Refusal(`The approval ${problem}. Nothing was written.`, [problem]);
}

/** Charges that nobody decided about wait again from the next review on; closed months stay. */
export async function revokeApproval(
  host: Host,
  { approvalId, reason }: { readonly approvalId: string; readonly reason: string },
): Promise<StandingApproval> {
  const book = await Book.open(host.workbook);
  const before = book.standingApprovals.find((a) => sameName(a.approvalId, approvalId));
  if (before === undefined)
    throw new Refusal(`There is no standing approval ${approvalId}. Nothing was written.`);
  if (before.status === "Revoked")
    throw new Refusal(
      `${before.approvalId} was revoked already, on ${dayOf(before.revokedAt) || "an unknown day"}. Nothing was written.`,
    );
  if (reason.trim() === "")
    throw new Refusal(`Say why ${before.approvalId} is revoked. Nothing was written.`);
  const revoked: StandingApproval = {
    ...before,
    revokedBy: actor(host),
    revokedAt: host.clock.now(),
    revokedReason: reason.trim(),
    status: "Revoked",
  };
  await save(host, book, {
    after: { standingApprovals: book.standingApprovals.map((a) => (a === before ? revoked : a)) },
    log: [entry(host, revoked, `Active: ${wordsOf(before)}`, "Revoked", revoked.revokedReason)],
    periods: [],
  });
  return revoked;
}

export interface ShownApproval {
  readonly approval: StandingApproval;
  /** Ended: its last day is past, so that only late charges of earlier days are let through. */
  readonly state: "Active" | "Ended" | "Revoked";
  /** Why it covers nothing, as typed in the sheet; "" where it is in order. */
  readonly problem: string;
  /** No entry of the log grants it: somebody typed the row into the sheet. */
  readonly inSheet: boolean;
  /** Newest month first, as the log has it. */
  readonly letThrough: readonly { readonly period: Period; readonly charges: number }[];
}

export interface ApprovalsBoard {
  readonly currency: string;
  /** Active ones first, each by ID. */
  readonly approvals: readonly ShownApproval[];
  /** The review rules whose flags can be approved so. */
  readonly rules: readonly string[];
}

/** Reads only. */
export async function approvalsBoard(host: Host): Promise<ApprovalsBoard> {
  const book = await Book.open(host.workbook);
  const counts = loggedCounts(book.log);
  const granted = new Set(
    book.log.filter((e) => e.step === APPROVALS_STEP && e.period === "").map((e) => e.what),
  );
  const today = dayOf(host.clock.now());
  const shown = book.standingApprovals.map((approval): ShownApproval => {
    const months = [...(counts.get(approval.approvalId) ?? [])].filter(([, charges]) => charges > 0);
    return {
      approval,
      state: approval.status === "Revoked" ? "Revoked" : approval.until < today ? "Ended" : "Active",
      problem: approvalProblem(approval),
      inSheet: !granted.has(approval.approvalId),
      letThrough: months
        .map(([period, charges]) => ({ period, charges }))
        .sort((a, b) => (a.period < b.period ? 1 : -1)),
    };
  });
  const states = ["Active", "Ended", "Revoked"];
  return {
    currency: book.settings.currency,
    approvals: shown.sort(
      (a, b) =>
        states.indexOf(a.state) - states.indexOf(b.state) ||
        (a.approval.approvalId < b.approval.approvalId ? -1 : 1),
    ),
    rules: RULES_LIST.filter(isApprovable).map((rule) => rule.name),
  };
}

function wordsOf(approval: StandingApproval): string {
  return approvalWords(approval, approval.limit === null ? "" : amountToText(approval.limit));
}

function entry(
  host: Host,
  { approvalId }: StandingApproval,
  before: string,
  after: string,
  reason: string,
): LogDraft {
  const [at, by] = [host.clock.now(), actor(host)];
  return { at, by, step: APPROVALS_STEP, period: "", what: approvalId, before, after, reason };
}
