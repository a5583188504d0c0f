/**
 * The correction of a charge of a closed month, in an open one: what was billed is taken back from the funds that paid,
 * and what replaces it is billed anew; each row points at the original charge.
 */
import type { Charge } from "../charge";
import { centsToAmount, centsToText, type Amount } from "../money";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Settings } from "../settings";
import type { Adjustment } from "./adjustment";
import { wholeCents } from "./amounts";
import type { BilledPart } from "./billed-then";
import { correctionRows } from "./correction-rows";
import { latenessOf, whyNotCorrected } from "./correctable";
import { approvalOf, type Entered, type Entering } from "./entering";
import { canonical, unknownIn } from "./places";
import { refuse } from "./refuse";
import { moved, refunded, repriced, reversed, type PlaceChange } from "./reprice";
import { billedTotal, joined, type StandingCharge } from "./standing";

/** What is right; what is left out stays as it was billed. */
export interface CorrectionChange extends PlaceChange {
  /** What the charge should have been, in whole cents, as typed: "6.51". */
  readonly amount?: string | Amount;
  /** Instead of the amount: what is given back of it, as typed. */
  readonly refund?: string | Amount;
}

export interface CorrectionRequest {
  /** The closed or posted month. */
  readonly of: Period;
  readonly chargeId: string;
  /** The open month it is billed in; the next open one when not given. */
  readonly into?: Period;
  readonly change: CorrectionChange;
  readonly reason: string;
  readonly evidence?: string;
  /** Why it comes so late, and who certifies that it is right: beyond the setting Late Days. */
  readonly explanation?: string;
  readonly certifier?: string;
  readonly approver?: string;
}

export interface Correcting extends Entering {
  readonly into: Period;
  readonly settings: Pick<Settings, "lateDays">;
}

/** @throws Refusal saying what to put right */
export function planCorrection(
  request: CorrectionRequest,
  original: Charge,
  standing: StandingCharge,
  correcting: Correcting,
): Entered {
  const why = whyNotCorrected(original, standing);
  if (why !== "") refuse(why);
  if (request.reason.trim() === "") refuse("Say why: give a reason.");
  refuseLate(request, correcting);
  const place = placeOf(request.change, correcting);
  const { back, anew } = partsOf(request.change, place, original, standing);
  const was = standing.parts.length > 0 ? standing.parts : standing.billed;
  const approval = approvalOf(request.approver, correcting);
  const target = anew.length === 0 || samePlaces(anew, was) ? null : anew;
  const adjustment: Adjustment = {
    adjustmentId: correcting.adjustmentId,
    period: correcting.into,
    kind: "Correction",
    ...placeWords(was),
    ...toWords(target),
    amount: centsToAmount(billedTotal([...back, ...anew])),
    source: original.source,
    serviceName: original.serviceName,
    account: place.account ?? original.account,
    originalPeriod: request.of,
    corrects: original.chargeId,
    reason: request.reason.trim(),
    evidence: request.evidence?.trim() ?? "",
    explanation: request.explanation?.trim() ?? "",
    certifier: request.certifier?.trim() ?? "",
    enteredBy: correcting.hand,
    enteredAt: correcting.now,
    ...approval,
  };
  const warnings =
    target === null ? [] : [...new Set(target.flatMap((t) => unknownIn(t, correcting.directory)))];
  return { adjustment, charges: correctionRows(adjustment, original, standing, back, anew), warnings };
}

function refuseLate(
  { of, explanation = "", certifier = "" }: CorrectionRequest,
  correcting: Correcting,
): void {
  const { days, limit, isLate } = latenessOf(of, correcting.now, correcting.settings);
  if (!isLate || (explanation.trim() !== "" && certifier.trim() !== "")) return;
  throw new Refusal(
    `${of} ended ${days} days ago, more than ${limit}: say why the correction comes so late, and who certifies that it is right{way}. Both stand on the statement. Nothing was written.`,
    [],
    { script: ": --explanation and --certifier", pane: "" },
  );
}

function placeOf({ pi, project, fundOrg, account }: CorrectionChange, { directory }: Entering): PlaceChange {
  const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== "";
  const named = canonical({ pi: pi ?? "", project: project ?? "", fundOrg: fundOrg ?? "" }, directory);
  return {
    ...(given(pi) ? { pi: named.pi } : {}),
    ...(given(project) ? { project: named.project } : {}),
    ...(given(fundOrg) ? { fundOrg: named.fundOrg } : {}),
    ...(given(account) ? { account: account.trim() } : {}),
  };
}

/** What is taken back and what is billed anew. @throws Refusal where nothing changes, or more is given back than is left */
function partsOf(
  change: CorrectionChange,
  place: PlaceChange,
  original: Charge,
  standing: StandingCharge,
): { readonly back: readonly BilledPart[]; readonly anew: readonly BilledPart[] } {
  const { parts, billed } = standing;
  const left = billedTotal(parts);
  if (change.refund !== undefined) {
    if (change.amount !== undefined || Object.keys(place).length > 0)
      refuse("Say either what is given back, or what the charge should have been and where it belongs.");
    const refund = wholeCents(change.refund);
    if (refund <= 0) refuse(`What is given back is above zero, not ${centsToText(refund)}.`);
    if (refund > left) refuse(leftWords(original, standing));
    return { back: joined(refunded(parts, refund)), anew: [] };
  }
  const total = change.amount === undefined ? left : wholeCents(change.amount);
  const sign = left === 0 ? billedTotal(billed) : left;
  if (total !== 0 && total < 0 !== sign < 0) refuse(leftWords(original, standing));
  // All was given back before: it is billed again in the shares of the month itself.
  const from = parts.length > 0 ? repriced(parts, total) : repriced(billed, total);
  const anew = total === 0 ? [] : joined(moved(from, place, original.account));
  const back = reversed(parts);
  if (joined([...back, ...anew]).length === 0)
    refuse(`Nothing would change: ${original.chargeId} stands at ${centsToText(left)} there already.`);
  return { back, anew };
}

function leftWords({ chargeId, period }: Charge, { parts, billed }: StandingCharge): string {
  const [was, left] = [billedTotal(billed), billedTotal(parts)];
  const before = was === left ? "" : `, and ${centsToText(left - was)} was corrected since`;
  return `${chargeId} was billed ${centsToText(was)} in ${period}${before}: ${centsToText(left)} is left, and no more can be given back.`;
}

function samePlaces(a: readonly BilledPart[], b: readonly BilledPart[]): boolean {
  const places = (parts: readonly BilledPart[]): string =>
    parts.map((p) => `${p.pi}\n${p.project}\n${p.fundOrg}\n${p.account}`).sort().join("\n\n"); // prettier-ignore
  return places(a) === places(b);
}

function placeWords(parts: readonly BilledPart[]): Pick<Adjustment, "pi" | "project" | "fundOrg"> {
  const each = (field: "pi" | "project" | "fundOrg"): string =>
    [...new Set(parts.map((part) => part[field]))].filter((text) => text !== "").join(" + ");
  return { pi: each("pi"), project: each("project"), fundOrg: each("fundOrg") };
}

function toWords(parts: readonly BilledPart[] | null): Pick<Adjustment, "toPi" | "toProject" | "toFundOrg"> {
  const { pi, project, fundOrg } = placeWords(parts ?? []);
  return { toPi: pi, toProject: project, toFundOrg: fundOrg };
}
