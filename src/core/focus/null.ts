/** Ways in which exporters write "no value" in a CSV file (FOCUS null handling, focus rule Z01). */
const NULLS = new Set(["null", "(null)", "n/a", "none", "\\n"]);
const LONGEST = 6;
const BEGINS: ReadonlySet<string | undefined> = new Set(["n", "N", "(", "\\"]);

/** The trimmed text, or "" where the file means null. */
export function nullable(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  // Asked of every cell of a file: most are told by their first and last character.
  if (
    isVisible(text, 0) &&
    isVisible(text, text.length - 1) &&
    (text.length > LONGEST || !BEGINS.has(text[0]))
  )
    return text;
  const trimmed = text.trim();
  return trimmed.length <= LONGEST && NULLS.has(trimmed.toLowerCase()) ? "" : trimmed;
}

/** A printing character of ASCII; others may be blanks of some kind. */
function isVisible(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c > 32 && c < 127;
}
