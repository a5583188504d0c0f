/** Ways in which exporters write "no value" in a CSV file (FOCUS null handling, focus rule Z01). */
const NULLS = new Set(["null", "(null)", "n/a", "none", "\\n"]);
/** Spares most cells the look-up: this is asked of every cell of a file. */
const MAY_BE_NULL = /^[nN(\\]/;
const LONGEST = 6;

/** The trimmed text, or "" where the file means null. */
export function nullable(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !MAY_BE_NULL.test(trimmed)) return trimmed;
  return NULLS.has(trimmed.toLowerCase()) ? "" : trimmed;
}
