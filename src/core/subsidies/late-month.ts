/**
 * A month that is billed while later ones are closed: these carry on from what earlier months left, so what it draws now
 * would be paid twice. It goes through as far as it leaves what they open with.
 */
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { CarryingMonths } from "./carry-on";
import type { SubsidyBalance } from "./subsidy";

type Months = Pick<CarryingMonths, "periods" | "balances">;

/** The balances of one grant around the month. */
interface Chain {
  /** What the last month before left; 0 where there is none. */
  readonly leftBefore: number;
  /** The month's own, as planned. */
  readonly own: SubsidyBalance | undefined;
  readonly later: readonly SubsidyBalance[];
}

/**
 * Without the rows of grants that the month draws nothing of and a later, closed month was granted as if it were not.
 * @param planned the month's balances
 */
export function withoutIdle(
  period: Period,
  planned: readonly SubsidyBalance[],
  months: Months,
): readonly SubsidyBalance[] {
  const idle = new Set(
    carriedOn(period, planned, months).flatMap(({ own, leftBefore, later }) =>
      own?.used === 0 && later[0]?.opening === leftBefore ? [own] : [],
    ),
  );
  return idle.size === 0 ? planned : planned.filter((row) => !idle.has(row));
}

/**
 * @param planned the month's balances, without idle ones
 * @throws Refusal naming the months to reopen first, the newest first
 */
export function refuseLate(period: Period, planned: readonly SubsidyBalance[], months: Months): void {
  const rows = carriedOn(period, planned, months).flatMap(({ later }) => later);
  if (rows.length === 0) return;
  const concerned = new Set(rows.map((row) => row.period));
  const later = months.periods
    .filter((row) => row.status !== "Open" && concerned.has(row.period))
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  const names = later.map((row) => row.period);
  const ids = [...new Set(rows.map((row) => row.subsidyId))].sort().join(", ");
  const posted = later.filter((row) => row.status === "Posted").map((row) => row.period);
  const whatToDo =
    posted.length === 0
      ? `Reopen ${names.join(", then ")} first; then make the statements of ${period}, and close the months from the earliest on.`
      : `${posted.join(", ")} ${posted.length === 1 ? "is" : "are"} posted to the ledger: hold the charges of ${period} that ${ids} would pay for, so that they go into an open month.`;
  throw new Refusal(
    `${names.join(", ")} ${names.length === 1 ? "is" : "are"} closed, and ${names.length === 1 ? "its" : "their"} Subsidy Balances (${ids}) do not open with what ${period} leaves: the same amount could be paid twice. ${whatToDo} Nothing was written.`,
    names,
  );
}

/** Of grants that a closed month carries on from: those that do not go on with what this month leaves. */
function carriedOn(
  period: Period,
  planned: readonly SubsidyBalance[],
  { periods, balances }: Months,
): Chain[] {
  const closed = new Set(
    periods.filter((p) => p.period > period && p.status !== "Open").map((p) => p.period),
  );
  if (closed.size === 0) return [];
  const own = new Map(planned.map((row) => [keyOf(row), row]));
  // A grant that it drew once, and does not any more, is changed too.
  const keys = new Set([...own.keys(), ...balances.filter((row) => row.period === period).map(keyOf)]);
  const others = new Map<string, SubsidyBalance[]>([...keys].map((key) => [key, []]));
  for (const row of balances) if (row.period !== period) others.get(keyOf(row))?.push(row);
  return [...others].flatMap(([key, rows]) => {
    const inOrder = rows.sort((a, b) => (a.period < b.period ? -1 : 1));
    const later = inOrder.filter((row) => row.period > period);
    if (!later.some((row) => closed.has(row.period))) return [];
    const leftBefore = inOrder.filter((row) => row.period < period).at(-1)?.left ?? 0;
    const mine = own.get(key);
    return later[0]?.opening === (mine?.left ?? leftBefore) ? [] : [{ leftBefore, own: mine, later }];
  });
}

function keyOf({ subsidyId, beneficiary, grantedFor }: SubsidyBalance): string {
  return JSON.stringify([subsidyId, beneficiary, grantedFor]);
}
