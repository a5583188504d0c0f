/** What stands against importing what the preview shows. */
import type { Period } from "../../../src/core/period";
import type { MonthPreview } from "../../../src/steps/import-month-preview";
import type { ImportPreview } from "../../../src/steps/import-preview";
import type { Chosen } from "./chosen";

export type Hindrance =
  "" | "tooMany" | "refused" | "closed" | "late" | "choose" | "answer" | "answerFirst" | "accept";

export function hindrance(preview: ImportPreview, chosen: Chosen): Hindrance {
  const { files } = preview;
  if (files.some((file) => file.tooMany)) return "tooMany";
  if (files.some((file) => file.refusal !== "")) return "refused";
  const special = chosen.asCorrection || chosen.lateRows;
  if (!special && preview.refusal !== "" && closedMonths(preview, chosen).length > 0)
    return hasOpenMonth(preview) ? "late" : "closed";
  const asks = asksOf(preview);
  if (preview.refusal !== "") return asks ? "answerFirst" : "refused";
  if (preview.months.some(isToDecide)) return "choose";
  if (badRowsOf(preview) === 0 || chosen.acceptProblems) return "";
  return asks ? "answer" : "accept";
}

/** A closed month takes nothing: there is nothing to choose for it. */
export function isToDecide({ how, status }: Pick<MonthPreview, "how" | "status">): boolean {
  return how === "ask" && status === "Open";
}

/** Whether the files have rows of an open month, too: then closed months have late rows, and no whole statement. */
export function hasOpenMonth({ months }: ImportPreview): boolean {
  return months.some((month) => month.status === "Open");
}

/** Whether a person is still to say how a file is written: until then it may even tell no month. */
export function asksOf({ files }: ImportPreview): boolean {
  return files.some((file) => file.questions.length > 0);
}

export function badRowsOf(preview: ImportPreview): number {
  return preview.files.reduce((n, file) => n + file.badRows.length, 0);
}

/** Months of the files that nothing can be written into, in order; for corrections all that the files are of. */
export function closedMonths({ months, files }: ImportPreview, chosen: Chosen): readonly Period[] {
  const closed = chosen.asCorrection
    ? files.map((file) => file.period).filter((period) => period !== "")
    : months.filter((m) => m.status !== "Open").map((m) => m.period);
  return [...new Set(closed)].sort();
}
