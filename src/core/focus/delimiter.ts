/** What separates the cells of a CSV file: known from its heading, or from a first line that names it. */

/** The usual one first. */
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Lines looked at for a heading: titles may stand above it. */
const FIRST_LINES = 20;

/** The mark that comes most often in the heading, outside quotation marks. */
export function delimiterOf(text: string): string {
  const heading = headingOf(text).replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((mark) => heading.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Excel's `sep=;` as a line of its own. @returns the mark; undefined for any other line */
export function delimiterLine(line: string): string | undefined {
  return /^\uFEFF*"?sep=([^"])"?[,;\t ]*$/i.exec(line)?.[1];
}

/** The first line that names the column every FOCUS file has; where none does, the first with anything in it. */
function headingOf(text: string): string {
  const lines: string[] = [];
  for (const [line] of text.matchAll(/[^\r\n]+/g)) if (lines.push(line) === FIRST_LINES) break;
  return lines.find((line) => /billedcost/i.test(line)) ?? lines[0] ?? "";
}
