/** A charge, credit or transfer that a person enters: checked, and made into a row of Adjustments and its charges. */
import type { Charge } from "../charge";
import type { Amount } from "../money";
import type { Day, Period } from "../period";
import { sameName, type Directory } from "../reference";
import type { Adjustment } from "./adjustment";
import { amountOf } from "./amounts";
import { chargePeriodOf } from "./days";
import { approvalOf, type Entered, type Entering } from "./entering";
import { canonical, placeWords, sourceOf, unknownIn, type Place } from "./places";
import { refuse } from "./refuse";
import { rowOf } from "./rows";

export const ENTRY_KINDS = ["Charge", "Credit", "Transfer"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a person says. */
export interface AdjustmentRequest {
  readonly period: Period;
  readonly kind: EntryKind;
  readonly pi: string;
  readonly project?: string;
  readonly fundOrg?: string;
  /** Where a transfer goes; what is left out stays as it is. */
  readonly toPi?: string;
  readonly toProject?: string;
  readonly toFundOrg?: string;
  /** As typed, exact: "12.50". Of a credit what is given back, with or without its minus. */
  readonly amount: string | Amount;
  readonly source: string;
  readonly serviceName?: string;
  readonly account?: string;
  readonly description?: string;
  readonly reason: string;
  /** A web address or a file's name. */
  readonly evidence?: string;
  /** The days it is about; the month when not given. */
  readonly from?: Day;
  readonly to?: Day;
  /** Who approved it on paper, where no second person approves it here. */
  readonly approver?: string;
}

/** @throws Refusal saying what to put right */
export function enter(request: AdjustmentRequest, entering: Entering): Entered {
  const { directory, hand, now } = entering;
  const from = placeOf(request, directory);
  const to = request.kind === "Transfer" ? targetOf(request, from, directory) : null;
  if (request.reason.trim() === "") refuse("Say why: give a reason.");
  const adjustment: Adjustment = {
    adjustmentId: entering.adjustmentId,
    period: request.period,
    kind: request.kind,
    ...from,
    toPi: to?.pi ?? "",
    toProject: to?.project ?? "",
    toFundOrg: to?.fundOrg ?? "",
    amount: amountOf(request.kind, request.amount),
    source: sourceOf(request.source, directory),
    serviceName: request.serviceName?.trim() || DEFAULT_SERVICE,
    account: request.account?.trim() ?? "",
    originalPeriod: "",
    corrects: "",
    reason: request.reason.trim(),
    evidence: request.evidence?.trim() ?? "",
    explanation: "",
    certifier: "",
    enteredBy: hand,
    enteredAt: now,
    ...approvalOf(request.approver, entering),
  };
  return {
    adjustment,
    charges: rowsOf(adjustment, to, request, entering.currency),
    warnings: to === null ? unknownIn(from, directory) : unique([from, to], directory),
  };
}

/** What the service of a statement's line is called where a person names none. */
const DEFAULT_SERVICE = "Adjustment";

function rowsOf(
  adjustment: Adjustment,
  to: Place | null,
  request: AdjustmentRequest,
  currency: string,
): Charge[] {
  const { kind, amount, account } = adjustment;
  const described = {
    resourceName: adjustment.adjustmentId,
    resourceId: "",
    chargeCategory: kind === "Credit" ? "Credit" : "Adjustment",
    chargeClass: "",
    originalPeriod: "",
    corrects: "",
    ...chargePeriodOf(request.period, request.from, request.to),
    billingCurrency: currency,
    reference1: "",
    reference2: "",
    tags: "",
  };
  const row = (part: number, place: Place, value: Amount, more: string): Charge =>
    rowOf(
      adjustment,
      part,
      place,
      { amount: value, listCost: value, quantity: null, unit: "", account },
      { ...described, chargeDescription: [request.description?.trim() || adjustment.reason, more].filter((text) => text !== "").join(" – ") },
    ); // prettier-ignore
  if (to === null) return [row(1, adjustment, amount, "")];
  return [
    row(1, adjustment, -amount, `to ${placeWords(to, adjustment)}`),
    row(2, to, amount, `from ${placeWords(adjustment, to)}`),
  ];
}

function placeOf({ pi, project = "", fundOrg = "" }: AdjustmentRequest, directory: Directory): Place {
  if (pi.trim() === "") refuse("Name the PI: there is nobody to bill.");
  return canonical({ pi, project, fundOrg }, directory);
}

/** A fund of the other project is no fund of this one: it goes along only within the project. */
function targetOf(request: AdjustmentRequest, from: Place, directory: Directory): Place {
  const [toPi, toProject, toFundOrg] = [request.toPi, request.toProject, request.toFundOrg].map(
    (text) => text?.trim() ?? "",
  ) as [string, string, string];
  if (toPi + toProject + toFundOrg === "") refuse("Say where it goes: another PI, project or fund.");
  const project = toProject || from.project;
  const fundOrg = toFundOrg || (sameName(project, from.project) ? from.fundOrg : "");
  const to = canonical({ pi: toPi || from.pi, project, fundOrg }, directory);
  if (to.pi === from.pi && sameName(to.project, from.project) && to.fundOrg === from.fundOrg)
    refuse("It goes where it comes from: name another PI, project or fund.");
  return to;
}

function unique(places: readonly Place[], directory: Directory): string[] {
  return [...new Set(places.flatMap((place) => unknownIn(place, directory)))];
}
