/** Which rows a figure of the tie-out adds up: a table, and the texts under headings that its rows have. */
import { isAdjustment } from "../adjustments/adjustment";
import { isBillable, type Charge } from "../charge";
import { mendedChargeId } from "../import/mended";
import { activeLines } from "../journal/reverse";
import type { Amount } from "../money";
import { amount, centsToAmount, sum } from "../money";
import { currentLines, isInForce } from "../statements/lines";
import type { TieOut, TieOutInput } from "./tie-out";

/** The figures that rows stand behind. */
export const TIE_OUT_LINES = [
  "imported",
  "carriedIn",
  "adjustments",
  "billed",
  "held",
  "rejected",
  "pending",
  "problems",
  "rounding",
  "statements",
  "paidByOthers",
  "journalDebits",
  "journalCredits",
] as const satisfies readonly (keyof TieOut)[];
export type TieOutLine = (typeof TIE_OUT_LINES)[number];

/** Rows that meet every condition, as a table's filters show them. */
export interface TieOutRows {
  readonly table: "Charges" | "Imports" | "Problems" | "Statements" | "Statement Lines" | "Journal";
  /** Texts under a heading, one of which a row has. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly rows: number;
  /** What these rows come to; the figure itself but for adjustments, where the file's own amounts come off. */
  readonly amount: Amount;
}

export function tieOutRows(line: TieOutLine, input: TieOutInput): TieOutRows {
  switch (line) {
    case "imported":
      return importRows(input);
    case "carriedIn":
      return charges(input, (c) => c.carriedFrom !== "", { "Carried From": (c) => c.carriedFrom });
    case "adjustments":
      return adjustmentRows(input);
    case "billed":
      return charges(input, isBillable, { Review: (c) => c.review });
    case "held":
      return charges(input, (c) => c.review === "Held", { Review: () => "Held" });
    case "rejected":
      return charges(input, (c) => c.review === "Rejected", { Review: () => "Rejected" });
    case "pending":
      return charges(input, (c) => c.review === "Pending", { Review: () => "Pending" });
    case "problems":
      return problemRows(input);
    case "rounding":
    case "paidByOthers":
      return lineRows(line, input);
    case "statements":
      return statementRows(input);
    case "journalDebits":
    case "journalCredits":
      return journalRows(line, input);
  }
}

/** Under each heading the texts that the rows have there. */
function charges(
  { period, charges: all }: TieOutInput,
  keep: (charge: Charge) => boolean,
  under: Readonly<Record<string, (charge: Charge) => string>>,
): TieOutRows {
  const rows = all.filter(keep);
  const only: Record<string, readonly string[]> = { Period: [period] };
  for (const [heading, pick] of Object.entries(under)) only[heading] = distinct(rows.map(pick));
  return { table: "Charges", only, rows: rows.length, amount: sum(rows.map((c) => c.amount)) };
}

function adjustmentRows(input: TieOutInput): TieOutRows {
  const resolved = input.problems.filter((p) => p.status === "Resolved");
  const mended = new Set(resolved.map((p) => mendedChargeId(p.problemId)));
  return charges(input, (c) => c.carriedFrom === "" && (isAdjustment(c) || mended.has(c.chargeId)), {
    "Charge ID": (c) => c.chargeId,
  });
}

function importRows({ period, imports }: TieOutInput): TieOutRows {
  const rows = imports.filter((i) => i.status === "Current");
  const total = sum(rows.map((i) => amount(i.amountTotal)));
  const only = { Period: [period], Status: ["Current"] };
  return { table: "Imports", only, rows: rows.length, amount: total };
}

function problemRows({ period, problems }: TieOutInput): TieOutRows {
  const rows = problems.filter((p) => p.status !== "Resolved");
  const only = { Period: [period], Status: ["Open", "Waived"] };
  return { table: "Problems", only, rows: rows.length, amount: sum(rows.map((p) => p.amount)) };
}

function statementRows({ period, statements }: TieOutInput): TieOutRows {
  const rows = statements.filter(isInForce);
  const total = sum(rows.map((s) => centsToAmount(s.amount)));
  const only = { Period: [period], Status: ["Draft", "Issued"] };
  return { table: "Statements", only, rows: rows.length, amount: total };
}

function lineRows(line: "rounding" | "paidByOthers", { period, statements, lines }: TieOutInput): TieOutRows {
  const current = currentLines(statements, lines);
  const isRounding = line === "rounding";
  const rows = current.filter((l) => (isRounding ? l.rounding !== 0n : l.kind === "Paid by"));
  const numbers = distinct(rows.map((l) => l.statementNo));
  const only = { Period: [period], "Statement No": numbers, ...(isRounding ? {} : { Kind: ["Paid by"] }) };
  const value = (l: (typeof rows)[number]): Amount =>
    centsToAmount(l.billed) - (isRounding ? amount(l.exact) : 0n);
  return { table: "Statement Lines", only, rows: rows.length, amount: sum(rows.map(value)) };
}

function journalRows(line: "journalDebits" | "journalCredits", { period, journal }: TieOutInput): TieOutRows {
  const kind = line === "journalDebits" ? "Payer" : "Recovery";
  const rows = activeLines(journal).filter((l) => l.kind === kind);
  const sign = kind === "Payer" ? 1 : -1;
  const only = { Period: [period], Kind: [kind], Status: ["Prepared", "Exported", "Posted"] };
  const total = sum(rows.map((l) => centsToAmount(sign * (l.debit - l.credit))));
  return { table: "Journal", only, rows: rows.length, amount: total };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
