/** In blocks that cannot be run: a folder of the inbox that openchargeback reads is one that the page has filled before. */
import { needsOf } from "./conventions";
import { allPages, readPage, type Page } from "./pages";
import { commandLines, programCalls } from "./words";

it("files of the inbox come from a line before", () => {
  expect(allPages().flatMap(neverMade)).toEqual([]);
});

it.each([
  ["aws s3 sync s3://example-edu/x inbox/aws/", "import inbox/aws/*", []],
  ["aws s3 sync s3://example-edu/x inbox", "import inbox/aws/x/*", []],
  ["aws s3 sync s3://example-edu/x inbox/aws/", "import inbox/gcp/*", ["x.md:9: inbox/gcp"]],
])("%s, %s", (before, call, problems) => {
  const block = (line: string): string =>
    `Needs your own files:\n\n\`\`\`sh needs="your own files"\n${line}\n\`\`\`\n`;
  expect(neverMade(readPage("x.md", `${block(before)}${block(`openchargeback ${call}`)}`))).toEqual(problems);
});

function neverMade({ name, blocks }: Page): string[] {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const block of blocks)
    for (const { line, words } of commandLines(block)) {
      const calls = needsOf(block).length === 0 ? [] : programCalls(words);
      for (const folder of calls.flat().flatMap(folderOf))
        if (![...seen].some((known) => `${folder}/`.startsWith(`${known}/`)))
          wrong.push(`${name}:${line}: ${folder}`);
      for (const word of words) seen.add(word.replace(/\/$/, ""));
    }
  return wrong;
}

/** `inbox/aws-2025-01/*` → `inbox/aws-2025-01`. */
function folderOf(word: string): string[] {
  return word.startsWith("inbox/") && word.includes("/", 6) ? [word.slice(0, word.lastIndexOf("/"))] : [];
}
