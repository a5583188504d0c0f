/** What an import's exact totals leave when its rows are taken off. */
import type { ProblemRecord } from "../import/records";
import { amount, parseAmount, sum, type Amount } from "../money";
import type { OwnRows } from "./own-rows";

/** Exact totals less the cells; null where no import has them, or a problem row's part is not known. */
export function residuals({ record, charges, problems }: OwnRows): {
  readonly billed: Amount | null;
  readonly list: Amount | null;
} {
  if (record === null) return { billed: null, list: null };
  const lists = problems.map(listOf);
  const list = lists.includes(null) ? null : sum(lists.map((value) => value ?? 0n));
  const billed = sum(problems.map((p) => parseAmount(p.billedCost) ?? 0n));
  return {
    billed: amount(record.billedTotal) - billed - sum(charges.map((c) => c.billedCost)),
    list: list === null ? null : amount(record.listTotal) - list - sum(charges.map((c) => c.listCost)),
  };
}

/** A problem row says its list price only in its raw text, where it may be unreadable or written otherwise. */
function listOf({ rawRow }: ProblemRecord): Amount | null {
  try {
    const raw = JSON.parse(rawRow) as Readonly<Record<string, unknown>>;
    const text = raw["ListCost"];
    if (typeof text !== "string") return null;
    return text.trim() === "" ? 0n : parseAmount(text);
  } catch {
    return null;
  }
}
