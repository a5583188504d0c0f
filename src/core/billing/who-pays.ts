/**
 * Who pays for a charge, decided here and nowhere else; first hit wins:
 * a person's reassignment, split funding, the charge's tags, the project's default. A fund that is closed to the charge
 * hands its share to its fallback, see fallback.ts; what a person named stays.
 */
import type { Charge, PayerStep } from "../charge";
import { fallBack, type Fallback } from "./fallback";
import { SHARE_WHOLE, type Share } from "../money";
import { dayOf, type Day } from "../period";
import type { Directory, Split } from "../reference";

export interface FundShare {
  readonly fundOrg: string;
  readonly share: Share;
  /** The fund that takes what rounding leaves; exactly one of a list. */
  readonly takesRemainder: boolean;
}

export interface Payer {
  /** The PI's canonical address; "" when there is nobody to bill. */
  readonly pi: string;
  readonly project: string;
  /** Empty when no fund is known. */
  readonly funds: readonly FundShare[];
  /** "Fallback" where a fund that was named hands its share on. */
  readonly step: PayerStep;
  /** The step that named the funds, before any of them fell back. */
  readonly namedBy: Exclude<PayerStep, "Fallback">;
  readonly fallbacks: readonly Fallback[];
  /** What is wrong with the project's splits, or "". */
  readonly splitProblem: string;
}

type Assigned = Pick<
  Charge,
  | "pi"
  | "project"
  | "fundOrg"
  | "importedPi"
  | "importedProject"
  | "importedFundOrg"
  | "payer"
  | "chargePeriodStart"
  | "period"
>;

export function whoPays(charge: Assigned, directory: Directory): Payer {
  const named = namedFunds(charge, directory);
  if (named.step === "Reassigned" || named.step === "Nobody") {
    return { ...named, namedBy: named.step, fallbacks: [] };
  }
  const { funds, fallbacks } = fallBack(named.funds, dayOfCharge(charge), directory);
  return {
    ...named,
    funds,
    step: fallbacks.length > 0 ? "Fallback" : named.step,
    namedBy: named.step,
    fallbacks,
  };
}

/**
 * Who pays for a charge that was reviewed. Whether a fund falls back is decided by the review and stands in the charge's
 * Payer: a fund that is closed after its month was billed changes nothing of it.
 */
export function whoPaysAsReviewed(charge: Assigned, directory: Directory): Payer {
  if (charge.payer === "Fallback") return whoPays(charge, directory);
  const named = namedFunds(charge, directory);
  return { ...named, namedBy: named.step, fallbacks: [] };
}

type Named = Pick<Payer, "pi" | "project" | "funds" | "splitProblem"> & { readonly step: Payer["namedBy"] };

function namedFunds(charge: Assigned, directory: Directory): Named {
  const pi = charge.pi === "" ? "" : directory.canonicalAddress(charge.pi);
  const known = directory.project(charge.project);
  // `Coral` and `coral` are one project, rounded once.
  const base = { pi, project: known?.project ?? charge.project, splitProblem: "" };
  if (isFundNamed(charge)) {
    return { ...base, funds: whole(charge.fundOrg), step: "Reassigned" };
  }
  const splits = charge.project === "" ? [] : directory.splitsOn(charge.project, dayOfCharge(charge));
  if (splits.length > 0) {
    return { ...base, funds: fundShares(splits), step: "Split", splitProblem: splitProblem(splits) };
  }
  if (charge.fundOrg !== "") return { ...base, funds: whole(charge.fundOrg), step: "Tags" };
  const byDefault = known?.defaultFundOrg ?? "";
  if (byDefault !== "") return { ...base, funds: whole(byDefault), step: "Project default" };
  return { ...base, funds: [], step: "Nobody" };
}

/**
 * whoPays for many charges: few PIs, projects and funds make a month, and charges alike in all that whoPays reads share
 * an answer: the day, which is among these, also decides whether a fund is closed to the charge.
 */
export function payers(directory: Directory): (charge: Assigned) => Payer {
  return remembered(keyOf, (charge) => whoPays(charge, directory));
}

/** The same as reviewed. */
export function payersAsReviewed(directory: Directory): (charge: Assigned) => Payer {
  return remembered(
    (charge) => `${charge.payer === "Fallback" ? "fallback" : ""}\n${keyOf(charge)}`,
    (charge) => whoPaysAsReviewed(charge, directory),
  );
}

function keyOf(charge: Assigned): string {
  const { pi, project, fundOrg } = charge;
  return `${pi}\n${project}\n${isFundNamed(charge) ? "named" : ""}\n${fundOrg}\n${dayOfCharge(charge)}`;
}

function remembered<C extends object>(
  key: (charge: C) => string,
  decide: (charge: C) => Payer,
): (charge: C) => Payer {
  const answers = new Map<string, Payer>();
  let last: { charge: C; payer: Payer } | null = null;
  return (charge) => {
    // Many rules ask for the same charge in turn.
    if (last?.charge === charge) return last.payer;
    const of = key(charge);
    let payer = answers.get(of);
    if (payer === undefined) {
      payer = decide(charge);
      answers.set(of, payer);
    }
    last = { charge, payer };
    return payer;
  };
}

/** Whether a person changed who pays. */
export function isReassigned(charge: Assigned): boolean {
  return (
    charge.pi !== charge.importedPi ||
    charge.project !== charge.importedProject ||
    charge.fundOrg !== charge.importedFundOrg ||
    isFundNamed(charge)
  );
}

/**
 * Whether a person named the fund: it is another than the file's, or the file's own that was chosen all the same, against
 * the project's splits. Of the latter only the step that is written on the charge tells.
 */
export function isFundNamed(charge: Pick<Charge, "fundOrg" | "importedFundOrg" | "payer">): boolean {
  return (
    charge.fundOrg !== "" && (charge.fundOrg !== charge.importedFundOrg || charge.payer === "Reassigned")
  );
}

/** The day that decides what is in force for a charge: its start, else the first of its month. */
export function dayOfCharge(charge: Pick<Charge, "chargePeriodStart" | "period">): Day {
  return charge.chargePeriodStart === "" ? `${charge.period}-01` : dayOf(charge.chargePeriodStart);
}

function whole(fundOrg: string): FundShare[] {
  return [{ fundOrg, share: SHARE_WHOLE, takesRemainder: true }];
}

/** The named fund takes the remainder; where none is named, the one with the largest share. */
function fundShares(splits: readonly Split[]): FundShare[] {
  const named = splits.find((s) => s.takesRemainder === "Yes");
  const taker = named ?? splits.reduce((a, b) => (b.share > a.share ? b : a));
  return splits.map((s) => ({ fundOrg: s.fundOrg, share: s.share, takesRemainder: s === taker }));
}

function splitProblem(splits: readonly Split[]): string {
  const total = splits.reduce((a, s) => a + s.share, 0n);
  if (total !== SHARE_WHOLE) {
    return `the shares of project ${splits[0]?.project ?? ""} make ${percent(total)} %, not 100 %`;
  }
  if (splits.filter((s) => s.takesRemainder === "Yes").length > 1) {
    return `more than one fund of project ${splits[0]?.project ?? ""} takes the remainder`;
  }
  return "";
}

function percent(total: Share): string {
  return String(Number(total) / 1e8);
}
