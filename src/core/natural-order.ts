/** The order people expect of numbered names: "node 4" before "node 17". */
import { byText } from "./lists";

const DIGITS = /(\d+)/;

/** For Array.sort. Names that differ only in zeros before a number keep a fixed order. */
export function naturally(a: string, b: string): number {
  const [left, right] = [a.split(DIGITS), b.split(DIGITS)];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const order = comparePieces(left[i] ?? "", right[i] ?? "", i % 2 === 1);
    if (order !== 0) return order;
  }
  return left.length - right.length || byText(a, b);
}

function comparePieces(a: string, b: string, areDigits: boolean): number {
  if (!areDigits) return byText(a, b);
  const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return left.length - right.length || byText(left, right);
}
