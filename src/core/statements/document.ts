/** Billed groups → the document a PI reads. */
import { plainName } from "../actor";
import { adjustmentIdOf, type Adjustment } from "../adjustments/adjustment";
import { adjustmentsById } from "../adjustments/approval";
import type { BilledCharge } from "../billing/lines";
import type { Charge } from "../charge";
import { isCorrection } from "../focus/category";
import { addTo, groupBy } from "../lists";
import { roundToCents, SHARE_WHOLE, sum, type Cents, type Share } from "../money";
import { naturally } from "../natural-order";
import { dayOf } from "../period";
import type { Directory } from "../reference";
import type { Credited, CreditedGroup } from "../subsidies/apply";
import type { History } from "./history";
import { adjustedOf } from "./sections";
import { subsidiesOf, subsidiesOfProject } from "./subsidies";
import type {
  ChargeTotals,
  Counted,
  EnteredNote,
  StatementDetail,
  StatementDocument,
  StatementFund,
  StatementProject,
  StatementRecord,
  StatementService,
  StatementTotals,
} from "./statement";

/** What is held for each PI, by canonical address. @param charges the whole month */
export function heldByPi(
  charges: readonly Charge[],
  directory: Directory,
  currency: string,
): Map<string, Counted> {
  const held = new Map<string, Charge[]>();
  for (const charge of charges.filter((c) => c.review === "Held" && isIn(c, currency))) {
    addTo(held, directory.canonicalAddress(charge.pi), charge);
  }
  return new Map(
    [...held].map(([pi, of]) => [
      pi,
      { count: of.length, amount: roundToCents(sum(of.map((c) => c.amount))) },
    ]),
  );
}

/** A charge in another currency is no amount that a statement could add. */
function isIn(charge: Charge, currency: string): boolean {
  return charge.billingCurrency === "" || charge.billingCurrency.toUpperCase() === currency;
}

export function buildDocument(
  groups: readonly CreditedGroup[],
  record: StatementRecord,
  replaces: string,
  context: {
    readonly directory: Directory;
    readonly held: ReadonlyMap<string, Counted>;
    readonly credited: Credited;
    readonly adjustments?: readonly Adjustment[];
    readonly history: (month: StatementTotals) => History;
  },
): StatementDocument {
  const person = context.directory.person(record.pi);
  const month = totalsOf(groups);
  const entered = adjustmentsById(context.adjustments ?? []);
  const projects = byKey(groups, (g) => g.project)
    .map((of) => projectOf(of, context.credited, context.directory, entered))
    .sort((a, b) => naturally(a.project, b.project));
  return {
    statementNo: record.statementNo,
    revision: record.revision,
    replaces,
    period: record.period,
    madeAt: record.madeAt,
    pi: record.pi,
    name: person?.name || record.pi,
    department: person?.department ?? "",
    currency: record.currency,
    ...month,
    ...context.history(month),
    projects,
    subsidies: subsidiesOf(groups, context.credited, context.directory),
    adjusted: adjustedOf({ projects }),
    held: context.held.get(record.pi) ?? { count: 0, amount: 0 },
    contentHash: record.contentHash,
  };
}

function projectOf(
  groups: readonly CreditedGroup[],
  credited: Credited,
  directory: Directory,
  entered: ReadonlyMap<string, Adjustment>,
): StatementProject {
  const name = groups[0]?.project ?? "";
  return {
    project: name,
    title: directory.project(name)?.title ?? "",
    ...totalsOf(groups),
    funds: fundsOf(groups, directory),
    subsidies: subsidiesOfProject(groups, credited, directory),
    services: byKey(groups, (g) => JSON.stringify([g.source, g.serviceName])).map(serviceOf),
    details: inDayOrder(groups.flatMap((g) => g.charges.map((c) => detailOf(c, entered)))),
  };
}

export function totalsOf(groups: readonly CreditedGroup[]): StatementTotals {
  const { list, discount, amount } = chargeTotals(groups);
  const credits = groups
    .flatMap((group) => group.credits.flatMap((credit) => credit.amounts))
    .reduce((total, cents) => total + cents, 0);
  return { list, discount, credits, amount: amount - credits };
}

function chargeTotals(groups: readonly CreditedGroup[]): ChargeTotals {
  const list = groups.reduce((total, g) => total + g.list, 0);
  const amount = groups.reduce((total, g) => total + g.billed, 0);
  return { list, discount: list - amount, amount };
}

