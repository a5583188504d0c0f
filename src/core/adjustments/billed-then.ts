/**
 * What a charge of a closed month was billed, in cents by fund and account, as the month's statement lines have it. A
 * line joins charges alike in project, service, account and funds: each has its cents of the line, and of these each
 * fund's share, so that all charges of a line together have the line's cents on every fund.
 */
import { billCharges, type BilledGroup } from "../billing/lines";
import { inDayOrder, splitCents } from "../billing/split";
import { isBillable, type Charge } from "../charge";
import { amountToText, apportion, roundToCents, sum, type Cents } from "../money";
import { inShares } from "../money-shares";
import { sameName, type Directory } from "../reference";
import { currentLines } from "../statements/lines";
import type { StatementLine, StatementRecord } from "../statements/statement";
import { unnamedLines } from "../statements/unnamed-lines";

/** A part of what was billed, on one fund. */
export interface BilledPart {
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  /** The account that was debited. */
  readonly account: string;
  readonly list: Cents;
  readonly billed: Cents;
}

/** The month's rows. */
export interface BilledMonth {
  readonly charges: readonly Charge[];
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
}

/** @returns the parts of a charge of the month; none where no line in force has it */
export function billedThen(
  month: BilledMonth,
  directory: Directory,
): (charge: Charge) => readonly BilledPart[] {
  const lines = currentLines(month.statements, month.lines).filter((line) => line.kind === "Charge");
  const groups = billCharges(month.charges.filter(isBillable), directory);
  const places = new Map(groups.flatMap(placesOf));
  return (charge) => {
    const place = places.get(charge.chargeId);
    if (place === undefined) return [];
    const { group } = place;
    const own = lines.filter((line) => isLineOf(line, charge, group, directory));
    return sameFunds(group, own) ? partsOf(place, own) : bySharesOf(charge, own, month.charges);
  };
}

/** A charge in its group. */
interface Place {
  readonly group: BilledGroup;
  /** What the charges before it come to, and what they come to with it. */
  readonly before: Running;
  readonly after: Running;
}

interface Running {
  readonly billed: Cents;
  readonly discount: Cents;
}

function placesOf(group: BilledGroup): [string, Place][] {
  let before: Running = { billed: 0, discount: 0 };
  return group.charges.map(({ charge, list, billed }) => {
    const after = { billed: before.billed + billed, discount: before.discount + list - billed };
    const place = { group, before, after };
    before = after;
    return [charge.chargeId, place];
  });
}

/** The PI may have got another address since. */
function isLineOf(
  line: StatementLine,
  charge: Charge,
  { pi, project }: BilledGroup,
  directory: Directory,
): boolean {
  return (
    line.statementNo === charge.statementNo &&
    directory.canonicalAddress(line.pi) === pi &&
    sameName(line.project, project) &&
    sameName(line.source, charge.source) &&
    line.serviceName === charge.serviceName &&
    (charge.account === "" || line.account === charge.account)
  );
}

/** The lines as who pays today would make them: nothing that decides it has changed since. */
function sameFunds({ fundLines }: BilledGroup, lines: readonly StatementLine[]): boolean {
  return fundLines.every((part) => lineOf(part, lines) !== undefined);
}

function lineOf(
  { fundOrg, list, billed, exact }: BilledGroup["fundLines"][number],
  lines: readonly StatementLine[],
): StatementLine | undefined {
  const text = amountToText(exact);
  const alike = lines.filter((l) => l.fundOrg === fundOrg && l.billed === billed && l.list === list);
  return alike.find((l) => l.exact === text) ?? alike[0];
}

/** Each fund's share of the line's charges one after the other, so that no cent is lost or told twice. */
function partsOf({ group, ...place }: Place, lines: readonly StatementLine[]): BilledPart[] {
  const { pi, project, funds, fundLines } = group;
  const splitOf = ({ billed, discount }: Running) => ({
    billed: splitCents(billed, funds),
    discount: splitCents(discount, funds),
  });
  const [before, after] = [splitOf(place.before), splitOf(place.after)];
  return fundLines.map((part, i) => {
    const billed = (after.billed[i] ?? 0) - (before.billed[i] ?? 0);
    const discount = (after.discount[i] ?? 0) - (before.discount[i] ?? 0);
    const account = lineOf(part, lines)?.account ?? "";
    return { pi, project, fundOrg: part.fundOrg, account, list: billed + discount, billed };
  });
}

/**
 * Who pays has changed since: the charge's cents in the shares that its lines have. A charge that names its fund was
 * paid by that; another one by the funds that paid besides those.
 */
function bySharesOf(charge: Charge, all: readonly StatementLine[], charges: readonly Charge[]): BilledPart[] {
  const beside = charges.filter((c) => isBeside(c, charge));
  const lines = namesFund(charge)
    ? all.filter((line) => line.fundOrg === charge.fundOrg)
    : unnamedLines(
        all,
        beside.filter((c) => charge.account === "" || c.account === charge.account),
      );
  if (lines.length === 0) return [];
  const billed = centsOf(charge, lines, beside);
  const discount = roundToCents(charge.listCost - charge.amount);
  const shares = lines.map((line) => line.billed);
  const [parts, discounts] = [inShares(billed, shares), inShares(discount, shares)];
  return lines.map(({ pi, project, fundOrg, account }, i) => {
    const own = parts[i] ?? 0;
    return { pi, project, fundOrg, account, list: own + (discounts[i] ?? 0), billed: own };
  });
}

/** Of the lines' cents the charge's part, as it was apportioned; its own cents where the lines have other charges too. */
function centsOf(charge: Charge, lines: readonly StatementLine[], beside: readonly Charge[]): Cents {
  const total = lines.reduce((a, line) => a + line.billed, 0);
  const together = inDayOrder(
    beside.filter(
      (c) =>
        c.account === charge.account &&
        c.payer === charge.payer &&
        (!namesFund(c) || c.fundOrg === charge.fundOrg),
    ),
  );
  const exact = together.map((c) => c.amount);
  if (Math.abs(roundToCents(sum(exact)) - total) > 1) return roundToCents(charge.amount);
  return (
    apportion(total, exact)[together.findIndex((c) => c.chargeId === charge.chargeId)] ??
    roundToCents(charge.amount)
  );
}

function namesFund({ payer }: Charge): boolean {
  return payer === "Tags" || payer === "Reassigned";
}

/** Billed on the same statement, for the same project and service. */
function isBeside(other: Charge, charge: Charge): boolean {
  return (
    isBillable(other) &&
    other.statementNo === charge.statementNo &&
    sameName(other.project, charge.project) &&
    sameName(other.source, charge.source) &&
    other.serviceName === charge.serviceName
  );
}
