/** Funds that are closed to a charge, inactive or outside their award's dates, and the fallback that pays instead. */
import type { Day } from "../period";
import type { Directory, Fund } from "../reference";
import type { FundShare } from "./who-pays";

/** A fund that was named, and the one that pays in its place. */
export interface Fallback {
  readonly fundOrg: string;
  readonly to: string;
  /** Why the fund does not pay, in words: "is inactive", "ended on 2024-12-31". */
  readonly why: string;
}

/** Why a fund cannot pay for a charge of a day; "" when it can. One that Funds does not know has no dates: tags may name it. */
export function whyClosed(fund: Fund | undefined, day: Day): string {
  if (fund === undefined) return "";
  if (fund.awardEnd !== "" && day > fund.awardEnd) return `ended on ${fund.awardEnd}`;
  if (fund.awardStart !== "" && day < fund.awardStart) return `starts only on ${fund.awardStart}`;
  return fund.status === "Inactive" ? "is inactive" : "";
}

/**
 * Each share whose fund is closed on the day goes to the first open fund along its fallbacks, with its claim to the
 * remainder. Where none is open (none named, not in Funds, or they lead in a circle) it stays, and the review holds it.
 * A share that lands on a fund which pays already is added to that fund's.
 */
export function fallBack(
  funds: readonly FundShare[],
  day: Day,
  directory: Directory,
): { readonly funds: readonly FundShare[]; readonly fallbacks: readonly Fallback[] } {
  const fallbacks: Fallback[] = [];
  const moved = funds.map((share) => {
    const why = whyClosed(directory.fund(share.fundOrg), day);
    const to = why === "" ? null : openFallback(share.fundOrg, day, directory);
    if (to === null) return share;
    fallbacks.push({ fundOrg: share.fundOrg, to, why });
    return { ...share, fundOrg: to };
  });
  return fallbacks.length === 0 ? { funds, fallbacks } : { funds: merged(moved), fallbacks };
}

/** The first open fund along a fund's fallbacks; null where there is none. */
export function openFallback(fundOrg: string, day: Day, directory: Directory): string | null {
  const seen = new Set([fundOrg.trim()]);
  let next = fallbackOf(directory.fund(fundOrg));
  while (next !== "" && !seen.has(next)) {
    const fund = directory.fund(next);
    // A code that Funds does not have is most likely mistyped: nobody agreed to pay.
    if (fund === undefined) return null;
    if (whyClosed(fund, day) === "") return next;
    seen.add(next);
    next = fallbackOf(fund);
  }
  return null;
}

function fallbackOf(fund: Fund | undefined): string {
  return fund?.fallbackFundOrg.trim() ?? "";
}

function merged(funds: readonly FundShare[]): FundShare[] {
  const byFund = new Map<string, FundShare>();
  for (const fund of funds) {
    const before = byFund.get(fund.fundOrg);
    const sum = {
      ...fund,
      share: fund.share + (before?.share ?? 0n),
      takesRemainder: fund.takesRemainder || before?.takesRemainder === true,
    };
    byFund.set(fund.fundOrg, sum);
  }
  return [...byFund.values()];
}

/** What is said of a closed fund that nobody stands in for: `, and its fallback BIO-2 is …`; "" where none is named. */
export function noFallbackWords(fund: Fund, directory: Directory): string {
  const to = fallbackOf(fund);
  if (to === "") return "";
  const why = directory.fund(to) === undefined ? "is not in the Funds table" : "cannot pay either";
  return `, and its fallback ${to} ${why}`;
}
