/**
 * The subsidies of a month: those in use; those in use no more that paid in a month which is corrected, for what is billed
 * anew of it; and, by name alone, those that the Subsidies table has no more.
 */
import type { Charge } from "../charge";
import { naturally } from "../natural-order";
import { subsidyProblems } from "./check";
import type { CreditContext, CreditedGroup } from "./apply";
import { inCreditOrder } from "./order";
import type { Subsidy } from "./subsidy";
import type { CreditsBack } from "./credits-back";

export class InUse {
  /** In the order in which they are applied. */
  readonly paying: readonly Subsidy[];
  private readonly former: ReadonlySet<Subsidy>;
  private readonly byId: Map<string, Subsidy>;

  constructor(
    subsidies: readonly Subsidy[],
    private readonly back: CreditsBack,
    private readonly context: CreditContext,
  ) {
    const active = subsidies.filter((row) => row.status === "Active");
    const ids = new Set(active.map((row) => row.subsidyId));
    const former = subsidies
      .filter((row) => row.status !== "Active" && !ids.has(row.subsidyId))
      .flatMap((row) => asThen(row, back))
      // A row that is not in use may be anything.
      .filter((row) => subsidyProblems([row], context.directory).length === 0);
    const own = new Map(former.map((row) => [row.subsidyId, row]));
    this.former = new Set(own.values());
    this.paying = inCreditOrder([...active, ...this.former], context.settings.creditOrder);
    const named = subsidies.map((row) => ({ ...row, status: "Active" as const }));
    this.byId = new Map([...named, ...this.paying].map((row) => [row.subsidyId, row]));
  }

  isFormer(subsidy: Subsidy): boolean {
    return this.former.has(subsidy);
  }

  /** Whether a subsidy pays for a charge at all. */
  pays(subsidy: Subsidy): (charge: Charge) => boolean {
    if (!this.isFormer(subsidy)) return () => true;
    return ({ corrects, originalPeriod }) =>
      corrects !== "" && this.back.payerOf(subsidy.subsidyId, originalPeriod) !== null;
  }

  /** Also what the table has no more. */
  named(subsidyId: string): Subsidy {
    const known = this.byId.get(subsidyId);
    if (known !== undefined) return known;
    const made = { ...NAMELESS, subsidyId, title: subsidyId };
    this.byId.set(subsidyId, made);
    return made;
  }

  /** What a statement can show. */
  shown(groups: readonly CreditedGroup[]): Subsidy[] {
    const used = new Set(groups.flatMap((group) => group.credits.map(({ subsidy }) => subsidy)));
    const paying = this.paying.filter((row) => !this.isFormer(row) || used.has(row));
    const others = [...used].filter((row) => !paying.includes(row));
    const inTable = others.filter((row) => row.status === "Active");
    const nameless = others.filter((row) => row.status !== "Active");
    return [
      ...inCreditOrder([...paying, ...inTable], this.context.settings.creditOrder),
      ...nameless.sort((a, b) => naturally(a.subsidyId, b.subsidyId)),
    ];
  }
}

/** A row that is in use no more, paid from where it was paid then. */
function asThen(row: Subsidy, back: CreditsBack): Subsidy[] {
  const payer = back.payerOf(row.subsidyId);
  if (payer === null) return [];
  const paidBy =
    row.paidByFundOrg.trim() === "" ? {} : { paidByFundOrg: payer.fundOrg, paidByAccount: payer.account };
  return [{ ...row, ...paidBy, status: "Active" }];
}

/** Of a subsidy of which only the ID is left. */
const NAMELESS: Omit<Subsidy, "subsidyId" | "title"> = {
  kind: "Amount",
  order: 0,
  pi: "",
  project: "",
  source: "",
  serviceName: "",
  share: null,
  amount: null,
  scope: "All",
  each: "Once",
  quantity: null,
  unit: "",
  months: 0,
  from: "",
  to: "",
  paidByFundOrg: "",
  paidByAccount: "",
  reference: "",
  status: "Inactive",
};
