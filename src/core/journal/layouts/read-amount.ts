/** Amounts of a layout's file as every other reads them: decimal, credits below zero. */
import { centsToText } from "../../money";
import type { LayoutOptions } from "./options";

/** `1250` → `12.50` where amounts are cents. */
export function decimalAmount(text: string, { cents }: Pick<LayoutOptions, "cents">): string {
  if (!cents || !/^-?\d+$/.test(text)) return text;
  return centsToText(Number(text));
}

export function signedAmount(text: string, { debitNegative }: Pick<LayoutOptions, "debitNegative">): string {
  if (!debitNegative || text === "") return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}
