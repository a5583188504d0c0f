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
import { unnamedLines } from "../statements/unnamed-lines";

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
  const month = new BilledThen(originals, then);
  return differences.map((difference) => {
    const original = byId.get(difference.corrects);
    return original === undefined ? difference : asOriginal(difference, original, month);
  });
}

/** The lines and charges of the closed months by PI: who has got another address since is the same PI. */
class BilledThen {
  readonly directory: Directory;
  private readonly lines: ReadonlyMap<string, readonly StatementLine[]>;
  private readonly charges: ReadonlyMap<string, readonly Charge[]>;

  constructor(originals: readonly Charge[], { lines, directory }: PaidThen) {
    this.directory = directory;
    this.lines = groupBy(
      lines.filter((line) => line.kind === "Charge"),
      (line) => this.keyOf(line.period, line.pi),
    );
    this.charges = groupBy(originals, (charge) => this.keyOf(charge.period, whoPays(charge, directory).pi));
  }

  /** What paid for the charge, and for those that are billed with it by the same rule. */
  linesOf(original: Charge, pi: string): StatementLine[] {
    const key = this.keyOf(original.period, pi);
    const own = (this.lines.get(key) ?? []).filter((line) => isBeside(line, original));
    if (original.payer === "Tags" || original.payer === "Reassigned") return own;
    return unnamedLines(
      own,
      (this.charges.get(key) ?? []).filter((charge) => isBeside(charge, original)),
    );
  }

  private keyOf(period: Period, pi: string): string {
    return `${period} ${this.directory.canonicalAddress(pi)}`;
  }
}

function asOriginal(difference: Charge, original: Charge, month: BilledThen): Charge {
  const now = whoPays(original, month.directory);
  const paid = month.linesOf(original, now.pi);
  // Nothing was billed: nothing shows who paid, and what is there now stands.
  if (paid.length === 0) return difference;
  if (original.payer === "Project default") return asFundOf(difference, original, paid, now);
  if (original.payer === "Fallback" && now.namedBy !== "Split") {
    return asFundOf(difference, original, paid, now);
  }
  const same = now.step === original.payer && (now.namedBy !== "Split" || isSplitAlike(paid, now));
  return same ? difference : inDoubt(difference, original);
}

function isBeside(
  other: Pick<StatementLine, "project" | "source" | "serviceName">,
  original: Charge,
): boolean {
  return (
    sameName(other.project, original.project) &&
    sameName(other.source, original.source) &&
    other.serviceName === original.serviceName
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
