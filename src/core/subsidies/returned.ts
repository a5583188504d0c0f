/** What corrections give back to subsidies with an amount: it can be drawn again, of the grant from which it was paid. */
import type { BilledGroup } from "../billing/lines";
import type { Cents } from "../money";
import type { Period } from "../period";
import { sameName, type Directory } from "../reference";
import { balanceIdOf, canonicalBeneficiary } from "./balances";
import type { Subsidy, SubsidyBalance } from "./subsidy";
import type { BackCredit } from "./credits-back";

/** Of one grant: what comes back. */
interface Return {
  readonly subsidyId: string;
  readonly beneficiary: string;
  readonly grantedFor: string;
  cents: Cents;
}

export class Returned {
  private readonly returns: Return[] = [];
  private readonly open: Set<Return>;

  constructor(
    back: readonly { readonly group: BilledGroup; readonly credit: BackCredit }[],
    private readonly balances: readonly SubsidyBalance[],
    private readonly period: Period,
    private readonly directory: Directory,
    /** The month's: FY2025. */
    private readonly fiscalYear: string,
  ) {
    for (const { group, credit } of back) this.add(group, credit);
    this.open = new Set(this.returns);
  }

  /** What comes back of the grant that the month draws on; asked once. */
  ofGrant(subsidy: Subsidy, beneficiary: string, grantedFor: string): Cents {
    const own = this.of(subsidy, beneficiary).filter(
      (r) => r.grantedFor === grantedFor && this.open.delete(r),
    );
    return own.reduce((total, { cents }) => total + cents, 0);
  }

  /** Of all grants together. */
  ofAll(subsidy: Subsidy, beneficiary: string): Cents {
    return this.of(subsidy, beneficiary).reduce((total, { cents }) => total + cents, 0);
  }

  /**
   * The rows of grants that the month does not draw on. One that can still be drawn has the ID of a row of the month.
   * @param drawn the month's other rows
   */
  rows(drawn: readonly SubsidyBalance[]): SubsidyBalance[] {
    const { period } = this;
    const taken = new Set(drawn.map((row) => row.balanceId));
    return [...this.open]
      .filter(({ cents }) => cents !== 0)
      .map(({ subsidyId, beneficiary, grantedFor, cents }) => {
        const row = { period, subsidyId, beneficiary, grantedFor, granted: 0, used: -cents + 0 };
        const opening = this.leftBefore(row);
        const plain = balanceIdOf(row);
        const isOpen = ["", period, this.fiscalYear].includes(grantedFor) && !taken.has(plain);
        const balanceId = isOpen ? plain : `${plain} of ${grantedFor || "before"}`;
        taken.add(balanceId);
        return { balanceId, ...row, opening, left: opening + cents };
      });
  }

  private leftBefore({ subsidyId, beneficiary, grantedFor }: Omit<Return, "cents">): Cents {
    return this.balances
      .filter((b) => b.subsidyId === subsidyId && b.beneficiary === beneficiary)
      .filter((b) => b.grantedFor === grantedFor && b.period < this.period)
      .reduce((last, b) => (b.period > last.period ? b : last), { period: "", left: 0 }).left;
  }

  private of(subsidy: Subsidy, beneficiary: string): Return[] {
    const key = canonicalBeneficiary(subsidy, beneficiary, this.directory);
    return this.returns.filter(
      (r) =>
        r.subsidyId === subsidy.subsidyId &&
        canonicalBeneficiary(subsidy, r.beneficiary, this.directory) === key,
    );
  }

  /** Where no balance was kept then, none gets anything. */
  private add(group: BilledGroup, { subsidyId, originalPeriod, amounts }: BackCredit): void {
    const grants = this.balances.filter(
      (b) => b.period === originalPeriod && b.subsidyId === subsidyId && this.isFor(b, group),
    );
    // Where each project has its own, "" is that of charges without a project.
    const grant = grants.find((b) => b.beneficiary !== "") ?? grants[0];
    if (grant === undefined) return;
    const { beneficiary, grantedFor } = grant;
    let own = this.returns.find(
      (r) => r.subsidyId === subsidyId && r.beneficiary === beneficiary && r.grantedFor === grantedFor,
    );
    if (own === undefined) this.returns.push((own = { subsidyId, beneficiary, grantedFor, cents: 0 }));
    own.cents -= amounts.reduce((a, b) => a + b, 0);
  }

  /** Whatever the subsidy's scope was then. */
  private isFor({ beneficiary }: SubsidyBalance, { pi, project, serviceName }: BilledGroup): boolean {
    return (
      beneficiary === "" ||
      this.directory.canonicalAddress(beneficiary) === pi ||
      sameName(this.directory.project(beneficiary)?.project ?? beneficiary, project) ||
      beneficiary === serviceName
    );
  }
}
