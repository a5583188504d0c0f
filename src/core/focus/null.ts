/** Ways in which exporters write "no value" in a CSV file (FOCUS null handling, focus rule Z01). */
const NULLS = new Set(["", "null", "(null)", "n/a", "none", "\\n"]);

/** The trimmed text, or "" where the file means null. */
export function nullable(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const trimmed = text.trim();
  return trimmed.length <= 6 && NULLS.has(trimmed.toLowerCase()) ? "" : trimmed;
}
