/** The tie-out in an evidence pack: for people as CSV, for programs as JSON, figures as exact decimal text. */
import { amountToText } from "../../core/money";
import { csvText, type CsvCell } from "../../render/csv";
import type { TieOutLine } from "../../render/evidence/tie-out-words";
import { rowsOf } from "../../core/tieout/check";
import type { TieOutResult } from "../tie-out";
import type { Pack } from "./pack";

export async function addTieOut(
  pack: Pack,
  { tieOut, warnings }: TieOutResult,
  lines: readonly TieOutLine[],
): Promise<void> {
  const figures = lines.map(({ line, amount, how, file }): CsvCell[] => [
    "Figure",
    line,
    amount === null ? null : { number: amountToText(amount) },
    how,
    file,
  ]);
  const checks = tieOut.checks.map((check): CsvCell[] => [
    "Check",
    check.name,
    { number: check.unit === "rows" ? String(rowsOf(check)) : amountToText(check.difference) },
    check.unit === "rows" ? "Must be 0" : "Must be 0.00",
    "",
  ]);
  await pack.add(
    "tie-out.csv",
    "The month's figures and checks, with how each is worked out",
    csvText(["Kind", "Line", "Amount", "How It Is Worked Out", "File"], [...figures, ...checks]),
  );
  const json = {
    period: tieOut.period,
    figures: lines.map(({ line, amount }) => ({
      line,
      amount: amount === null ? null : amountToText(amount),
    })),
    checks: tieOut.checks.map((check) => ({
      name: check.name,
      unit: check.unit,
      difference: amountToText(check.difference),
      ...(check.named === undefined ? {} : { rows: check.named }),
    })),
    unreadableRows: tieOut.unreadable.map(({ problemId, source, sourceRow, column, value }) => ({
      problemId,
      source,
      sourceRow,
      column,
      value,
    })),
    warnings,
  };
  await pack.add("tie-out.json", "The same for programs", `${JSON.stringify(json, null, 2)}\n`);
}
