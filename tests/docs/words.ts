/** Commands as they stand on a page, taken apart without a shell. */

export interface CommandLine {
  /** Of the page. */
  readonly line: number;
  readonly words: readonly string[];
}

/** A line for a shell to carry on, in sh and PowerShell. */
const GOES_ON = /(?:\\|\s`)$/;

/** The commands of a block; a line that ends in a backslash goes on in the next, a line that begins with # is none. */
export function commandLines(block: {
  readonly line: number;
  readonly lines: readonly string[];
}): CommandLine[] {
  const commands: CommandLine[] = [];
  let begun: { line: number; text: string } | null = null;
  for (const [i, text] of block.lines.entries()) {
    const whole: { line: number; text: string } =
      begun === null
        ? { line: block.line + 1 + i, text }
        : { line: begun.line, text: `${begun.text} ${text.trim()}` };
    begun = GOES_ON.test(whole.text) ? { ...whole, text: whole.text.replace(GOES_ON, "") } : null;
    if (begun !== null || whole.text.trim() === "" || whole.text.trim().startsWith("#")) continue;
    commands.push({ line: whole.line, words: words(whole.text) });
  }
  if (begun !== null) commands.push({ line: begun.line, words: words(begun.text) });
  return commands;
}

/** Words are parted by blanks; quotes keep blanks; outside of quotes, what a shell parts commands by is a word. */
export function words(text: string): string[] {
  const found: string[] = [];
  const WORD = /\s*(&&|\|\||[|;<>&()]|(?:"[^"]*"|'[^']*'|\\.|[^\s|;<>&()"'\\])+)/gy;
  for (const [, word = ""] of text.matchAll(WORD))
    found.push(
      word.replace(
        /"([^"]*)"|'([^']*)'|\\(.)/g,
        (_all, a?: string, b?: string, c?: string) => a ?? b ?? c ?? "",
      ),
    );
  return found;
}

const SEPARATORS = new Set(["&&", "||", "|", ";", "<", ">", "&", "(", ")"]);

/** Words that only a shell understands; a pattern that our own command takes is none. */
export function needsShell(list: readonly string[]): readonly string[] {
  return list.filter(
    (word, i) =>
      SEPARATORS.has(word) || /[$`]|^~/.test(word) || (/[*?]/.test(word) && list[i - 1] !== "--pattern"),
  );
}

const PROGRAM = /(?:^|[/\\])openchargeback(?:\.cjs|\.cmd)?$/;

/** To these it is a file. */
const FILE_COMMANDS = new Set(["cp", "mv", "install"]);

/** The words after each `openchargeback`, up to where the command ends. */
export function programCalls(list: readonly string[]): string[][] {
  if (FILE_COMMANDS.has(list[0] ?? "")) return [];
  return list.flatMap((word, i) => {
    if (!PROGRAM.test(word) || list[i - 1] === "cd") return [];
    const rest = list.slice(i + 1);
    const end = rest.findIndex((other) => SEPARATORS.has(other));
    const own = end === -1 ? rest : rest.slice(0, end);
    return [own[0] === "--" ? own.slice(1) : own];
  });
}
