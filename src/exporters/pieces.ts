/** Usage with its rate and owner, added up to what is told apart: the pieces that are priced one after the other. */
import type { CardRow, Priced, RateCard } from "../core/rates/card";
import type { Rate } from "../core/rates/rate";
import type { Grain } from "./request";
import type { Owner, Owners } from "./owners";
import type { Usage } from "./usage";

/** All usage of one day (or job), account, user, resource, rate and owner. */
export interface Piece {
  readonly usage: Usage;
  readonly row: CardRow;
  readonly owner: Owner | null;
  /** Sum of all usage in it, in millionths of the meter's parts. */
  parts: bigint;
  /** The same for the same usage, whatever the order of the source. */
  readonly key: string;
}

/** What finds no price, or more than one, added up. */
export interface Left {
  /** The first by day, account and user. */
  usage: Usage;
  /** Two rates that apply equally; none where no rate applies. */
  readonly between: readonly Rate[];
  parts: bigint;
}

export interface Gathered {
  /** In order of time. */
  readonly pieces: readonly Piece[];
  /** Usage whose meter the card prices, but not this usage. */
  readonly unrated: readonly Left[];
  readonly tied: readonly Left[];
  /** Usage whose meter the card does not have. */
  readonly unpriced: readonly Left[];
}

export interface Circumstances {
  readonly card: RateCard;
  readonly owners: Owners;
  readonly period: string;
  readonly by: Grain;
  readonly source: string;
}

/** @throws Refusal where two owners fit equally; Error for usage outside the month: a fault of the reader */
export function gather(usage: Iterable<Usage>, circumstances: Circumstances): Gathered {
  const { card, owners, period, by, source } = circumstances;
  const pieces = new Map<string, Piece>();
  const unrated = new Map<string, Left>();
  const tied = new Map<string, Left>();
  const unpriced = new Map<string, Left>();
  const priced = new Map<string, boolean>();
  for (const one of usage) {
    if (!one.day.startsWith(`${period}-`) || one.parts < 0n)
      throw new Error(`Usage of ${one.account} on ${one.day}, ${one.parts} parts, is not of ${period}`);
    if (one.parts === 0n) continue;
    const meter = `${one.meter}\n${one.unit.trim().toLowerCase()}`;
    const isPriced = priced.get(meter) ?? card.prices(one.meter, one.unit, period);
    priced.set(meter, isPriced);
    if (!isPriced) {
      addLeft(unpriced, meter, one, []);
      continue;
    }
    const found = card.find(asked(one, source));
    if (found === null) addLeft(unrated, JSON.stringify([meter, shownFacts(one)]), one, []);
    else if ("between" in found)
      addLeft(tied, JSON.stringify([meter, found.between.map((rate) => rate.rateId)]), one, found.between);
    else addPiece(pieces, one, found.row, owners.find(one.account, one.user, one.day), by);
  }
  return {
    pieces: [...pieces.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    unrated: sorted(unrated),
    tied: sorted(tied),
    unpriced: sorted(unpriced),
  };
}

function asked({ day, meter, unit, account, user, facts }: Usage, source: string): Priced {
  return { day, meter, unit, facts: { ...facts, account, user, source } };
}

/** Facts in the order of their names. */
export function shownFacts({ facts }: Usage): [string, string][] {
  return Object.entries(facts)
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function addPiece(
  pieces: Map<string, Piece>,
  usage: Usage,
  row: CardRow,
  owner: Owner | null,
  by: Grain,
): void {
  const key = JSON.stringify([
    usage.day,
    by === "job" ? [usage.began ?? "", usage.ended ?? ""] : [],
    usage.account,
    row.rate.rateId,
    usage.user,
    usage.resourceId,
    usage.resourceName,
    shownFacts(usage),
    usage.free,
    owner?.where ?? "",
  ]);
  const piece = pieces.get(key);
  if (piece === undefined) pieces.set(key, { usage, row, owner, parts: millionths(usage), key });
  else piece.parts += millionths(usage);
}

function addLeft(map: Map<string, Left>, key: string, usage: Usage, between: readonly Rate[]): void {
  const left = map.get(key);
  if (left === undefined) map.set(key, { usage, between, parts: millionths(usage) });
  else {
    left.parts += millionths(usage);
    if (place(usage) < place(left.usage)) left.usage = usage;
  }
}

function millionths({ parts, inMillionths }: Usage): bigint {
  return inMillionths === true ? parts : parts * 1_000_000n;
}

function place({ day, account, user, facts }: Usage): string {
  return JSON.stringify([day, account, user, facts]);
}

function sorted(map: ReadonlyMap<string, Left>): Left[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, left]) => left);
}
