/** What stands against importing what the preview shows. */
import type { ImportPreview } from "../../../src/steps/import-preview";
import type { Chosen } from "./chosen";

export type Hindrance = "" | "tooMany" | "refused" | "closed" | "choose" | "answer" | "accept";

export function hindrance(preview: ImportPreview, chosen: Chosen): Hindrance {
  const { files } = preview;
  if (files.some((file) => file.tooMany)) return "tooMany";
  if (files.some((file) => file.refusal !== "")) return "refused";
  if (closedMonths(preview).length > 0 && preview.refusal !== "" && !chosen.asCorrection) return "closed";
  if (preview.refusal !== "") return "refused";
  if (preview.months.some((month) => month.how === "ask")) return "choose";
  if (badRowsOf(preview) === 0 || chosen.acceptProblems) return "";
  return files.some((file) => file.questions.length > 0) ? "answer" : "accept";
}

export function badRowsOf(preview: ImportPreview): number {
  return preview.files.reduce((n, file) => n + file.badRows.length, 0);
}

/** Months of the files that nothing can be written into, in order. */
export function closedMonths({ months }: ImportPreview): readonly string[] {
  return [...new Set(months.filter((m) => m.status !== "Open").map((m) => m.period))].sort();
}