function fundsOf(groups: readonly CreditedGroup[], directory: Directory): StatementFund[] {
  const amounts = new Map<string, Cents>();
  for (const group of groups) {
    for (const [i, { fundOrg, billed }] of group.fundLines.entries()) {
      const credits = group.credits.reduce((total, credit) => total + (credit.amounts[i] ?? 0), 0);
      // Nothing to charge needs no fund; an amount without one must be seen.
      if (fundOrg !== "" || billed !== 0)
        amounts.set(fundOrg, (amounts.get(fundOrg) ?? 0) + billed - credits);
    }
  }
  return [...amounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fundOrg, amount]) => {
      const fund = directory.fund(fundOrg);
      return {
        fundOrg,
        title: fund?.title ?? "",
        awardNumber: fund?.awardNumber ?? "",
        awardStart: fund?.awardStart ?? "",
        awardEnd: fund?.awardEnd ?? "",
        share: shareOf(fundOrg, groups),
        amount,
      };
    });
}

/** The one share that a fund had in all of the project's charges; null for the whole. */
function shareOf(fundOrg: string, groups: readonly CreditedGroup[]): Share | null {
  const shares = groups.map((g) => g.funds.filter((f) => f.fundOrg === fundOrg).map((f) => f.share));
  const [first] = shares.flat();
  if (first === undefined || first === SHARE_WHOLE) return null;
  return shares.every((of) => of.length === 1 && of[0] === first) ? first : null;
}

function serviceOf(groups: readonly CreditedGroup[]): StatementService {
  const unit = groups[0]?.unit ?? "";
  const oneUnit = groups.every((g) => g.quantity !== null && g.unit === unit);
  return {
    source: groups[0]?.source ?? "",
    serviceName: groups[0]?.serviceName ?? "",
    quantity: oneUnit ? sum(groups.map((g) => g.quantity ?? 0n)) : null,
    unit: oneUnit ? unit : "",
    ...chargeTotals(groups),
  };
}

function detailOf(
  { charge, list, billed }: BilledCharge,
  entered: ReadonlyMap<string, Adjustment>,
): StatementDetail {
  const adjustment = entered.get(adjustmentIdOf(charge.chargeId));
  return {
    day: charge.chargePeriodStart === "" ? "" : dayOf(charge.chargePeriodStart),
    serviceName: charge.serviceName,
    resource: charge.resourceName || charge.resourceId,
    description: charge.chargeDescription,
    quantity: charge.quantity,
    unit: charge.unit,
    list,
    discount: list - billed,
    amount: billed,
    label: labelOf(charge),
    // Left out, not blank: what a statement without corrections says of itself stays the same.
    ...(charge.originalPeriod === "" ? {} : { originalPeriod: charge.originalPeriod }),
    ...(adjustment === undefined ? {} : { entered: noteOf(adjustment, charge) }),
  };
}

/** Who is known by a typed name only is a matter for the workbook, not for the PI. */
function noteOf(adjustment: Adjustment, { fundOrg }: Charge): EnteredNote {
  const { adjustmentId, kind, reason, evidence, explanation, certifier } = adjustment;
  const [enteredBy, approvedBy] = [plainName(adjustment.enteredBy), plainName(adjustment.approvedBy)];
  return { adjustmentId, kind, fundOrg, reason, evidence, enteredBy, approvedBy, explanation, certifier };
}

/** What sets a charge apart from ordinary usage. */
function labelOf(charge: Charge): string {
  const category = charge.chargeCategory.toLowerCase();
  const labels = [
    charge.carriedFrom === "" ? "" : `Held in ${charge.carriedFrom}`,
    correctionLabel(charge),
    ["credit", "adjustment", "tax"].includes(category) ? charge.chargeCategory : "",
  ];
  return labels.filter((label) => label !== "").join(", ");
}

function correctionLabel({ chargeClass, originalPeriod }: Charge): string {
  if (!isCorrection(chargeClass)) return "";
  return originalPeriod === "" ? "Correction" : `Correction of ${originalPeriod}`;
}

function inDayOrder(details: readonly StatementDetail[]): StatementDetail[] {
  return details
    .map((detail) => ({
      detail,
      key: `${detail.day} ${detail.serviceName} ${detail.resource} ${detail.description}`,
    }))
    .sort((a, b) => naturally(a.key, b.key))
    .map(({ detail }) => detail);
}

/** Groups in order of first appearance. */
function byKey(groups: readonly CreditedGroup[], keyOf: (group: CreditedGroup) => string): CreditedGroup[][] {
  return [...groupBy(groups, keyOf).values()];
}
