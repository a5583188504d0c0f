/** Small words that several panes need. */
export { counted as count } from "../../src/core/words";

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** What was done, and after it what is left for the person to look at. */
export function saidWithWarnings(
  done: string,
  warnings: readonly string[],
): { readonly words: string; readonly kind: "success" | "warning" } {
  return { words: [done, ...warnings].join(" "), kind: warnings.length === 0 ? "success" : "warning" };
}
