/** What a subsidy has left for a beneficiary: what earlier months left, and what this month grants. */
import { addTo } from "../lists";
import { roundToCents, type Cents } from "../money";
import { addMonths, periodOf, type Period } from "../period";
import type { Directory } from "../reference";
import { fiscalYearOf } from "../statements/history";
import type { Subsidy, SubsidyBalance } from "./subsidy";

/** Before the month pays anything. */
export interface Opening {
  readonly grantedFor: string;
  /** What the beneficiary's own last row left. */
  readonly opening: Cents;
  /** What is left under names that are the beneficiary's by now: handed over to it. */
  readonly handedOver: readonly HandedOver[];
  /** Besides what is handed over. */
  readonly granted: Cents;
  /** What was ever paid, refunds taken off, as far as it fits into the grant: more than that is not given back. */
  readonly drawn: Cents;
}

/** Balances that an alias, or another way of writing a project, made one. */
export interface HandedOver {
  readonly beneficiary: string;
  readonly left: Cents;
}

/** The rows of months before one, by subsidy and beneficiary. */
export class EarlierBalances {
  private readonly bySubsidy = new Map<string, SubsidyBalance[]>();
  private readonly byBeneficiary = new Map<string, ReadonlyMap<string, readonly SubsidyBalance[]>>();

  constructor(
    balances: readonly SubsidyBalance[],
    private readonly period: Period,
    private readonly directory: Directory,
  ) {
    // The month's own rows are made anew: running again gives the same.
    for (const row of balances) if (row.period < period) addTo(this.bySubsidy, row.subsidyId, row);
  }

  /** @param beneficiary canonical @param fiscalYearStarts 1 to 12 */
  openingOf(subsidy: Subsidy, beneficiary: string, fiscalYearStarts: number): Opening {
    const all = this.of(subsidy, beneficiary);
    const grantedFor = grantedForOf(subsidy, this.period, fiscalYearStarts);
    const same = all.filter((row) => row.grantedFor === grantedFor);
    const lasts = lastRows(same);
    const left = total(lasts.map((row) => row.left));
    const before = total(same.map((row) => row.granted));
    // An amount that was changed since then is granted or taken back now, as far as it is not used. So is the second
    // grant of two beneficiaries that became one.
    const granted = Math.max(roundToCents(subsidy.amount ?? 0n) - before, -left);
    return {
      grantedFor,
      opening: lasts.find((row) => row.beneficiary === beneficiary)?.left ?? 0,
      handedOver: lasts.filter((row) => row.beneficiary !== beneficiary && row.left !== 0),
      granted,
      drawn: Math.min(
        drawnOf(all),
        Math.max(0, before - left) + drawnOf(all.filter((row) => row.grantedFor !== grantedFor)),
      ),
    };
  }

  /** A PI who got another address since then, or a project another way of writing, keeps the balance. */
  private of(subsidy: Subsidy, beneficiary: string): readonly SubsidyBalance[] {
    const { subsidyId } = subsidy;
    let rows = this.byBeneficiary.get(subsidyId);
    if (rows === undefined) {
      const made = new Map<string, SubsidyBalance[]>();
      for (const row of this.bySubsidy.get(subsidyId) ?? [])
        addTo(made, canonicalBeneficiary(subsidy, row.beneficiary, this.directory), row);
      this.byBeneficiary.set(subsidyId, (rows = made));
    }
    return rows.get(canonicalBeneficiary(subsidy, beneficiary, this.directory)) ?? [];
  }
}

/** Of the grant that the month itself draws on. */
export function balanceIdOf({
  period,
  subsidyId,
  beneficiary,
}: Pick<SubsidyBalance, "period" | "subsidyId" | "beneficiary">): string {
  return `${period} ${subsidyId} ${beneficiary}`.trim();
}

function drawnOf(rows: readonly SubsidyBalance[]): Cents {
  return Math.max(0, total(rows.map((row) => row.used)));
}

function total(cents: readonly Cents[]): Cents {
  return cents.reduce((sum, part) => sum + part, 0);
}

/** The last row of each name. */
function lastRows(rows: readonly SubsidyBalance[]): SubsidyBalance[] {
  const lasts = new Map<string, SubsidyBalance>();
  for (const row of rows) {
    const other = lasts.get(row.beneficiary);
    if (other === undefined || row.period > other.period) lasts.set(row.beneficiary, row);
  }
  return [...lasts.values()];
}

export function canonicalBeneficiary({ scope }: Subsidy, beneficiary: string, directory: Directory): string {
  if (scope === "PI") return directory.canonicalAddress(beneficiary);
  return scope === "Project" ? (directory.project(beneficiary)?.project ?? beneficiary) : beneficiary;
}

/** What is paid in advance and what welcomes a PI is given once, whatever Each says. */
export function grantedForOf({ kind, each }: Subsidy, period: Period, fiscalYearStarts: number): string {
  if (kind === "Prepaid" || kind === "Welcome credit" || each === "Once") return "";
  return each === "Month" ? period : fiscalYearOf(period, fiscalYearStarts).name;
}

/** Whether the subsidy keeps a balance at all: one without an amount pays whatever its kind makes of the charges. */
export function hasBalance({ kind, amount }: Subsidy): boolean {
  return kind !== "Free tier" && kind !== "Minimum charge" && amount !== null;
}

/**
 * Whether it can still be used: a welcome credit by who is new, for its months.
 * @param first month with charges of the PI
 */
export function isOpenTo(subsidy: Subsidy, first: Period, period: Period): boolean {
  if (subsidy.kind !== "Welcome credit") return true;
  if (first < periodOf(subsidy.from)) return false;
  return subsidy.months === 0 || period < addMonths(first, subsidy.months);
}
