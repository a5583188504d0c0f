/** What stands against importing what the preview shows. */
import type { Period } from "../../../src/core/period";
import type { ImportPreview } from "../../../src/steps/import-preview";
import type { Chosen } from "./chosen";

export type Hindrance =
  "" | "tooMany" | "refused" | "closed" | "choose" | "answer" | "answerFirst" | "accept";

export function hindrance(preview: ImportPreview, chosen: Chosen): Hindrance {
  const { files } = preview;
  if (files.some((file) => file.tooMany)) return "tooMany";
  if (files.some((file) => file.refusal !== "")) return "refused";
  if (!chosen.asCorrection && preview.refusal !== "" && closedMonths(preview, chosen).length > 0)
    return "closed";
  const asks = asksOf(preview);
  if (preview.refusal !== "") return asks ? "answerFirst" : "refused";
  if (preview.months.some((month) => month.how === "ask")) return "choose";
  if (badRowsOf(preview) === 0 || chosen.acceptProblems) return "";
  return asks ? "answer" : "accept";
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
