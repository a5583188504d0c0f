/** What is still due of a month's charges while subsidies are applied one after another: whole cents, by charge and fund. */
import type { BilledCharge, BilledGroup } from "../billing/lines";
import { dayOfCharge } from "../billing/who-pays";
import type { Charge } from "../charge";
import type { Cents } from "../money";
import { spreadCents } from "../money-shares";
import { naturally } from "../natural-order";
import { sameName, type Directory } from "../reference";
import type { Subsidy } from "./subsidy";
import type { GroupBack } from "./credits-back";

/** A group with what is due after the subsidies so far: the charges' and the fund lines' cents have the same sum. */
export class DueGroup {
  private readonly charges: Cents[];
  private readonly funds: Cents[];

  /** @param back what goes back to who paid it then: that is no subsidy's any more */
  constructor(
    readonly group: BilledGroup,
    private readonly back?: Pick<GroupBack, "indices" | "funds">,
  ) {
    this.charges = group.charges.map((charge, i) => (this.isBack(i) ? 0 : charge.billed));
    this.funds = group.fundLines.map((line, i) => line.billed - (back?.funds[i] ?? 0));
  }

  /** Whether a charge takes back what a closed month billed. */
  isBack(index: number): boolean {
    return this.back?.indices.has(index) ?? false;
  }

  /** Of all its charges. */
  get total(): Cents {
    return add(this.funds);
  }

  /** Of some of its charges. */
  of(indices: readonly number[]): Cents {
    return add(indices.map((i) => this.charges[i] ?? 0));
  }

  /**
   * Takes cents off, or adds them where they are below zero, in proportion to what is due; what has the other sign is
   * passed over, so that nothing crosses zero.
   * @param indices the charges it is for
   * @param sign of what is due
   * @returns the part of each fund line
   */
  take(cents: Cents, indices: readonly number[], sign: 1 | -1): Cents[] {
    const weight = (due: Cents): Cents => Math.max(0, due * sign);
    const parts = spreadCents(
      cents,
      indices.map((i) => weight(this.charges[i] ?? 0)),
    );
    indices.forEach((i, at) => (this.charges[i] = (this.charges[i] ?? 0) - (parts[at] ?? 0)));
    const ofFunds = spreadCents(cents, this.funds.map(weight));
    ofFunds.forEach((part, i) => (this.funds[i] = (this.funds[i] ?? 0) - part));
    return ofFunds;
  }
}

/** The charges of one group that a subsidy is for. */
export interface Claim {
  readonly due: DueGroup;
  /** Of the group's charges. */
  readonly indices: readonly number[];
  readonly charges: readonly BilledCharge[];
  /** What is due of them; never more than what is due of the whole group, which other charges may lower. */
  readonly limit: Cents;
}

/** In the order in which an amount is used up: by PI, then by project, as people count. */
export function inUseOrder(groups: readonly DueGroup[]): DueGroup[] {
  const [pis, projects] = [
    ranks(groups.map((due) => due.group.pi)),
    ranks(groups.map((due) => due.group.project)),
  ];
  const place = ({ group }: DueGroup): number =>
    (pis.get(group.pi) ?? 0) * projects.size + (projects.get(group.project) ?? 0);
  return [...groups].sort((a, b) => place(a) - place(b));
}

function ranks(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].sort(naturally).map((name, i) => [name, i]));
}

/** In the order of the groups. @param pays whether it is in use for a charge */
export function claimsOf(
  subsidy: Subsidy,
  groups: readonly DueGroup[],
  directory: Directory,
  pays: (charge: Charge) => boolean,
): Claim[] {
  return groups.flatMap((due) => claimOf(subsidy, due, directory, pays));
}

function claimOf(
  subsidy: Subsidy,
  due: DueGroup,
  directory: Directory,
  pays: (charge: Charge) => boolean,
): Claim[] {
  if (!isFor(subsidy, due.group, directory)) return [];
  const indices = due.group.charges.flatMap(({ charge }, i) =>
    !due.isBack(i) && isOf(subsidy, charge) && pays(charge) ? [i] : [],
  );
  if (indices.length === 0) return [];
  const charges = indices.flatMap((i) => due.group.charges[i] ?? []);
  return [{ due, indices, charges, limit: within(due.of(indices), due.total) }];
}

/** Blank conditions hold for everything. */
function isFor(subsidy: Subsidy, group: BilledGroup, directory: Directory): boolean {
  const matches = (condition: string, value: string): boolean =>
    condition.trim() === "" || sameName(condition, value);
  return (
    (subsidy.pi.trim() === "" || directory.canonicalAddress(subsidy.pi) === group.pi) &&
    matches(directory.project(subsidy.project)?.project ?? subsidy.project, group.project) &&
    matches(subsidy.source, group.source) &&
    matches(subsidy.serviceName, group.serviceName)
  );
}

/** By its own day; and free units are counted in one unit. */
function isOf({ kind, unit, from, to }: Subsidy, charge: Charge): boolean {
  const day = dayOfCharge(charge);
  if ((from !== "" && day < from) || (to !== "" && to < day)) return false;
  return kind !== "Free tier" || (charge.quantity !== null && sameName(charge.unit, unit));
}

/** As much of a part as lies between nothing and the whole. */
export function within(part: Cents, whole: Cents): Cents {
  return whole > 0 ? Math.min(Math.max(part, 0), whole) : Math.max(Math.min(part, 0), whole) + 0;
}

/** Whom an amount, cap or quantity is for: the key of its balance; "" for all together. */
export function beneficiaryOf({ scope }: Subsidy, { pi, project, serviceName }: BilledGroup): string {
  switch (scope) {
    case "PI":
      return pi;
    case "Project":
      return project;
    case "Service":
      return serviceName;
    case "All":
      return "";
  }
}

function add(cents: readonly Cents[]): Cents {
  return cents.reduce((a, b) => a + b, 0);
}
