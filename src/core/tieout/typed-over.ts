/**
 * Charges whose amounts somebody typed over. A file's row has its billed or its effective cost as Amount, and its Charge
 * ID has digits over all three costs as the file had them, which a cell may not keep.
 */
import { isAdjustment } from "../adjustments/adjustment";
import type { Charge } from "../charge";
import { amountDigits } from "../import/charge-id";
import { correctedMonth, lateMonth } from "../import/corrected";
import { absolute, amountFromNumber, amountToNumber, amountToText, sum, type Amount } from "../money";
import { beyondSlack } from "./cells";
import { rowWords } from "./charge-words";
import { residuals } from "./residuals";
import type { OwnRows } from "./own-rows";
import type { TieOutInput } from "./tie-out";

/** By Amount alone. What people entered is compared with its entry elsewhere. */
export function typedOver(charges: readonly Charge[]): readonly Charge[] {
  return charges.filter((c) => !isAdjustment(c) && isAmountOff(c));
}

/** In words, each row once. */
export function typedOverRows({ charges }: TieOutInput, groups: readonly OwnRows[]): string[] {
  const amounts = typedOver(charges);
  const digits = new Map<Charge, string>(groups.flatMap(otherDigits));
  for (const c of amounts) digits.delete(c);
  return [
    ...amounts.map(
      (c) => `${rowWords(c)}: Amount ${amountToText(c.amount)}, Billed Cost ${amountToText(c.billedCost)}`,
    ),
    ...[...digits].map(([c, what]) => `${rowWords(c)}: ${what} was typed over`),
  ];
}

function isAmountOff({ amount, billedCost, effectiveCost }: Charge): boolean {
  return amount !== billedCost && amount !== (effectiveCost ?? billedCost);
}

/** A difference that was brought as a correction has the digits of the restated row; a late row has its own. */
function otherDigits(group: OwnRows): (readonly [Charge, string])[] {
  const { record, charges } = group;
  if (record === null || (correctedMonth(record) !== "" && lateMonth(record) === "")) return [];
  const other = charges.filter((c) => c.corrects === "" && !saysItsDigits(c));
  if (other.length === 0) return [];
  const known = new Map(other.map((c) => [c, restored(c)]));
  const unclear = unclearCosts(group);
  const reversed = new Set(other.map((c) => costsKey(c, -1n)));
  const isTyped = (c: Charge): boolean => !reversed.has(costsKey(c, 1n)) && !hasLongEffective(c);
  return other.flatMap((c) => {
    const what = known.get(c) ?? (unclear !== "" && isTyped(c) ? unclear : "");
    return what === "" ? [] : [[c, what] as const];
  });
}

/** Which cost was typed over, where the row has what stood there as another of its costs; else undefined. */
function restored(charge: Charge): string | undefined {
  const digits = ID.exec(charge.chargeId)?.[1];
  const { billedCost, listCost, effectiveCost } = charge;
  const others = [billedCost, listCost, ...(effectiveCost === null ? [] : [effectiveCost])];
  const fits = (changes: Partial<Charge>): boolean => amountDigits({ ...charge, ...changes }) === digits;
  if (others.some((cost) => fits({ billedCost: cost }))) return "Billed Cost";
  if (others.some((cost) => fits({ listCost: cost }))) return "List Cost";
  return others.some((cost) => fits({ effectiveCost: cost })) ? "Effective Cost" : undefined;
}

/** What was typed over, by the import's totals; "" where its amounts are longer than cells, so that digits say nothing. */
function unclearCosts(group: OwnRows): string {
  const left = residuals(group);
  if (left === null) return "";
  const { billed, list } = left;
  const { charges } = group;
  if (!isAsCells(billed, charges.map((c) => c.billedCost))) return "";
  if (!isAsCells(list, charges.map((c) => c.listCost))) return "";
  if (billed === 0n && list !== 0n) return "List Cost";
  return billed !== 0n && list === 0n ? "Billed Cost" : COSTS;
} // prettier-ignore

const COSTS = "Billed, List or Effective Cost";
const ID = /^[0-9a-f]{16}-([0-9a-f]{8})-\d+$/;

function saysItsDigits(charge: Charge): boolean {
  const digits = ID.exec(charge.chargeId)?.[1];
  return digits === undefined || amountDigits(charge) === digits;
}

/**
 * Whether the file's amounts fit into cells, so that other digits were typed: its exact total is that of the cells, or
 * is off by what a person typed. What cells cut off is less, and has more digits.
 */
function isAsCells(off: Amount, cells: readonly Amount[]): boolean {
  return off === 0n || (isShort(off) && beyondSlack(off, sum(cells.map(absolute))) !== 0n);
}

const SHORT = 10;

function isShort(value: Amount): boolean {
  return (
    amountToText(value, 0)
      .replace(/[-.]/g, "")
      .replace(/^0+|0+$/g, "").length <= SHORT
  );
}

/** A long amount and its reversal cut the same off each other's cells. */
function costsKey({ billedCost, listCost, effectiveCost }: Charge, sign: bigint): string {
  return [billedCost, listCost, effectiveCost ?? 0n].map((cost) => cost * sign).join();
}

/** No total says how long effective costs are; 0.30000000000000004 stands in its cell as 0.3. */
function hasLongEffective(charge: Charge): boolean {
  const { billedCost, listCost, effectiveCost } = charge;
  if (effectiveCost === null) return false;
  if (effectiveCost !== billedCost && effectiveCost !== listCost && !isShort(effectiveCost)) return true;
  const digits = ID.exec(charge.chargeId)?.[1];
  const cell = amountToNumber(effectiveCost);
  return [-3, -2, -1, 1, 2, 3].some((ulps) => {
    const long = amountFromNumber(cell * (1 + ulps * Number.EPSILON));
    return amountDigits({ ...charge, effectiveCost: long }) === digits;
  });
}
