/** Who an account belongs to: the owners file, and which of its rows fits a piece of usage. */
import { globMatcher } from "../core/glob";
import { isInForce } from "../core/rates/card";
import type { Day } from "../core/period";
import { Refusal } from "../core/problem";

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
  readonly isAccount: (account: string) => boolean;
  readonly isUser: (user: string) => boolean;
  /** How closely it fits: compared from the first number on. */
  readonly rank: readonly [exact: number, length: number, user: number];
}

/** The owners, asked for each account and user. */
export class Owners {
  private readonly entries: readonly Entry[];
  private readonly known = new Map<string, readonly Entry[]>();

  constructor(owners: readonly Owner[]) {
    this.entries = owners.map(entryOf);
  }

  /**
   * The row that fits most closely: a whole name before a pattern, a longer pattern before a shorter one, a row with
   * the user before one without.
   * @throws Refusal naming two rows that fit equally
   */
  find(account: string, user: string, day: Day): Owner | null {
    const [first, second] = this.fitting(account, user).filter(({ owner }) => isInForce(owner, day));
    if (first === undefined) return null;
    if (second !== undefined && compare(first, second) === 0) {
      throw new Refusal(
        `${first.owner.where} and ${second.owner.where} fit ${account}${user === "" ? "" : `, user ${user},`} equally well on ${day}. ` +
          "Give them From and To that do not overlap, or remove one. Nothing was written.",
      );
    }
    return first.owner;
  }

  private fitting(account: string, user: string): readonly Entry[] {
    const key = `${account}\n${user}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = plainAccount(account);
    const found = this.entries
      .filter(({ isAccount, isUser }) => isAccount(name) && isUser(user.trim().toLowerCase()))
      .sort((a, b) => compare(b, a));
    this.known.set(key, found);
    return found;
  }
}

function entryOf(owner: Owner): Entry {
  const account = plainAccount(owner.account);
  const user = owner.user.trim().toLowerCase();
  const isPattern = isGlob(account);
  const isFolder = account.startsWith("/");
  // What is below a folder is not the folder itself: of both, the whole name fits more closely.
  const below = isFolder ? globMatcher(account === "/" ? "/*" : `${account}/*`) : null;
  const whole = globMatcher(account);
  return {
    owner,
    isAccount: (name) => whole(name) || below?.(name) === true,
    isUser: user === "" ? () => true : globMatcher(user),
    rank: [isPattern ? 0 : 1, account.replace(/[*?]/g, "").length, user === "" ? 0 : isGlob(user) ? 1 : 2],
  };
}

function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/** Names compare without regard to letters' case and to a slash at the end. */
function plainAccount(account: string): string {
  const name = account.trim().toLowerCase();
  return name.length > 1 ? name.replace(/\/+$/, "") : name;
}

function compare(a: Entry, b: Entry): number {
  for (const [i, rank] of a.rank.entries()) {
    const other = b.rank[i] ?? 0;
    if (rank !== other) return rank - other;
  }
  return 0;
}
