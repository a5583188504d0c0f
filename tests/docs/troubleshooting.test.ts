/** The page of messages stays true: each that it quotes is one of the program's, and each of the program's is in it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES_LIST } from "../../src/core/review/rules";
import { sourceTexts, VALUE } from "./source-texts";

const ROOT = join(__dirname, "../..");
const PAGE = join(ROOT, "docs/troubleshooting.md");

/** Exporters say by themselves which line of which file is wrong, and what to do. */
const SELF_EXPLAINING = /^src\/(exporters|script\/(commands\/)?export)\//;
/** Fewer letters are no message of their own: they put another's words together. */
const FEWEST_LETTERS = 12;

const { messages } = sourceTexts(ROOT, ["src", "taskpane"]);
/** With those of the parser of options, which the command line makes into sentences. */
const { all: written } = sourceTexts(ROOT, ["src", "taskpane", "node_modules/commander/lib"]);
const all = [...written, ...[...written].flatMap(asSentence)];
const page = readFileSync(PAGE, "utf8");
const quotes = quotesOf(page);

/** What stands in bold in the lists of the page; `…` stands for a value. */
function quotesOf(text: string): string[] {
  const items = text.split(/\n(?=[-#|]|\n)/).filter((block) => block.startsWith("- "));
  return items.flatMap((item) =>
    [...item.matchAll(/\*\*([^*]+)\*\*/g)].map((match) => (match[1] ?? "").replace(/\s+/g, " ")),
  );
}

/** As src/script/usage-error.ts says it. */
function asSentence(text: string): string[] {
  const [, first, rest] = /^error: (\p{L})([^]*)$/u.exec(text) ?? [];
  return first === undefined || rest === undefined ? [] : [`${first.toUpperCase()}${rest}`];
}

function fragments(quote: string): string[] {
  return quote
    .split("…")
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment !== "");
}

function holds(text: string, quote: string): boolean {
  let from = 0;
  for (const fragment of fragments(quote)) {
    const at = text.indexOf(fragment, from);
    if (at < 0) return false;
    from = at + fragment.length;
  }
  return true;
}

/** What every message may end with tells none from another. */
const ENDING = /\{way\}|Nothing was (written|imported|sent)|Try again|Correct it/g;

/** Of the longest piece between values. */
function letters(text: string): number {
  const pieces = text.replace(ENDING, VALUE).split(/[\u0001…]/);
  return Math.max(...pieces.map((piece) => piece.replace(/[^\p{L}]/gu, "").length));
}

test("every message that the page quotes is one of the program's", () => {
  const unknown = quotes.filter((quote) => !all.some((text) => holds(text, quote)));
  expect(unknown).toEqual([]);
  expect(quotes.length).toBeGreaterThan(200);
});

test("every refusal and failure of the program is in the page", () => {
  const telling = quotes.filter((quote) => letters(quote) >= FEWEST_LETTERS);
  const missing = messages
    .filter(({ file, text }) => !SELF_EXPLAINING.test(file) && letters(text) >= FEWEST_LETTERS)
    .filter(({ text }) => !telling.some((quote) => holds(text, quote)))
    .map(({ file, text }) => `${file}: ${text.replaceAll(VALUE, "…")}`);
  expect(missing).toEqual([]);
  expect(messages.length).toBeGreaterThan(250);
});

test("every review rule has its row of what to do", () => {
  const section = /\n## Flags of the review\n([^]*?)\n## /.exec(page)?.[1] ?? "";
  const rows = [...section.matchAll(/^\| ([A-Z].*?) +\|/gm)].map((match) => match[1]).slice(1);
  expect([...rows].sort()).toEqual(RULES_LIST.map((rule) => rule.name).sort());
});
