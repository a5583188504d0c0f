/** Pieces of Markdown that several made pages need. */

/** In code letters; blank stays blank. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line), ""];
}
