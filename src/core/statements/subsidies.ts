/** What subsidies and credits did for a statement or one of its projects, as the PI reads it. */
import type { Cents } from "../money";
import { naturally } from "../natural-order";
import type { Directory } from "../reference";
import type { Credited, CreditedGroup, GroupCredit } from "../subsidies/apply";
import { balanceIdOf } from "../subsidies/balances";
import type { Subsidy } from "../subsidies/subsidy";
import type { StatementSubsidy } from "./statement";

/** In the order in which they are applied: those that paid, and those that have something left. */
export function subsidiesOf(
  groups: readonly CreditedGroup[],
  { subsidies, balances }: Pick<Credited, "subsidies" | "balances">,
  directory: Directory,
): StatementSubsidy[] {
  return rowsOf(groups, subsidies, directory, ({ subsidyId, scope }, project) => {
    // What PIs share is not one PI's to see, and what a month leaves unused is gone.
    if (scope !== "PI" && scope !== "Project") return null;
    const beneficiary = scope === "PI" ? (groups[0]?.pi ?? "") : project;
    const balance = balances.find(
      // What came back of a grant that is over is no more to be used.
      (b) => b.subsidyId === subsidyId && b.beneficiary === beneficiary && b.balanceId === balanceIdOf(b),
    );
    return balance === undefined || balance.grantedFor === balance.period ? null : balance.left;
  });
}

/** Of one project: what was paid, no balances. */
export function subsidiesOfProject(
  groups: readonly CreditedGroup[],
  { subsidies }: Pick<Credited, "subsidies">,
  directory: Directory,
): StatementSubsidy[] {
  return rowsOf(groups, subsidies, directory, () => null);
}

function rowsOf(
  groups: readonly CreditedGroup[],
  subsidies: readonly Subsidy[],
  directory: Directory,
  leftOf: (subsidy: Subsidy, project: string) => Cents | null,
): StatementSubsidy[] {
  const all = [...new Set(groups.map((group) => group.project))].sort(naturally);
  return subsidies.flatMap((subsidy) => {
    const projects = subsidy.scope === "Project" ? all : [""];
    return projects.flatMap((project): StatementSubsidy[] => {
      const own = subsidy.scope === "Project" ? groups.filter((g) => g.project === project) : groups;
      const credits = own.flatMap((g) => g.credits.filter((c) => c.subsidy === subsidy));
      const left = leftOf(subsidy, project);
      if (credits.length === 0 && (left ?? 0) === 0) return [];
      const { subsidyId, kind } = subsidy;
      return [
        {
          subsidyId,
          title: subsidy.title.trim() || kind,
          kind,
          project,
          paidBy: payersOf(credits, directory),
          credits: credits.flatMap((c) => c.amounts).reduce((a, b) => a + b, 0),
          left,
        },
      ];
    });
  });
}

function payersOf(credits: readonly GroupCredit[], directory: Directory): StatementSubsidy["paidBy"] {
  const funds = [...new Set(credits.map((credit) => credit.paidByFundOrg))].sort(naturally);
  return funds.map((fundOrg) => ({ fundOrg, title: directory.fund(fundOrg)?.title ?? "" }));
}
