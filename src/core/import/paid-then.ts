/**
 * Who paid for a charge when its month was closed. What a restated amount differs by goes to the same funds, whatever
 * splits and default funds say now; where that cannot be told for sure, a person decides.
 */
import { whoPays, type Payer } from "../billing/who-pays";
import type { Charge } from "../charge";
import { groupBy } from "../lists";
import { shareOfCents } from "../money";
import type { Period } from "../period";
import { sameName, type Directory } from "../reference";
import type { StatementLine } from "../statements/statement";

export interface PaidThen {
  /** Statement lines, those of the closed month among them. */
  readonly lines: readonly StatementLine[];
  readonly directory: Directory;
}

/** @param differences charges that correct one of `originals`; others stay as they are */
export function asPaidThen(
  differences: readonly Charge[],
  originals: readonly Charge[],
  then: PaidThen,
): Charge[] {
  const byId = new Map(originals.map((charge) => [charge.chargeId, charge]));
  const linesOf = groupBy(
    then.lines.filter((line) => line.kind === "Charge"),
    (line) => keyOf(line.period, line.pi),
  );
  return differences.map((difference) => {
    const original = byId.get(difference.corrects);
    return original === undefined ? difference : asOriginal(difference, original, linesOf, then.directory);
  });
}

function asOriginal(
  difference: Charge,
  original: Charge,
  linesOf: ReadonlyMap<string, readonly StatementLine[]>,
  directory: Directory,
): Charge {
  const now = whoPays(original, directory);
  const own = linesOf.get(keyOf(original.period, now.pi)) ?? [];
  const paid = own.filter((line) => isLineOf(line, original));
  // Nothing was billed: nothing shows who paid, and what is there now stands.
  if (paid.length === 0) return difference;
  if (original.payer === "Project default") return asFundOf(difference, original, paid, now);
  if (original.payer === "Fallback" && now.namedBy !== "Split") {
    return asFundOf(difference, original, paid, now);
  }
  const same = now.step === original.payer && (now.namedBy !== "Split" || isSplitAlike(paid, now));
  return same ? difference : inDoubt(difference, original);
}

function keyOf(period: Period, pi: string): string {
  return `${period} ${pi}`;
}

function isLineOf(line: StatementLine, original: Charge): boolean {
  return (
    sameName(line.project, original.project) &&
    sameName(line.source, original.source) &&
    line.serviceName === original.serviceName
  );
}

/**
 * The one fund that paid is written on the charge, as by a person's hand; it goes before defaults, splits and fallbacks.
 * A fund that the file itself names cannot be written so.
 */
function asFundOf(difference: Charge, original: Charge, paid: readonly StatementLine[], now: Payer): Charge {
  const funds = [...new Set(paid.map((line) => line.fundOrg))];
  const [current] = now.step === original.payer ? now.funds : [];
  if (current !== undefined && funds.includes(current.fundOrg)) return difference;
  const [only] = funds.length === 1 ? funds : [];
  return only === undefined || only === difference.importedFundOrg
    ? inDoubt(difference, original)
    : { ...difference, fundOrg: only };
}

/** Each fund's part of what was billed is its share of today, but for the cents of rounding. */
function isSplitAlike(paid: readonly StatementLine[], { funds }: Payer): boolean {
  const total = paid.reduce((sum, line) => sum + line.billed, 0);
  return (
    paid.every((line) => funds.some(({ fundOrg }) => fundOrg === line.fundOrg)) &&
    funds.every(({ fundOrg, share }) => {
      const part = paid.reduce((sum, line) => sum + (line.fundOrg === fundOrg ? line.billed : 0), 0);
      return Math.abs(part - shareOfCents(total, share)) <= paid.length;
    })
  );
}

function inDoubt(difference: Charge, original: Charge): Charge {
  if (difference.review === "Pending") return difference;
  const what = `who pays for project ${original.project} has changed since ${original.originalPeriod || original.period}`;
  return { ...difference, review: "Pending", flags: `Amount changed: ${what}; reassign it to who paid then` };
}
