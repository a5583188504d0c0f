/** Which month to look at after an import. */
import type { Period } from "../../../src/core/period";
import type { ImportPreview } from "../../../src/steps/import-preview";

/** The month that most of the charges are of, or that corrections and late rows went into; "" where there are none. */
export function mainMonth(preview: ImportPreview): Period {
  const open = preview.months.filter((month) => month.status === "Open");
  const brought = [
    ...(preview.result?.corrections ?? []),
    ...(open.length === 0 ? (preview.result?.late ?? []) : []),
  ];
  const into = brought[0]?.into;
  if (into !== undefined) return into;
  const counts = new Map<Period, number>();
  for (const { period, charges } of open.length === 0 ? preview.months : open)
    counts.set(period, (counts.get(period) ?? 0) + charges);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0] ?? "";
}
