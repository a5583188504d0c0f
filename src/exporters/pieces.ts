/**
 * Usage with its rate and owner, added up to what is told apart: the pieces among which free quantities are handed out.
 * Their order is the same for rows of days, months and jobs, or another grain would bill another total.
 */
import type { CardRow, Priced, Pricing, RateCard } from "../core/rates/card";
import type { Rate } from "../core/rates/rate";
import type { Meter } from "../core/rates/units";
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
  /** The same for the same usage, whatever the order of the source. By it they are ordered. */
  readonly key: string;
}

/** What finds no price, or more than one, added up. */
export interface Left {
  /** The first by day, account and user. */
  usage: Usage;
  /** What of the card is to be named: rates that apply equally, the one of another time, those of no source. */
  readonly rates: readonly Rate[];
  parts: bigint;
}

export interface Gathered {
  /** By day, then account, Rate ID, user and resource, and only then by the time of the day. */
  readonly pieces: readonly Piece[];
  /** Usage whose meter the card prices, but not this usage. */
  readonly unrated: readonly Left[];
  readonly tied: readonly Left[];
  /** Usage whose meter the card prices at other times only. */
  readonly untimely: readonly Left[];
  /** Usage whose meter the card does not have for this source. */
  readonly unpriced: readonly Left[];
  /** Rates that ask for a name which no usage has. */
  readonly idle: readonly Idle[];
  /** Names that the usage has, and Applies To may ask for. */
  readonly names: readonly string[];
}

export interface Idle {
  readonly rate: Rate;
  readonly key: string;
}

export interface Circumstances {
  readonly card: RateCard;
  readonly owners: Owners;
  readonly period: string;
  readonly by: Grain;
  readonly source: string;
  /** Names of the source that not every month's usage has. */
  readonly names: readonly string[];
}

/** @throws Refusal where two owners fit equally; Error for usage outside the month: a fault of the reader */
export function gather(usage: Iterable<Usage>, circumstances: Circumstances): Gathered {
  const { card, owners, period, by, source } = circumstances;
  const pieces = new Map<string, Piece>();
  const unrated = new Map<string, Left>();
  const tied = new Map<string, Left>();
  const untimely = new Map<string, Left>();
  const unpriced = new Map<string, Left>();
  const priced = new Map<string, Pricing>();
  const names = new Set(["source", "account", "user", ...circumstances.names]);
  for (const one of usage) {
    if (!one.day.startsWith(`${period}-`) || one.parts < 0n)
      throw new Error(`Usage of ${one.account} on ${one.day}, ${one.parts} parts, is not of ${period}`);
    if (one.parts === 0n) continue;
    const meter = meterKey(one.meter, one.unit);
    for (const name of Object.keys(one.facts)) names.add(name);
    const pricing = priced.get(meter) ?? card.prices(one.meter, one.unit, period);
    priced.set(meter, pricing);
    if (pricing === "never") {
      addLeft(unpriced, meter, one, card.strays(one.meter, one.unit));
      continue;
    }
    if (pricing !== "now") {
      addLeft(untimely, meter, one, [pricing.nearest]);
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
    untimely: sorted(untimely),
    unpriced: sorted(unpriced),
    idle: card
      .askingForOthers(names, period)
      .filter(({ unit }) => priced.has(meterKey(unit.meter, unit.name))),
    names: [...names].filter((name) => name !== "source").sort(),
  };
}

/** A count is told by its unit. */
function meterKey(meter: Meter, unit: string): string {
  return meter === "count" ? `${meter}\n${unit.trim().toLowerCase()}` : meter;
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
    usage.account,
    row.rate.rateId,
    usage.user,
    usage.sharedResource ?? usage.resourceId,
    shownFacts(usage),
    usage.free,
    owner?.where ?? "",
    // Last, so that the jobs of a day lie together where a row of the day would be.
    ...(by === "job" ? [usage.began ?? "", usage.ended ?? ""] : []),
    usage.resourceId,
    usage.resourceName,
  ]);
  const piece = pieces.get(key);
  if (piece === undefined) pieces.set(key, { usage, row, owner, parts: millionths(usage), key });
  else piece.parts += millionths(usage);
}

function addLeft(map: Map<string, Left>, key: string, usage: Usage, rates: readonly Rate[]): void {
  const left = map.get(key);
  if (left === undefined) map.set(key, { usage, rates, parts: millionths(usage) });
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
