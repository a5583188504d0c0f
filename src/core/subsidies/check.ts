/** What is wrong with rows of the Subsidies table, in words that name the row. */
import { SHARE_WHOLE } from "../money";
import { fold, type Directory } from "../reference";
import type { Subsidy, SubsidyKind } from "./subsidy";

/** Of active rows: what is not in use harms nobody. */
export function subsidyProblems(subsidies: readonly Subsidy[], directory: Directory): string[] {
  const active = subsidies.filter((subsidy) => subsidy.status === "Active");
  const seen = new Set<string>();
  return active.flatMap((subsidy) => {
    const problems = [...idProblems(subsidy, seen), ...rowProblems(subsidy, directory)];
    return problems.map(
      (problem) => `${subsidy.subsidyId || subsidy.title || "a row without ID"} ${problem}`,
    );
  });
}

function idProblems({ subsidyId }: Subsidy, seen: Set<string>): string[] {
  const key = fold(subsidyId);
  if (key === "") return ["has no Subsidy ID"];
  if (seen.has(key)) return ["stands twice"];
  seen.add(key);
  return [];
}

const AMOUNT_KINDS: readonly SubsidyKind[] = ["Amount", "Welcome credit", "Prepaid", "Minimum charge"];

function rowProblems(subsidy: Subsidy, directory: Directory): string[] {
  const { kind, amount, quantity, share } = subsidy;
  const when = (isWrong: boolean, problem: string): string[] => (isWrong ? [problem] : []);
  return [
    ...when(
      AMOUNT_KINDS.includes(kind) && (amount === null || amount <= 0n),
      `(${kind}) needs an Amount above 0`,
    ),
    ...when(
      kind === "Share" && (share === null || share <= 0n || share > SHARE_WHOLE),
      "(Share) needs a Share % above 0 and up to 100 %",
    ),
    ...when(kind === "Share" && amount !== null && amount < 0n, "has an Amount below 0"),
    ...when(
      kind === "Free tier" && (quantity === null || quantity <= 0n),
      "(Free tier) needs a Quantity above 0",
    ),
    ...when(kind === "Free tier" && subsidy.unit.trim() === "", "(Free tier) needs a Unit"),
    ...welcomeProblems(subsidy),
    ...when(subsidy.from !== "" && subsidy.to !== "" && subsidy.to < subsidy.from, "ends before it begins"),
    ...fundProblems(subsidy, directory),
  ];
}

/** Without a day from which on a PI is new, every PI would be. */
function welcomeProblems({ kind, scope, from, months }: Subsidy): string[] {
  if (kind !== "Welcome credit") return [];
  return [
    ...(from === "" ? ["(Welcome credit) needs From: the day from which on a PI is new"] : []),
    ...(scope === "PI" ? [] : ["(Welcome credit) is for each PI: Per must be PI"]),
    ...(Number.isInteger(months) && months >= 0 ? [] : ["has Months that are no whole number"]),
  ];
}

function fundProblems({ paidByFundOrg }: Subsidy, directory: Directory): string[] {
  const fundOrg = paidByFundOrg.trim();
  if (fundOrg === "" || directory.fund(fundOrg) !== undefined) return [];
  if (directory.reference.sources.some((source) => source.creditFundOrg.trim() === fundOrg)) return [];
  return [`is paid by ${fundOrg}, which is neither in the Funds table nor the Credit Fund Org of a source`];
}
