/**
 * Pieces of usage → priced parts: units with six decimals, what is free, and exact costs. Cumulative rounding keeps the
 * sum of an account's and rate's quantities at its rounded total, however many rows it has.
 */
import { amount, amountToText, type Amount } from "../core/money";
import { priceOf } from "../core/rates/price";
import { daysInMonth } from "./days";
import type { Piece } from "./pieces";
import { divideRounded } from "./size";

/** A quantity at one price for a PI: the rate's, or nothing. */
export interface PricedPart {
  readonly piece: Piece;
  readonly quantity: Amount;
  /** Why it costs nothing although the rate has a price: `free allowance`, `run ended NODE_FAIL`; "" for the rate's price. */
  readonly free: string;
  readonly list: Amount;
  readonly billed: Amount;
}

export const ALLOWANCE = "free allowance";

const ONE = amount("1");
/** A quantity is a whole number of these. */
const MILLIONTH = ONE / 1_000_000n;

/** @param pieces in order of time */
export function price(pieces: readonly Piece[], period: string): PricedPart[] {
  const days = daysInMonth(period);
  const summed = new Map<string, bigint>();
  const allowances = new Allowances();
  return pieces.flatMap((piece) => {
    const { usage, row } = piece;
    const key = JSON.stringify([usage.account, row.rate.rateId]);
    const before = summed.get(key) ?? 0n;
    summed.set(key, before + piece.parts);
    const parts = row.unit.parts(days);
    const quantity = units(before + piece.parts, parts) - units(before, parts);
    if (usage.free !== "") return [part(piece, quantity, usage.free)];
    const free = allowances.take(piece, quantity);
    return [part(piece, free, ALLOWANCE), part(piece, quantity - free, "")];
  }).filter(({ quantity }) => quantity > 0n); // prettier-ignore
}

/** Units of so many millionths of parts, to six decimals. */
export function units(millionths: bigint, inUnit: bigint): Amount {
  return divideRounded(millionths, inUnit) * MILLIONTH;
}

function part(piece: Piece, quantity: Amount, free: string): PricedPart {
  const { list, billed } = priceOf(piece.row.rate);
  const cost = (rate: Amount): Amount => (quantity * rate) / ONE;
  return { piece, quantity, free, list: cost(list), billed: free === "" ? cost(billed) : 0n };
}

/** What is left of the free quantities of a month: of a SKU, for whom the rate says. */
class Allowances {
  private readonly taken = new Map<string, Amount>();

  take({ usage, row, owner }: Piece, quantity: Amount): Amount {
    const { freeQuantity, freePer, sku, rateId } = row.rate;
    if (freeQuantity === null || freeQuantity === 0n) return 0n;
    const whose = {
      Account: ["account", usage.account],
      PI: named("pi", owner?.pi, usage.account),
      Project: named("project", owner?.project, usage.account),
      Resource: named("resource", usage.resourceId, usage.account),
    }[freePer === "" ? "Account" : freePer];
    const key = JSON.stringify([sku.trim().toLowerCase() || rateId, row.unit.name.toLowerCase(), ...whose]);
    const taken = this.taken.get(key) ?? 0n;
    const left = freeQuantity > taken ? freeQuantity - taken : 0n;
    const free = quantity < left ? quantity : left;
    this.taken.set(key, taken + free);
    return free;
  }
}

/** What has no PI, project or resource counts by its account. */
function named(what: string, name: string | undefined, account: string): string[] {
  return name === undefined || name === "" ? ["account", account] : [what, name.trim().toLowerCase()];
}

/** Plain decimal text: `12.5`, `0`. */
export function plain(value: Amount): string {
  return amountToText(value, 0);
}
