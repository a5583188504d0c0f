/** What is printed of storage reports: how much was counted, in units that a person can compare with the system's own. */
import { absolute, amountToText } from "../../core/money";
import { figure } from "../../core/words";
import { divideRounded } from "../size";
import { listNote } from "../report/hold-notes";
import type { ExportNote, Usage } from "../usage";
import type { StorageOptions } from "./read";

const TB = 10n ** 12n;
const TIB = 2n ** 40n;
/** Amounts have 30 decimals; a thousandth is as much as is shown. */
const THOUSANDTH = 10n ** 27n;

export function storageFigures(
  files: number,
  usage: readonly Usage[],
  days: number,
  { charge, measure }: Pick<StorageOptions, "charge" | "measure">,
): [string, string][] {
  let byteDays = 0n;
  const shares = new Set<string>();
  for (const { parts, resourceId } of usage) {
    byteDays += parts;
    shares.add(resourceId);
  }
  const per = BigInt(days);
  return [
    ["Files", String(files)],
    ["Shares", figure(shares.size)],
    ["Charged by", `${charge}, ${measure}`],
    ["TB-Months", thousandths(byteDays, TB * per)],
    ["TiB-Months", thousandths(byteDays, TIB * per)],
  ];
}

/** A quotient with three decimals, as a person reads it: `1,234.500`. */
export function thousandths(value: bigint, by: bigint): string {
  const text = amountToText(absolute(divideRounded(value * 1000n, by)) * THOUSANDTH, 3);
  const [whole = "", fraction = ""] = text.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}

/** Shares that are in the reports and in no row. */
export function nothingUsed(usage: readonly Usage[]): ExportNote[] {
  const sums = new Map<string, bigint>();
  for (const { resourceId, parts } of usage) sums.set(resourceId, (sums.get(resourceId) ?? 0n) + parts);
  const none = [...sums].flatMap(([name, parts]) => (parts === 0n ? [name] : []));
  return listNote(none, "Nothing is counted for these, and they have no row:");
}
