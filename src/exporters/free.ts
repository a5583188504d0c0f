/** What of each piece is free: the free quantities of a month, used up in the order of the pieces, whatever makes a row. */
import { amount, type Amount } from "../core/money";
import { plainName } from "./account";
import { daysInMonth } from "./days";
import type { Piece } from "./pieces";

/** A piece, and how much of it an allowance pays, in millionths of the meter's parts. */
export interface Share {
  readonly piece: Piece;
  readonly free: bigint;
}

const ONE = amount("1");
const MILLION = 1_000_000n;

/** @param pieces in order, see pieces.ts */
export function freeShares(pieces: readonly Piece[], period: string): Share[] {
  const days = daysInMonth(period);
  const taken = new Map<string, bigint>();
  return pieces.map((piece) => {
    const { freeQuantity } = piece.row.rate;
    // What is free by itself uses nothing up.
    if (freeQuantity === null || freeQuantity === 0n || piece.usage.free !== "") return { piece, free: 0n };
    const key = allowanceOf(piece);
    const before = taken.get(key) ?? 0n;
    const left = inParts(freeQuantity, piece.row.unit.parts(days)) - before;
    const free = left < 0n ? 0n : left < piece.parts ? left : piece.parts;
    taken.set(key, before + free);
    return { piece, free };
  });
}

function inParts(quantity: Amount, inUnit: bigint): bigint {
  return (quantity * inUnit * MILLION) / ONE;
}

/** The allowance that a piece may use: of a SKU, for whom the rate says. */
function allowanceOf({ usage, row, owner }: Piece): string {
  const { freePer, sku, rateId } = row.rate;
  const account = ["account", plainName(usage.account)];
  /** What has no PI, project or resource counts by its account. */
  const named = (what: string, name = ""): string[] => {
    const plain = plainName(name);
    return plain === "" ? account : [what, plain];
  };
  const whose = {
    Account: account,
    PI: named("pi", owner?.pi),
    Project: named("project", owner?.project),
    Resource: named("resource", usage.sharedResource ?? usage.resourceId),
  }[freePer === "" ? "Account" : freePer];
  return JSON.stringify([sku.trim().toLowerCase() || rateId, row.unit.name.toLowerCase(), ...whose]);
}
