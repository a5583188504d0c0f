/** The days from which on another may pay: a share, an award, a project, a PI or a subsidy begins, or has ended. */
import { dayAfter, type Day } from "../period";
import type { Reference } from "../reference";

interface Span {
  readonly from: Day;
  readonly to: Day;
}

type Dated = Pick<Reference, "people" | "projects" | "funds" | "splits">;

/**
 * @param subsidies their From and To
 * @returns each day once, the earliest first
 */
export function turningDays(
  { people, projects, funds, splits }: Dated,
  subsidies: readonly Span[],
): readonly Day[] {
  const spans: readonly Span[] = [
    ...splits,
    ...subsidies,
    ...[...people, ...projects].map(({ activeFrom, activeTo }) => ({ from: activeFrom, to: activeTo })),
    ...funds.map(({ awardStart, awardEnd }) => ({ from: awardStart, to: awardEnd })),
  ];
  const days = spans.flatMap(({ from, to }) => [from, to === "" ? "" : dayAfter(to)]);
  return [...new Set(days.filter((day) => day !== ""))].sort();
}
