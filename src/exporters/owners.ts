/** Who an account belongs to: the owners file, and which of its rows fits a piece of usage. */
import { globMatcher } from "../core/glob";
import { isInForce } from "../core/rates/card";
import type { Day } from "../core/period";
import { Refusal } from "../core/problem";
import { plainName } from "./account";

/** A row of the owners file. Blank for what is not known. */
export interface Owner {
  /** The whole name, a glob (`chem_*`), or a folder (`/research/chem`), which covers what is below it. */
  readonly account: string;
  /** Login; blank for everybody. May be a glob. */
  readonly user: string;
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly accountCode: string;
  readonly reference1: string;
  readonly reference2: string;
  readonly from: Day;
  readonly to: Day;
  /** `owners.csv, row 4`. */
  readonly where: string;
}

interface Entry {
  readonly owner: Owner;
  readonly isUser: (user: string) => boolean;
  /** How closely it fits an account; null where it does not. */
  readonly rankOf: (account: string) => Rank | null;
}

/** Compared from the first number on: the whole name, how long the pattern is, a folder before a pattern, the user. */
type Rank = readonly [whole: number, length: number, folder: number, user: number];

interface Fit {
  readonly owner: Owner;
  readonly rank: Rank;
}

/** The owners, asked for each account and user. */
export class Owners {
  private readonly entries: readonly Entry[];
  private readonly known = new Map<string, readonly Fit[]>();

  constructor(owners: readonly Owner[]) {
    this.entries = owners.map(entryOf);
  }

  /**
   * The row that fits most closely: the account's own name before a pattern or a folder around it, of these the longer
   * before the shorter one, then a row with the user before one without.
   * @throws Refusal naming two rows that fit equally
   */
  find(account: string, user: string, day: Day): Owner | null {
    const [first, second] = this.fitting(account, user).filter(({ owner }) => isInForce(owner, day));
    if (first === undefined) return null;
    if (second !== undefined && compare(first.rank, second.rank) === 0) {
      throw new Refusal(
        `${first.owner.where} and ${second.owner.where} fit ${account}${user === "" ? "" : `, user ${user},`} equally well on ${day}. ` +
          "Give them From and To that do not overlap, or remove one. Nothing was written.",
      );
    }
    return first.owner;
  }

  /** Whether any row fits, on whatever day. */
  knows(account: string, user: string): boolean {
    return this.fitting(account, user).length > 0;
  }

  private fitting(account: string, user: string): readonly Fit[] {
    const key = JSON.stringify([account, user]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = plainName(account);
    const found = this.entries
      .flatMap(({ owner, isUser, rankOf }): Fit[] => {
        const rank = isUser(user.trim().toLowerCase()) ? rankOf(name) : null;
        return rank === null ? [] : [{ owner, rank }];
      })
      .sort((a, b) => compare(b.rank, a.rank));
    this.known.set(key, found);
    return found;
  }
}

function entryOf(owner: Owner): Entry {
  const account = plainName(owner.account);
  const user = owner.user.trim().toLowerCase();
  const isName = globMatcher(account);
  const isBelow = account.startsWith("/")
    ? globMatcher(account === "/" ? "/*" : `${account}/*`)
    : () => false;
  const length = account.replace(/[*?]/g, "").length;
  const byUser = user === "" ? 0 : isGlob(user) ? 1 : 2;
  return {
    owner,
    isUser: user === "" ? () => true : globMatcher(user),
    rankOf(name) {
      if (name === account) return [1, length, 0, byUser];
      return isBelow(name) || isName(name) ? [0, length, isGlob(account) ? 0 : 1, byUser] : null;
    },
  };
}

function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

function compare(a: Rank, b: Rank): number {
  for (const [i, rank] of a.entries()) {
    const other = b[i] ?? 0;
    if (rank !== other) return rank - other;
  }
  return 0;
}
